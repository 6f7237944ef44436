using Monitoring.Ingest.Encodings;
using Monitoring.Ingest.Pages;
using Monitoring.Ingest.Pages.Scores;

namespace Monitoring.Training.Pages;

/// <summary>A judged page as the block model sees it, with the blocks that its segments lie in: 1 wanted, 0 unwanted, null not judged.</summary>
internal sealed record LabelledPage
{
    public required JudgedPage Page { get; init; }
    public required IReadOnlyList<TextBlock> Blocks { get; init; }
    public required BlockFeatures Features { get; init; }
    public required float[][] X { get; init; }
    public required double?[] Labels { get; init; }

    /// <summary>What one block counts in training.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>Indexes of the blocks that have a label.</summary>
    public IEnumerable<int> Judged() => Enumerable.Range(0, Labels.Length).Where(i => Labels[i] is not null);

    public static List<LabelledPage> Read(IEnumerable<JudgedPage> pages) => [.. pages.Select(Of)];

    /// <param name="labelOf">1, 0 or null for the folded text of a block.</param>
    /// <param name="weight">What one of its blocks counts in training.</param>
    public static LabelledPage Of(JudgedPage judged, Func<string, double?> labelOf, double weight = 1)
    {
        using var page = PageDocument.Parse(PageEncoding.Decode(judged.Bytes).Text, judged.Url);
        var reader = BlockReader.Read(page);
        var features = new BlockFeatures(reader, new PageHints(page));
        return new LabelledPage
        {
            Page = judged,
            Blocks = reader.Blocks,
            Features = features,
            X = [.. Enumerable.Range(0, reader.Blocks.Count).Select(features.Of)],
            Weight = weight,
            Labels = [.. reader.Blocks.Select(b => labelOf(JudgedPage.Folded(b.Text)))],
        };
    }

    private static LabelledPage Of(JudgedPage judged) => Of(judged, text =>
    {
        var good = judged.With.Any(s => text.Contains(s, StringComparison.Ordinal));
        var bad = judged.Without.Any(s => text.Contains(s, StringComparison.Ordinal));
        return good == bad ? null : good ? 1 : 0;
    });
}
