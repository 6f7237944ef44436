using Monitoring.Ingest.Feeds;

namespace Monitoring.Api.Inspection;

public sealed record FeedItemShape(
    string? Id, string? Url, string? Title, string? Published, string? Updated, IReadOnlyList<string> Authors,
    string? Summary, string? Content, IReadOnlyList<string> Categories);

/// <summary>What the feed parser sees.</summary>
public sealed record FeedShape(string? Title, string? Language, IReadOnlyList<FeedItemShape> Items)
{
    public static FeedShape Of(Feed feed, TimeZoneInfo zone) => new(feed.Title, feed.Language, [.. feed.Items.Select(item => new FeedItemShape(
        item.Id, item.Url, item.Title, item.Published?.ToIso(zone), item.Updated?.ToIso(zone),
        [.. item.Authors.Select(author => author.Display)], item.Summary, item.Content, item.Categories))]);
}
