using System.Collections.Frozen;
using Monitoring.Text.Normalisation;

namespace Monitoring.Text.HalfSpaces;

/// <summary>Tells where a noun phrase is over, so that the word there cannot be one in ezafe (شکست‌های …).</summary>
internal static class Phrases
{
    private const int LongestWord = 4;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Next =
        new[] { "را", "که", "از", "به", "در", "با", "بر", "تا", "و", "یا", "است", "بود", "شد", "کرد", "برای", "هم", "نیز", "اما" }
            .ToFrozenSet().GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool EndsAt(string text, int end)
    {
        var i = end;
        if (i < text.Length && text[i] == ' ') i++;
        if (i == text.Length || text[i] is '.' or '،' or '؛' or ':' or '؟' or '!' or '»' or ')' or '\n' or '…') return true;
        var word = i;
        while (i < text.Length && i - word <= LongestWord && Letters.Kind(text[i]) == LetterKind.Arabic) i++;
        return i > end + 1 && i - word <= LongestWord && (i == text.Length || text[i] is ' ' or '\n') && Next.Contains(text.AsSpan(word, i - word));
    }
}
