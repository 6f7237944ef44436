using Monitoring.Ingest;
using Monitoring.Ingest.Pages;
using Monitoring.Text;

namespace Monitoring.Api.Inspection;

/// <param name="From">As <see cref="PageShape.PublishedFrom"/>.</param>
/// <param name="Where">The place in the page, for people.</param>
public sealed record CandidateShape(string Value, string From, string Where, string Raw, double Confidence, bool Chosen);

/// <summary>What extraction sees in a page, and why.</summary>
/// <param name="PublishedFrom">json-ld, meta, microdata, time, text, url, feed or none.</param>
public sealed record PageShape(
    string? Title, string? Kicker, string? Lead, string Body, string? Published, string PublishedFrom, string? Updated,
    IReadOnlyList<string> Authors, string? Source, string? Number, string? Section, string? Language, IReadOnlyList<string> Tags,
    string? Image, string? CanonicalUrl, IReadOnlyList<CandidateShape> Candidates)
{
    public static PageShape Of(ExtractedPage page, TimeZoneInfo zone) => new(
        Known(page.Title), page.Kicker, page.Lead, page.Body, Iso(page.Published, zone), NameOf(page.PublishedFrom), Iso(page.Updated, zone),
        page.Authors, Known(page.Source), page.Number, page.Section, page.Language, page.Tags, page.Image, page.CanonicalUrl,
        [.. page.Candidates.Select(one => new CandidateShape(
            PageTime.ToInstant(one.Value, zone), NameOf(one.From), one.Where, one.Raw, Math.Round(one.Confidence, 3), one.Chosen))]);

    /// <summary>What is not known is null in every answer.</summary>
    private static string? Known(string text) => text.Length > 0 ? text : null;

    private static string? Iso(NewsTime? time, TimeZoneInfo zone) => time is { } known ? PageTime.ToIso(known, zone) : null;

    public static string NameOf(PublishedFrom from) => from == Ingest.PublishedFrom.JsonLd ? "json-ld" : from.ToString().ToLowerInvariant();
}
