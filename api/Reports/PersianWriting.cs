using System.Globalization;
using Monitoring.Text.Dates;

namespace Monitoring.Api.Reports;

/// <summary>Numbers and days as a Persian reader writes them.</summary>
internal static class PersianWriting
{
    /// <summary>۱۲٬۳۴۵</summary>
    public static string Number(long number) => Digits(number.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '٬'));

    public static string Digits(string text) => string.Create(text.Length, text, static (letters, source) =>
    {
        for (var i = 0; i < letters.Length; i++) letters[i] = source[i] is >= '0' and <= '9' ? (char)(source[i] - '0' + '۰') : source[i];
    });

    /// <summary>پنجشنبه ۳۱ خرداد ۱۴۰۳</summary>
    public static string Day(DateOnly day) => DateFormat.Show(JalaliDate.FromDateOnly(day), DateStyle.WithWeekday);

    /// <summary>۳۱ خرداد</summary>
    public static string DayAndMonth(DateOnly day) => DateFormat.Show(JalaliDate.FromDateOnly(day), DateStyle.DayMonth);

    /// <summary>How a count moved against the day before: ▲ ۱۲٪, ▼ ۵٪, ▲ ۹ برابر, «بی‌تغییر»; from nothing it is «تازه» when fresh, else ▲.</summary>
    /// <param name="fresh">It was not there on any of the days that the report looks back on.</param>
    public static string Change(long now, long before, bool fresh = false)
    {
        if (before == 0) return now == 0 ? "بی‌تغییر" : fresh ? "تازه" : "▲";
        // Nobody reads ▲ ۱٬۵۰۰٪; from three times on it is times.
        if (now >= 3 * before) return $"▲ {Number((long)Math.Round((double)now / before))} برابر";
        var percent = (long)Math.Round(100.0 * (now - before) / before);
        return percent == 0 ? "بی‌تغییر" : $"{(percent > 0 ? "▲" : "▼")} {Number(Math.Abs(percent))}٪";
    }
}
