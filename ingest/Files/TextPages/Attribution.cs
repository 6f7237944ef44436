using System.Buffers;

namespace Monitoring.Ingest.Files.TextPages;

/// <summary>«به گزارش خبرگزاری مهر، …»: the sentence with which Iranian agencies open a text, and the publisher it names.</summary>
internal static class Attribution
{
    private const int MostWords = 7;
    private static readonly string[] Openings = ["به گزارش", "به‌گزارش", "بهگزارش", "به نقل از", "به‌نقل از"];
    private static readonly SearchValues<char> Ends = SearchValues.Create("،,:؛.(«");
    private static readonly string[] Reporters =
        ["خبرنگار", "گروه", "سرویس", "ما", "این", "اعزامی", "سیاسی", "اقتصادی", "اجتماعی", "فرهنگی", "ورزشی", "علمی", "استانی", "حوزه"];
    private static readonly string[] Publishers = ["خبرگزاری", "پایگاه", "روزنامه", "سایت", "وبسایت", "شبکه", "باشگاه", "پرتال", "هفته‌نامه", "هفتهنامه", "آژانس", "رادیو"];

    /// <summary>True for a paragraph that opens so, within its first words.</summary>
    public static bool Begins(string paragraph)
    {
        var at = Opening(paragraph, out _);
        // «ایسنا/گیلان به گزارش …», «تهران - به گزارش …»
        return at is >= 0 and <= 30;
    }

    /// <summary>The publisher that the first paragraphs name; null for none.</summary>
    public static string? Of(IReadOnlyList<string> paragraphs)
    {
        for (var i = 0; i < paragraphs.Count && i < 3; i++)
        {
            var at = Opening(paragraphs[i], out var length);
            if (at is >= 0 and <= 30 && Name(paragraphs[i].AsSpan(at + length)) is { } name) return name;
        }

        return null;
    }

    /// <summary>«روزنامه پگاه نو» alone on a line: the page's banner.</summary>
    public static bool IsBanner(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length is >= 2 and <= 4 && Publishers.Contains(words[0], StringComparer.Ordinal) && char.IsLetter(line[^1]);
    }

    private static int Opening(string paragraph, out int length)
    {
        foreach (var opening in Openings)
        {
            var at = paragraph.IndexOf(opening, 0, Math.Min(paragraph.Length, 60), StringComparison.Ordinal);
            length = opening.Length;
            if (at >= 0) return at;
        }

        length = 0;
        return -1;
    }

    private static string? Name(ReadOnlySpan<char> after)
    {
        var end = after.IndexOfAny(Ends);
        if (end < 0) return null;
        var words = new List<string>(after[..end].ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
        // What it was told by another is not its own name.
        var other = words.FindIndex(w => w is "از" or "به" or "و");
        if (other > 0) words.RemoveRange(other, words.Count - other);
        if (words.Count is 0 or > MostWords) return null;

        var publisher = words.FindIndex(w => Publishers.Contains(w, StringComparer.Ordinal));
        if (publisher >= 0) return Known(words[publisher..]) ?? string.Join(' ', words[publisher..]);
        if (Known(words) is { } known) return known;
        // «خبرنگار اقتصادی سپیدار» is «سپیدار».
        var name = words.SkipWhile(w => Reporters.Contains(w, StringComparer.Ordinal)).ToList();
        return name.Count is 1 or 2 ? string.Join(' ', name) : null;
    }

    /// <summary>The longest end of the words that is a publisher we know: «خبرنگار سیاسی ایرنا» is «ایرنا».</summary>
    private static string? Known(List<string> words)
    {
        for (var start = 0; start < words.Count; start++)
        {
            if (SourceNames.Named(LetterKey.Of(string.Concat(words[start..]))) is { } name) return name;
        }

        return null;
    }
}
