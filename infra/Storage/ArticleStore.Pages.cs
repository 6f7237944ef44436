using System.Runtime.CompilerServices;

namespace Monitoring.Infra.Storage;

/// <summary>A page as it was read, kept so that better extraction can run over it.</summary>
/// <param name="Url">The address as fetched or as the file gave it.</param>
public sealed record RawPage(string ArticleId, string Url, DateTimeOffset Kept, byte[] Content);

public sealed partial class ArticleStore
{
    /// <summary>The page that an article's text was last read from, or null when it is not kept.</summary>
    public Task<RawPage?> ReadRawAsync(string id, CancellationToken cancellation) => _database.ReadAsync(
        async session => Page(await session.FirstOrDefaultAsync<PageRow>(
            "select article as Article, kept as Kept, url as Url, size as Size, content as Content from pages where article = @id",
            new { id })),
        cancellation);

    /// <summary>Every kept page, by article id, for <c>import --again</c>.</summary>
    public async IAsyncEnumerable<RawPage> ReadRawAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        const int Few = 50;
        for (var after = ""; ;)
        {
            var from = after;
            var rows = await _database.ReadAsync(
                session => session.QueryAsync<PageRow>(
                    """
                    select article as Article, kept as Kept, url as Url, size as Size, content as Content
                    from pages where article > @from order by article limit @Few
                    """,
                    new { from, Few }),
                cancellation);
            foreach (var row in rows) yield return Page(row)!;
            if (rows.Count < Few) yield break;
            after = rows[^1].Article;
        }
    }

    /// <summary>Removes pages that were kept longer than the options say; returns how many.</summary>
    public Task<int> SweepPagesAsync(CancellationToken cancellation) => _keepPages is not { } keep
        ? Task.FromResult(0)
        : _database.WriteAsync(
            session => session.ExecuteAsync(
                "delete from pages where kept <= @before", new { before = (_clock.GetUtcNow() - keep).ToUnixTimeMilliseconds() }),
            cancellation);

    private static RawPage? Page(PageRow? row) =>
        row is null ? null : new RawPage(row.Article, row.Url, DateTimeOffset.FromUnixTimeMilliseconds(row.Kept), row.Open());
}
