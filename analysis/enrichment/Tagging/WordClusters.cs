using System.IO.Compression;
using System.Text;

namespace Monitoring.Enrichment.Tagging;

/// <summary>The groups of a word, from fine to coarse; 0 for a word too rare to have one.</summary>
internal readonly record struct WordGroups(ushort Fine, ushort Middle, ushort Coarse);

/// <summary>Words that keep the same company, as numbered groups, and groups of groups, learnt from unmarked news.</summary>
internal sealed class WordClusters
{
    private readonly Dictionary<string, WordGroups> _groups;
    private readonly Dictionary<string, WordGroups>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    private WordClusters(Dictionary<string, WordGroups> groups)
    {
        _groups = groups;
        _lookup = _groups.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The groups, each 3 and up.</summary>
    public WordGroups Of(ReadOnlySpan<char> folded) => _lookup.TryGetValue(folded, out var groups) ? groups : default;

    /// <summary>Brotli-compressed: per fine group a line with the numbers of its coarse and its middle group and its words, separated by spaces.</summary>
    public static WordClusters Read(Stream compressed)
    {
        using var brotli = new BrotliStream(compressed, CompressionMode.Decompress, leaveOpen: true);
        using var reader = new StreamReader(brotli, Encoding.UTF8);
        var groups = new Dictionary<string, WordGroups>(StringComparer.Ordinal);
        for (var fine = 3; reader.ReadLine() is { } line; fine++)
        {
            if (line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var coarse, var middle, .. var words]) continue;
            var group = new WordGroups((ushort)fine, (ushort)(3 + Number(middle)), (ushort)(3 + Number(coarse)));
            foreach (var word in words) groups[word] = group;
        }

        return new WordClusters(groups);
    }

    private static int Number(string written) => int.Parse(written, System.Globalization.CultureInfo.InvariantCulture);
}
