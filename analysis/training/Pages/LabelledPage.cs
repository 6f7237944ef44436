using System.Text;
using System.Text.Json;
using Monitoring.Ingest.Encodings;
using Monitoring.Ingest.Pages;

namespace Monitoring.Training.Pages;

/// <summary>A page of the extraction set with the blocks that its segments lie in: 1 wanted, 0 unwanted, null not judged.</summary>
internal sealed class LabelledPage
{
    public required string File { get; init; }
    public required string[] With { get; init; }
    public required string[] Without { get; init; }
    public required string Title { get; init; }
    public required IReadOnlyList<TextBlock> Blocks { get; init; }
    public required BlockFeatures Features { get; init; }
    public required float[][] X { get; init; }
    public required double?[] Labels { get; init; }

    /// <summary>Indexes of the blocks that have a label.</summary>
    public IEnumerable<int> Judged() => Enumerable.Range(0, Labels.Length).Where(i => Labels[i] is not null);

    public static List<LabelledPage> Read(string list, string folder)
    {
        using var document = JsonDocument.Parse(System.IO.File.ReadAllText(list));
        return [.. document.RootElement.EnumerateArray().Select(e => Of(e, folder))];
    }

    public static string Fold(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static LabelledPage Of(JsonElement entry, string folder)
    {
        var file = entry.GetProperty("file").GetString()!;
        string[] Segments(string name) => [.. entry.GetProperty(name).EnumerateArray().Select(s => Fold(s.GetString()!))];
        var bytes = System.IO.File.ReadAllBytes(Path.Combine(folder, file));
        var page = PageDocument.Parse(PageEncoding.Decode(bytes).Text, new Uri(entry.GetProperty("url").GetString()!));
        var reader = BlockReader.Read(page);
        var features = new BlockFeatures(reader, new PageHints(page));
        var (with, without) = (Segments("with"), Segments("without"));
        var texts = reader.Blocks.Select(b => Fold(b.Text)).ToArray();
        var labels = new double?[texts.Length];
        for (var i = 0; i < texts.Length; i++)
        {
            var good = with.Any(s => texts[i].Contains(s, StringComparison.Ordinal));
            var bad = without.Any(s => texts[i].Contains(s, StringComparison.Ordinal));
            labels[i] = good == bad ? null : good ? 1 : 0;
        }

        return new LabelledPage
        {
            File = file,
            With = with,
            Without = without,
            Blocks = reader.Blocks,
            Features = features,
            Title = features.TitleBlock >= 0 ? reader.Blocks[features.TitleBlock].Text : "",
            X = [.. Enumerable.Range(0, texts.Length).Select(features.Of)],
            Labels = labels,
        };
    }

    /// <summary>Counts of segments for a choice of blocks.</summary>
    public (int True, int False, int Missed) Count(Func<int, bool> chosen)
    {
        var text = new StringBuilder(Title);
        for (var i = 0; i < Blocks.Count; i++)
        {
            if (chosen(i)) text.Append('\n').Append(Blocks[i].Text);
        }

        var folded = Fold(text.ToString());
        var found = With.Count(s => folded.Contains(s, StringComparison.Ordinal));
        return (found, Without.Count(s => folded.Contains(s, StringComparison.Ordinal)), With.Length - found);
    }
}
