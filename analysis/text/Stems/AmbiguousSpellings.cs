using System.Collections.Frozen;

namespace Monitoring.Text.Stems;

/// <summary>One word that joined letters can be.</summary>
/// <param name="Stem">Its stem.</param>
/// <param name="At">How many letters stand before its half-space; 0 where it has none.</param>
internal readonly record struct Reading(string Stem, int At);

/// <summary>
/// The joined spellings that are truly two words (نامهای: نام‌های, نامه‌ای), as ambiguous.tsv lists them. A half-space
/// in the text tells which is meant; without it the first one counts, and a query asks for both.
/// </summary>
/// <remarks>
/// A line holds the joined letters, then a reading and its stem, then another reading and its stem; the reading that
/// counts without a half-space stands first. The list is reckoned from the lexicon by <c>train ambiguous</c>.
/// </remarks>
internal sealed class AmbiguousSpellings
{
    private readonly FrozenDictionary<string, Reading[]> _readings;
    private readonly FrozenDictionary<string, Reading[]>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    private AmbiguousSpellings(IEnumerable<string> lines)
    {
        var readings = new Dictionary<string, Reading[]>();
        foreach (var line in lines)
        {
            var columns = line.Split('\t');
            readings[columns[0]] = [Read(columns[1], columns[2]), Read(columns[3], columns[4])];
        }

        _readings = readings.ToFrozenDictionary();
        _lookup = _readings.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public static AmbiguousSpellings Shared { get; } = new(Embedded.Lines("ambiguous.tsv"));

    /// <summary>The joined spellings of the list, folded letters.</summary>
    public IReadOnlyCollection<string> Letters => _readings.Keys;

    /// <summary>The words that these folded letters can be, the usual one first; none where there is only one.</summary>
    public IReadOnlyList<Reading> Of(ReadOnlySpan<char> letters) => _lookup.TryGetValue(letters, out var readings) ? readings : [];

    private static Reading Read(string spelling, string stem) => new(stem, Math.Max(0, spelling.IndexOf(Normalisation.Letters.HalfSpace, StringComparison.Ordinal)));
}
