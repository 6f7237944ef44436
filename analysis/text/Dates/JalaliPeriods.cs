namespace Monitoring.Text.Dates;

/// <summary>Weeks, months, seasons and years as Iran counts them, for charts: each period is named by its first day.</summary>
public static class JalaliPeriods
{
    /// <summary>The Saturday on or before the day.</summary>
    public static DateOnly WeekStart(DateOnly day)
    {
        var sinceSaturday = ((int)day.DayOfWeek + 1) % 7;
        // The first Saturday of the calendar is 0001-01-06; what lies before belongs to no whole week.
        return day.DayNumber < sinceSaturday ? DateOnly.MinValue : day.AddDays(-sinceSaturday);
    }

    /// <inheritdoc cref="JalaliDate.FromDateOnly"/>
    public static DateOnly MonthStart(DateOnly day)
    {
        var date = JalaliDate.FromDateOnly(day);
        return day.AddDays(1 - date.Day);
    }

    /// <inheritdoc cref="JalaliDate.FromDateOnly"/>
    public static DateOnly SeasonStart(DateOnly day)
    {
        var date = JalaliDate.FromDateOnly(day);
        return new JalaliDate(date.Year, (date.Month - 1) / 3 * 3 + 1, 1).ToDateOnly();
    }

    /// <inheritdoc cref="JalaliDate.FromDateOnly"/>
    public static DateOnly YearStart(DateOnly day) => Nowruz(JalaliDate.FromDateOnly(day).Year);

    /// <summary>The first of Farvardin.</summary>
    /// <param name="year">Jalali, 1 to <see cref="JalaliDate.MaxYear"/>.</param>
    public static DateOnly Nowruz(int year) => new JalaliDate(year, 1, 1).ToDateOnly();

    public static JalaliSeason SeasonOf(JalaliDate date) => (JalaliSeason)((date.Month - 1) / 3);

    /// <summary>The same day so many months later; the last of the month where there is no such day.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The result lies outside of the years that the calendar knows.</exception>
    public static JalaliDate AddMonths(JalaliDate date, int months)
    {
        var month = (long)date.Year * 12 + date.Month - 1 + months;
        var (year, index) = ((int)Math.Clamp(month / 12, 0, JalaliDate.MaxYear + 1), (int)(month % 12));
        if (year is < 1 or > JalaliDate.MaxYear) throw new ArgumentOutOfRangeException(nameof(months), $"Jalali years go from 1 to {JalaliDate.MaxYear}.");
        return new JalaliDate(year, index + 1, Math.Min(date.Day, JalaliDate.DaysInMonth(year, index + 1)));
    }
}
