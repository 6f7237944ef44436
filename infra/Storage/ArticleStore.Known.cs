using Monitoring.Ingest;

namespace Monitoring.Infra.Storage;

/// <param name="Partial">Only the feed's own text is stored.</param>
public sealed record KnownArticle(string Id, bool Partial, DateTimeOffset Collected);

public sealed partial class ArticleStore
{
    /// <summary>Which of these articles are stored, by id; texts are not read.</summary>
    public Task<IReadOnlyDictionary<string, KnownArticle>> KnownAsync(IReadOnlyList<string> ids, CancellationToken cancellation) =>
        _database.ReadAsync<IReadOnlyDictionary<string, KnownArticle>>(
            async session =>
            {
                var known = new Dictionary<string, KnownArticle>(StringComparer.Ordinal);
                foreach (var chunk in ids.Distinct(StringComparer.Ordinal).Chunk(Batch))
                {
                    var rows = await session.QueryAsync<(string Id, long Partial, long Collected)>(
                        $"""
                        select a.id as Id, r.partial as Partial, r.collected as Collected
                        from articles a
                        join revisions r on r.article = a.id and r.revision = a.revision
                        where {_database.Among("a.id", "chunk")}
                        """,
                        new { chunk });
                    foreach (var (id, partial, collected) in rows)
                        known[id] = new KnownArticle(id, partial != 0, DateTimeOffset.FromUnixTimeMilliseconds(collected));
                }

                return known;
            },
            cancellation);

    /// <summary>Articles of a source that have only the feed's own text and were collected since then, the latest first.</summary>
    public Task<IReadOnlyList<Article>> PartialAsync(string source, DateTimeOffset since, int limit, CancellationToken cancellation) =>
        _database.ReadAsync<IReadOnlyList<Article>>(
            async session =>
            [
                .. (await session.QueryAsync<ArticleRow>(
                    $"""
                    select {ArticleRow.Columns}
                    from revisions r
                    join articles a on a.id = r.article and a.revision = r.revision
                    where r.partial = 1 and r.source = @source and r.collected >= @since
                    order by r.collected desc, r.position desc
                    limit @limit
                    """,
                    new { source, since = since.ToUnixTimeMilliseconds(), limit })).Select(static row => row.ToStored().Article),
            ],
            cancellation);
}
