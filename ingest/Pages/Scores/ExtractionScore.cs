using System.Text.Json;

namespace Monitoring.Ingest.Pages.Scores;

/// <summary>Counts over the judged segments of a set of pages.</summary>
/// <param name="Found">Wanted segments in title, lead and body.</param>
/// <param name="Unwanted">Unwanted segments found there.</param>
/// <param name="Missed">Wanted segments not found; all of a page that could not be read.</param>
public sealed record ExtractionScore(int Pages, int Found, int Unwanted, int Missed)
{
    public double Precision => Found + Unwanted == 0 ? 0 : (double)Found / (Found + Unwanted);

    public double Recall => Found + Missed == 0 ? 0 : (double)Found / (Found + Missed);

    public double F1 => Found == 0 ? 0 : 2.0 * Found / ((2 * Found) + Unwanted + Missed);

    /// <summary>
    /// Scores the shipped extractor on <c>extraction.json</c> and the pages in the folder <c>extraction</c> beside it. Its block model was
    /// trained on the public ones of these pages, so on them the figure is flattering; the honest one is the cross-validation of
    /// <c>Monitoring.Training</c>, verb <c>score extraction</c>, in which no page judges a model that saw it.
    /// </summary>
    /// <param name="folder">The folder that holds both.</param>
    public static ExtractionScore Measure(string folder)
    {
        using var list = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "extraction.json")));
        int pages = 0, found = 0, unwanted = 0, missed = 0;
        foreach (var entry in list.RootElement.EnumerateArray())
        {
            pages++;
            var text = Text(Path.Combine(folder, "extraction", entry.GetProperty("file").GetString()!), entry.GetProperty("url").GetString()!);
            foreach (var segment in entry.GetProperty("with").EnumerateArray())
            {
                if (text.Contains(Folded(segment.GetString()!), StringComparison.Ordinal)) found++;
                else missed++;
            }

            unwanted += entry.GetProperty("without").EnumerateArray().Count(s => text.Contains(Folded(s.GetString()!), StringComparison.Ordinal));
        }

        return new ExtractionScore(pages, found, unwanted, missed);
    }

    private static string Text(string path, string url)
    {
        try
        {
            var page = PageExtractor.Extract(File.ReadAllBytes(path), new Uri(url));
            return Folded($"{page.Title}\n{page.Lead}\n{page.Body}");
        }
        catch (PageException)
        {
            return "";
        }
    }

    private static string Folded(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
