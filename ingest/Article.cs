using Monitoring.Text;

namespace Monitoring.Ingest;

/// <summary>Where a publication time was read.</summary>
public enum PublishedFrom
{
    None, JsonLd, Meta, Microdata, Time, Text, Url, Feed,
}

/// <summary>One published item, as it was read; nothing in it is derived by analysis.</summary>
public sealed record Article
{
    /// <summary>Identity from content: 32 hex digits of SHA-256 over the canonical address.</summary>
    public required string Id { get; init; }
    /// <summary>The address as fetched or as the file gave it.</summary>
    public required string Url { get; init; }
    /// <summary>The address that this article is known by across http/https, mobile twins and tracking parameters.</summary>
    public required string CanonicalUrl { get; init; }
    public required string Title { get; init; }
    public string? Kicker { get; init; }
    /// <summary>A standfirst that the page prints, never its meta description.</summary>
    public string? Lead { get; init; }
    /// <summary>Plain text, a line feed between paragraphs.</summary>
    public required string Body { get; init; }
    public NewsTime? Published { get; init; }
    public PublishedFrom PublishedFrom { get; init; }
    public NewsTime? Updated { get; init; }
    /// <summary>Publisher's name as people know it; empty when unknown.</summary>
    public string Source { get; init; } = "";
    /// <summary>The publisher's own number («کد خبر»).</summary>
    public string? Number { get; init; }
    public IReadOnlyList<string> Authors { get; init; } = [];
    public string? Section { get; init; }
    /// <summary>ISO 639 code when the page or feed says it.</summary>
    public string? Language { get; init; }
    public IReadOnlyList<string> Tags { get; init; } = [];
    public string? Image { get; init; }
    /// <summary>Only the feed's own text: the page itself was refused.</summary>
    public bool Partial { get; init; }
    /// <summary>True for the sample news that ships with the product.</summary>
    public bool Sample { get; init; }

    /// <summary>Title, lead and body, a line feed between them: the text that offsets of mentions and quotes count in.</summary>
    public string Text => Lead is null ? Title + "\n" + Body : Title + "\n" + Lead + "\n" + Body;
}
