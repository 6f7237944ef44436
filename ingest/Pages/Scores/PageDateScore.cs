using System.Text.Json;

namespace Monitoring.Ingest.Pages.Scores;

/// <param name="Right">Pages whose publication day is exact.</param>
/// <param name="Wrong">Pages with another day.</param>
/// <param name="None">Pages for which no day was found.</param>
/// <param name="Errors">One line a page that is not right: path, wanted, got, from where.</param>
public sealed record PageDateScore(int Right, int Wrong, int None, IReadOnlyList<string> Errors)
{
    public double Accuracy => Right + Wrong + None == 0 ? 0 : (double)Right / (Right + Wrong + None);

    /// <summary>A wrong day counts as false positive and false negative.</summary>
    public double F1 => Right == 0 ? 0 : 2.0 * Right / ((2 * Right) + (2 * Wrong) + None);

    /// <summary>Scores the shipped extractor on <c>dates.json</c>, whose paths count from the folder.</summary>
    public static PageDateScore Measure(string folder)
    {
        // Python wrote the list; pages without a known day have its NaN.
        using var list = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "dates.json")).Replace(": NaN", ": null", StringComparison.Ordinal));
        int right = 0, wrong = 0, none = 0;
        var errors = new List<string>();
        foreach (var entry in list.RootElement.EnumerateArray())
        {
            var path = entry.GetProperty("path").GetString()!;
            if (entry.GetProperty("date") is not { ValueKind: JsonValueKind.String } date) continue;
            var gold = date.GetString()!;
            var (day, page) = Day(Path.Combine(folder, path), entry.GetProperty("url").GetString()!);
            if (day == gold) right++;
            else if (day is null) none++;
            else wrong++;
            if (day != gold) errors.Add($"{path}: {gold}, got {day ?? "nothing"} from {page?.Candidates.FirstOrDefault(c => c.Chosen)?.Where ?? "nowhere"}");
        }

        return new PageDateScore(right, wrong, none, errors);
    }

    private static (string? Day, ExtractedPage? Page) Day(string path, string url)
    {
        try
        {
            var page = PageExtractor.Extract(File.ReadAllBytes(path), new Uri(url));
            if (page.Published is not { } time) return (null, page);
            return (PageTime.ToIso(time, ExtractionOptions.Tehran)[..10], page);
        }
        catch (PageException)
        {
            return (null, null);
        }
    }
}
