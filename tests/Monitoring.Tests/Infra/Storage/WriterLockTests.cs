using System.Globalization;
using Monitoring.Infra.Search;
using Monitoring.Infra.Storage;

namespace Monitoring.Tests.Infra.Storage;

public sealed class WriterLockTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SecondWriter_IsRefusedWithProcessAndFolder()
    {
        await using var first = new Folder();
        await first.Store.SaveAsync([News.Incoming(News.Article("a"))], Cancellation);
        await using var second = new Folder(first.Path);

        var refusal = Assert.Throws<StorageException>(() => second.Store);
        Assert.Contains(Environment.ProcessId.ToString(CultureInfo.InvariantCulture), refusal.Message, StringComparison.Ordinal);
        Assert.Contains(first.Path, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
        Assert.Throws<StorageException>(() => second.Index);
    }

    [Fact]
    public async Task WriterAfterAWriter_IsWelcome()
    {
        await using var kept = new Folder();
        await using (var first = new Folder(kept.Path)) await first.Store.SaveAsync([News.Incoming(News.Article("a"))], Cancellation);
        await using var second = new Folder(kept.Path);

        Assert.NotNull(await second.Store.FindAsync("a", Cancellation));
    }

    [Fact]
    public async Task Readers_BesideAWriter_SeeWhatItCommits()
    {
        await using var writer = new Folder();
        await SaveAsync(writer, "a");
        await using var reader = new Folder(writer.Path, readOnly: true);
        Assert.Equal(1, (await reader.Index.SearchAsync(new SearchRequest("متن"), Cancellation)).Total);

        await SaveAsync(writer, "b");
        Assert.Equal(2, (await reader.Index.SearchAsync(new SearchRequest("متن"), Cancellation)).Total);
        Assert.Equal(2, await reader.Store.LastPositionAsync(Cancellation));
        await Assert.ThrowsAsync<InvalidOperationException>(() => SaveAsync(reader, "c"));
    }

    [Fact]
    public async Task Reader_OfAnEmptyFolder_IsToldWhatToDo()
    {
        await using var reader = new Folder(readOnly: true);

        Assert.Contains("import", (await Assert.ThrowsAsync<StorageException>(() => reader.Store.CountsAsync(Cancellation))).Message, StringComparison.Ordinal);
        Assert.Contains("reindex", (await Assert.ThrowsAsync<StorageException>(() => reader.Index.SearchAsync(new SearchRequest("*"), Cancellation))).Message, StringComparison.Ordinal);
    }

    private static async Task SaveAsync(Folder folder, string id)
    {
        var article = News.Article(id);
        var position = (await folder.Store.SaveAsync([News.Incoming(article)], Cancellation))[0].Position;
        await folder.Index.IndexAsync([News.Stored(article, position)], Cancellation);
        await folder.Index.CommitAsync(Cancellation);
    }
}
