using System.Globalization;

namespace Monitoring.Text.Dates;

/// <summary>
/// A day of the solar Hijri calendar of Iran and Afghanistan, as <see cref="PersianCalendar"/> counts it (year begins at the vernal
/// equinox in Iran). Months count from 1 (Farvardin), years from 1 to <see cref="MaxYear"/>.
/// </summary>
public readonly record struct JalaliDate : IComparable<JalaliDate>
{
    /// <summary>The last whole year that the calendar of the runtime knows.</summary>
    public const int MaxYear = 9377;

    private static readonly PersianCalendar Calendar = new();

    // The calendar computes the equinox anew for every day, some 15 µs; charts ask for thousands of days. So the new year's days that
    // news can fall in are asked for once.
    private const int FirstTabled = 1200, LastTabled = 1500;

    private static readonly Lazy<int[]> NewYears = new(() =>
        [.. Enumerable.Range(FirstTabled, LastTabled - FirstTabled + 2).Select(year => DateOnly.FromDateTime(Calendar.ToDateTime(year, 1, 1, 0, 0, 0, 0)).DayNumber)]);

    public int Year { get; }

    public int Month { get; }

    public int Day { get; }

    /// <exception cref="ArgumentOutOfRangeException">There is no such day; the message says which part is wrong and what is allowed.</exception>
    public JalaliDate(int year, int month, int day)
    {
        if (Problem(year, month, day) is { } problem) throw new ArgumentOutOfRangeException(nameof(day), problem);
        (Year, Month, Day) = (year, month, day);
    }

    private JalaliDate(int year, int month, int day, bool _) => (Year, Month, Day) = (year, month, day);

    public static bool TryCreate(int year, int month, int day, out JalaliDate date)
    {
        var valid = Problem(year, month, day) is null;
        date = valid ? new JalaliDate(year, month, day, true) : default;
        return valid;
    }

    /// <exception cref="ArgumentOutOfRangeException">The day lies before 1 Farvardin 1 (622-03-22) or after year <see cref="MaxYear"/>.</exception>
    public static JalaliDate FromDateOnly(DateOnly day)
    {
        var newYears = NewYears.Value;
        var number = day.DayNumber;
        if (number >= newYears[0] && number < newYears[^1])
        {
            // At most a year off, since no year has more than 366 days or fewer than 365.
            var index = Math.Min((int)((number - newYears[0]) / 365.25), newYears.Length - 2);
            while (newYears[index] > number) index--;
            while (newYears[index + 1] <= number) index++;
            var ofYear = number - newYears[index];
            return ofYear < 186
                ? new JalaliDate(FirstTabled + index, ofYear / 31 + 1, ofYear % 31 + 1, true)
                : new JalaliDate(FirstTabled + index, (ofYear - 186) / 30 + 7, (ofYear - 186) % 30 + 1, true);
        }

        var at = day.ToDateTime(TimeOnly.MinValue);
        if (at < Calendar.MinSupportedDateTime) throw new ArgumentOutOfRangeException(nameof(day), "The Jalali calendar begins on 622-03-22.");
        var year = Calendar.GetYear(at);
        if (year > MaxYear) throw new ArgumentOutOfRangeException(nameof(day), $"Jalali years after {MaxYear} are not known.");
        return new JalaliDate(year, Calendar.GetMonth(at), Calendar.GetDayOfMonth(at), true);
    }

    /// <summary>The day on which this instant falls in the zone.</summary>
    public static JalaliDate FromInstant(DateTimeOffset instant, TimeZoneInfo zone) =>
        FromDateOnly(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime));

    public DateOnly ToDateOnly()
    {
        if (Year is < FirstTabled or > LastTabled) return DateOnly.FromDateTime(Calendar.ToDateTime(Year, Month, Day, 0, 0, 0, 0));
        var before = Month <= 7 ? (Month - 1) * 31 : 186 + (Month - 7) * 30;
        return DateOnly.FromDayNumber(NewYears.Value[Year - FirstTabled] + before + Day - 1);
    }

    public DayOfWeek DayOfWeek => ToDateOnly().DayOfWeek;

    public static bool IsLeapYear(int year) => year is >= FirstTabled and <= LastTabled
        ? NewYears.Value[year - FirstTabled + 1] - NewYears.Value[year - FirstTabled] == 366
        : Calendar.IsLeapYear(year);

    /// <summary>29, 30 or 31.</summary>
    public static int DaysInMonth(int year, int month) => month switch
    {
        <= 6 => 31,
        <= 11 => 30,
        _ => IsLeapYear(year) ? 30 : 29,
    };

    private static string? Problem(int year, int month, int day)
    {
        if (year is < 1 or > MaxYear) return $"Jalali years go from 1 to {MaxYear}, not {year}.";
        if (month is < 1 or > 12) return $"Jalali months go from 1 to 12, not {month}.";
        var days = DaysInMonth(year, month);
        return day < 1 || day > days ? $"Month {month} of the Jalali year {year} has {days} days, not {day}." : null;
    }

    public int CompareTo(JalaliDate other) => (Year, Month, Day).CompareTo((other.Year, other.Month, other.Day));

    public static bool operator <(JalaliDate left, JalaliDate right) => left.CompareTo(right) < 0;

    public static bool operator >(JalaliDate left, JalaliDate right) => left.CompareTo(right) > 0;

    public static bool operator <=(JalaliDate left, JalaliDate right) => left.CompareTo(right) <= 0;

    public static bool operator >=(JalaliDate left, JalaliDate right) => left.CompareTo(right) >= 0;

    /// <summary><c>1403-03-31</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}-{Day:00}");
}
