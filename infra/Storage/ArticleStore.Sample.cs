namespace Monitoring.Infra.Storage;

public sealed partial class ArticleStore
{
    /// <summary>Ids of the sample news that ships with the product.</summary>
    public Task<IReadOnlyList<string>> SampleIdsAsync(CancellationToken cancellation) => _database.ReadAsync<IReadOnlyList<string>>(
        async session => await session.QueryAsync<string>("select id from articles where sample <> 0 order by position"), cancellation);

    /// <summary>Removes articles with all that belongs to them; returns how many there were.</summary>
    public Task<int> DeleteAsync(IReadOnlyList<string> ids, CancellationToken cancellation) => _database.WriteAsync(
        async session =>
        {
            var deleted = 0;
            foreach (var chunk in ids.Chunk(Batch))
                deleted += await session.ExecuteAsync($"delete from articles where {_database.Among("id", "chunk")}", new { chunk });
            return deleted;
        },
        cancellation);
}
