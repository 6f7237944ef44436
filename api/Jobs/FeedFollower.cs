using System.Text.Json;
using Monitoring.Infra.Storage;
using Monitoring.Ingest.Feeds;
using Monitoring.Ingest.Scheduling;
using Monitoring.Ingest.Web;
using Feed = Monitoring.Ingest.Feeds.Feed;
using PolledFeed = Monitoring.Infra.Storage.Feed;

namespace Monitoring.Api.Jobs;

/// <summary>
/// One poll of one feed: what it lists, the pages that are new, and when to come back. What is known of a feed's rhythm is kept
/// under its address, so a poll needs nothing but that.
/// </summary>
internal sealed class FeedFollower(
    FeedStore feeds, SettingStore settings, ListedPages pages, PoliteWeb web, RhythmOptions rhythm, TimeProvider clock, ILogger<FeedFollower> log)
{
    /// <summary>Sitemaps of an index that are read at one poll, the newest first.</summary>
    private const int SitemapsRead = 2;

    /// <returns>How many articles were new; 0 also when the poll failed, which is in the feed's health.</returns>
    public async Task<int> RunAsync(string address, CancellationToken cancellation)
    {
        if (await feeds.FindAsync(address, cancellation) is not { } feed) return 0;
        var history = await HistoryAsync(address, cancellation);
        var (outcome, leftOver, delay) = await PollAsync(feed, history, cancellation);
        var now = clock.GetUtcNow();
        // Chance only spreads polls; nothing secret hangs on it.
#pragma warning disable CA5394
        var plan = FeedRhythm.Next(history, outcome, now, Random.Shared.NextDouble(), rhythm);
#pragma warning restore CA5394
        if (plan.Report is { } report) Log.FeedTrouble(log, address, report);
        // With pages left for the next poll, "not modified" would hide them: ask without conditions then, and soon.
        var kept = leftOver > 0 ? plan.History with { ETag = null, LastModified = null } : plan.History;
        var due = leftOver > 0 && plan.Due > now + rhythm.Floor ? now + rhythm.Floor : plan.Due;
        await settings.SetAsync(KeyOf(address), JsonSerializer.Serialize(kept, Json.Shapes.FeedHistory), cancellation);
        var hostFree = web.NextTurn(new Uri(feed.Moved ?? feed.Address));
        switch (outcome)
        {
            case PollOutcome.Failed failed:
                await feeds.FailedAsync(address, due, failed.Reason, cancellation, hostFree);
                return 0;
            case PollOutcome.Read read:
                await feeds.SucceededAsync(
                    new FeedPoll(address, due, kept.ETag, kept.LastModified, plan.AdoptAddress?.AbsoluteUri, read.NewItems, delay, hostFree), cancellation);
                return read.NewItems;
            default:
                await feeds.SucceededAsync(
                    new FeedPoll(address, due, kept.ETag, kept.LastModified, plan.AdoptAddress?.AbsoluteUri, HostFree: hostFree), cancellation);
                return 0;
        }
    }

    /// <summary>Makes a feed due now, and asked as if for the first time: pages it lists that are not stored are fetched, in as many polls as they need.</summary>
    /// <returns>Whether the feed exists.</returns>
    public async Task<bool> AskAnewAsync(string address, CancellationToken cancellation)
    {
        var history = await HistoryAsync(address, cancellation);
        await settings.SetAsync(
            KeyOf(address), JsonSerializer.Serialize(history with { ETag = null, LastModified = null }, Json.Shapes.FeedHistory), cancellation);
        return await feeds.MakeDueAsync(address, cancellation) > 0;
    }

    private async Task<(PollOutcome Outcome, int LeftOver, TimeSpan? Delay)> PollAsync(PolledFeed feed, FeedHistory history, CancellationToken cancellation)
    {
        try
        {
            var answer = await web.FetchAsync(
                FetchRequest.ForFeed(new Uri(feed.Moved ?? feed.Address), history.ETag, history.LastModified), cancellation);
            if (answer.NotModified)
            {
                await pages.CompleteAsync(feed.Source, cancellation);
                return (new PollOutcome.Unchanged(answer.MaxAge, answer.PermanentAddress, answer.RetryAfter), 0, null);
            }

            var listed = await ReadAsync(answer, cancellation);
            var taken = await pages.TakeAsync(listed, feed.Source, feed.Language, cancellation);
            List<DateTimeOffset> published = [.. listed.Items.Where(item => item.Published is not null).Select(item => item.Published!.Value.Instant)];
            var fresh = answer.MaxAge > listed.FreshFor ? answer.MaxAge : listed.FreshFor ?? answer.MaxAge;
            return (
                new PollOutcome.Read(published, taken.New, fresh, answer.PermanentAddress, answer.ETag, answer.LastModified, answer.RetryAfter),
                taken.LeftOver, taken.Delay);
        }
        catch (FetchParkedException parked)
        {
            return (new PollOutcome.Failed(parked.Message, Parked: true), 0, null);
        }
        catch (FetchFailedException failed)
        {
            return (new PollOutcome.Failed(failed.Message, Parked: false, failed.RetryAfter), 0, null);
        }
        catch (FeedException none)
        {
            return (new PollOutcome.Failed($"{feed.Address}: {none.Message}", Parked: true), 0, null);
        }
    }

    private async Task<Feed> ReadAsync(FetchAnswer answer, CancellationToken cancellation)
    {
        var feed = FeedParser.Parse(answer.Body, answer.FinalAddress, answer.ContentType);
        if (feed.FeedType != FeedType.SitemapIndex) return feed;
        var items = new List<FeedItem>();
        foreach (var sitemap in feed.Sitemaps.OrderByDescending(one => one.Changed?.Instant ?? DateTimeOffset.MinValue).Take(SitemapsRead))
        {
            if (!Uri.TryCreate(sitemap.Url, UriKind.Absolute, out var at)) continue;
            var part = await web.FetchAsync(FetchRequest.ForFeed(at), cancellation);
            items.AddRange(FeedParser.Parse(part.Body, part.FinalAddress, part.ContentType).Items);
        }

        return feed with { Items = items };
    }

    private async Task<FeedHistory> HistoryAsync(string address, CancellationToken cancellation) =>
        await settings.GetAsync(KeyOf(address), cancellation) is { } text
            ? JsonSerializer.Deserialize(text, Json.Shapes.FeedHistory) ?? new FeedHistory()
            : new FeedHistory();

    private static string KeyOf(string address) => "feed-history:" + address;
}
