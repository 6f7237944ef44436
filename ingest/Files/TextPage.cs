using Monitoring.Ingest.Files.TextPages;
using Monitoring.Ingest.Pages;
using Monitoring.Text;
using Monitoring.Text.Dates;
using Monitoring.Text.Languages;

namespace Monitoring.Ingest.Files;

/// <summary>
/// Reads a news page that was saved as plain text: dateline, kicker, title (often twice), lead, body, number, tags, comment box, in any
/// of the orders that news systems print them. Pure and thread-safe; linear in the text's length.
/// </summary>
public static class TextPage
{
    /// <summary>Characters of a page; the rest of a longer one is not read.</summary>
    public const int LongestText = 4 << 20;

    /// <param name="text">The page, with any line ends; half-spaces may be lost, they are restored in what is displayed.</param>
    /// <param name="address">Where the page is from; null to take an address that it names itself.</param>
    /// <param name="zone">The zone of the times it prints; Asia/Tehran unless told otherwise.</param>
    /// <param name="now">When the page is read: no date of it lies after that. Null: not judged.</param>
    /// <exception cref="PageException">No line of it is an article's.</exception>
    public static ExtractedPage Extract(string text, string? address = null, TimeZoneInfo? zone = null, DateTimeOffset? now = null)
    {
        if (text.Length > LongestText) text = text[..LongestText];
        var lines = PageLines.Of(text);
        var parts = PageParts.Of(lines, zone ?? DisplayZone.Tehran, now);
        if (parts.Title.Length == 0 && parts.Body.Count == 0) throw new PageException("no line of it is an article's");

        var language = LanguageDetector.Detect(parts.Title + "\n" + string.Join('\n', parts.Body));
        string? Spelled(string? field) => field is null ? null : TextAnalyzer.Spell(field, language);

        var url = address ?? parts.Address;
        var body = string.Join('\n', parts.Body.Select(p => Spelled(p)));
        var source = url is null ? "" : SourceNames.Of(url);
        return new ExtractedPage
        {
            Title = Spelled(parts.Title)!,
            Kicker = Spelled(parts.Kicker),
            Lead = Spelled(parts.Lead),
            Body = body,
            Published = parts.Published?.Value,
            PublishedFrom = parts.Published is null ? PublishedFrom.None : PublishedFrom.Text,
            Updated = parts.Updated,
            Authors = parts.Author is null ? [] : [Spelled(parts.Author)!],
            Source = SourceNames.IsKnown(url) ? source : Spelled(parts.Source) ?? source,
            Number = parts.Number,
            Section = Spelled(parts.Section),
            Language = language == LanguageDetector.Undetermined ? null : language,
            Tags = [.. parts.Tags.Select(t => Spelled(t)!)],
            CanonicalUrl = parts.Address,
            Candidates = [.. parts.Dates.Select(d => d with { Chosen = ReferenceEquals(d, parts.Published) })],
            FutureDate = parts.Published is null ? parts.FutureDate : null,
        };
    }
}
