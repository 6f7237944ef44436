using Monitoring.Infra.Storage;

namespace Monitoring.Tests.Infra.Storage;

public abstract class BackfillStoreContract : StoreContract
{
    private const string Feed = "https://news.example/rss";

    private BackfillStore Backfills => Data.Get<BackfillStore>();

    [Fact]
    public async Task Steps_SitemapsFirstThenNewestPages_EachUntilItEnds()
    {
        await Data.Get<FeedStore>().AddAsync([new NewFeed("a", Feed)], Cancellation);
        var now = Data.Clock.GetUtcNow();
        Assert.False(await Backfills.BeginAsync("https://unknown.example/", now.AddDays(-7), Cancellation));
        Assert.True(await Backfills.BeginAsync(Feed, now.AddDays(-7), Cancellation));
        Assert.Equal(new OpenBackfill(Feed, now.AddDays(-7), now, 0), Assert.Single(await Backfills.OpenAsync(Cancellation)));

        await Backfills.AddAsync(Feed, [new("page 1", false, now.AddDays(-2)), new("page 2", false, now.AddDays(-1)), new("map", true, now)], 5, 100, Cancellation);
        await Backfills.AddAsync(Feed, [new("page 3", false, now.AddDays(-3)), new("page 1", false, now), new("page 4", false, now)], 2, 4, Cancellation);
        Assert.Equal("map", await NextAsync());
        await Backfills.EndAsync(Feed, "map", StepOutcome.Done, Cancellation);
        Assert.Equal("page 2", await NextAsync());
        await Backfills.PutOffAsync(Feed, "page 2", now.AddMinutes(10), Cancellation);
        Assert.Equal("page 1", await NextAsync());
        await Backfills.EndAsync(Feed, "page 1", StepOutcome.Failed, Cancellation);
        await Backfills.EndAsync(Feed, "page 3", StepOutcome.Outside, Cancellation);
        Assert.Null(await NextAsync());

        await Backfills.FinishAsync(Feed, null, Cancellation);
        Assert.Equal(new BackfillProgress(Feed, now.AddDays(-7), null, 1, 1, 2, 3, 0, 1, 7, null), Assert.Single(await Backfills.ProgressAsync(Cancellation)));
        await Backfills.RestAsync(Feed, now.AddMinutes(10), "429", Cancellation);
        Assert.Empty(await Backfills.OpenAsync(Cancellation));
        Data.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(4, Assert.Single(await Backfills.OpenAsync(Cancellation)).Steps);
        Assert.Equal(1, (await Backfills.NextAsync(Feed, Cancellation))!.Attempts);
        await Backfills.EndAsync(Feed, "page 2", StepOutcome.Done, Cancellation);
        await Backfills.FinishAsync(Feed, null, Cancellation);
        Assert.NotNull(Assert.Single(await Backfills.ProgressAsync(Cancellation)).Finished);

        await Backfills.BeginAsync(Feed, now.AddDays(-1), Cancellation);
        Assert.Equal((0, null), (Assert.Single(await Backfills.ProgressAsync(Cancellation)).AllPages, Assert.Single(await Backfills.ProgressAsync(Cancellation)).Finished));
        await Data.Get<FeedStore>().RemoveAsync(Feed, Cancellation);
        Assert.Empty(await Backfills.ProgressAsync(Cancellation));
    }

    private async Task<string?> NextAsync() => (await Backfills.NextAsync(Feed, Cancellation))?.Address;
}
