using Monitoring.Ingest.Encodings;
using Monitoring.Ingest.Pages;
using Monitoring.Ingest.Web;

namespace Monitoring.Ingest.Feeds;

/// <summary>A feed that a site offers.</summary>
/// <param name="Verified">It was fetched and is a feed; false: the site only says so.</param>
public sealed record DiscoveredFeed(Uri Address, string? Title, bool Verified);

/// <summary>Finds the feeds of a site.</summary>
public static class FeedDiscovery
{
    private const int MostFound = 50;

    /// <summary>Where feeds stand by habit, WordPress and the Iranian news systems first; tried when a page declares none.</summary>
    private static readonly string[] UsualPaths = ["/rss", "/feed", "/rss.xml", "/feed.xml", "/atom.xml", "/index.xml", "/fa/rss/allnews", "/sitemap-news.xml", "/sitemap.xml"];

    /// <summary>Feeds that a page declares (<c>link rel="alternate"</c>), then those that it links to by what look like feed addresses.</summary>
    public static IReadOnlyList<DiscoveredFeed> InPage(ReadOnlyMemory<byte> bytes, Uri url, string? contentType = null)
    {
        if (bytes.Length > FeedLimits.Default.MaxBytes) return [];
        using var page = PageDocument.Parse(PageEncoding.Decode(bytes.Span, FeedBytes.Charset(contentType)).Text, url);
        var found = new Dictionary<string, DiscoveredFeed>(StringComparer.Ordinal);
        foreach (var link in page.Html.QuerySelectorAll("link[rel~=alternate][href]"))
            if (IsFeedType(link.GetAttribute("type"))) Add(link.GetAttribute("href"), link.GetAttribute("title"));
        foreach (var link in page.Html.QuerySelectorAll("a[href]"))
            if (LooksLikeFeed(link.GetAttribute("href")!)) Add(link.GetAttribute("href"), PageDocument.TextOf(link));
        return [.. found.Values];

        void Add(string? href, string? title)
        {
            if (found.Count < MostFound && page.Absolute(href) is { } address)
                found.TryAdd(address, new DiscoveredFeed(new Uri(address), string.IsNullOrWhiteSpace(title) ? null : PageDocument.Folded(title), false));
        }
    }

    /// <summary>The addresses at which feeds of a site are tried when its page declares none.</summary>
    public static IReadOnlyList<Uri> UsualAddresses(Uri site) => [.. UsualPaths.Select(path => new Uri(site, path))];

    /// <summary>
    /// The feeds of a site: the address itself if it is one, else what its page declares, else the first usual address that is one,
    /// else the sitemaps that its robots.txt names.
    /// </summary>
    /// <exception cref="FetchParkedException">The address itself cannot be fetched.</exception>
    /// <exception cref="FetchFailedException">The address itself cannot be fetched now.</exception>
    public static async Task<IReadOnlyList<DiscoveredFeed>> FindAsync(PoliteWeb web, Uri site, CancellationToken cancellation = default)
    {
        site = TelegramChannel.PreviewOf(site.OriginalString) ?? site;
        var answer = await web.FetchAsync(new FetchRequest(site), cancellation).ConfigureAwait(false);
        if (TryParse(answer) is { } own) return [new DiscoveredFeed(answer.FinalAddress, own.Title, true)];
        var declared = InPage(answer.Body, answer.FinalAddress, answer.ContentType);
        if (declared.Count > 0) return declared;
        foreach (var address in UsualAddresses(answer.FinalAddress))
        {
            try
            {
                var tried = await web.FetchAsync(FetchRequest.ForFeed(address), cancellation).ConfigureAwait(false);
                if (TryParse(tried) is { } feed) return [new DiscoveredFeed(tried.FinalAddress, feed.Title, true)];
            }
            catch (Exception e) when (e is FetchParkedException or FetchFailedException)
            {
                // Nothing there; the next usual address.
            }
        }
        return [.. (await web.SitemapsAsync(answer.FinalAddress, cancellation).ConfigureAwait(false)).Take(MostFound).Select(map => new DiscoveredFeed(map, null, false))];
    }

    private static Feed? TryParse(FetchAnswer answer)
    {
        try
        {
            return FeedParser.Parse(answer.Body, answer.FinalAddress, answer.ContentType);
        }
        catch (FeedException)
        {
            return null;
        }
    }

    private static bool IsFeedType(string? type) => type?.Trim().ToLowerInvariant() is
        "application/rss+xml" or "application/atom+xml" or "application/rdf+xml" or "application/feed+json" or "application/json" or "text/xml" or "application/xml";

    /// <summary>Paths such as <c>/rss</c>, <c>/fa/rss/1</c>, <c>/feed/</c>, <c>/atom.xml</c>.</summary>
    private static bool LooksLikeFeed(string href)
    {
        if (href.Length > 500) return false;
        var end = href.AsSpan().IndexOfAny('?', '#');
        var path = end < 0 ? href : href[..end];
        if (path.EndsWith(".rss", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".atom", StringComparison.OrdinalIgnoreCase)) return true;
        var parts = path.ToLowerInvariant().Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length > 0 && Array.Exists(parts[^Math.Min(parts.Length, 3)..], part => part is "rss" or "feed" or "feeds" or "atom" or "rss.xml" or "feed.xml" or "atom.xml" or "rss.aspx" or "rss.php");
    }
}
