using Monitoring.Enrichment;
using Monitoring.Infra.Storage;
using Monitoring.Ingest;

namespace Monitoring.Tests.Infra.Storage;

/// <summary>What a store does, whichever database is under it.</summary>
public abstract class ArticleStoreContract : StoreContract
{
    private ArticleStore Store => Data.Store;

    /// <summary>Whether one process at a time writes this database.</summary>
    protected virtual bool OneWriter => false;

    [Fact]
    public async Task Save_NewSameAndOtherText_AreStoredDuplicateAndRevised()
    {
        var first = await SaveAsync(News.Article("a"), News.Article("b"));
        var second = await SaveAsync(News.Article("a"), News.Article("b", body: "متن دیگر"), News.Article("c"));

        Assert.Equal([Outcome.Stored, Outcome.Stored], first.Select(r => r.Outcome));
        Assert.Equal([Outcome.Duplicate, Outcome.Revised, Outcome.Stored], second.Select(r => r.Outcome));
        Assert.Equal([1, 3, 4], second.Select(r => r.Position));
        Assert.Equal(4, await Store.LastPositionAsync(Cancellation));
    }

    [Fact]
    public async Task Save_SameIdThriceInOneBatch_IsStoredDuplicateRevised()
    {
        var results = await SaveAsync(News.Article("a"), News.Article("a"), News.Article("a", body: "نو"));

        Assert.Equal([Outcome.Stored, Outcome.Duplicate, Outcome.Revised], results.Select(r => r.Outcome));
        Assert.Equal(["متن خبر", "نو"], (await Store.RevisionsAsync("a", Cancellation)).Select(r => r.Article.Body));
        Assert.Equal(2, (await Store.FindAsync("a", Cancellation))!.Revision);
    }

    [Fact]
    public async Task Save_AnArchiveReadAgain_KnowsEveryTextOfAnArticle()
    {
        IncomingArticle[] archive = [new(News.Article("a"), Archived: true), new(News.Article("a", body: "نو"), Archived: true)];
        await Store.SaveAsync(archive, Cancellation);

        var again = await Store.SaveAsync(archive, Cancellation);
        var turnedBack = await Store.SaveAsync([new(News.Article("a"))], Cancellation);

        Assert.Equal([Outcome.Duplicate, Outcome.Duplicate], again.Select(r => r.Outcome));
        Assert.Equal(Outcome.Revised, turnedBack.Single().Outcome);
    }

    [Fact]
    public async Task TakeOver_FreesWhatADeadProcessHeld_WhereOneProcessWrites()
    {
        await Store.SaveAsync([new(News.Article("a"))], Cancellation, TimeSpan.FromMinutes(10));

        Assert.Empty(await Store.ClaimAsync(Stage.Stored, 1, TimeSpan.Zero, Cancellation));
        var freed = await Store.TakeOverAsync(Cancellation);
        Assert.Equal(OneWriter ? 1 : 0, freed);
        Assert.Equal(freed, (await Store.ClaimAsync(Stage.Stored, 1, TimeSpan.Zero, Cancellation)).Count);
    }

    [Fact]
    public async Task Save_EveryField_ComesBack()
    {
        var article = News.Article("a") with
        {
            Kicker = "روتیتر",
            Lead = "لید",
            Updated = News.Time("2024-06-21"),
            Number = "۱۲۳",
            Authors = ["نویسنده", "a \"b\""],
            Section = "سیاست",
            Language = "fa",
            Tags = ["یک", "دو"],
            Image = "https://news.example/a.jpg",
            Partial = true,
            Sample = true,
        };
        await SaveAsync(article);

        var found = (await Store.FindAsync("a", Cancellation))!;
        Assert.Equivalent(article, found.Article, strict: true);
        Assert.Equal(article.Published!.Value.Instant.Offset, found.Article.Published!.Value.Instant.Offset);
        Assert.Equal(Data.Clock.GetUtcNow(), found.Collected);
        Assert.Null(found.Enriched);
    }

    [Fact]
    public async Task Save_DateLearnedForTheSameText_IsARevision()
    {
        await SaveAsync(News.Article("a", published: null));

        Assert.Equal(Outcome.Revised, (await SaveAsync(News.Article("a")))[0].Outcome);
        Assert.Equal(Outcome.Duplicate, (await SaveAsync(News.Article("a", published: null)))[0].Outcome);
        Assert.NotNull((await Store.FindAsync("a", Cancellation))!.Article.Published);
    }

    [Fact]
    public async Task Save_SecondReadingWithAnotherDate_IsARevisionAndTheSameOneADuplicate()
    {
        await SaveAsync(News.Article("a"));
        var better = News.Article("a", published: "2024-06-19T10:00:00+03:30");

        Assert.Equal(Outcome.Duplicate, (await SaveAsync(better))[0].Outcome);
        Assert.Equal(Outcome.Revised, (await Store.SaveAsync([new IncomingArticle(better, Again: true)], Cancellation))[0].Outcome);
        Assert.Equal(Outcome.Duplicate, (await Store.SaveAsync([new IncomingArticle(better, Again: true)], Cancellation))[0].Outcome);
        Assert.Equal(better.Published, (await Store.FindAsync("a", Cancellation))!.Article.Published);
    }

    [Fact]
    public async Task Save_PartialAfterWhole_ChangesNothing()
    {
        await SaveAsync(News.Article("a", body: "تمام متن"));

        Assert.Equal(Outcome.Duplicate, (await SaveAsync(News.Article("a", body: "خلاصه") with { Partial = true }))[0].Outcome);
        Assert.Equal("تمام متن", (await Store.FindAsync("a", Cancellation))!.Article.Body);
    }

    [Fact]
    public async Task Save_NulAndHalfSurrogate_AreKeptAsReplacementOfTheSameLength()
    {
        await SaveAsync(News.Article("a", body: "x\0y\uD83Dz \U0001F600"));

        Assert.Equal("x\uFFFDy\uFFFDz \U0001F600", (await Store.FindAsync("a", Cancellation))!.Article.Body);
    }

    [Fact]
    public async Task Analysis_OfAnOlderRevision_IsDropped()
    {
        var old = (await SaveAsync(News.Article("a")))[0].Position;
        var current = (await SaveAsync(News.Article("a", body: "نو")))[0].Position;

        Assert.Equal(0, await Store.SaveAnalysisAsync([Analysed(News.Article("a"), old, "کهنه")], Cancellation));
        Assert.Null((await Store.FindAsync("a", Cancellation))!.Enriched);
        Assert.Equal(1, await Store.SaveAnalysisAsync([Analysed(News.Article("a", body: "نو"), current, "تازه")], Cancellation));
        Assert.Equal("تازه", (await Store.FindAsync("a", Cancellation))!.Enriched!.Topics[0].Topic);
        Assert.Equal(0, await Store.MarkIndexedAsync([("a", old)], Cancellation));
        Assert.Equal(1, await Store.MarkIndexedAsync([("a", current)], Cancellation));
        Assert.Equal(Stage.Indexed, (await Store.FindAsync("a", Cancellation))!.Stage);
    }

    [Fact]
    public async Task Analysis_Whole_ComesBack()
    {
        var article = News.Article("a", body: "علی رستمی در تهران گفت: «باران می‌آید»");
        var position = (await SaveAsync(article))[0].Position;
        var enriched = new EnrichedArticle(
            article, "fa", [News.Mention(article, "علی رستمی", EntityType.Person, "person:علی-رستمی", role: "شهردار")],
            [new Quote(20, 33, "باران می‌آید", "علی رستمی", "گفت")], [new TopicScore("weather", 0.75)]);
        await Store.SaveAnalysisAsync([new Analysis(enriched, position)], Cancellation);

        Assert.Equivalent(enriched, (await Store.FindAsync("a", Cancellation))!.Enriched, strict: true);
    }

    [Fact]
    public async Task Claim_WithinTheLease_GivesNothingTwice()
    {
        await SaveAsync([.. Enumerable.Range(0, 5).Select(i => News.Article($"a{i}"))]);

        var first = await Store.ClaimAsync(Stage.Stored, 3, TimeSpan.FromMinutes(5), Cancellation);
        var second = await Store.ClaimAsync(Stage.Stored, 3, TimeSpan.FromMinutes(5), Cancellation);
        Data.Clock.Advance(TimeSpan.FromMinutes(6));
        var third = await Store.ClaimAsync(Stage.Stored, 10, TimeSpan.FromMinutes(5), Cancellation);

        Assert.Equal(["a0", "a1", "a2"], first.Select(a => a.Article.Id));
        Assert.Equal(["a3", "a4"], second.Select(a => a.Article.Id));
        Assert.Equal(5, third.Count);
    }

    [Fact]
    public async Task Claim_NeverFinished_IsParkedInTheEnd()
    {
        await SaveAsync(News.Article("a"));
        for (var i = 0; i < ArticleStore.MaxAttempts; i++)
        {
            Assert.Single(await Store.ClaimAsync(Stage.Stored, 1, TimeSpan.FromMinutes(1), Cancellation));
            Data.Clock.Advance(TimeSpan.FromMinutes(2));
        }

        Assert.Empty(await Store.ClaimAsync(Stage.Stored, 1, TimeSpan.FromMinutes(1), Cancellation));
        Assert.Equal(Stage.Parked, (await Store.FindAsync("a", Cancellation))!.Stage);
        Assert.Equal(1, await Store.RetryAsync(["a"], Cancellation));
        Assert.Single(await Store.ClaimAsync(Stage.Stored, 1, TimeSpan.FromMinutes(1), Cancellation));
    }

    [Fact]
    public async Task Fail_WaitsLongerEachTimeThenParksWithItsReason()
    {
        var position = (await SaveAsync(News.Article("a")))[0].Position;
        var waits = new List<TimeSpan>();
        for (var i = 0; i < ArticleStore.MaxAttempts; i++)
        {
            Assert.Single(await Store.ClaimAsync(Stage.Stored, 1, TimeSpan.FromMinutes(1), Cancellation));
            await Store.FailAsync("a", position, "مدل نبود", Cancellation);
            var trouble = Assert.Single(await Store.TroubledAsync(10, Cancellation));
            Assert.Equal("مدل نبود", trouble.Reason);
            if (trouble.Stage == Stage.Parked) break;
            waits.Add(trouble.Ready - Data.Clock.GetUtcNow());
            Data.Clock.Advance(waits[^1]);
        }

        Assert.Equal([1, 4, 16, 64], waits.Select(w => w.TotalMinutes));
        Assert.Equal(Stage.Parked, (await Store.FindAsync("a", Cancellation))!.Stage);
    }

    [Fact]
    public async Task Read_AfterAPosition_GivesCurrentRevisionsInCommitOrder()
    {
        await SaveAsync([.. Enumerable.Range(0, 1200).Select(i => News.Article($"a{i}"))]);
        await SaveAsync(News.Article("a3", body: "نو"));

        var ids = new List<string>();
        await foreach (var article in Store.ReadAsync(1198, Cancellation)) ids.Add(article.Article.Id);
        Assert.Equal(["a1198", "a1199", "a3"], ids);
        var all = new List<long>();
        await foreach (var (_, position, _) in Store.PositionsAsync(Cancellation)) all.Add(position);
        Assert.Equal(1200, all.Count);
        Assert.Equal(all.Order(), all);
    }

    [Fact]
    public async Task Save_ByManyAtOnce_GivesEachPositionOnceAndHidesNothingFromAReaderThatMovesOn()
    {
        using var done = new CancellationTokenSource();
        var seen = new List<long>();
        var reader = Task.Run(
            async () =>
            {
                for (var last = false; ; last = done.IsCancellationRequested)
                {
                    foreach (var article in await Store.ReadPageAsync(seen.Count == 0 ? 0 : seen[^1], 1000, Cancellation)) seen.Add(article.Position);
                    if (last) return;
                    await Task.Yield();
                }
            },
            Cancellation);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(
            async () =>
            {
                for (var i = 0; i < 20; i++) await SaveAsync(News.Article($"w{writer}-{i}"), News.Article($"w{writer}-{i}b"));
            },
            Cancellation)));
        await done.CancelAsync();
        await reader;

        Assert.Equal(Enumerable.Range(1, 320).Select(i => (long)i), seen);
    }

    [Fact]
    public async Task Counts_ByStage_AddUp()
    {
        var results = await SaveAsync(News.Article("a"), News.Article("b"), News.Article("c"));
        await Store.SaveAnalysisAsync([Analysed(News.Article("a"), results[0].Position, "x")], Cancellation);
        await Store.ParkAsync("b", results[1].Position, "خراب", Cancellation);

        Assert.Equal(
            [(Stage.Stored, 1L), (Stage.Analysed, 1L), (Stage.Parked, 1L)],
            (await Store.CountsAsync(Cancellation)).OrderBy(c => c.Key).Select(c => (c.Key, c.Value)));
    }

    [Fact]
    public async Task Delete_TakesRevisionsAndAnalysesAlong()
    {
        var position = (await SaveAsync(News.Article("a") with { Sample = true }, News.Article("b")))[0].Position;
        await Store.SaveAnalysisAsync([Analysed(News.Article("a"), position, "x")], Cancellation);

        var sample = await Store.SampleIdsAsync(Cancellation);
        Assert.Equal(["a"], sample);
        Assert.Equal(1, await Store.DeleteAsync(sample, Cancellation));
        Assert.Null(await Store.FindAsync("a", Cancellation));
        Assert.Empty(await Store.RevisionsAsync("a", Cancellation));
        Assert.NotNull(await Store.FindAsync("b", Cancellation));
    }

    private protected static Analysis Analysed(Article article, long position, string topic) =>
        new(News.Enriched(article, [], topic), position);

    private Task<IReadOnlyList<SaveResult>> SaveAsync(params Article[] articles) =>
        Store.SaveAsync([.. articles.Select(News.Incoming)], Cancellation);
}
