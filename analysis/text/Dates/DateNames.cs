namespace Monitoring.Text.Dates;

/// <summary>The language in which a date is shown.</summary>
public enum DateLanguage
{
    Persian,
    English,
}

/// <summary>A quarter of the Jalali year; the year begins with spring.</summary>
public enum JalaliSeason
{
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// <summary>Names of months, weekdays and seasons in good spelling, and Persian digits.</summary>
public static class DateNames
{
    private static readonly string[] JalaliPersian =
        ["فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"];

    private static readonly string[] JalaliEnglish =
        ["Farvardin", "Ordibehesht", "Khordad", "Tir", "Mordad", "Shahrivar", "Mehr", "Aban", "Azar", "Dey", "Bahman", "Esfand"];

    private static readonly string[] GregorianPersian =
        ["ژانویه", "فوریه", "مارس", "آوریل", "مه", "ژوئن", "ژوئیه", "اوت", "سپتامبر", "اکتبر", "نوامبر", "دسامبر"];

    private static readonly string[] GregorianEnglish =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    private static readonly string[] WeekdaysPersian = ["یکشنبه", "دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه", "شنبه"];

    private static readonly string[] SeasonsPersian = ["بهار", "تابستان", "پاییز", "زمستان"];

    /// <param name="month">1 to 12.</param>
    public static string Month(DateCalendar calendar, int month, DateLanguage language)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(month, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(month, 12);
        var names = (calendar, language) switch
        {
            (DateCalendar.Jalali, DateLanguage.Persian) => JalaliPersian,
            (DateCalendar.Jalali, _) => JalaliEnglish,
            (DateCalendar.Gregorian, DateLanguage.Persian) => GregorianPersian,
            (DateCalendar.Gregorian, _) => GregorianEnglish,
            _ => throw new ArgumentOutOfRangeException(nameof(calendar), "Lunar dates are read, not shown."),
        };
        return names[month - 1];
    }

    public static string Weekday(DayOfWeek day, DateLanguage language) =>
        language == DateLanguage.Persian ? WeekdaysPersian[(int)day] : day.ToString();

    public static string Season(JalaliSeason season, DateLanguage language) =>
        language == DateLanguage.Persian ? SeasonsPersian[(int)season] : season.ToString();

    /// <summary>The text with ASCII digits replaced by Persian ones.</summary>
    public static string PersianDigits(string text) => string.Create(text.Length, text, static (digits, source) =>
    {
        for (var i = 0; i < digits.Length; i++) digits[i] = source[i] is >= '0' and <= '9' ? (char)(source[i] - '0' + '۰') : source[i];
    });
}
