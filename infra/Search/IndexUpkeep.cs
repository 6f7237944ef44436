using Monitoring.Infra.Storage;

namespace Monitoring.Infra.Search;

/// <param name="Articles">Articles of the database.</param>
/// <param name="Indexed">Articles in the index.</param>
/// <param name="Waiting">Ids that are not searchable yet: analysis or the index has still to take them.</param>
/// <param name="Missing">Ids that the index should have, and lacks or has in an older revision.</param>
/// <param name="Parked">How many will not be tried again.</param>
/// <param name="Stray">Ids that only the index has.</param>
public sealed record IndexComparison(
    long Articles, long Indexed, IReadOnlyList<string> Waiting, IReadOnlyList<string> Missing, long Parked, IReadOnlyList<string> Stray)
{
    public bool Agrees => Waiting.Count == 0 && Missing.Count == 0 && Stray.Count == 0;
}

/// <summary>Keeps the index what it is: a copy of the database.</summary>
public sealed class IndexUpkeep(ArticleStore store, ISearchIndex index)
{
    /// <summary>Rebuilds when the index is missing, damaged or of another analyzer; returns the reason, or null when nothing was to do.</summary>
    public async Task<string?> EnsureAsync(IProgress<long>? progress, CancellationToken cancellation)
    {
        var reason = index.NeedsRebuild;
        if (reason is not null) await RebuildAsync(progress, cancellation);
        return reason;
    }

    public Task RebuildAsync(IProgress<long>? progress, CancellationToken cancellation) =>
        index.RebuildAsync(store.ReadAsync(0, cancellation), progress, cancellation);

    /// <summary>Article by article, in both directions.</summary>
    public async Task<IndexComparison> CompareAsync(CancellationToken cancellation)
    {
        var indexed = new Dictionary<string, long>(StringComparer.Ordinal);
        await foreach (var (id, position) in index.IdsAsync(cancellation)) indexed[id] = position;
        var (articles, parked) = (0L, 0L);
        var count = (long)indexed.Count;
        var (waiting, missing) = (new List<string>(), new List<string>());
        await foreach (var (id, position, stage) in store.PositionsAsync(cancellation))
        {
            articles++;
            var found = indexed.Remove(id, out var at);
            if (stage is Stage.Parked) parked++;
            else if (!found || at != position) (stage is Stage.Indexed ? missing : waiting).Add(id);
        }

        return new IndexComparison(articles, count, waiting, missing, parked, [.. indexed.Keys.Order(StringComparer.Ordinal)]);
    }

    /// <summary>Removes the sample news from the index and the database; returns how many articles that were.</summary>
    public async Task<int> DeleteSampleAsync(CancellationToken cancellation)
    {
        var ids = await store.SampleIdsAsync(cancellation);
        if (ids.Count == 0) return 0;
        // The index first: cut off in between, the next click finds the articles still in the database and does the rest.
        await index.DeleteAsync(ids, cancellation);
        await index.CommitAsync(cancellation);
        return await store.DeleteAsync(ids, cancellation);
    }
}
