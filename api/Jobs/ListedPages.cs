using Monitoring.Api.Pipeline;
using Monitoring.Infra.Storage;
using Monitoring.Ingest;
using Monitoring.Ingest.Addresses;
using Monitoring.Ingest.Feeds;
using Feed = Monitoring.Ingest.Feeds.Feed;

namespace Monitoring.Api.Jobs;

/// <param name="New">Articles that were not stored before.</param>
/// <param name="LeftOver">Listed articles whose pages wait for the next poll.</param>
/// <param name="Delay">From publication to collection of the newest of them.</param>
internal sealed record TakenItems(int New, int LeftOver, TimeSpan? Delay);

/// <summary>
/// Fetches the pages of what a feed lists and stores them. Where a page cannot be had, the feed's own text becomes the article,
/// marked partial; it is completed when the page opens later.
/// </summary>
internal sealed class ListedPages(ArticleStore store, ArticlePipeline pipeline, ArticlePages pages, PageRetries retries, TimeProvider clock)
{
    /// <summary>With the pause between two requests to a host, a poll stays within a few minutes.</summary>
    private const int PagesAPoll = 20;
    /// <summary>Pages that were refused before, or changed since, and are asked for again at one poll.</summary>
    private const int PagesAgain = 2;
    /// <summary>Articles of one feed that are looked at, the newest first: the rest of a larger one is its past.</summary>
    private const int MostListed = 5000;
    private static readonly TimeSpan TryAgainFor = TimeSpan.FromDays(2);
    /// <summary>A sitemap lists a site's whole past; older entries are what a backfill is for.</summary>
    private static readonly TimeSpan RecentInSitemaps = TimeSpan.FromDays(7);

    public async Task<TakenItems> TakeAsync(Feed feed, string source, string? language, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var listed = Latest(feed, now)
            .Select(item => item.ToArticle(source, feed, now) ?? Bare(item)).OfType<Article>()
            .Select(article => article with { Source = source, Language = article.Language ?? language })
            .DistinctBy(article => article.Id).ToList();
        var known = await store.KnownAsync([.. listed.Select(article => article.Id)], cancellation);
        var journey = new Journey();
        // A channel's post is whole as it is listed; one that was edited is another revision of it.
        var whole = feed.FeedType == FeedType.Telegram;
        var unknown = listed.Where(article => !known.ContainsKey(article.Id) && retries.MayAsk(article.Id)).ToList();
        var wanted = whole ? unknown : unknown.Take(PagesAPoll).ToList();
        var stored = new List<Article>();
        foreach (var article in whole ? listed : wanted)
        {
            var incoming = whole ? new IncomingArticle(article) : await PageOrOwnTextAsync(article, cancellation);
            if (incoming is null) continue;
            await pipeline.StoreAsync([incoming], journey, cancellation);
            if (!known.ContainsKey(article.Id)) stored.Add(incoming.Article);
        }

        var changed = whole ? [] : listed.Where(article => IsChanged(article, known, now) && retries.MayAsk(article.Id)).Take(PagesAgain);
        foreach (var article in changed) await AgainAsync(article, journey, cancellation);
        await CompleteAsync(source, journey, cancellation);
        await pipeline.FinishAsync(journey);
        var newest = stored.Max(article => article.Published?.Instant);
        return new TakenItems(stored.Count, unknown.Count - wanted.Count, newest is { } at && at <= now ? now - at : null);
    }

    /// <summary>Tries again for the pages of a source that were refused lately.</summary>
    public async Task CompleteAsync(string source, CancellationToken cancellation)
    {
        var journey = new Journey();
        await CompleteAsync(source, journey, cancellation);
        await pipeline.FinishAsync(journey);
    }

    private async Task CompleteAsync(string source, Journey journey, CancellationToken cancellation)
    {
        var partial = await store.PartialAsync(source, clock.GetUtcNow() - TryAgainFor, MostListed, cancellation);
        foreach (var article in partial.Where(article => retries.MayAsk(article.Id)).Take(PagesAgain)) await AgainAsync(article, journey, cancellation);
    }

    private async Task AgainAsync(Article article, Journey journey, CancellationToken cancellation)
    {
        retries.Asked(article.Id);
        if ((await pages.AskAsync(article with { Partial = false }, cancellation)).Whole is { } page) await pipeline.StoreAsync([page], journey, cancellation);
    }

    /// <summary>Null when the page cannot be had and the feed has no text of it either.</summary>
    private async Task<IncomingArticle?> PageOrOwnTextAsync(Article article, CancellationToken cancellation)
    {
        if ((await pages.AskAsync(article, cancellation)).Whole is { } page) return page;
        retries.Asked(article.Id);
        return article.Title.Length == 0 ? null : new IncomingArticle(article with { Partial = true });
    }

    /// <summary>The feed says that the article was changed after it was collected.</summary>
    private static bool IsChanged(Article article, IReadOnlyDictionary<string, KnownArticle> known, DateTimeOffset now) =>
        known.TryGetValue(article.Id, out var one) && !one.Partial && article.Updated is { } updated && updated.Instant > one.Collected && updated.Instant <= now;

    private static IEnumerable<FeedItem> Latest(Feed feed, DateTimeOffset now)
    {
        if (feed.FeedType is not (FeedType.Sitemap or FeedType.SitemapIndex)) return feed.Items.Take(MostListed);
        return feed.Items
            .Select(item => (Item: item, At: (item.Published ?? item.Updated)?.Instant))
            .Where(one => one.At > now - RecentInSitemaps || one.At is null && one.Item.Title is not null)
            .OrderByDescending(one => one.At ?? DateTimeOffset.MinValue).Take(MostListed).Select(one => one.Item);
    }

    /// <summary>An item that is an address and nothing else, as in most sitemaps: its page says the rest.</summary>
    internal static Article? Bare(FeedItem item)
    {
        if (!Uri.TryCreate(item.Address, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")) return null;
        var canonical = CanonicalAddress.Of(item.Address!);
        return new Article { Id = ArticleId.Of(canonical), Url = item.Address!, CanonicalUrl = canonical, Title = "", Body = "" };
    }
}
