using Monitoring.Text;

namespace Monitoring.Ingest.Feeds;

/// <summary>What an address of a source listed when it was read.</summary>
public enum FeedType
{
    Rss, Atom, Json,
    /// <summary>A list of pages, with or without the news extension.</summary>
    Sitemap,
    /// <summary>A list of sitemaps; it has no items, <see cref="Feed.Sitemaps"/> names what to read next.</summary>
    SitemapIndex,
    /// <summary>A page that links to articles.</summary>
    Listing,
    /// <summary>The public preview of a Telegram channel.</summary>
    Telegram,
}

/// <param name="Name">As printed; null when only the address is known.</param>
public sealed record FeedPerson(string? Name, string? Email = null, string? Uri = null)
{
    /// <summary>The name, or the best that there is in its place.</summary>
    public string Display => Name ?? Email ?? Uri ?? "";
}

/// <summary>A file that comes with an item.</summary>
/// <param name="Length">Bytes, as the feed claims.</param>
public sealed record FeedEnclosure(string Url, string? MediaType, long? Length);

/// <summary>An entry of a sitemap index.</summary>
public sealed record SitemapReference(string Url, NewsTime? Changed);

/// <summary>A feed as its publisher wrote it: texts are trimmed and unescaped once, but keep the markup that they have.</summary>
public sealed record Feed
{
    public required FeedType FeedType { get; init; }
    /// <summary>Version as written or implied by the namespace, such as <c>2.0</c>; null when none is given.</summary>
    public string? Version { get; init; }
    public string? Id { get; init; }
    public string? Title { get; init; }
    /// <summary>The site that the feed belongs to, made absolute where a base is known.</summary>
    public string? Link { get; init; }
    /// <summary>The feed's own address as it states it (<c>rel="self"</c>).</summary>
    public string? SelfLink { get; init; }
    /// <summary>Older or further items (<c>rel="next"</c>, JSON Feed <c>next_url</c>).</summary>
    public string? NextLink { get; init; }
    public string? Description { get; init; }
    public string? Language { get; init; }
    public NewsTime? Published { get; init; }
    public NewsTime? Updated { get; init; }
    public IReadOnlyList<FeedPerson> Authors { get; init; } = [];
    public IReadOnlyList<string> Categories { get; init; } = [];
    public string? Image { get; init; }
    /// <summary>How long the publisher says that this answer stays fresh (<c>ttl</c>, <c>sy:updatePeriod</c>).</summary>
    public TimeSpan? FreshFor { get; init; }
    public IReadOnlyList<FeedItem> Items { get; init; } = [];
    public IReadOnlyList<SitemapReference> Sitemaps { get; init; } = [];
    /// <summary>How many items there were beyond <see cref="FeedLimits.MaxItems"/>.</summary>
    public int ItemsLeftOut { get; init; }
    /// <summary>The document ended before its root element did.</summary>
    public bool Truncated { get; init; }
}

/// <summary>One entry of a feed, as its publisher wrote it.</summary>
public sealed record FeedItem
{
    /// <summary>The publisher's identifier (<c>guid</c>, <c>atom:id</c>); null when the item has none.</summary>
    public string? Id { get; init; }
    /// <summary>RSS says of its <c>guid</c> that it is an address unless told otherwise.</summary>
    public bool IdIsAddress { get; init; }
    /// <summary>The item's link, made absolute where a base is known; null when the item has none.</summary>
    public string? Url { get; init; }
    public string? Title { get; init; }
    public NewsTime? Published { get; init; }
    public NewsTime? Updated { get; init; }
    /// <summary>The publisher says that the text was changed, but not when (Telegram).</summary>
    public bool Edited { get; init; }
    /// <summary>In RSS the first of author, dc:creator and itunes:author that is filled.</summary>
    public IReadOnlyList<FeedPerson> Authors { get; init; } = [];
    /// <summary>Further names of the same kind that RSS has no place for.</summary>
    public IReadOnlyList<FeedPerson> FurtherAuthors { get; init; } = [];
    /// <summary>Description or summary, with its markup.</summary>
    public string? Summary { get; init; }
    /// <summary>The full text, with its markup; null when the feed carries none.</summary>
    public string? Content { get; init; }
    public IReadOnlyList<string> Categories { get; init; } = [];
    public IReadOnlyList<FeedEnclosure> Enclosures { get; init; } = [];
    public string? Image { get; init; }
    public string? Language { get; init; }
    /// <summary>The publisher that the item was taken from (<c>source</c>), when the feed collects others.</summary>
    public string? SourceTitle { get; init; }

    /// <summary>Where the item's page is: its link, else an identifier that is an address; null when neither is.</summary>
    public string? Address =>
        IsWebAddress(Url) ? Url : IdIsAddress && IsWebAddress(Id) ? Id : Url;

    private static bool IsWebAddress(string? text) =>
        text is not null && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https");
}
