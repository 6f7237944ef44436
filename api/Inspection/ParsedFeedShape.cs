using System.Globalization;
using Monitoring.Ingest.Feeds;
using Monitoring.Text;

namespace Monitoring.Api.Inspection;

public sealed record ParsedItemShape(
    string? Id, string? Url, string? Title, string? Published, string? Updated, IReadOnlyList<string> Authors,
    string? Summary, string? Content, IReadOnlyList<string> Categories);

/// <summary>What the feed parser sees.</summary>
public sealed record ParsedFeedShape(string? Title, string? Language, IReadOnlyList<ParsedItemShape> Items)
{
    public static ParsedFeedShape Of(Feed feed, TimeZoneInfo zone) => new(feed.Title, feed.Language, [.. feed.Items.Select(item => new ParsedItemShape(
        item.Id, item.Url, item.Title, Iso(item.Published, zone), Iso(item.Updated, zone),
        [.. item.Authors.Select(author => author.Display)], item.Summary, item.Content, item.Categories))]);

    /// <summary>With milliseconds where the feed gives them.</summary>
    private static string? Iso(NewsTime? time, TimeZoneInfo zone) =>
        time is { } told && told.Instant.Ticks % TimeSpan.TicksPerSecond != 0
            ? TimeZoneInfo.ConvertTime(told.Instant, zone).ToString("yyyy-MM-ddTHH:mm:ss.fffzzz", CultureInfo.InvariantCulture)
            : time?.ToIso(zone);
}
