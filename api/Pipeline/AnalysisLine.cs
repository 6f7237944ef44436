using System.Threading.Channels;
using Monitoring.Enrichment;
using Monitoring.Infra.Search;
using Monitoring.Infra.Storage;
using Monitoring.Ingest;

namespace Monitoring.Api.Pipeline;

/// <summary>
/// Takes stored articles through analysis into the index, on all cores. All texts of one article go through the same worker in their
/// order, so that an older text never replaces a newer one in the index. Memory is bounded: adding waits while the workers are busy.
/// </summary>
public sealed class AnalysisLine : IAsyncDisposable
{
    /// <summary>Articles that share one write of analyses and one call of the index.</summary>
    private const int Batch = 64;
    private const int WaitingPerWorker = 256;

    /// <summary>Indexed articles that a crash would send through the index again.</summary>
    private const int CommitAfter = 8192;

    /// <summary>How long an article that the index has taken may wait to be found: during a long import people search what is in already.</summary>
    private static readonly TimeSpan CommitEvery = TimeSpan.FromSeconds(10);

    private readonly ArticleStore _store;
    private readonly ISearchIndex _index;
    private readonly Lazy<Enricher> _enricher;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _lease;
    private readonly Channel<Work>[] _waiting;
    private readonly Task[] _workers;
    private readonly SemaphoreSlim _committing = new(1);
    private readonly Lock _adding = new();
    private List<(string Id, long Position, Journey Journey)> _uncommitted = [];
    private long _committed;
    private volatile Exception? _broken;

    /// <param name="lease">How long an analysed article is left to this line before a sweep takes it up.</param>
    public AnalysisLine(ArticleStore store, ISearchIndex index, Lazy<Enricher> enricher, TimeProvider clock, TimeSpan lease)
    {
        (_store, _index, _enricher, _clock, _lease) = (store, index, enricher, clock, lease);
        _committed = clock.GetTimestamp();
        _waiting = [.. Enumerable.Range(0, Math.Max(1, Environment.ProcessorCount)).Select(_ =>
            Channel.CreateBounded<Work>(new BoundedChannelOptions(WaitingPerWorker) { SingleReader = true }))];
        _workers = [.. _waiting.Select(waiting => Task.Run(() => WorkAsync(waiting.Reader)))];
    }

    /// <param name="counted">How the article was counted when it was stored; null when an earlier call stored it.</param>
    public ValueTask AddAsync(StoredArticle article, Outcome? counted, Journey journey, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        ThrowIfBroken();
        journey.ThrowIfBroken();
        journey.Begin();
        var worker = (uint)string.GetHashCode(article.Article.Id, StringComparison.Ordinal) % (uint)_waiting.Length;
        return _waiting[worker].Writer.WriteAsync(new Work(article, counted, journey), CancellationToken.None);
    }

    /// <summary>Waits until everything of this journey is in the index, and makes it searchable.</summary>
    public async Task FinishAsync(Journey journey)
    {
        await journey.ArriveAllAsync();
        journey.ThrowIfBroken();
        ThrowIfBroken();
        await CommitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var waiting in _waiting) waiting.Writer.TryComplete();
        await Task.WhenAll(_workers);
        try
        {
            await CommitAsync();
        }
        catch (Exception failure) when (failure is StorageException or IOException or ObjectDisposedException)
        {
            // Who waited for an article was told; what is not marked as indexed is swept by the next start.
        }

        _committing.Dispose();
    }

    private async Task WorkAsync(ChannelReader<Work> waiting)
    {
        var batch = new List<Work>(Batch);
        while (await waiting.WaitToReadAsync())
        {
            while (batch.Count < Batch && waiting.TryRead(out var next)) batch.Add(next);
            await ProcessAsync(batch);
            batch.Clear();
        }
    }

    private async Task ProcessAsync(List<Work> batch)
    {
        var analysed = new List<(Work Work, StoredArticle Article)>(batch.Count);
        foreach (var work in batch)
        {
            if (work.Journey.Broken is not null) work.Journey.Arrive();
            else if (await AnalyseAsync(work) is { } article) analysed.Add((work, article));
        }

        try
        {
            var current = await KeepAsync(analysed);
            await _index.IndexAsync([.. current.Select(one => one.Article)], CancellationToken.None);
            lock (_adding) _uncommitted.AddRange(current.Select(one => (one.Article.Article.Id, one.Article.Position, one.Work.Journey)));
            foreach (var (work, _) in analysed) work.Journey.Arrive();
        }
        catch (Exception failure) when (failure is StorageException or IOException or ObjectDisposedException)
        {
            // Not these articles' fault, and the next ones would meet it too: the journey ends with one line instead of one for each.
            foreach (var (work, _) in analysed)
            {
                work.Journey.Break(failure is ObjectDisposedException ? new IOException("The index is closed after an earlier failure.", failure) : failure);
                work.Journey.Arrive();
            }
        }
#pragma warning disable CA1031 // A worker must outlive what one batch meets: its articles are put back for a later attempt.
        catch (Exception failure) when (failure is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            foreach (var (work, _) in analysed) await FailAsync(work, failure);
        }

        if (_uncommitted.Count >= CommitAfter || _clock.GetElapsedTime(Interlocked.Read(ref _committed)) >= CommitEvery) await CommitInPassingAsync();
    }

    /// <summary>A commit that fails here stops the line; whoever adds or waits is told. Nothing is lost: a sweep finds what is not marked.</summary>
    private async Task CommitInPassingAsync()
    {
        try
        {
            await CommitAsync();
        }
#pragma warning disable CA1031 // Thrown to the callers by ThrowIfBroken.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            _broken = failure;
        }
    }

    private void ThrowIfBroken()
    {
        if (_broken is { } failure) throw new IOException($"The index cannot be written: {failure.Message}", failure);
    }

    private async Task<StoredArticle?> AnalyseAsync(Work work)
    {
        try
        {
            if (work.Article is { Stage: Stage.Analysed, Enriched: not null }) return work.Article;
            return work.Article with { Enriched = _enricher.Value.Enrich(work.Article.Article), Stage = Stage.Analysed };
        }
#pragma warning disable CA1031 // One text must not take the others with it.
        catch (Exception failure) when (failure is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            await FailAsync(work, failure);
            return null;
        }
    }

    /// <summary>Stores the analyses; leaves out texts that a later one has replaced meanwhile.</summary>
    private async Task<IReadOnlyList<(Work Work, StoredArticle Article)>> KeepAsync(List<(Work Work, StoredArticle Article)> analysed)
    {
        // Of two texts of one article in a batch only the later is current.
        var latest = analysed.GroupBy(one => one.Article.Article.Id, StringComparer.Ordinal).Select(same => same.MaxBy(one => one.Article.Position)).ToList();
        var kept = await _store.SaveAnalysisAsync(
            [.. latest.Select(one => new Analysis(one.Article.Enriched!, one.Article.Position))], CancellationToken.None, _lease);
        if (kept == latest.Count) return latest;
        var current = new List<(Work Work, StoredArticle Article)>();
        foreach (var one in latest)
        {
            var head = await _store.FindAsync(one.Article.Article.Id, CancellationToken.None);
            if (head?.Position == one.Article.Position) current.Add(one);
        }

        return current;
    }

    private async Task FailAsync(Work work, Exception failure)
    {
        var (id, position) = (work.Article.Article.Id, work.Article.Position);
        var parked = failure is ParkedException;
        var reason = $"{failure.GetType().Name}: {failure.Message.ReplaceLineEndings(" ")}";
        try
        {
            if (parked) await _store.ParkAsync(id, position, reason, CancellationToken.None);
            else await _store.FailAsync(id, position, reason, CancellationToken.None);
        }
#pragma warning disable CA1031 // The store itself fails: the article stays where it is, and a sweep finds it.
        catch (Exception second) when (second is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            reason += $"; and it could not be noted: {second.Message.ReplaceLineEndings(" ")}";
        }

        work.Journey.Fall(work.Counted, parked ? Outcome.Parked : Outcome.Failed, $"{work.Article.Article.Url}: {reason}");
    }

    private async Task CommitAsync()
    {
        await _committing.WaitAsync();
        try
        {
            List<(string Id, long Position, Journey Journey)> committed;
            lock (_adding) (committed, _uncommitted) = (_uncommitted, []);
            Interlocked.Exchange(ref _committed, _clock.GetTimestamp());
            if (committed.Count == 0) return;
            await _index.CommitAsync(CancellationToken.None);
            await _store.MarkIndexedAsync([.. committed.Select(one => (one.Id, one.Position))], CancellationToken.None);
            foreach (var journey in committed.GroupBy(one => one.Journey)) journey.Key.Indexed(journey.Count());
        }
        finally
        {
            _committing.Release();
        }
    }

    private readonly record struct Work(StoredArticle Article, Outcome? Counted, Journey Journey);
}
