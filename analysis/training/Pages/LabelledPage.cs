using Monitoring.Ingest.Encodings;
using Monitoring.Ingest.Pages;
using Monitoring.Ingest.Pages.Scores;

namespace Monitoring.Training.Pages;

/// <summary>A judged page as the block model sees it, with the blocks that its segments lie in: 1 wanted, 0 unwanted, null not judged.</summary>
internal sealed class LabelledPage
{
    public required JudgedPage Page { get; init; }
    public required IReadOnlyList<TextBlock> Blocks { get; init; }
    public required BlockFeatures Features { get; init; }
    public required float[][] X { get; init; }
    public required double?[] Labels { get; init; }

    /// <summary>Indexes of the blocks that have a label.</summary>
    public IEnumerable<int> Judged() => Enumerable.Range(0, Labels.Length).Where(i => Labels[i] is not null);

    public static List<LabelledPage> Read(IEnumerable<JudgedPage> pages) => [.. pages.Select(Of)];

    private static LabelledPage Of(JudgedPage judged)
    {
        using var page = PageDocument.Parse(PageEncoding.Decode(judged.Bytes).Text, judged.Url);
        var reader = BlockReader.Read(page);
        var features = new BlockFeatures(reader, new PageHints(page));
        var texts = reader.Blocks.Select(b => JudgedPage.Folded(b.Text)).ToArray();
        var labels = new double?[texts.Length];
        for (var i = 0; i < texts.Length; i++)
        {
            var good = judged.With.Any(s => texts[i].Contains(s, StringComparison.Ordinal));
            var bad = judged.Without.Any(s => texts[i].Contains(s, StringComparison.Ordinal));
            labels[i] = good == bad ? null : good ? 1 : 0;
        }

        return new LabelledPage
        {
            Page = judged,
            Blocks = reader.Blocks,
            Features = features,
            X = [.. Enumerable.Range(0, texts.Length).Select(features.Of)],
            Labels = labels,
        };
    }
}
