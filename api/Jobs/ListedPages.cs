using System.Net.Mime;
using Monitoring.Api.Pipeline;
using Monitoring.Infra.Storage;
using Monitoring.Ingest;
using Monitoring.Ingest.Feeds;
using Monitoring.Ingest.Pages;
using Monitoring.Ingest.Web;
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
internal sealed class ListedPages(
    ArticleStore store, ArticlePipeline pipeline, PoliteWeb web, SourceRules rules, SourceYields yields, TimeProvider clock, TimeZoneInfo zone)
{
    /// <summary>With the pause between two requests to a host, a poll stays within a few minutes.</summary>
    private const int PagesAPoll = 20;
    /// <summary>Pages that were refused before and are tried again at one poll.</summary>
    private const int PagesAgain = 2;
    private static readonly TimeSpan TryAgainFor = TimeSpan.FromDays(2);

    public async Task<TakenItems> TakeAsync(Feed feed, string source, string? language, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var listed = feed.Items
            .Select(item => item.ToArticle(source, feed, now)).OfType<Article>()
            .Select(article => article with { Source = source, Language = article.Language ?? language })
            .DistinctBy(article => article.Id).ToList();
        var known = await store.KnownAsync([.. listed.Select(article => article.Id)], cancellation);
        var unknown = listed.Where(article => !known.ContainsKey(article.Id)).ToList();
        var partial = listed.Where(article => known.TryGetValue(article.Id, out var one) && one.Partial && now - one.Collected < TryAgainFor).Take(PagesAgain);
        var journey = new Journey();
        // A channel's post is whole as it is listed.
        var whole = feed.FeedType == FeedType.Telegram;
        var wanted = whole ? unknown : unknown.Take(PagesAPoll).ToList();
        foreach (var article in wanted)
            await pipeline.StoreAsync([whole ? new IncomingArticle(article) : await PageAsync(article, cancellation)], journey, cancellation);
        foreach (var article in partial)
            await pipeline.StoreAsync([await PageAsync(article, cancellation)], journey, cancellation);
        await pipeline.FinishAsync(journey);
        var newest = wanted.Max(article => article.Published?.Instant);
        return new TakenItems(wanted.Count, unknown.Count - wanted.Count, newest is { } at && at <= now ? now - at : null);
    }

    private async Task<IncomingArticle> PageAsync(Article listed, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(listed.Url, UriKind.Absolute, out var address)) return new IncomingArticle(listed with { Partial = true });
        try
        {
            var answer = await web.FetchAsync(new FetchRequest(address), cancellation);
            var page = PageExtractor.Extract(
                answer.Body, answer.FinalAddress, OptionsFor(answer));
            await yields.AddAsync(listed.Source, page, cancellation);
            return page.Body.Length == 0
                ? new IncomingArticle(listed with { Partial = true })
                : new IncomingArticle(Join(listed, page.ToArticle(answer.FinalAddress.AbsoluteUri, listed.Source)), answer.Body.ToArray());
        }
        catch (Exception none) when (none is FetchParkedException or FetchFailedException or PageException)
        {
            // What was refused says nothing of the layout; what came and could not be read does.
            if (none is PageException) await yields.AddAsync(listed.Source, null, cancellation);
            return new IncomingArticle(listed with { Partial = true });
        }
    }

    private ExtractionOptions OptionsFor(FetchAnswer answer) =>
        new() { Charset = CharsetOf(answer.ContentType), Now = clock.GetUtcNow(), Zone = zone, Rules = rules };

    /// <summary>The page's text under the identity that the feed gives, so that the next poll knows it; the feed's date where the page has none.</summary>
    private static Article Join(Article listed, Article page) => page with
    {
        Id = listed.Id,
        CanonicalUrl = listed.CanonicalUrl,
        Url = listed.Url,
        Title = page.Title.Length > 0 ? page.Title : listed.Title,
        Language = page.Language ?? listed.Language,
        Published = page.Published ?? listed.Published,
        PublishedFrom = page.Published is null ? listed.PublishedFrom : page.PublishedFrom,
        Tags = page.Tags.Count > 0 ? page.Tags : listed.Tags,
    };

    private static string? CharsetOf(string? contentType)
    {
        if (contentType is null) return null;
        try
        {
            return new ContentType(contentType).CharSet;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
