using System.Text;
using Monitoring.Infra.Storage;

namespace Monitoring.Tests.Infra.Storage;

/// <summary>Raw pages, the import journal and settings. Pages are kept for thirty days here.</summary>
public abstract class KeepingContract : StoreContract
{
    private static readonly byte[] PageBytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<p>سلام</p>", 500)));

    private ImportJournal Imports => Data.Get<ImportJournal>();

    [Fact]
    public async Task Page_OfAnArticle_ComesBackAsItWas()
    {
        await SaveAsync("a", PageBytes);
        await SaveAsync("b", []);
        await SaveAsync("c", null);

        var page = await Data.Store.ReadRawAsync("a", Cancellation);
        Assert.Equal(PageBytes, page!.Content);
        Assert.Equal("https://news.example/a", page.Url);
        Assert.Empty((await Data.Store.ReadRawAsync("b", Cancellation))!.Content);
        Assert.Null(await Data.Store.ReadRawAsync("c", Cancellation));
        var all = new List<string>();
        await foreach (var kept in Data.Store.ReadRawAsync(Cancellation)) all.Add(kept.ArticleId);
        Assert.Equal(["a", "b"], all);
    }

    [Fact]
    public async Task Pages_OlderThanTheSetting_AreSwept()
    {
        await SaveAsync("a", PageBytes);
        Data.Clock.Advance(TimeSpan.FromDays(29));
        await SaveAsync("b", PageBytes);
        Data.Clock.Advance(TimeSpan.FromDays(2));

        Assert.Equal(1, await Data.Store.SweepPagesAsync(Cancellation));
        Assert.Null(await Data.Store.ReadRawAsync("a", Cancellation));
        Assert.NotNull(await Data.Store.ReadRawAsync("b", Cancellation));
    }

    [Fact]
    public async Task Import_CutOff_GoesOnWhereItsLinesAreStored()
    {
        var changed = Data.Clock.GetUtcNow();
        Assert.Equal(0, await Imports.BeginAsync("news.jsonl", 1000, changed, Cancellation));
        await Imports.AdvanceAsync("news.jsonl", 500, Cancellation);

        Assert.Equal(500, await Imports.BeginAsync("news.jsonl", 1000, changed, Cancellation));
        Assert.Equal(0, await Imports.BeginAsync("news.jsonl", 1001, changed, Cancellation));
    }

    [Fact]
    public async Task Import_Finished_BeginsAnew()
    {
        var changed = Data.Clock.GetUtcNow();
        await Imports.BeginAsync("news.jsonl", 1000, changed, Cancellation);
        await Imports.AdvanceAsync("news.jsonl", 500, Cancellation);
        await Imports.FinishAsync("news.jsonl", Cancellation);

        Assert.NotNull(Assert.Single(await Imports.ListAsync(5, Cancellation)).Finished);
        Assert.Equal(0, await Imports.BeginAsync("news.jsonl", 1000, changed, Cancellation));
    }

    [Fact]
    public async Task Setting_SetChangedRemoved_IsWhatWasLastSaid()
    {
        var settings = Data.Get<SettingStore>();
        Assert.Null(await settings.GetAsync("sample", Cancellation));
        await settings.SetAsync("sample", "imported", Cancellation);
        await settings.SetAsync("sample", "removed", Cancellation);
        Assert.Equal("removed", await settings.GetAsync("sample", Cancellation));
        await settings.SetAsync("sample", null, Cancellation);
        Assert.Null(await settings.GetAsync("sample", Cancellation));
    }

    private async Task SaveAsync(string id, byte[]? raw) => await Data.Store.SaveAsync([new IncomingArticle(News.Article(id), raw)], Cancellation);
}
