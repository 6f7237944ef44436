using System.Globalization;
using Microsoft.AspNetCore.Http;
using Monitoring.Api.Jobs;
using Monitoring.Infra.Storage;

namespace Monitoring.Tests.Api;

/// <summary>How a feed fares over time: what servers ask for, what fails, and that nothing is forgotten.</summary>
public sealed class FeedHealthTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task RetryAfter_InSecondsOrAsADate_IsWhenTheFeedAndItsHostAreAskedAgain(bool asDate)
    {
        await using var site = await FollowedSite.StartAsync();
        var later = site.Clock.GetUtcNow().AddHours(2);
        site.Refuse("/rss", 429, ("Retry-After", asDate ? later.ToString("r", CultureInfo.InvariantCulture) : "7200"));
        site.ServeFeed("/other");
        await site.FollowAsync("/rss");
        await site.FollowAsync("/other");

        await site.PollAsync("/rss");
        await site.PollAsync("/other");

        var feed = await site.FeedAsync("/rss");
        Assert.Equal(later, feed.Due);
        Assert.Contains("429", feed.Error, StringComparison.Ordinal);
        Assert.Contains("left alone", (await site.FeedAsync("/other")).Error, StringComparison.Ordinal);
        Assert.Equal((1, 0), (site.Times("/rss"), site.Times("/other")));
        Assert.Empty(await site.Feeds.ClaimDueAsync(10, TimeSpan.FromMinutes(1), Stop));
        site.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Single(await site.Feeds.ClaimDueAsync(10, TimeSpan.FromMinutes(1), Stop));
    }

    [Fact]
    public async Task NothingModified_IsASuccess_AndMaxAgeIsHonoured()
    {
        await using var site = await FollowedSite.StartAsync();
        var conditions = new List<string>();
        site.On("/rss", context =>
        {
            conditions.Add(context.Request.Headers.IfModifiedSince.ToString());
            context.Response.Headers.LastModified = "Thu, 20 Jun 2024 07:35:00 GMT";
            context.Response.Headers.CacheControl = "max-age=3000";
            context.Response.StatusCode = conditions.Count == 1 ? 200 : 304;
            return conditions.Count == 1 ? context.Response.WriteAsync("<rss version=\"2.0\"><channel><title>آزمون</title></channel></rss>") : Task.CompletedTask;
        });
        await site.FollowAsync("/rss");
        await site.PollAsync("/rss");
        site.Clock.Advance(TimeSpan.FromHours(1));
        await site.PollAsync("/rss");

        var (feed, now) = (await site.FeedAsync("/rss"), site.Clock.GetUtcNow());
        Assert.Equal(["", "Thu, 20 Jun 2024 07:35:00 GMT"], conditions);
        Assert.Equal((now, 0, (string?)null), (feed.Succeeded, feed.Failures, feed.Error));
        // Jitter is a tenth.
        Assert.InRange(feed.Due - now, TimeSpan.FromMinutes(45), TimeSpan.FromMinutes(55));
    }

    [Fact]
    public async Task AFeedThatMovedForGood_IsBelievedTheThirdTime_AndThenAskedThere()
    {
        await using var site = await FollowedSite.StartAsync();
        site.Refuse("/old", 301, ("Location", "/new"));
        site.ServeFeed("/new");
        await site.FollowAsync("/old");
        for (var poll = 0; poll < 3; poll++) await site.PollAsync("/old");
        Assert.Equal(site.Url + "/new", (await site.FeedAsync("/old")).Moved);
        await site.PollAsync("/old");
        Assert.Equal((3, 4), (site.Times("/old"), site.Times("/new")));
    }

    [Theory]
    [InlineData(410)]
    [InlineData(500)]
    public async Task AFeedThatFailsForAMonth_IsStillAsked_ToldOf_AndWellAgain(int status)
    {
        await using var site = await FollowedSite.StartAsync();
        site.Refuse("/rss", status);
        await site.FollowAsync("/rss");
        var began = site.Clock.GetUtcNow();
        var polls = 0;
        while (site.Clock.GetUtcNow() < began.AddDays(30))
        {
            await site.PollAsync("/rss");
            polls++;
            var due = (await site.FeedAsync("/rss")).Due;
            Assert.InRange(due - site.Clock.GetUtcNow(), TimeSpan.FromMinutes(3), TimeSpan.FromHours(12));
            site.Clock.SetUtcNow(due);
        }

        var feed = await site.FeedAsync("/rss");
        Assert.Equal(polls, feed.Failures);
        Assert.Contains(status.ToString(CultureInfo.InvariantCulture), feed.Error, StringComparison.Ordinal);
        Assert.Equal([site.Url + "/rss"], (await site.Feeds.FailingAsync(began.AddDays(1), Stop)).Select(one => one.Address));

        site.ServeFeed("/rss");
        await site.PollAsync("/rss");
        Assert.Equal((0, (string?)null), ((await site.FeedAsync("/rss")).Failures, (await site.FeedAsync("/rss")).Error));
        Assert.Empty(await site.Feeds.FailingAsync(site.Clock.GetUtcNow(), Stop));
    }

    [Fact]
    public async Task TheLine_PollsEveryHostOnceAtATime_AndASlowOneHoldsNoOther()
    {
        await using var site = await FollowedSite.StartAsync(hosts: 3);
        var slow = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var others = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var answered = 0;
        var underway = new Dictionary<string, int>();
        for (var i = 0; i < 12; i++)
        {
            site.On($"/rss/{i}", async context =>
            {
                var host = context.Request.Host.Value!;
                lock (underway) Assert.Equal(1, underway[host] = underway.GetValueOrDefault(host) + 1);
                if (host == new Uri(site.Url).Authority) await slow.Task;
                lock (underway) underway[host]--;
                if (host != new Uri(site.Url).Authority && Interlocked.Increment(ref answered) == 8) others.SetResult();
                await context.Response.WriteAsync("<rss version=\"2.0\"><channel><title>آزمون</title></channel></rss>");
            });
        }

        await site.Feeds.AddAsync([.. Enumerable.Range(0, 12).Select(i => new NewFeed("آزمون", $"{site.Urls[i % 3]}/rss/{i}"))], Stop);
        var line = site.Room<PollLine>();
        await line.FillAsync(Stop);

        // All eight feeds of the other hosts are answered while the slow host holds its first.
        await others.Task.WaitAsync(Stop);
        slow.SetResult();
        await line.DrainedAsync();
        Assert.All(await site.Feeds.FeedsAsync(null, Stop), feed => Assert.Equal(site.Clock.GetUtcNow(), feed.Succeeded));
    }
}
