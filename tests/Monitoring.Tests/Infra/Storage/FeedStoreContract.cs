using Monitoring.Infra.Storage;

namespace Monitoring.Tests.Infra.Storage;

public abstract class FeedStoreContract : StoreContract
{
    private FeedStore Feeds => Data.Get<FeedStore>();

    [Fact]
    public async Task Add_Again_KeepsStateAndCountsOnlyNew()
    {
        Assert.Equal(2, await Feeds.AddAsync([Feed("a", 1), Feed("a", 2)], Cancellation));
        await Feeds.FailedAsync(Address("a", 1), Data.Clock.GetUtcNow().AddHours(1), "404", Cancellation);

        Assert.Equal(1, await Feeds.AddAsync([Feed("a", 1), Feed("b", 1)], Cancellation));
        var feed = (await Feeds.FeedsAsync("a", Cancellation))[0];
        Assert.Equal((1, "404"), (feed.Failures, feed.Error));
        Assert.Equal(["a", "b"], (await Feeds.SourcesAsync(Cancellation)).Select(s => s.Name));
        Assert.Equal(3, (await Feeds.FeedsAsync(null, Cancellation)).Count);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("news.example/rss")]
    public async Task Add_OtherThanHttp_IsRefused(string address) =>
        await Assert.ThrowsAsync<ArgumentException>(() => Feeds.AddAsync([new NewFeed("a", address)], Cancellation));

    [Fact]
    public async Task Claim_TakesOneOfEachHostAndNoneOfABusyHost()
    {
        await Feeds.AddAsync([.. Enumerable.Range(0, 5).Select(i => Feed("many", i)), Feed("one", 0), Feed("two", 0)], Cancellation);

        var first = await Feeds.ClaimDueAsync(10, TimeSpan.FromMinutes(5), Cancellation);
        Assert.Equal(["many", "one", "two"], first.Select(f => f.Source).Order());
        Assert.Empty(await Feeds.ClaimDueAsync(10, TimeSpan.FromMinutes(5), Cancellation));

        await Feeds.SucceededAsync(new FeedPoll(Address("many", 0), Data.Clock.GetUtcNow().AddHours(1), "\"tag\"", null, Yield: 3), Cancellation);
        var second = await Feeds.ClaimDueAsync(10, TimeSpan.FromMinutes(5), Cancellation);
        Assert.Equal([Address("many", 1)], second.Select(f => f.Address));
        Data.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(3, (await Feeds.ClaimDueAsync(10, TimeSpan.FromMinutes(5), Cancellation)).Count);
    }

    [Fact]
    public async Task Claim_ByManyAtOnce_NeverPollsAHostTwice()
    {
        await Feeds.AddAsync([.. Enumerable.Range(0, 40).Select(i => Feed($"s{i % 10}", i))], Cancellation);

        var claimed = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ =>
            Task.Run(() => Feeds.ClaimDueAsync(3, TimeSpan.FromMinutes(5), Cancellation), Cancellation)));

        var sources = claimed.SelectMany(c => c).Select(f => f.Source).ToList();
        Assert.Equal(10, sources.Count);
        Assert.Distinct(sources);
    }

    [Fact]
    public async Task Polls_AreRemembered()
    {
        await Feeds.AddAsync([Feed("a", 1)], Cancellation);
        var now = Data.Clock.GetUtcNow();
        await Feeds.FailedAsync(Address("a", 1), now.AddMinutes(5), "time-out", Cancellation);
        await Feeds.SucceededAsync(
            new FeedPoll(Address("a", 1), now.AddMinutes(30), "\"e\"", "Thu, 20 Jun 2024 08:00:00 GMT", "https://new.example/", 4, TimeSpan.FromMinutes(7)), Cancellation);
        await Feeds.SucceededAsync(new FeedPoll(Address("a", 1), now.AddMinutes(60), "\"f\"", null), Cancellation);

        Assert.Equal(
            new Feed(
                Address("a", 1), "a", "fa", false, now.AddMinutes(60), "\"f\"", null, "https://new.example/", 0, null, now, now, 4, TimeSpan.FromMinutes(7)),
            (await Feeds.FeedsAsync("a", Cancellation))[0]);
        Assert.Equal(now.AddMinutes(60), await Feeds.NextDueAsync(Cancellation));
    }

    [Fact]
    public async Task Paused_FeedOrSource_IsNotClaimed()
    {
        await Feeds.AddAsync([Feed("a", 1), Feed("b", 1)], Cancellation);
        await Feeds.PauseAsync(Address("a", 1), paused: true, Cancellation);
        await Feeds.SaveSourceAsync(new Source("b", null, "fa", "state", ShownText.Title, Paused: true), Cancellation);

        Assert.Empty(await Feeds.ClaimDueAsync(10, TimeSpan.FromMinutes(5), Cancellation));
        Assert.Equal(ShownText.Title, (await Feeds.SourcesAsync(Cancellation))[1].Shown);
        Assert.Equal(1, await Feeds.RemoveAsync(Address("a", 1), Cancellation));
    }

    [Fact]
    public async Task Claim_LeavesAHostAloneForItsPause_ThenTakesItsOldestFeed()
    {
        await Feeds.AddAsync([Feed("a", 1), Feed("a", 2), Feed("b", 1)], Cancellation);
        var start = Data.Clock.GetUtcNow();
        Assert.Equal(2, (await ClaimAsync()).Count);
        await Feeds.FailedAsync(Address("a", 1), start.AddMinutes(5), "time-out", Cancellation, start.AddSeconds(20));
        await Feeds.ReleaseAsync(Address("b", 1), Cancellation);

        Assert.Equal([Address("b", 1)], await ClaimAsync());
        Data.Clock.Advance(TimeSpan.FromSeconds(19));
        Assert.Empty(await ClaimAsync());
        Data.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal([Address("a", 2)], await ClaimAsync());
        await Feeds.RemoveAsync(Address("a", 2), Cancellation);
        await Feeds.SucceededAsync(new FeedPoll(Address("a", 2), start, null, null), Cancellation);
        Data.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal([Address("a", 1)], await ClaimAsync());
        Assert.Equal([Address("a", 1)], (await Feeds.FailingAsync(Data.Clock.GetUtcNow(), Cancellation)).Select(feed => feed.Address));
    }

    [Fact]
    public async Task Claim_OfAFeedThatMoved_IsTheTurnOfItsNewHost()
    {
        await Feeds.AddAsync([Feed("old", 1), Feed("new", 1)], Cancellation);
        await ClaimAsync();
        var now = Data.Clock.GetUtcNow();
        await Feeds.SucceededAsync(new FeedPoll(Address("old", 1), now, null, null, Moved: Address("new", 9)), Cancellation);

        Assert.Empty(await ClaimAsync());
        await Feeds.SucceededAsync(new FeedPoll(Address("new", 1), now.AddHours(1), null, null, HostFree: now.AddSeconds(5)), Cancellation);
        Assert.Empty(await ClaimAsync());
        Data.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal([Address("old", 1)], await ClaimAsync());
    }

    private async Task<IReadOnlyList<string>> ClaimAsync() =>
        [.. (await Feeds.ClaimDueAsync(100, TimeSpan.FromMinutes(15), Cancellation)).Select(feed => feed.Address)];

    private static NewFeed Feed(string source, int number) => new(source, Address(source, number), "fa");

    private static string Address(string source, int number) => $"https://{source}.example/rss/{number}";
}
