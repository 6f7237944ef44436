using System.IO.Compression;
using System.Text;

namespace Monitoring.Enrichment.Tagging;

/// <summary>Words that keep the same company, as numbered groups learnt from unmarked news.</summary>
internal sealed class WordClusters
{
    private readonly Dictionary<string, uint> _groups;
    private readonly Dictionary<string, uint>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public WordClusters(Dictionary<string, uint> groups)
    {
        _groups = groups;
        _lookup = _groups.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The group, 3 and up; 0 for a word too rare to have one.</summary>
    public uint Of(ReadOnlySpan<char> folded) => _lookup.TryGetValue(folded, out var group) ? group : 0;

    /// <summary>Brotli-compressed: per group a line of words separated by spaces.</summary>
    public static WordClusters Read(Stream compressed)
    {
        using var brotli = new BrotliStream(compressed, CompressionMode.Decompress, leaveOpen: true);
        using var reader = new StreamReader(brotli, Encoding.UTF8);
        var groups = new Dictionary<string, uint>(StringComparer.Ordinal);
        for (var group = 3u; reader.ReadLine() is { } line; group++)
            foreach (var word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries)) groups[word] = group;
        return new WordClusters(groups);
    }
}
