using Hangfire;
using Monitoring.Infra.Storage;

namespace Monitoring.Api.Jobs;

/// <summary>Every minute: takes the feeds that are due, one of each host, and spreads them over the workers by their addresses.</summary>
internal sealed class DueFeedsJob(FeedStore feeds, IBackgroundJobClient jobs)
{
    private const int AtOnce = 100;
    // A poll with all its pages takes a few minutes; a worker that died leaves its feed to others after this.
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(15);

    public async Task RunAsync(CancellationToken cancellation)
    {
        foreach (var feed in await feeds.ClaimDueAsync(AtOnce, Lease, cancellation))
            jobs.Enqueue<PollFeedJob>(job => job.RunAsync(feed.Address, CancellationToken.None));
    }
}

/// <summary>Polls one feed. Failures are the feed's own matter (backoff, health), so Hangfire does not try again.</summary>
internal sealed class PollFeedJob(FeedFollower follower)
{
    [AutomaticRetry(Attempts = 0)]
    public Task RunAsync(string address, CancellationToken cancellation) => follower.RunAsync(address, cancellation);
}
