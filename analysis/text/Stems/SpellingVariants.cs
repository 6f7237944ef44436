using System.Collections.Frozen;

namespace Monitoring.Text.Stems;

/// <summary>
/// Words that are spelled in two ways (گفت‌وگو, گفتگو; مسئول, مسوول; تهران, طهران), as variants.txt lists them. They
/// keep their exact terms and share their stem; a query asks for every spelling.
/// </summary>
internal sealed class SpellingVariants
{
    /// <summary>No listed spelling is shorter, so that its first letters lead to it.</summary>
    private const int Key = 3;

    private readonly FrozenDictionary<string, Variant[]>.AlternateLookup<ReadOnlySpan<char>> _byKey;

    private SpellingVariants(IEnumerable<string> lines)
    {
        var variants = new List<Variant>();
        foreach (var line in lines)
        {
            var spellings = line.Replace("*", "", StringComparison.Ordinal).Split(' ');
            variants.AddRange(spellings.Select(s => new Variant(s, spellings, line.Contains('*', StringComparison.Ordinal))));
        }

        _byKey = variants.GroupBy(v => v.Letters[..Key]).ToFrozenDictionary(g => g.Key, g => g.ToArray()).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public static SpellingVariants Shared { get; } = new(Embedded.Lines("variants.txt"));

    /// <summary>The word in its commonest spelling; the word itself where it has one only.</summary>
    /// <param name="word">Folded letters.</param>
    public string Common(string word) => Find(word) is { } variant ? variant.All[0] + word[variant.Letters.Length..] : word;

    /// <summary>All spellings of a word, the given one first.</summary>
    public IReadOnlyList<string> Spellings(string word) =>
        Find(word) is { } variant ? [word, .. variant.All.Where(s => s != variant.Letters).Select(s => s + word[variant.Letters.Length..])] : [word];

    private Variant? Find(string word)
    {
        if (word.Length < Key || !_byKey.TryGetValue(word.AsSpan(0, Key), out var variants)) return null;
        foreach (var variant in variants)
        {
            if (variant.Begins ? word.StartsWith(variant.Letters, StringComparison.Ordinal) : word == variant.Letters) return variant;
        }

        return null;
    }

    /// <param name="Letters">This spelling.</param>
    /// <param name="All">All spellings of the word, the commonest first.</param>
    /// <param name="Begins">Longer words that begin so are meant too.</param>
    private sealed record Variant(string Letters, string[] All, bool Begins);
}
