using System.Text.Json;

namespace Monitoring.Ingest.Pages.Scores;

/// <summary>How one judged page came out.</summary>
/// <param name="Faults">A line each: file, − for a wanted segment that is missing or + for an unwanted one that is there, the segment.</param>
internal sealed record PageMark(int Found, int Unwanted, int Missed, IReadOnlyList<string> Faults);

/// <summary>A page with segments that must and must not be in its extracted text; white space folded.</summary>
internal sealed record JudgedPage(string File, Uri Url, byte[] Bytes, IReadOnlyList<string> With, IReadOnlyList<string> Without)
{
    /// <summary>The host without its <c>www</c>.</summary>
    public string Site => Url.Host.StartsWith("www.", StringComparison.Ordinal) ? Url.Host[4..] : Url.Host;

    /// <summary>Reads <c>extraction.json</c> and the pages in the folder <c>extraction</c> beside it.</summary>
    public static List<JudgedPage> Read(string folder)
    {
        using var list = JsonDocument.Parse(System.IO.File.ReadAllBytes(Path.Combine(folder, "extraction.json")));
        return [.. list.RootElement.EnumerateArray().Select(entry => Of(entry, folder))];
    }

    public static string Folded(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Counts the segments in title, lead and body; a page that cannot be read misses them all.</summary>
    public PageMark Mark(ExtractionOptions? options = null)
    {
        var text = Text(options);
        var missed = With.Where(s => !text.Contains(s, StringComparison.Ordinal)).ToList();
        var unwanted = Without.Where(s => text.Contains(s, StringComparison.Ordinal)).ToList();
        return new PageMark(With.Count - missed.Count, unwanted.Count, missed.Count, [.. missed.Select(s => $"{File}\t−\t{s}"), .. unwanted.Select(s => $"{File}\t+\t{s}")]);
    }

    private string Text(ExtractionOptions? options)
    {
        try
        {
            var page = PageExtractor.Extract(Bytes, Url, options);
            return Folded($"{page.Title}\n{page.Lead}\n{page.Body}");
        }
        catch (PageException)
        {
            return "";
        }
    }

    private static JudgedPage Of(JsonElement entry, string folder)
    {
        var file = entry.GetProperty("file").GetString()!;
        string[] Segments(string name) => [.. entry.GetProperty(name).EnumerateArray().Select(s => Folded(s.GetString()!))];
        return new JudgedPage(file, new Uri(entry.GetProperty("url").GetString()!), System.IO.File.ReadAllBytes(Path.Combine(folder, "extraction", file)), Segments("with"), Segments("without"));
    }
}
