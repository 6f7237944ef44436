namespace Monitoring.Ingest.Feeds;

/// <summary>Bounds on the work that one feed may cause.</summary>
public sealed record FeedLimits
{
    /// <summary>Most bytes of a feed, after decompression. Sitemaps may have 50 MB by their protocol; few feeds have more than two.</summary>
    public int MaxBytes { get; init; } = 64 << 20;
    /// <summary>Items beyond this number are left out and <see cref="Feed.ItemsLeftOut"/> says so.</summary>
    public int MaxItems { get; init; } = 100_000;
    /// <summary>Deeper elements are read as part of the text around them.</summary>
    public int MaxDepth { get; init; } = 48;
    /// <summary>Elements inside one item that are told apart; more are read as part of the text around them.</summary>
    public int MaxElementsInItem { get; init; } = 10_000;
    /// <summary>Characters of one field that are kept; a longer text is cut.</summary>
    public int MaxFieldLength { get; init; } = 4 << 20;

    public static FeedLimits Default { get; } = new();
}
