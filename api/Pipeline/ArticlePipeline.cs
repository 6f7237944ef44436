using Monitoring.Infra.Storage;
using Monitoring.Ingest;

namespace Monitoring.Api.Pipeline;

/// <summary>The one way of an article through the product: stored, analysed, indexed, searchable.</summary>
/// <param name="lease">
/// How long stored articles are left to the caller who stored them before a sweep takes them up. A process that only imports
/// needs none: nobody else works on its folder, and after a kill the next call goes on at once.
/// </param>
public sealed class ArticlePipeline(ArticleStore store, AnalysisLine line, TimeProvider clock, TimeSpan lease)
{
    private const int SweepAtOnce = 1000;

    /// <summary>Stores a batch, in good spelling where half-spaces were lost, and sends what is new on its way.</summary>
    public async Task<IReadOnlyList<SaveResult>> StoreAsync(IReadOnlyList<IncomingArticle> incoming, Journey journey, CancellationToken cancellation)
    {
        IncomingArticle[] batch = [.. incoming.Select(static one => one with { Article = LostHalfSpaces.Restored(one.Article) })];
        var results = await store.SaveAsync(batch, cancellation, lease);
        var now = clock.GetUtcNow();
        for (var i = 0; i < results.Count; i++)
        {
            var (_, outcome, position) = results[i];
            journey.Count(outcome);
            if (outcome is not (Outcome.Stored or Outcome.Revised)) continue;
            await line.AddAsync(new StoredArticle(batch[i].Article, position, 1, now, Stage.Stored, null), outcome, journey, cancellation);
        }

        return results;
    }

    /// <summary>Takes up what a crash, a failure or another version of the analysis left half done; returns how many articles that were.</summary>
    public async Task<long> SweepAsync(Journey journey, CancellationToken cancellation)
    {
        var swept = 0L;
        foreach (var stage in (Stage[])[Stage.Stored, Stage.Analysed])
        {
            while (await store.ClaimAsync(stage, SweepAtOnce, lease, cancellation) is { Count: > 0 } claimed)
            {
                foreach (var article in claimed) await line.AddAsync(article, null, journey, cancellation);
                // Indexed before the next claim, which would hand out again what still waits.
                await line.FinishAsync(journey);
                swept += claimed.Count;
            }
        }

        return swept;
    }

    /// <summary>Waits until everything of this journey is searchable.</summary>
    public Task FinishAsync(Journey journey) => line.FinishAsync(journey);
}
