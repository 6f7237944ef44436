using Monitoring.Infra.Storage;

namespace Monitoring.Tests.Infra.Storage;

/// <summary>
/// 100,000 feeds of 20,000 hosts in SQLite, one host with 10,000 of them, all due at once, on a simulated clock: the claims that the
/// server lives by.
/// </summary>
public sealed class FeedTurnsTests
{
    private const int Hosts = 20_000;
    private const int Feeds = 100_000;
    private const int OfTheLargest = 10_000;
    private const int AtOnce = 500;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Claims_OfAHundredThousandFeeds_AreFairAcrossHosts()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var data = new Folder();
        var store = data.Get<FeedStore>();
        var feeds = Enumerable.Range(0, Feeds).Select(Feed).ToList();
        await store.AddAsync(feeds, stop);

        // No host starves and none is asked by two: the first round takes one feed of each, though no poll of it has ended yet.
        var first = new List<Feed>();
        while (await store.ClaimDueAsync(AtOnce, TimeSpan.FromHours(1), stop) is { Count: > 0 } taken) first.AddRange(taken);
        Assert.Equal(Hosts, first.Count);
        Assert.Equal(Hosts, first.Select(HostOf).Distinct(StringComparer.Ordinal).Count());

        // Polls end while the others go on slowly: their hosts, and only theirs, have their next turn after the pause.
        var largest = first.Single(feed => HostOf(feed) == "largest.example");
        List<Feed> polled = [largest, .. first.Where(feed => feed != largest).Take(49)];
        var asked = first.Select(feed => feed.Address).ToHashSet(StringComparer.Ordinal);
        for (var round = 1; round <= 3; round++)
        {
            var now = data.Clock.GetUtcNow();
            foreach (var feed in polled)
                await store.SucceededAsync(new FeedPoll(feed.Address, now.AddMinutes(30), null, null, HostFree: now + Pause), stop);
            data.Clock.Advance(Pause - TimeSpan.FromMilliseconds(1));
            Assert.Empty(await store.ClaimDueAsync(AtOnce, TimeSpan.FromHours(1), stop));
            data.Clock.Advance(TimeSpan.FromMilliseconds(1));
            var next = await store.ClaimDueAsync(AtOnce, TimeSpan.FromHours(1), stop);
            Assert.Equal(polled.Select(HostOf).Order(StringComparer.Ordinal), next.Select(HostOf).Order(StringComparer.Ordinal));
            // Each feed of a host is asked before any is asked again.
            Assert.All(next, feed => Assert.True(asked.Add(feed.Address), feed.Address));
            polled = [.. next];
        }
    }

    private static NewFeed Feed(int number)
    {
        var host = number < OfTheLargest ? "largest.example" : $"host{number % (Hosts - 1)}.example";
        return new NewFeed(host, $"https://{host}/rss/{number}");
    }

    private static string HostOf(Feed feed) => new Uri(feed.Address).Host;
}
