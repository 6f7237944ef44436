using System.Globalization;
using Monitoring.Text.Dates;

namespace Monitoring.Infra.Search.Queries;

/// <summary>Days, months and years as they are written in a query, ISO or Jalali; the year tells which.</summary>
internal static class QueryDates
{
    /// <summary>The days that <c>2024</c>, <c>2024-06</c> or <c>2024-06-20</c> covers, in digits of any set and with slashes too.</summary>
    /// <exception cref="QueryException">It is no date; the message says what to write instead.</exception>
    public static (DateOnly First, DateOnly Last) Parse(string text)
    {
        var parts = text.Split('-', '/');
        if (parts.Length is 1 or 2 && parts.All(static p => p.Length is > 0 and <= 4 && p.All(char.IsDigit)))
        {
            var month = parts.Length == 1 ? "1" : parts[1];
            if (CommandDate.TryParse($"{parts[0]}-{month}-1", out var first, out _)) return (first, Last(first, Year(parts[0]), wholeYear: parts.Length == 1));
        }

        if (CommandDate.TryParse(text, out var day, out var problem)) return (day, day);
        throw QueryMistakes.NoDate(QueryScanner.Shown(text), problem);
    }

    private static int Year(string digits) => int.Parse(string.Concat(digits.Select(static c => (char)('0' + (int)char.GetNumericValue(c)))), CultureInfo.InvariantCulture);

    private static DateOnly Last(DateOnly first, int year, bool wholeYear)
    {
        // CommandDate has told the calendars apart: a day that carries the year as written is Gregorian.
        if (first.Year == year) return (wholeYear ? first.AddYears(1) : first.AddMonths(1)).AddDays(-1);
        return (wholeYear ? JalaliPeriods.Nowruz(year + 1) : JalaliPeriods.MonthStart(first.AddDays(31))).AddDays(-1);
    }
}
