using System.Globalization;

namespace Monitoring.Text.Dates;

/// <summary>Scores the calendar against a table of days, for the suite "Jalali" of <c>monitoring evaluate</c>.</summary>
public static class JalaliScore
{
    /// <param name="table">Lines <c>2024-06-20 TAB 1403-03-31</c>; blank lines and lines without a tab are passed over.</param>
    /// <returns>How many of the pairs are equal both ways, 0..1; 0 for a table without pairs.</returns>
    public static double Score(TextReader table)
    {
        int pairs = 0, equal = 0;
        while (table.ReadLine() is { } line)
        {
            if (line.Split('\t') is not [var gregorian, var jalali, ..]) continue;
            pairs++;
            if (Equal(gregorian, jalali.Trim())) equal++;
        }

        return pairs == 0 ? 0 : (double)equal / pairs;
    }

    private static bool Equal(string gregorian, string jalali)
    {
        if (!DateOnly.TryParseExact(gregorian, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return false;
        if (jalali.Split('-') is not [var y, var m, var d]) return false;
        return int.TryParse(y, CultureInfo.InvariantCulture, out var year)
            && int.TryParse(m, CultureInfo.InvariantCulture, out var month)
            && int.TryParse(d, CultureInfo.InvariantCulture, out var dayOfMonth)
            && JalaliDate.TryCreate(year, month, dayOfMonth, out var date)
            && date.ToDateOnly() == day
            && JalaliDate.FromDateOnly(day) == date;
    }
}
