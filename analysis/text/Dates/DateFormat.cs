using System.Globalization;

namespace Monitoring.Text.Dates;

/// <summary>How much of a date is shown.</summary>
public enum DateStyle
{
    /// <summary>«۱۴۰۳/۰۳/۳۱», in English <c>1403-03-31</c>.</summary>
    Numeric,

    /// <summary>«۳۱ خرداد», for axes and lists of one year.</summary>
    DayMonth,

    /// <summary>«۳۱ خرداد ۱۴۰۳».</summary>
    Written,

    /// <summary>«پنجشنبه ۳۱ خرداد ۱۴۰۳».</summary>
    WithWeekday,
}

/// <summary>Shows dates and times as Persian agencies print them. What <see cref="DateReader"/> reads back, but for <see cref="DateStyle.DayMonth"/>.</summary>
public static class DateFormat
{
    public static string Show(JalaliDate date, DateStyle style = DateStyle.Written, DateLanguage language = DateLanguage.Persian) =>
        Show(DateCalendar.Jalali, date.Year, date.Month, date.Day, date.DayOfWeek, style, language);

    /// <summary>The Gregorian date.</summary>
    public static string Show(DateOnly date, DateStyle style = DateStyle.Written, DateLanguage language = DateLanguage.Persian) =>
        Show(DateCalendar.Gregorian, date.Year, date.Month, date.Day, date.DayOfWeek, style, language);

    /// <summary>«۳۱ خرداد ۱۴۰۳، ۱۱:۰۵» in the zone; the clock only as exactly as it is known.</summary>
    /// <param name="calendar">Jalali or Gregorian.</param>
    public static string Show(
        NewsTime time, TimeZoneInfo zone, DateStyle style = DateStyle.Written, DateLanguage language = DateLanguage.Persian,
        DateCalendar calendar = DateCalendar.Jalali)
    {
        var local = TimeZoneInfo.ConvertTime(time.Instant, zone);
        var day = DateOnly.FromDateTime(local.DateTime);
        var date = calendar == DateCalendar.Jalali ? Show(JalaliDate.FromDateOnly(day), style, language) : Show(day, style, language);
        if (time.Precision == TimePrecision.Day) return date;
        var clock = local.ToString(time.Precision == TimePrecision.Second ? "HH:mm:ss" : "HH:mm", CultureInfo.InvariantCulture);
        return language == DateLanguage.Persian
            ? $"{date}{(style == DateStyle.Numeric ? " " : "، ")}{DateNames.PersianDigits(clock)}"
            : $"{date}{(style == DateStyle.Numeric ? " " : ", ")}{clock}";
    }

    private static string Show(DateCalendar calendar, int year, int month, int day, DayOfWeek weekday, DateStyle style, DateLanguage language)
    {
        var culture = CultureInfo.InvariantCulture;
        var name = style == DateStyle.Numeric ? "" : DateNames.Month(calendar, month, language);
        var shown = style switch
        {
            DateStyle.Numeric when language == DateLanguage.Persian => string.Create(culture, $"{year:0000}/{month:00}/{day:00}"),
            DateStyle.Numeric => string.Create(culture, $"{year:0000}-{month:00}-{day:00}"),
            DateStyle.DayMonth => string.Create(culture, $"{day} {name}"),
            DateStyle.Written => string.Create(culture, $"{day} {name} {year}"),
            _ => string.Create(culture, $"{DateNames.Weekday(weekday, language)} {day} {name} {year}"),
        };
        return language == DateLanguage.Persian ? DateNames.PersianDigits(shown) : shown;
    }
}
