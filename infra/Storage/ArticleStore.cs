using System.Runtime.CompilerServices;

namespace Monitoring.Infra.Storage;

/// <summary>Articles, their revisions and analyses: the truth that the index is made from. Thread-safe.</summary>
public sealed partial class ArticleStore
{
    private const int Batch = 500;

    private readonly Database _database;
    private readonly TimeProvider _clock;
    private readonly TimeSpan? _keepPages;

    internal ArticleStore(Database database, TimeProvider clock, InfraOptions options)
    {
        _database = database;
        _clock = clock;
        _keepPages = options.KeepPages;
    }

    /// <summary>The current revision with its analysis, or null.</summary>
    public Task<StoredArticle?> FindAsync(string id, CancellationToken cancellation) => _database.ReadAsync(
        async session => (await session.FirstOrDefaultAsync<ArticleRow>(
            $"""
            select {ArticleRow.Columns}, a.stage as Stage, n.document as Analysis
            from articles a
            join revisions r on r.article = a.id and r.revision = a.revision
            left join analyses n on n.article = a.id and n.position = a.position
            where a.id = @id
            """,
            new { id }))?.ToStored(),
        cancellation);

    /// <summary>Every text the article had, oldest first; empty when it is unknown. Analyses belong to the current text only.</summary>
    public Task<IReadOnlyList<StoredArticle>> RevisionsAsync(string id, CancellationToken cancellation) =>
        _database.ReadAsync<IReadOnlyList<StoredArticle>>(
            async session =>
            [
                .. (await session.QueryAsync<ArticleRow>(
                    $"""
                    select {ArticleRow.Columns}, a.stage as Stage, n.document as Analysis
                    from revisions r
                    join articles a on a.id = r.article
                    left join analyses n on n.article = r.article and n.position = r.position
                    where r.article = @id
                    order by r.revision
                    """,
                    new { id })).Select(static row => row.ToStored()),
            ],
            cancellation);

    /// <summary>
    /// Current articles in commit order. A reader that remembers the last position it saw misses nothing: positions are given out
    /// under a lock that is held until commit, so none appears below one that was already visible.
    /// </summary>
    public async IAsyncEnumerable<StoredArticle> ReadAsync(long after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        while (true)
        {
            var page = await ReadPageAsync(after, Batch, cancellation);
            foreach (var article in page) yield return article;
            if (page.Count < Batch) yield break;
            after = page[^1].Position;
        }
    }

    /// <summary>At most <paramref name="limit"/> articles after a position, in commit order.</summary>
    public Task<IReadOnlyList<StoredArticle>> ReadPageAsync(long after, int limit, CancellationToken cancellation) =>
        _database.ReadAsync<IReadOnlyList<StoredArticle>>(
            async session =>
            [
                .. (await session.QueryAsync<ArticleRow>(
                    $"""
                    select {ArticleRow.Columns}, a.stage as Stage, n.document as Analysis
                    from articles a
                    join revisions r on r.article = a.id and r.revision = a.revision
                    left join analyses n on n.article = a.id and n.position = a.position
                    where a.position > @after
                    order by a.position
                    limit @limit
                    """,
                    new { after, limit })).Select(static row => row.ToStored()),
            ],
            cancellation);

    /// <summary>Id, position and stage of every article, in commit order, without texts.</summary>
    public async IAsyncEnumerable<(string Id, long Position, Stage Stage)> PositionsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        const int Many = 20_000;
        for (var after = 0L; ;)
        {
            var from = after;
            var page = await _database.ReadAsync(
                session => session.QueryAsync<(string Id, long Position, long Stage)>(
                    "select id as Id, position as Position, stage as Stage from articles where position > @from order by position limit @Many",
                    new { from, Many }),
                cancellation);
            foreach (var (id, position, stage) in page) yield return (id, position, (Stage)stage);
            if (page.Count < Many) yield break;
            after = page[^1].Position;
        }
    }

    /// <summary>The last position that was given out; 0 in an empty store.</summary>
    public Task<long> LastPositionAsync(CancellationToken cancellation) => _database.ReadAsync(
        session => session.SingleAsync<long>("select value from sequencers where name = 'position'"), cancellation);

    /// <summary>How many articles stand at each stage; stages without any are absent.</summary>
    public Task<IReadOnlyDictionary<Stage, long>> CountsAsync(CancellationToken cancellation) =>
        _database.ReadAsync<IReadOnlyDictionary<Stage, long>>(
            async session => (await session.QueryAsync<(long Stage, long Count)>(
                "select stage as Stage, count(*) as Count from articles group by stage")).ToDictionary(r => (Stage)r.Stage, r => r.Count),
            cancellation);
}
