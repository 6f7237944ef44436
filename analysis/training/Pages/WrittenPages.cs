using System.Text.Json;
using Monitoring.Ingest.Pages.Scores;

namespace Monitoring.Training.Pages;

/// <summary>
/// The pages that we wrote in the layouts of Persian newsrooms (the goldens of the tests) as judged pages; of these every block is
/// known. The public judged pages have next to no Persian.
/// </summary>
internal static class WrittenPages
{
    private const string Folder = "tests/Monitoring.Tests/Ingest/Pages/Goldens";

    /// <summary>What one of their blocks counts in training: they have many, most of them links that look alike.</summary>
    private const double Weight = 0.5;

    /// <summary>A shorter text may be in a paragraph by chance.</summary>
    private const int LeastPart = 20;

    public static List<LabelledPage> Read() => [.. Directory.GetFiles(Folder, "*.html").Order(StringComparer.Ordinal).Select(Read)];

    private static LabelledPage Read(string file)
    {
        using var expected = JsonDocument.Parse(File.ReadAllBytes(Path.ChangeExtension(file, ".json")));
        var root = expected.RootElement;
        var story = Lines(root, "lead").Concat(Lines(root, "body")).SelectMany(l => l.Split('\t')).Select(l => JudgedPage.Folded(l.TrimStart('•'))).ToArray();
        var heads = Lines(root, "title").Concat(Lines(root, "kicker")).ToArray();
        var page = new JudgedPage(Path.GetFileName(file), new Uri(root.GetProperty("url").GetString()!), File.ReadAllBytes(file), story, []);
        var labelled = LabelledPage.Of(page, LabelOf, Weight);
        return labelled with { Page = page with { Without = [.. labelled.Blocks.Where(b => b.Text.Length >= LeastPart && LabelOf(JudgedPage.Folded(b.Text)) == 0).Select(b => JudgedPage.Folded(b.Text)).Distinct()] } };

        double? LabelOf(string text) => heads.Any(h => text.Contains(h, StringComparison.Ordinal)) ? null : story.Any(s => IsPart(s, text)) ? 1 : 0;
    }

    private static bool IsPart(string paragraph, string block) => paragraph == block
        || (Math.Min(paragraph.Length, block.Length) >= LeastPart && (paragraph.Contains(block, StringComparison.Ordinal) || block.Contains(paragraph, StringComparison.Ordinal)));

    private static string[] Lines(JsonElement root, string name) => !root.TryGetProperty(name, out var value) ? [] : value.ValueKind switch
    {
        JsonValueKind.Array => [.. value.EnumerateArray().Select(e => e.GetString()!)],
        JsonValueKind.String => [value.GetString()!],
        _ => [],
    };
}
