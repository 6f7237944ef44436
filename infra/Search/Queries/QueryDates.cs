using System.Globalization;

namespace Monitoring.Infra.Search.Queries;

/// <summary>Days, months and years as they are written in a query, ISO or Jalali; the year tells which.</summary>
internal static class QueryDates
{
    /// <summary>No Jalali year of news is this late before the year 2321, and no Gregorian year of news this early.</summary>
    private const int FirstGregorianYear = 1700;

    private static readonly PersianCalendar Jalali = new();

    /// <summary>The days that <c>2024</c>, <c>2024-06</c> or <c>2024-06-20</c> covers, in Persian digits and with slashes too.</summary>
    public static bool TryParse(string text, out (DateOnly First, DateOnly Last) span)
    {
        span = default;
        Span<int> numbers = [0, 0, 0];
        var count = 0;
        var digits = 0;
        foreach (var c in text.AsSpan().Trim())
        {
            if (char.IsDigit(c) && digits < (count == 0 ? 4 : 2))
            {
                numbers[count] = numbers[count] * 10 + (int)char.GetNumericValue(c);
                digits++;
            }
            else if (c is '-' or '/' && digits > 0 && count < 2)
            {
                count++;
                digits = 0;
            }
            else
            {
                return false;
            }
        }

        if (digits == 0 || numbers[0] < 1000) return false;
        return numbers[0] >= FirstGregorianYear
            ? TrySpan(numbers, count, CultureInfo.InvariantCulture.Calendar, out span)
            : TrySpan(numbers, count, Jalali, out span);
    }

    private static bool TrySpan(ReadOnlySpan<int> numbers, int count, Calendar calendar, out (DateOnly First, DateOnly Last) span)
    {
        span = default;
        var (year, month, day) = (numbers[0], numbers[1], numbers[2]);
        if (count >= 1 && month is < 1 or > 12) return false;
        if (count == 2 && (day < 1 || day > calendar.GetDaysInMonth(year, month))) return false;
        span = count switch
        {
            0 => (Day(calendar, year, 1, 1), Day(calendar, year, 12, calendar.GetDaysInMonth(year, 12))),
            1 => (Day(calendar, year, month, 1), Day(calendar, year, month, calendar.GetDaysInMonth(year, month))),
            _ => (Day(calendar, year, month, day), Day(calendar, year, month, day)),
        };
        return true;
    }

    private static DateOnly Day(Calendar calendar, int year, int month, int day) =>
        DateOnly.FromDateTime(calendar.ToDateTime(year, month, day, 0, 0, 0, 0));
}
