using Monitoring.Api.Pipeline;
using Monitoring.Infra.Storage;
using Monitoring.Ingest.Feeds;
using Monitoring.Ingest.Web;
using Feed = Monitoring.Ingest.Feeds.Feed;

namespace Monitoring.Api.Jobs;

/// <summary>
/// Reads a site's past through its sitemaps: those that robots.txt names, else those at the usual addresses, then what they list, then the
/// pages that are dated within the span. Each step is written down before the next is taken, in the same turns of the host as polls.
/// </summary>
internal sealed class Backfill(
    BackfillStore backfills, FeedStore feeds, ArticleStore store, ArticlePipeline pipeline, ArticlePages pages, PoliteWeb web, TimeProvider clock, TimeZoneInfo zone)
{
    /// <summary>Sitemaps and pages of one backfill: at one page in five seconds, more than three days' work.</summary>
    internal const int MostSteps = 60_000;
    /// <summary>A step that fails as often as this is given up.</summary>
    private const int MostAttempts = 3;
    private static readonly string[] UsualSitemaps = ["/sitemap.xml", "/sitemap_index.xml", "/sitemap-news.xml"];
    private static readonly TimeSpan PutOff = TimeSpan.FromMinutes(10);
    /// <summary>How long one call goes on: the next tick calls again.</summary>
    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(50);

    /// <param name="since">First day, in the display zone.</param>
    /// <returns>Whether the feed exists.</returns>
    public Task<bool> BeginAsync(string feed, DateOnly since, CancellationToken cancellation)
    {
        var begin = since.ToDateTime(TimeOnly.MinValue);
        return backfills.BeginAsync(feed, new DateTimeOffset(begin, zone.GetUtcOffset(begin)), cancellation);
    }

    /// <summary>Takes steps of every open backfill, each for a while.</summary>
    public async Task RunAsync(CancellationToken cancellation) =>
        await Task.WhenAll((await backfills.OpenAsync(cancellation)).Select(open => GoOnAsync(open, cancellation)));

    private async Task GoOnAsync(OpenBackfill open, CancellationToken cancellation)
    {
        if (await feeds.FindAsync(open.Feed, cancellation) is not { } feed) return;
        var began = clock.GetTimestamp();
        if (open.Steps == 0)
        {
            var sitemaps = await SitemapsAsync(feed, cancellation);
            await backfills.AddAsync(open.Feed, [.. sitemaps.Select(at => new BackfillStep(at.AbsoluteUri, true, open.Asked))], 0, MostSteps, cancellation);
        }

        while (clock.GetElapsedTime(began) < Slice)
        {
            if (await backfills.NextAsync(open.Feed, cancellation) is not { } step)
            {
                await backfills.FinishAsync(open.Feed, await OutcomeAsync(open.Feed, cancellation), cancellation);
                return;
            }

            var away = step.Sitemap ? await ReadAsync(open, feed, step, cancellation) : await FetchAsync(open, feed, step, cancellation);
            if (away is not { } trouble) continue;
            await backfills.RestAsync(open.Feed, clock.GetUtcNow() + trouble.For, trouble.Why, cancellation);
            return;
        }
    }

    /// <summary>Where the sitemaps of the site, and of the feed's own host, may be.</summary>
    private async Task<IEnumerable<Uri>> SitemapsAsync(Monitoring.Infra.Storage.Feed feed, CancellationToken cancellation)
    {
        var sites = new List<Uri>();
        var source = (await feeds.SourcesAsync(cancellation)).FirstOrDefault(one => one.Name == feed.Source);
        if (Uri.TryCreate(source?.Site, UriKind.Absolute, out var site) && site.Scheme is "http" or "https") sites.Add(site!);
        sites.Add(new Uri(feed.Moved ?? feed.Address));
        var sitemaps = new List<Uri>();
        foreach (var one in sites.DistinctBy(one => one.GetLeftPart(UriPartial.Authority)))
        {
            var named = await web.SitemapsAsync(one, cancellation);
            sitemaps.AddRange(named.Count > 0 ? named : UsualSitemaps.Select(path => new Uri(one, path)));
        }

        return sitemaps.DistinctBy(at => at.AbsoluteUri);
    }

    private async Task<Absence?> ReadAsync(OpenBackfill open, Monitoring.Infra.Storage.Feed feed, BackfillStep step, CancellationToken cancellation)
    {
        try
        {
            var answer = await web.FetchAsync(FetchRequest.ForFeed(new Uri(step.Address)), cancellation);
            var listed = FeedParser.Parse(answer.Body, answer.FinalAddress, answer.ContentType);
            var (steps, undated) = Within(listed, open, new Uri(step.Address).IdnHost, new Uri(feed.Address).IdnHost);
            await backfills.AddAsync(open.Feed, steps, undated, MostSteps, cancellation);
            await backfills.EndAsync(open.Feed, step.Address, StepOutcome.Done, cancellation);
            return null;
        }
        catch (Exception none) when (none is FetchParkedException or FeedException)
        {
            var absent = none is FetchParkedException { Fault: FetchFault.NotFound or FetchFault.Gone };
            await backfills.EndAsync(open.Feed, step.Address, absent ? StepOutcome.Outside : StepOutcome.Failed, cancellation);
            return null;
        }
        catch (FetchFailedException failed)
        {
            return await FailedAsync(open, step, failed.Message, failed.RetryAfter, cancellation);
        }
    }

    /// <summary>What of a sitemap belongs to the span. A sitemap or page that changed before it can hold nothing of it; one of another site is not ours to follow.</summary>
    private static (List<BackfillStep> Steps, long Undated) Within(Feed listed, OpenBackfill open, params string[] hosts)
    {
        var steps = new List<BackfillStep>();
        long undated = 0;
        foreach (var sitemap in listed.Sitemaps)
            if (IsOwn(sitemap.Url) && !(sitemap.Changed?.Instant < open.Since)) steps.Add(new BackfillStep(sitemap.Url, true, sitemap.Changed?.Instant ?? open.Asked));
        if (listed.FeedType != FeedType.Sitemap) return (steps, undated);
        foreach (var item in listed.Items)
        {
            if (item.Address is not { } address || !IsOwn(address)) continue;
            if ((item.Published ?? item.Updated)?.Instant is not { } at) undated++;
            else if (at >= open.Since) steps.Add(new BackfillStep(address, false, at));
        }

        return (steps, undated);

        bool IsOwn(string address) => Uri.TryCreate(address, UriKind.Absolute, out var at) && at.Scheme is "http" or "https" && Array.Exists(hosts, host => IsSameSite(at!.IdnHost, host));
    }

    private static bool IsSameSite(string host, string other)
    {
        var (a, b) = (Bare(host), Bare(other));
        return a == b || a.EndsWith('.' + b, StringComparison.Ordinal) || b.EndsWith('.' + a, StringComparison.Ordinal);

        static string Bare(string name) => name.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? name[4..].ToLowerInvariant() : name.ToLowerInvariant();
    }

    private async Task<Absence?> FetchAsync(OpenBackfill open, Monitoring.Infra.Storage.Feed feed, BackfillStep step, CancellationToken cancellation)
    {
        if (ListedPages.Bare(new FeedItem { Url = step.Address }) is not { } listed) return await EndAsync(StepOutcome.Failed);
        var known = await store.KnownAsync([listed.Id], cancellation);
        if (known.TryGetValue(listed.Id, out var one) && !one.Partial) return await EndAsync(StepOutcome.Known);
        var asked = await pages.AskAsync(listed with { Source = feed.Source, Language = feed.Language }, cancellation);
        if (asked.Whole is not { } page) return asked.Later ? await FailedAsync(open, step, asked.Trouble!, asked.HostAway, cancellation) : await EndAsync(StepOutcome.Failed);
        if (page.Article.Published?.Instant < open.Since) return await EndAsync(StepOutcome.Outside);
        var journey = new Journey();
        await pipeline.StoreAsync([page], journey, cancellation);
        await pipeline.FinishAsync(journey);
        return await EndAsync(StepOutcome.Done);

        async Task<Absence?> EndAsync(StepOutcome outcome)
        {
            await backfills.EndAsync(open.Feed, step.Address, outcome, cancellation);
            return null;
        }
    }

    /// <summary>A host that is away costs its steps no attempt; a step that fails alone is put off, in the end given up.</summary>
    private async Task<Absence?> FailedAsync(OpenBackfill open, BackfillStep step, string why, TimeSpan? away, CancellationToken cancellation)
    {
        if (away is { } time && time > TimeSpan.Zero) return new Absence(time, why);
        if (step.Attempts + 1 >= MostAttempts) await backfills.EndAsync(open.Feed, step.Address, StepOutcome.Failed, cancellation);
        else await backfills.PutOffAsync(open.Feed, step.Address, clock.GetUtcNow() + PutOff * (1 << step.Attempts), cancellation);
        return null;
    }

    private async Task<string?> OutcomeAsync(string feed, CancellationToken cancellation)
    {
        var progress = (await backfills.ProgressAsync(cancellation)).First(one => one.Feed == feed);
        return progress.AllPages > 0 ? null
            : progress.Failed >= progress.AllSitemaps ? "no sitemap could be read"
            : progress.Undated > 0 ? "the sitemaps do not say when their pages are from" : "the sitemaps list nothing of this span";
    }

    private readonly record struct Absence(TimeSpan For, string Why);
}

/// <summary>Every minute: goes on with the backfills that are open.</summary>
internal sealed class BackfillJob(Backfill backfill)
{
    private int _running;

    public async Task RunAsync(CancellationToken cancellation)
    {
        if (Interlocked.Exchange(ref _running, 1) == 1) return;
        try
        {
            await backfill.RunAsync(cancellation);
        }
        finally
        {
            Volatile.Write(ref _running, 0);
        }
    }
}
