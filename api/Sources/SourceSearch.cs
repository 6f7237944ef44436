using Monitoring.Ingest.Feeds;
using Monitoring.Ingest.Web;

namespace Monitoring.Api.Sources;

/// <summary>Finds and tries the feeds of a site, before anything of it is saved.</summary>
internal sealed class SourceSearch(PoliteWeb web)
{
    private const int MostFeeds = 10;
    private const int LatestShown = 5;

    /// <exception cref="Search.ParameterException">There is no feed; the message says what was tried.</exception>
    public async Task<IReadOnlyList<OfferedFeed>> FindAsync(string? url, CancellationToken cancellation)
    {
        var address = FeedsFile.AddressOf(url) ?? throw new Search.ParameterException("url takes the address of a site, of a feed, or t.me/NAME.");
        try
        {
            var offered = new List<OfferedFeed>();
            foreach (var found in (await FeedDiscovery.FindAsync(web, new Uri(address), cancellation)).Take(MostFeeds))
            {
                if (await TryAsync(found, cancellation) is { } feed) offered.Add(feed);
            }

            return offered.Count > 0 ? offered : throw new Search.ParameterException($"{address} offers no feed that can be read: give the address of a feed.");
        }
        catch (Exception refused) when (refused is FetchParkedException or FetchFailedException)
        {
            throw new Search.ParameterException(refused.Message);
        }
    }

    private async Task<OfferedFeed?> TryAsync(DiscoveredFeed found, CancellationToken cancellation)
    {
        try
        {
            var answer = await web.FetchAsync(FetchRequest.ForFeed(found.Address), cancellation);
            var feed = FeedParser.Parse(answer.Body, answer.FinalAddress, answer.ContentType);
            return new OfferedFeed(
                found.Address.AbsoluteUri, feed.Title ?? found.Title, feed.Items.Count, [.. feed.Items.Select(item => item.Title ?? "").Where(title => title.Length > 0).Take(LatestShown)]);
        }
        catch (Exception none) when (none is FetchParkedException or FetchFailedException or FeedException)
        {
            return null;
        }
    }
}
