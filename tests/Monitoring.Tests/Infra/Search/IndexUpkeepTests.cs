using Monitoring.Infra.Search;
using Monitoring.Infra.Storage;

namespace Monitoring.Tests.Infra.Search;

public sealed class IndexUpkeepTests : IAsyncLifetime
{
    private readonly Folder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _folder.DisposeAsync();

    [Fact]
    public async Task Ensure_OnAFreshFolder_ClearsTheReasonOnce()
    {
        Assert.NotNull(await Upkeep(_folder).EnsureAsync(null, Cancellation));
        Assert.Null(await Upkeep(_folder).EnsureAsync(null, Cancellation));
    }

    [Fact]
    public async Task Index_DamagedOrMissing_IsRebuiltFromTheDatabase()
    {
        await using (var writer = new Folder(_folder.Path))
        {
            await Upkeep(writer).EnsureAsync(null, Cancellation);
            await SaveAsync(writer, "a", "b");
        }

        foreach (var file in Directory.GetFiles(Path.Combine(_folder.Path, "index"), "segments_*", SearchOption.AllDirectories)) await File.WriteAllTextAsync(file, "خراب", Cancellation);
        await using (var writer = new Folder(_folder.Path))
        {
            Assert.Contains("damaged", writer.Index.NeedsRebuild, StringComparison.Ordinal);
            Assert.NotNull(await Upkeep(writer).EnsureAsync(null, Cancellation));
            Assert.Equal(2, (await writer.Index.SearchAsync(new SearchRequest("*"), Cancellation)).Total);
        }

        Directory.Delete(Path.Combine(_folder.Path, "index"), recursive: true);
        await using (var writer = new Folder(_folder.Path))
        {
            Assert.NotNull(await Upkeep(writer).EnsureAsync(null, Cancellation));
            Assert.True((await Upkeep(writer).CompareAsync(Cancellation)).Agrees);
        }
    }

    [Fact]
    public async Task Rebuild_CutOffBetweenTwoStarts_StillAsksForARebuild()
    {
        await using (var writer = new Folder(_folder.Path)) await SaveAsync(writer, "a");
        Directory.Delete(Path.Combine(_folder.Path, "index"), recursive: true);
        await using (var writer = new Folder(_folder.Path)) Assert.NotNull(writer.Index.NeedsRebuild);
        await using (var writer = new Folder(_folder.Path)) Assert.NotNull(writer.Index.NeedsRebuild);
    }

    [Fact]
    public async Task Rebuild_WhileOthersWriteAndRead_LosesNothingAndSwapsUnderReaders()
    {
        await SaveAsync(_folder, [.. Enumerable.Range(0, 1200).Select(i => $"a{i}")]);
        await using var reader = new Folder(_folder.Path, readOnly: true);
        Assert.Equal(1200, (await reader.Index.SearchAsync(new SearchRequest("*"), Cancellation)).Total);

        var half = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var rebuild = Upkeep(_folder).RebuildAsync(new Told(done => { if (done >= 500) half.TrySetResult(); }), Cancellation);
        await half.Task;
        await SaveAsync(_folder, "new");
        await ReviseAsync("a3");
        await _folder.Index.DeleteAsync(["a1199"], Cancellation);
        await _folder.Index.CommitAsync(Cancellation);
        await _folder.Store.DeleteAsync(["a1199"], Cancellation);
        await rebuild;

        Assert.Equal(1200, (await _folder.Index.SearchAsync(new SearchRequest("*"), Cancellation)).Total);
        Assert.Equal(1200, (await reader.Index.SearchAsync(new SearchRequest("*"), Cancellation)).Total);
        Assert.Equal(["a3"], (await reader.Index.SearchAsync(new SearchRequest("بازنویسی"), Cancellation)).Hits.Select(h => h.Id));
        Assert.True((await Upkeep(_folder).CompareAsync(Cancellation)).Agrees);
        Assert.Single(Directory.GetDirectories(Path.Combine(_folder.Path, "index")));
    }

    [Fact]
    public async Task Rebuild_Failing_LeavesTheOldIndexInPlace()
    {
        await SaveAsync(_folder, "a");

        await Assert.ThrowsAsync<InvalidDataException>(() => _folder.Index.RebuildAsync(Broken(), null, Cancellation));
        Assert.Equal(1, (await _folder.Index.SearchAsync(new SearchRequest("*"), Cancellation)).Total);
        await SaveAsync(_folder, "b");
        Assert.Equal(2, (await _folder.Index.SearchAsync(new SearchRequest("*"), Cancellation)).Total);
        await Upkeep(_folder).RebuildAsync(null, Cancellation);
        Assert.Equal(2, (await _folder.Index.SearchAsync(new SearchRequest("*"), Cancellation)).Total);
    }

    [Fact]
    public async Task Compare_NamesMissingOutdatedAndStray()
    {
        await SaveAsync(_folder, "a", "b", "c");
        await _folder.Index.DeleteAsync(["a"], Cancellation);
        await _folder.Index.IndexAsync([News.Stored(News.Article("b"), 99), News.Stored(News.Article("stray"), 98)], Cancellation);
        await _folder.Index.CommitAsync(Cancellation);

        var found = await Upkeep(_folder).CompareAsync(Cancellation);
        Assert.Equal((3, 3), (found.Articles, found.Indexed));
        Assert.Equal(["a", "b"], found.Missing);
        Assert.Equal(["stray"], found.Stray);
        Assert.False(found.Agrees);
    }

    [Fact]
    public async Task Compare_NamesWhatIsNotAnalysedYet()
    {
        await SaveAsync(_folder, "a");
        await _folder.Store.SaveAsync([new(News.Article("b"))], Cancellation);

        var found = await Upkeep(_folder).CompareAsync(Cancellation);
        Assert.Equal((2, 1), (found.Articles, found.Indexed));
        Assert.Equal(["b"], found.Waiting);
        Assert.Empty(found.Missing);
        Assert.False(found.Agrees);
    }

    [Fact]
    public async Task DeleteSample_TakesItOutOfDatabaseAndIndex()
    {
        await SaveAsync(_folder, "a");
        var sample = News.Article("s") with { Sample = true };
        await StoreAsync(_folder, sample);

        Assert.Equal(1, await Upkeep(_folder).DeleteSampleAsync(Cancellation));
        Assert.Equal(0, await Upkeep(_folder).DeleteSampleAsync(Cancellation));
        Assert.Equal(["a"], (await _folder.Index.SearchAsync(new SearchRequest("*"), Cancellation)).Hits.Select(h => h.Id));
        Assert.True((await Upkeep(_folder).CompareAsync(Cancellation)).Agrees);
    }

    private static IndexUpkeep Upkeep(Folder folder) => folder.Get<IndexUpkeep>();

    private Task ReviseAsync(string id) => StoreAsync(_folder, News.Article(id, body: "بازنویسی"));

    private static Task SaveAsync(Folder folder, params string[] ids) => StoreAsync(folder, [.. ids.Select(id => News.Article(id))]);

    private static async Task StoreAsync(Folder folder, params Monitoring.Ingest.Article[] articles)
    {
        var saved = await folder.Store.SaveAsync([.. articles.Select(News.Incoming)], Cancellation);
        var stored = articles.Select((article, i) => News.Stored(article, saved[i].Position)).ToList();
        await folder.Store.SaveAnalysisAsync([.. stored.Select(s => new Analysis(s.Enriched!, s.Position))], Cancellation);
        await folder.Index.IndexAsync(stored, Cancellation);
        await folder.Index.CommitAsync(Cancellation);
        await folder.Store.MarkIndexedAsync([.. stored.Select(s => (s.Article.Id, s.Position))], Cancellation);
    }

    private static async IAsyncEnumerable<StoredArticle> Broken()
    {
        await Task.Yield();
        yield return News.Stored(News.Article("x"), 1);
        throw new InvalidDataException("cut off");
    }

    /// <summary>Reports at once, where <see cref="Progress{T}"/> would post.</summary>
    private sealed class Told(Action<long> tell) : IProgress<long>
    {
        public void Report(long value) => tell(value);
    }
}
