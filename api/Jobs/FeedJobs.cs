namespace Monitoring.Api.Jobs;

/// <summary>Every minute: sees to it that feeds which have become due are polled.</summary>
internal sealed class DueFeedsJob(PollLine line)
{
    public Task RunAsync(CancellationToken cancellation) => line.FillAsync(cancellation);
}
