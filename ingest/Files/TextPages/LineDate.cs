using Monitoring.Text;
using Monitoring.Text.Dates;

namespace Monitoring.Ingest.Files.TextPages;

/// <summary>A date, and the time beside it, as one line of a page writes it.</summary>
/// <param name="Rest">The line without the date, the time and the day of the week.</param>
internal sealed record LineDate(NewsTime Time, string Rest)
{
    private static readonly string[] JalaliMonths =
        ["فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"];
    private static readonly (string Name, int Month)[] Months =
    [
        ("ژانویه", 1), ("فوریه", 2), ("مارس", 3), ("آوریل", 4), ("آپریل", 4), ("مه", 5), ("می", 5), ("ژوئن", 6), ("جون", 6), ("ژوئیه", 7),
        ("جولای", 7), ("اوت", 8), ("آگوست", 8), ("سپتامبر", 9), ("اکتبر", 10), ("نوامبر", 11), ("دسامبر", 12),
        ("january", 1), ("jan", 1), ("february", 2), ("feb", 2), ("march", 3), ("mar", 3), ("april", 4), ("apr", 4), ("may", 5), ("june", 6),
        ("jun", 6), ("july", 7), ("jul", 7), ("august", 8), ("aug", 8), ("september", 9), ("sep", 9), ("sept", 9), ("october", 10), ("oct", 10),
        ("november", 11), ("nov", 11), ("december", 12), ("dec", 12),
    ];

    private static readonly HashSet<string> Weekdays = new(StringComparer.Ordinal)
    {
        "شنبه", "یکشنبه", "دوشنبه", "سهشنبه", "چهارشنبه", "پنجشنبه", "پنچشنبه", "جمعه", "یک", "دو", "سه", "چهار", "پنج", "روز", "ماه", "سال", "مورخ",
        "saturday", "sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "sat", "sun", "mon", "tue", "wed", "thu", "fri",
        "ساعت", "at", "on", "به", "وقت", "تهران", "gmt", "utc", "ime", "pm", "am", "قبل", "بعد", "از", "ظهر", "ه", "ش",
    };

    /// <summary>Null where the line has no date that exists.</summary>
    public static LineDate? Find(string line, TimeZoneInfo zone)
    {
        var words = Words(line);
        for (var i = 0; i < words.Count; i++)
        {
            if (Day(words, i, out var length) is not { } day) continue;
            var used = new bool[words.Count];
            Array.Fill(used, true, i, length);
            var time = Clock(words, used);
            var rest = string.Join(' ', words.Where((w, at) => !used[at] && !Weekdays.Contains(LetterKey.Of(w))));
            return new LineDate(time is { } clock
                ? new NewsTime(zone.At(day.ToDateTime(clock.Time)), clock.Precision)
                : NewsTime.OnDay(day, zone), rest);
        }

        return null;
    }

    private static List<string> Words(string line)
    {
        var words = new List<string>();
        var text = LetterKeyDigits(line);
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var inside = i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] is ':' or '/' or '.' or '-' or '\u200C' || char.IsSurrogate(text[i]));
            if (inside && start < 0) start = i;
            if (inside || start < 0) continue;
            var word = text[start..i].Trim(':', '/', '.', '-');
            if (word.Length > 0) words.Add(word);
            start = -1;
        }

        return words;
    }

    private static string LetterKeyDigits(string line) => LetterKey.AsciiDigits(line);

    private static DateOnly? Day(List<string> words, int at, out int length)
    {
        length = 1;
        var parts = words[at].Split('/', '-', '.');
        if (parts.Length == 3 && Whole(parts[0]) is { } a && Whole(parts[1]) is { } b && Whole(parts[2]) is { } c)
        {
            return parts[0].Length >= 4 ? Valid(a, b, c) : parts[2].Length == 4 ? Valid(c, b, a) : null;
        }

        // ۳۱ خرداد ۱۴۰۳, 20 June 2024
        if (at + 2 < words.Count && Whole(words[at]) is { } day and <= 31 && Month(words[at + 1]) is { } month)
        {
            length = 3;
            var year = at + 3 < words.Count && LetterKey.Of(words[at + 2]) is "ماه" or "سال" ? words[at + length++] : words[at + 2];
            if (Whole(year) is { } number) return Named(Full(number, month.Jalali), month, day);
        }

        // June 20, 2024
        if (at + 2 < words.Count && Month(words[at]) is { Jalali: false } first && Whole(words[at + 1]) is { } second and <= 31 && Whole(words[at + 2]) is { } third)
        {
            length = 3;
            return Named(third, first, second);
        }

        return null;
    }

    // Two digits of a year are written for this century only: «۱۲ مهر ۰۵» is 1405, «98» is 1398.
    private static int Full(int year, bool jalali) => year >= 100 || !jalali ? year : year < 50 ? 1400 + year : 1300 + year;

    private static DateOnly? Named(int year, (bool Jalali, int Number) month, int day) =>
        month.Jalali == year is >= 1178 and <= 1500 ? Valid(year, month.Number, day) : null;

    private static DateOnly? Valid(int year, int month, int day)
    {
        if (year is >= 1178 and <= 1500) return JalaliDate.TryCreate(year, month, day, out var jalali) ? jalali.ToDateOnly() : null;
        if (year is < 1900 or > 2200 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return null;
        return new DateOnly(year, month, day);
    }

    private static (bool Jalali, int Number)? Month(string word)
    {
        var key = LetterKey.Of(word);
        if (key.EndsWith("ماه", StringComparison.Ordinal) && key.Length > 3) key = key[..^3];
        for (var i = 0; i < JalaliMonths.Length; i++)
        {
            if (key == LetterKey.Of(JalaliMonths[i])) return (true, i + 1);
        }

        foreach (var (name, number) in Months)
        {
            if (key == LetterKey.Of(name)) return (false, number);
        }

        return null;
    }

    private static (TimeOnly Time, TimePrecision Precision)? Clock(List<string> words, bool[] used)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (used[i]) continue;
            var parts = words[i].Split(':');
            if (parts.Length is < 2 or > 3 || Whole(parts[0]) is not { } hour || Whole(parts[1]) is not { } minute) continue;
            var second = parts.Length == 3 ? Whole(parts[2]) : 0;
            if (hour > 23 || minute > 59 || second is null or > 59 || parts[1].Length != 2) continue;
            used[i] = true;
            return (new TimeOnly(hour, minute, second.Value), parts.Length == 3 ? TimePrecision.Second : TimePrecision.Minute);
        }

        return null;
    }

    private static int? Whole(string digits)
    {
        if (digits.Length is 0 or > 4) return null;
        var number = 0;
        foreach (var c in digits)
        {
            if (!char.IsAsciiDigit(c)) return null;
            number = number * 10 + (c - '0');
        }

        return number;
    }
}
