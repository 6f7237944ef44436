using System.Runtime.ExceptionServices;
using Monitoring.Infra.Storage;

namespace Monitoring.Api.Pipeline;

/// <summary>What becomes of the articles of one caller (an import, a job) on their way through analysis and index. Thread-safe.</summary>
public sealed class Journey
{
    private readonly Lock _counting = new();
    private readonly Action<string> _trouble;
    private ImportCounts _counts = ImportCounts.None;
    private long _underway;
    private TaskCompletionSource? _arrived;
    private volatile Exception? _broken;

    /// <param name="trouble">Told one line for each article that failed or was parked.</param>
    public Journey(Action<string>? trouble = null) => _trouble = trouble ?? (_ => { });

    public ImportCounts Counts
    {
        get { lock (_counting) return _counts; }
    }

    /// <summary>What ended the journey early: the store or the index cannot be written. What is on its way stays stored and is swept later.</summary>
    public Exception? Broken => _broken;

    public void Count(Outcome outcome)
    {
        lock (_counting) _counts = _counts.With(outcome);
    }

    internal void Break(Exception failure) => _broken ??= failure;

    internal void ThrowIfBroken()
    {
        if (_broken is { } failure) ExceptionDispatchInfo.Throw(failure);
    }

    internal void Begin()
    {
        lock (_counting) _underway++;
    }

    internal void Indexed(int articles)
    {
        lock (_counting) _counts = _counts with { Indexed = _counts.Indexed + articles };
    }

    /// <summary>The article is in the index, or a later text of it will be.</summary>
    internal void Arrive() => End(null, null, null);

    /// <summary>The article was counted as <paramref name="first"/> when it was stored (null: by an earlier call); that is taken back.</summary>
    internal void Fall(Outcome? first, Outcome end, string why) => End(first, end, why);

    private void End(Outcome? first, Outcome? end, string? why)
    {
        if (why is not null) _trouble(why);
        TaskCompletionSource? arrived = null;
        lock (_counting)
        {
            if (first is { } counted && end is { } ended) _counts = _counts.With(counted, -1).With(ended);
            if (--_underway == 0) (arrived, _arrived) = (_arrived, null);
        }

        arrived?.SetResult();
    }

    /// <summary>Completes when nothing is underway.</summary>
    internal Task ArriveAllAsync()
    {
        lock (_counting)
        {
            if (_underway == 0) return Task.CompletedTask;
            _arrived ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _arrived.Task;
        }
    }
}
