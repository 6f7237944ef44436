using System.Collections.Frozen;

namespace Monitoring.Text.Stems;

/// <summary>The lightest stem of a word in Latin letters: possessive and plural s, as in Harman's S-stemmer (1991).</summary>
internal static class EnglishStem
{
    /// <summary>Words whose s is their own.</summary>
    private static readonly FrozenSet<string> Whole =
        new[] { "news", "series", "species", "always", "perhaps", "texas", "paris", "wales", "james", "reuters", "forbes", "hamas", "laos", "davos", "athens" }.ToFrozenSet();

    public static string Of(string word)
    {
        if (word.Length < 4 || word[^1] != 's' || !char.IsAsciiLetterLower(word[0]) || word.AsSpan().IndexOfAny(".@/:") >= 0 || Whole.Contains(word)) return word;
        if (word.EndsWith("ies", StringComparison.Ordinal) && word[^4] is not ('a' or 'e')) return word.Length > 4 ? word[..^3] + "y" : word;
        if (word.EndsWith("es", StringComparison.Ordinal)) return word[^3] is 'a' or 'e' or 'o' ? word : word[..^1];
        return word[^2] is 'u' or 's' or 'i' ? word : word[..^1];
    }
}
