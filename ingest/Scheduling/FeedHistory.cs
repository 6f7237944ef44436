namespace Monitoring.Ingest.Scheduling;

/// <summary>What is known of one feed's polls: durable, small, and all that the next plan needs.</summary>
public sealed record FeedHistory
{
    /// <summary>As the server gave them at the last success; sent with the next request.</summary>
    public string? ETag { get; init; }
    public string? LastModified { get; init; }
    public DateTimeOffset? LastPolled { get; init; }
    public DateTimeOffset? LastSuccess { get; init; }
    /// <summary>Publication of the newest item that was ever seen; null when items carry no dates.</summary>
    public DateTimeOffset? NewestItem { get; init; }
    /// <summary>Mean time between the items of the feed as last seen.</summary>
    public TimeSpan? MeanGap { get; init; }
    /// <summary>Pause that was last planned after a success: what feeds without dates are steered by.</summary>
    public TimeSpan? Interval { get; init; }
    public int Failures { get; init; }
    /// <summary>First failure since the last success.</summary>
    public DateTimeOffset? FailingSince { get; init; }
    public string? LastError { get; init; }
    public DateTimeOffset? LastReport { get; init; }
    /// <summary>Where the server says the feed has moved for good, and how many polls in a row said so.</summary>
    public Uri? MovedTo { get; init; }
    public int MovedSeen { get; init; }
}

/// <summary>How a poll ended.</summary>
public abstract record PollOutcome
{
    private PollOutcome() { }

    /// <param name="Published">Publication times of the items that the feed lists now, in any order; undated items left out.</param>
    /// <param name="NewItems">How many of its items were not known before.</param>
    /// <param name="FreshFor">The longer of the answer's <c>max-age</c> and the feed's own <c>ttl</c>.</param>
    /// <param name="PermanentAddress">Where permanent redirects led to; null when there were none.</param>
    public sealed record Read(IReadOnlyList<DateTimeOffset> Published, int NewItems, TimeSpan? FreshFor = null, Uri? PermanentAddress = null,
        string? ETag = null, string? LastModified = null, TimeSpan? RetryAfter = null) : PollOutcome;

    /// <summary>304: nothing has changed.</summary>
    public sealed record Unchanged(TimeSpan? FreshFor = null, Uri? PermanentAddress = null, TimeSpan? RetryAfter = null) : PollOutcome;

    /// <param name="Parked">It will not succeed as things stand (404, no feed, forbidden): still tried, more rarely.</param>
    public sealed record Failed(string Reason, bool Parked, TimeSpan? RetryAfter = null) : PollOutcome;
}

/// <summary>When a feed is polled next, and what else follows from a poll.</summary>
/// <param name="Why">One line for people: what decided the time.</param>
/// <param name="Report">What to tell the operator; null when there is nothing to tell.</param>
/// <param name="AdoptAddress">The feed has moved for good: store this as its address.</param>
public sealed record PollPlan(DateTimeOffset Due, FeedHistory History, string Why, string? Report = null, Uri? AdoptAddress = null);
