using Monitoring.Api.Hosting;
using Monitoring.Infra.Storage;

namespace Monitoring.Api.Jobs;

/// <summary>
/// The polls that go on at the same time: mostly they wait, for a slow server or for the pause that a host is given, so there are many
/// of them and none holds a thread. A poll that ends makes room for the next due feed. Whose turn it is says the database alone.
/// </summary>
internal sealed class PollLine(FeedStore feeds, FeedFollower follower, MonitoringOptions options, ILogger<PollLine> log) : IHostedService, IDisposable
{
    /// <summary>A poll with all its pages takes a few minutes; a process that died leaves its feeds to others after this.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(15);

    private readonly CancellationTokenSource _closing = new();
    private readonly SemaphoreSlim _one = new(1);
    private readonly HashSet<Task> _polls = [];
    private readonly Lock _gate = new();

    /// <summary>Takes as many due feeds as there is room for; returns when their polls have begun.</summary>
    public async Task FillAsync(CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            var room = options.Polls - Running;
            if (room <= 0 || _closing.IsCancellationRequested) return;
            foreach (var feed in await feeds.ClaimDueAsync(room, Lease, cancellation)) Begin(feed.Address);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Ends when the line is empty: nothing is polled, and nothing was due when the last poll ended.</summary>
    public async Task DrainedAsync()
    {
        while (Polls() is { Length: > 0 } polls) await Task.WhenAll(polls);
    }

    private int Running
    {
        get
        {
            lock (_gate) return _polls.Count;
        }
    }

    private Task[] Polls()
    {
        lock (_gate) return [.. _polls];
    }

    private void Begin(string address)
    {
        // It is in the set before it can end and leave it.
        var began = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task? poll = null;
        poll = RunAsync();
        lock (_gate) _polls.Add(poll);
        began.SetResult();

        async Task RunAsync()
        {
            await began.Task;
            await PollAsync(address);
            lock (_gate) _polls.Remove(poll!);
            await NextAsync();
        }
    }

    private async Task PollAsync(string address)
    {
        try
        {
            await follower.RunAsync(address, _closing.Token);
        }
        catch (OperationCanceledException) when (_closing.IsCancellationRequested)
        {
            await feeds.ReleaseAsync(address, CancellationToken.None);
        }
#pragma warning disable CA1031 // What a feed does is its own matter: it is told, its lease ends, and the line goes on.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Log.PollBroke(log, address, failure);
        }
    }

    private async Task NextAsync()
    {
        try
        {
            await FillAsync(_closing.Token);
        }
        catch (OperationCanceledException)
        {
            // The line is being closed.
        }
#pragma warning disable CA1031 // The next minute fills the line again.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Log.LineBroke(log, failure);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Gives up what is being polled; those feeds stay due.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _closing.CancelAsync();
        await DrainedAsync().WaitAsync(cancellationToken);
    }

    public void Dispose()
    {
        _closing.Dispose();
        _one.Dispose();
    }
}
