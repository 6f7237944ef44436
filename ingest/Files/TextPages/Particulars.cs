using Monitoring.Text;

namespace Monitoring.Ingest.Files.TextPages;

/// <summary>What a line of particulars says: «کد خبر: ۱۲۳ | تاریخ انتشار: ۱۲ مهر ۱۴۰۵ - ۱۰:۲۲ | سرویس: سیاسی», or a date alone.</summary>
internal sealed record Particulars
{
    public string? Number { get; private set; }
    public NewsTime? Published { get; private set; }
    /// <summary>The date has a label that says so.</summary>
    public bool SaysPublished { get; private set; }
    public NewsTime? Updated { get; private set; }
    public string? Section { get; private set; }
    public string? Author { get; private set; }
    public string? Source { get; private set; }

    private static readonly string Issue = LetterKey.Of("شماره");

    private enum Label
    {
        None, Number, Published, Updated, Section, Author, Source, Ignored,
    }

    /// <summary>Labels by the words they are written with; longer ones first where one begins with another.</summary>
    private static readonly (string[] Words, Label Label)[] Labels =
    [
        .. Rows(Label.Number, "کد خبر|کد مطلب|شناسه خبر|شناسه مطلب|شماره خبر|کد مقاله|news id|news code|story code|article id|id"),
        .. Rows(Label.Published, "تاریخ و ساعت انتشار|تاریخ انتشار خبر|تاریخ انتشار|زمان انتشار|تاریخ مخابره|تاریخ درج|تاریخ خبر|انتشار|منتشر شده در|تاریخ|publish date|publication date|published on|published|date"),
        .. Rows(Label.Updated, "آخرین به روز رسانی|آخرین به روزرسانی|آخرین بروزرسانی|آخرین بهروزرسانی|تاریخ به روز رسانی|تاریخ بهروزرسانی|به روز شده در|به روزرسانی|بهروزرسانی|بروزرسانی|آخرین ویرایش|ویرایش شده در|last updated|last update|updated on|updated|modified"),
        .. Rows(Label.Section, "سرویس|گروه خبری|گروه|دسته بندی|دسته|بخش|حوزه|موضوع|section|category"),
        .. Rows(Label.Author, "نویسنده|خبرنگار|گزارشگر|به قلم|گزارش از|author|reporter|written by|by"),
        .. Rows(Label.Source, "منبع خبر|منبع|به نقل از|source"),
        .. Rows(Label.Ignored, "مترجم|ویراستار|دبیر|سردبیر|تعداد بازدید|بازدید|زمان مطالعه|مدت زمان مطالعه|زمان تقریبی مطالعه|امروز|کد|reading time|views|today"),
    ];

    /// <summary>A label that stands alone on its line; its value is then on the next one.</summary>
    public static bool IsLabel(string key) => Alone.Contains(key);

    private static readonly HashSet<string> Alone =
        [.. Labels.Where(l => l.Label is Label.Number or Label.Published or Label.Updated && l.Words.Length > 1).Select(l => LetterKey.Of(string.Concat(l.Words)))];

    public static bool IsParticulars(string line) => Read(line, TimeZoneInfo.Utc) is not null;

    /// <summary>Null when the line is none of particulars alone.</summary>
    public static Particulars? Read(string line, TimeZoneInfo zone)
    {
        // Without a colon or a digit it has neither a label nor a date.
        if (!line.Any(c => c is ':' or '：' || char.IsDigit(c))) return null;
        var found = new Particulars();
        // A date alone is read whole: bars may part its day from its time.
        if (LineDate.Find(line, zone) is { Rest.Length: 0 } alone && Parts(line).All(p => p.Label == Label.None)) return new Particulars { Published = alone.Time };
        var any = false;
        foreach (var part in Parts(line))
        {
            if (LetterKey.Of(part.Value).Length == 0 && part.Label == Label.None) continue;
            // «۱۱ آبان ۱۴۰۵ | شماره ۲۲۱۰»: the issue of a newspaper.
            if (part.Label == Label.None && LetterKey.Of(part.Value) is var key && key.StartsWith(Issue, StringComparison.Ordinal) && key[Issue.Length..].All(char.IsAsciiDigit)) continue;
            // «گروه: استان‌ها » یزد»: the section's path.
            if (part.Label == Label.None && found.Section is not null && Short(part.Value) is { Length: < 30 } && LineDate.Find(part.Value, zone) is null) continue;
            if (!found.Take(part.Label, part.Value, zone)) return null;
            any = true;
        }

        return any ? found : null;
    }

    private bool Take(Label label, string value, TimeZoneInfo zone)
    {
        var date = LineDate.Find(value, zone);
        switch (label)
        {
            case Label.Number:
                var digits = new string([.. LetterKey.AsciiDigits(value).Where(char.IsAsciiLetterOrDigit)]);
                if (digits.Length is 0 or > 20 || !digits.Any(char.IsAsciiDigit)) return false;
                Number ??= digits;
                return true;
            case Label.Published or Label.None:
                if (label == Label.None && value.Length == 0) return true;
                if (date is null || date.Rest.Length > 0) return label == Label.None && IsClock(value);
                if (Published is null || (label == Label.Published && !SaysPublished)) Published = date.Time;
                SaysPublished |= label == Label.Published;
                return true;
            case Label.Updated:
                if (date is null) return false;
                Updated ??= date.Time;
                return true;
            case Label.Section:
                Section ??= Short(value);
                return Section is not null;
            case Label.Author:
                if (!value.Any(char.IsLetter)) return Short(value) is not null;
                Author ??= Short(value);
                return Author is not null;
            case Label.Source:
                Source ??= Short(value);
                return Source is not null;
            default:
                return Short(value) is not null;
        }
    }

    private static bool IsClock(string value) => LineDate.Find("1400/01/01 " + value, TimeZoneInfo.Utc) is { } date && date.Rest.Length == 0;

    private static string? Short(string value)
    {
        var text = value.Trim(' ', ':', '-', '–', '/', '|', '.', '\u200C', '«', '»');
        return text.Length is > 0 and <= 60 && text.Count(c => c == ' ') < 8 ? text : null;
    }

    /// <summary>The line cut at bars and before each label; a label needs a colon, or a value that begins with a digit, or the line's beginning.</summary>
    private static IEnumerable<(Label Label, string Value)> Parts(string line)
    {
        foreach (var part in line.Split(['|', '•', '·', '\t', '»', '؛']))
        {
            var text = part.Trim().TrimStart('-', '–', '*', '/', '[', '(').Trim();
            var label = Label.None;
            var start = 0;
            for (var i = 0; i < text.Length; i++)
            {
                if (i > 0 && char.IsLetterOrDigit(text[i - 1])) continue;
                if (LabelAt(text, i, out var end) is not (not Label.None and var next)) continue;
                if (i > start || label != Label.None) yield return (label, text[start..i].Trim(' ', '-', '–', '،', ','));
                (label, start, i) = (next, end, end - 1);
            }

            yield return (label, text[start..].Trim());
        }
    }

    private static Label LabelAt(string text, int at, out int end)
    {
        foreach (var (words, label) in Labels)
        {
            if (!Matches(text, at, words, out end)) continue;
            var rest = text.AsSpan(end).TrimStart(' ');
            var colon = rest.Length > 0 && rest[0] is ':' or '：';
            if (colon)
            {
                end = text.IndexOfAny([':', '：'], end) + 1;
                return label;
            }

            if (rest.Length > 0 && char.IsDigit(rest[0]) && label is Label.Number or Label.Published or Label.Updated && words.Length > 1) return label;
        }

        end = at;
        return Label.None;
    }

    private static bool Matches(string text, int at, string[] words, out int end)
    {
        end = at;
        for (var w = 0; w < words.Length; w++)
        {
            if (w > 0)
            {
                var gap = end;
                while (end < text.Length && text[end] is ' ' or '\u200C') end++;
                if (end == gap) return false;
            }

            if (end + words[w].Length > text.Length) return false;
            foreach (var letter in words[w])
            {
                if (LetterKey.Folded(text[end++]) != letter) return false;
            }
        }

        return end == text.Length || !char.IsLetterOrDigit(text[end]);
    }

    private static IEnumerable<(string[] Words, Label Label)> Rows(Label label, string phrases) =>
        phrases.Split('|').Select(p => (Array.ConvertAll(p.Split(' '), w => LetterKey.Of(w)), label));
}
