using Monitoring.Enrichment.Words;

namespace Monitoring.Enrichment.Topics;

/// <summary>Words and neighbouring pairs of words of a text as 32-bit hashes with how often each stands there.</summary>
internal static class TopicFeatures
{
    // A report says what it is about in its first paragraphs; work stays bounded on any text.
    private const int MostWords = 2000;

    /// <summary>Fills <paramref name="into"/> with hashes, repeats included.</summary>
    public static void Collect(WordText text, List<uint> into)
    {
        var previous = 0u;
        var words = 0;
        for (var i = 0; i < text.Count && words < MostWords; i++)
        {
            if (!text[i].IsWord) continue;
            var folded = text.Folded(i);
            if (folded.Length < 2 || char.IsDigit(folded[0])) continue;
            words++;
            var hash = Hash(folded);
            into.Add(hash);
            // The beginning stands for a word's inflected forms.
            if (folded.Length > 5) into.Add(Hash(folded[..5]) ^ 0x5bd1e995u);
            if (previous != 0) into.Add((previous * 0x9E3779B1u) ^ hash);
            previous = hash;
        }
    }

    private static uint Hash(ReadOnlySpan<char> letters)
    {
        var hash = 2166136261u;
        foreach (var c in letters) hash = (hash ^ c) * 16777619u;
        return hash == 0 ? 1 : hash;
    }
}
