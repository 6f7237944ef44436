using Monitoring.Text.Normalisation;

namespace Monitoring.Text.HalfSpaces;

/// <summary>How well lost half-spaces come back: micro F1 over their positions, counted in letters and digits from the line's beginning.</summary>
public static class HalfSpaceScore
{
    /// <param name="goldLines">Lines in good spelling.</param>
    /// <returns>F1 (0..1) with every half-space deleted, and with a space in the place of each.</returns>
    public static (double Deleted, double Spaced) Score(IEnumerable<string> goldLines) => Score(goldLines, HalfSpaceRestorer.Shared);

    internal static (double Deleted, double Spaced) Score(IEnumerable<string> goldLines, HalfSpaceRestorer restorer)
    {
        var (deleted, spaced) = (default(Counts), default(Counts));
        foreach (var gold in goldLines)
        {
            var wanted = Positions(gold);
            deleted.Add(wanted, Positions(restorer.Restore(gold.Replace("\u200C", "", StringComparison.Ordinal))));
            spaced.Add(wanted, Positions(restorer.Restore(gold.Replace('\u200C', ' '))));
        }

        return (deleted.F1, spaced.F1);
    }

    internal static HashSet<int> Positions(string text)
    {
        var positions = new HashSet<int>();
        var letters = 0;
        foreach (var c in text)
        {
            if (c == Letters.HalfSpace) positions.Add(letters);
            else if (char.IsLetterOrDigit(c)) letters++;
        }

        return positions;
    }

    private struct Counts
    {
        private long _right;
        private long _wanted;
        private long _found;

        public readonly double F1 => _wanted + _found == 0 ? 1 : 2.0 * _right / (_wanted + _found);

        public void Add(HashSet<int> wanted, HashSet<int> found)
        {
            _wanted += wanted.Count;
            _found += found.Count;
            _right += wanted.Count(found.Contains);
        }
    }
}
