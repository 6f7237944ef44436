using Monitoring.Ingest.Files.TextPages;
using Monitoring.Text;
using Monitoring.Text.Dates;

namespace Monitoring.Ingest.Files;

/// <summary>
/// A date or time as an import line writes it: <c>2024-06-20</c>, <c>2024-06-20T11:05:00+03:30</c>, or Jalali <c>1403-03-31</c>, with
/// any digits; the year tells the calendar.
/// </summary>
internal static class WrittenTime
{
    /// <summary>Null when it is no such date; then <paramref name="wrong"/> says why, for a person.</summary>
    public static NewsTime? Read(string text, TimeZoneInfo zone, out string wrong)
    {
        wrong = "write 2024-06-20, 2024-06-20T11:05:00+03:30 or 1403-03-31";
        var rest = LetterKey.AsciiDigits(text.Trim()).AsSpan();
        if (!Number(ref rest, 4, 4, out var year) || !Skip(ref rest, "-/.") || !Number(ref rest, 1, 2, out var month)
            || !Skip(ref rest, "-/.") || !Number(ref rest, 1, 2, out var day)) return null;
        if (Day(year, month, day) is not { } date)
        {
            wrong = $"there is no such day: {wrong}";
            return null;
        }

        if (rest.IsEmpty) return NewsTime.OnDay(date, zone);
        if (!Skip(ref rest, "Tt ,") || !Number(ref rest, 1, 2, out var hour) || !Skip(ref rest, ":") || !Number(ref rest, 2, 2, out var minute)) return null;
        var second = 0;
        var precision = TimePrecision.Minute;
        if (Skip(ref rest, ":"))
        {
            if (!Number(ref rest, 2, 2, out second)) return null;
            precision = TimePrecision.Second;
            if (Skip(ref rest, ".,"))
            {
                // Parts of a second are more than news knows.
                if (!Number(ref rest, 1, 9, out _)) return null;
            }
        }

        if (hour > 23 || minute > 59 || second > 59)
        {
            wrong = $"there is no such time of day: {wrong}";
            return null;
        }

        var local = date.ToDateTime(new TimeOnly(hour, minute, second));
        if (!Offset(rest.Trim(), local, zone, out var offset)) return null;
        return new NewsTime(new DateTimeOffset(local, offset), precision);
    }

    private static DateOnly? Day(int year, int month, int day)
    {
        // News begins after 1800, and Jalali 1178 is 1800: no year is both.
        if (year is >= 1178 and <= 1500)
        {
            return JalaliDate.TryCreate(year, month, day, out var jalali) ? jalali.ToDateOnly() : null;
        }

        if (year is < 1800 or > 2200 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return null;
        return new DateOnly(year, month, day);
    }

    private static bool Offset(ReadOnlySpan<char> text, DateTime local, TimeZoneInfo zone, out TimeSpan offset)
    {
        offset = TimeSpan.Zero;
        if (text.IsEmpty)
        {
            offset = zone.At(local).Offset;
            return true;
        }

        if (text is "Z" or "z" or "UTC" or "GMT") return true;
        var negative = text[0] == '-';
        if (!Skip(ref text, "+-") || !Number(ref text, 2, 2, out var hours)) return false;
        Skip(ref text, ":");
        var minutes = 0;
        if (!text.IsEmpty && !Number(ref text, 2, 2, out minutes)) return false;
        // DateTimeOffset knows offsets to fourteen hours.
        if (!text.IsEmpty || minutes > 59 || hours * 60 + minutes > 14 * 60) return false;
        offset = TimeSpan.FromMinutes((negative ? -1 : 1) * (hours * 60 + minutes));
        return true;
    }

    private static bool Number(ref ReadOnlySpan<char> text, int least, int most, out int number)
    {
        number = 0;
        var count = 0;
        while (count < text.Length && count < most && char.IsAsciiDigit(text[count])) number = number * 10 + (text[count++] - '0');
        text = text[count..];
        return count >= least;
    }

    private static bool Skip(ref ReadOnlySpan<char> text, string any)
    {
        if (text.IsEmpty || !any.Contains(text[0], StringComparison.Ordinal)) return false;
        text = text[1..];
        return true;
    }
}
