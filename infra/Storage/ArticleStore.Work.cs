using System.Text.Json;
using Monitoring.Enrichment;

namespace Monitoring.Infra.Storage;

/// <param name="Enriched">What analysis made of the text of one position.</param>
/// <param name="Position">That text's position: when a revision has come since, the analysis is dropped.</param>
public sealed record Analysis(EnrichedArticle Enriched, long Position);

/// <summary>An article that waits for another attempt or will not be tried again.</summary>
/// <param name="Ready">When it may be tried again; it has no meaning when parked.</param>
public sealed record TroubledArticle(string Id, string Url, string Title, Stage Stage, int Attempts, DateTimeOffset Ready, string Reason);

public sealed partial class ArticleStore
{
    /// <summary>After so many attempts an article is parked: what fails five times over an hour will fail the sixth time.</summary>
    public const int MaxAttempts = 5;

    /// <summary>
    /// Takes articles that wait at a stage, oldest first, and keeps others from taking them for the length of the lease. Each claim is an
    /// attempt, so that an article that kills its process is parked in the end.
    /// </summary>
    public Task<IReadOnlyList<StoredArticle>> ClaimAsync(Stage stage, int limit, TimeSpan lease, CancellationToken cancellation) =>
        _database.WriteAsync<IReadOnlyList<StoredArticle>>(
            async session =>
            {
                var now = _clock.GetUtcNow();
                var claim = new
                {
                    stage = (long)stage,
                    limit = Math.Min(limit, 1000),
                    now = now.ToUnixTimeMilliseconds(),
                    until = (now + lease).ToUnixTimeMilliseconds(),
                    most = MaxAttempts,
                };
                await session.ExecuteAsync(
                    """
                    update articles set stage = 9, failure = coalesce(failure, 'claimed again and again, never finished')
                    where stage < 2 and stage = @stage and ready <= @now and attempts >= @most
                    """,
                    claim);
                var ids = await session.QueryAsync<string>(
                    $"""
                    update articles set ready = @until, attempts = attempts + 1
                    where id in (
                      select id from articles
                      where stage < 2 and stage = @stage and ready <= @now
                      order by position limit @limit {_database.SkipLocked})
                    returning id
                    """,
                    claim);
                if (ids.Count == 0) return [];
                return
                [
                    .. (await session.QueryAsync<ArticleRow>(
                        $"""
                        select {ArticleRow.Columns}, a.stage as Stage, n.document as Analysis
                        from articles a
                        join revisions r on r.article = a.id and r.revision = a.revision
                        left join analyses n on n.article = a.id and n.position = a.position
                        where {_database.Among("a.id", "ids")}
                        order by a.position
                        """,
                        new { ids })).Select(static row => row.ToStored()),
                ];
            },
            cancellation);

    /// <summary>
    /// Frees what earlier processes held under a lease, so that the next sweep takes it up at once: whoever writes an embedded database
    /// writes alone, so they have ended. Does nothing on a database that others may be working on. Returns how many articles that were.
    /// </summary>
    public Task<int> TakeOverAsync(CancellationToken cancellation) => !_database.OneWriter
        ? Task.FromResult(0)
        : _database.WriteAsync(
            session => session.ExecuteAsync("update articles set ready = 0 where stage < 2 and failure is null and ready > 0"), cancellation);

    /// <summary>Keeps analyses and moves their articles on; returns how many were still of the current text.</summary>
    /// <param name="lease">How long the articles are left to the caller, who is about to index them.</param>
    public async Task<int> SaveAnalysisAsync(IReadOnlyList<Analysis> analyses, CancellationToken cancellation, TimeSpan lease = default)
    {
        if (analyses.Count == 0) return 0;
        var ready = (_clock.GetUtcNow() + lease).ToUnixTimeMilliseconds();
        var rows = analyses.Select(a => new
        {
            a.Enriched.Article.Id,
            a.Position,
            Ready = ready,
            Enricher.Version,
            Document = ArticleRow.Clean(JsonSerializer.Serialize(
                new AnalysisDocument(a.Enriched.Language, a.Enriched.Mentions, a.Enriched.Quotes, a.Enriched.Topics),
                StorageJson.Plain.AnalysisDocument)),
        }).ToList();
        return await _database.WriteAsync(
            async session =>
            {
                var moved = await session.ExecuteManyAsync(
                    """
                    update articles set stage = 1, attempts = 0, ready = @Ready, failure = null
                    where id = @Id and position = @Position
                    """,
                    rows);
                await session.ExecuteManyAsync(
                    """
                    insert into analyses (article, position, version, document)
                    select a.id, a.position, @Version, @Document from articles a where a.id = @Id and a.position = @Position
                    on conflict (article) do update set position = excluded.position, version = excluded.version, document = excluded.document
                    """,
                    rows);
                return moved;
            },
            cancellation);
    }

    /// <summary>Marks what the index has committed. Articles that were revised meanwhile stay where they are.</summary>
    public Task<int> MarkIndexedAsync(IReadOnlyList<(string Id, long Position)> indexed, CancellationToken cancellation) => indexed.Count == 0
        ? Task.FromResult(0)
        : _database.WriteAsync(
            session => session.ExecuteManyAsync(
                "update articles set stage = 2, attempts = 0, failure = null where id = @Id and position = @Position and stage = 1",
                indexed.Select(i => new { i.Id, i.Position }).ToList()),
            cancellation);

    /// <summary>Puts an article back for a later attempt, a minute after the first failure, then four times as long each time; parks it after the last.</summary>
    public Task FailAsync(string id, long position, string reason, CancellationToken cancellation) => _database.WriteAsync(
        async session =>
        {
            var attempts = await session.FirstOrDefaultAsync<long>(
                "select attempts from articles where id = @id and position = @position", new { id, position });
            var wait = TimeSpan.FromMinutes(Math.Pow(4, Math.Clamp(attempts - 1, 0, MaxAttempts)));
            return await session.ExecuteAsync(
                """
                update articles set failure = @reason, ready = @ready, stage = case when attempts >= @most then 9 else stage end
                where id = @id and position = @position and stage < 2
                """,
                new { id, position, reason = ArticleRow.Clean(reason), ready = (_clock.GetUtcNow() + wait).ToUnixTimeMilliseconds(), most = MaxAttempts });
        },
        cancellation);

    /// <summary>Sets an article aside that cannot possibly be processed; only a revision or <see cref="RetryAsync"/> brings it back.</summary>
    public Task ParkAsync(string id, long position, string reason, CancellationToken cancellation) => _database.WriteAsync(
        session => session.ExecuteAsync(
            "update articles set stage = 9, failure = @reason where id = @id and position = @position",
            new { id, position, reason = ArticleRow.Clean(reason) }),
        cancellation);

    /// <summary>Gives parked articles another life: their reason may have been our fault.</summary>
    public Task<int> RetryAsync(IReadOnlyList<string> ids, CancellationToken cancellation) => _database.WriteAsync(
        session => session.ExecuteAsync(
            $"update articles set stage = 0, attempts = 0, ready = 0, failure = null where stage = 9 and {_database.Among("id", "ids")}",
            new { ids = ids.ToArray() }),
        cancellation);

    /// <summary>Articles with a failure, parked ones first.</summary>
    public Task<IReadOnlyList<TroubledArticle>> TroubledAsync(int limit, CancellationToken cancellation) =>
        _database.ReadAsync<IReadOnlyList<TroubledArticle>>(
            async session =>
            [
                .. (await session.QueryAsync<TroubledRow>(
                    """
                    select a.id as Id, r.url as Url, r.title as Title, a.stage as Stage, a.attempts as Attempts, a.ready as Ready, a.failure as Failure
                    from articles a
                    join revisions r on r.article = a.id and r.revision = a.revision
                    where a.failure is not null
                    order by a.stage desc, a.position desc
                    limit @limit
                    """,
                    new { limit })).Select(static r => new TroubledArticle(
                        r.Id, r.Url, r.Title, (Stage)r.Stage, (int)r.Attempts, DateTimeOffset.FromUnixTimeMilliseconds(r.Ready), r.Failure)),
            ],
            cancellation);

    /// <summary>Sends articles that were analysed by another version of <see cref="Enricher"/> through analysis again; returns how many.</summary>
    public Task<int> ReanalyseAsync(CancellationToken cancellation) => _database.WriteAsync(
        session => session.ExecuteAsync(
            """
            update articles set stage = 0, attempts = 0, ready = 0
            where stage in (1, 2) and id in (select article from analyses where version <> @Version)
            """,
            new { Enricher.Version }),
        cancellation);

    private sealed record TroubledRow
    {
        public string Id { get; init; } = "";
        public string Url { get; init; } = "";
        public string Title { get; init; } = "";
        public long Stage { get; init; }
        public long Attempts { get; init; }
        public long Ready { get; init; }
        public string Failure { get; init; } = "";
    }
}
