namespace Monitoring.Ingest.Feeds;

/// <summary>
/// Reads RSS 0.9 to 2.0, RDF, Atom 0.3 and 1.0, JSON Feed, sitemaps and sitemap indexes (also gzip), however broken they are,
/// the previews of Telegram channels where the address is one, and pages that list articles where the address says which links lead to them
/// (<see cref="ListingPage.PatternOf"/>). No document type is read, no entity expanded, nothing fetched. Time and memory are linear in the bytes, within the limits.
/// </summary>
public static class FeedParser
{
    /// <param name="bytes">The body as it came.</param>
    /// <param name="url">Where it came from: what relative links are relative to where the feed does not say; null leaves them as written.</param>
    /// <param name="contentType">The header of the answer; it only breaks ties between encodings.</param>
    /// <exception cref="FeedException">It is no feed at all, or larger than the limit.</exception>
    public static Feed Parse(ReadOnlyMemory<byte> bytes, Uri? url = null, string? contentType = null) =>
        Parse(bytes, url, contentType, FeedLimits.Default);

    /// <inheritdoc cref="Parse(ReadOnlyMemory{byte}, Uri?, string?)"/>
    public static Feed Parse(ReadOnlyMemory<byte> bytes, Uri? url, string? contentType, FeedLimits limits)
    {
        if (bytes.Length > limits.MaxBytes) throw FeedBytes.TooLarge(limits);
        if (url is { IsAbsoluteUri: true } && TelegramChannel.IsPreview(url)) return TelegramChannel.Parse(bytes, url, contentType);
        if (url is { IsAbsoluteUri: true } && ListingPage.PatternOf(url) is { } pattern) return ListingPage.Parse(bytes, url, pattern, contentType);
        var text = FeedBytes.Decode(FeedBytes.Decompressed(bytes, limits).Span, contentType);
        var start = text.AsSpan().TrimStart();
        if (start.Length == 0) throw new FeedException("not a feed: it is empty");
        var context = new FeedContext(limits);
        var documentBase = FeedBase.Of(url);
        if (start[0] == '{') return JsonFeed.Read(text, context, documentBase);
        var tree = FeedTree.Open(text, limits, documentBase);
        return tree.RootName switch
        {
            "feed" => AtomFeed.Read(tree, context),
            "urlset" or "sitemapindex" => SitemapFeed.Read(tree, context),
            _ => RssFeed.Read(tree, context),
        };
    }
}
