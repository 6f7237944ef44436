using System.Globalization;

namespace Monitoring.Ingest.Scheduling;

/// <summary>
/// Plans the next poll of a feed from what the last one gave. Pure: the clock and chance are given. Every outcome leads to another
/// poll within the ceiling (or when the server asks to come back), so no feed is ever abandoned.
/// </summary>
public static class FeedRhythm
{
    /// <summary>Items that the rhythm is read from: the newest ones.</summary>
    private const int RhythmItems = 20;
    /// <summary>Polls in a row that must see the same permanent redirect before it is believed: captive portals and outages redirect too.</summary>
    private const int MovesBelievedAfter = 3;
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromDays(7);
    private static readonly TimeSpan ReportAgainAfter = TimeSpan.FromDays(7);

    /// <param name="chance">From 0 to below 1, uniformly drawn for each call.</param>
    public static PollPlan Next(FeedHistory history, PollOutcome outcome, DateTimeOffset now, double chance, RhythmOptions options) => outcome switch
    {
        PollOutcome.Failed failed => AfterFailure(history, failed, now, chance, options),
        PollOutcome.Read read => AfterSuccess(Seen(history, read, now), read.NewItems, read.FreshFor, read.RetryAfter, read.PermanentAddress, now, chance, options),
        PollOutcome.Unchanged same => AfterSuccess(history, 0, same.FreshFor, same.RetryAfter, same.PermanentAddress, now, chance, options),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    private static FeedHistory Seen(FeedHistory history, PollOutcome.Read read, DateTimeOffset now)
    {
        // Times in the future are errors and say nothing about the rhythm.
        var times = read.Published.Where(time => time <= now).OrderDescending().Take(RhythmItems).ToList();
        return history with
        {
            ETag = read.ETag,
            LastModified = read.LastModified,
            NewestItem = times.Count > 0 && !(history.NewestItem > times[0]) ? times[0] : history.NewestItem,
            MeanGap = times.Count > 1 ? (times[0] - times[^1]) / (times.Count - 1) : history.MeanGap,
        };
    }

    private static PollPlan AfterSuccess(FeedHistory history, int newItems, TimeSpan? freshFor, TimeSpan? retryAfter, Uri? permanent,
        DateTimeOffset now, double chance, RhythmOptions options)
    {
        var (interval, why) = Interval(history, newItems, now, options);
        interval = Clamp(interval, options.Floor, options.Ceiling);
        var pause = interval;
        if (freshFor is { } fresh && Min(fresh, options.LongestFreshness) is var honoured && honoured > pause)
            (pause, why) = (honoured, "the answer stays fresh until then");
        pause = Spread(pause, chance, options.Jitter);
        if (retryAfter is { } asked && Min(asked, LongestRetryAfter) is var wait && wait > pause) (pause, why) = (wait, "the server asked to come back then");
        var moved = permanent is not null && permanent == history.MovedTo ? history.MovedSeen + 1 : permanent is null ? 0 : 1;
        var next = history with
        {
            LastPolled = now,
            LastSuccess = now,
            Interval = interval,
            Failures = 0,
            FailingSince = null,
            LastError = null,
            LastReport = null,
            MovedTo = permanent,
            MovedSeen = moved,
        };
        return moved >= MovesBelievedAfter
            ? new PollPlan(now + pause, next with { MovedTo = null, MovedSeen = 0 }, why, $"the feed has moved to {permanent}", permanent)
            : new PollPlan(now + pause, next, why);
    }

    private static (TimeSpan, string) Interval(FeedHistory history, int newItems, DateTimeOffset now, RhythmOptions options)
    {
        if (history is { MeanGap: { } gap, NewestItem: { } newest })
        {
            // Half the usual gap finds an item after a quarter of it on average. A feed that has gone quiet is asked ever more rarely.
            var silence = (now - newest) / 4;
            return silence > gap ? (silence / 2, "the feed has been quiet") : (gap / 2, $"an item comes every {Words(gap)}");
        }
        if (history.Interval is not { } last) return (options.Unknown, "its rhythm is not known yet");
        return newItems > 0 ? (last / 2, "it had new items without dates") : (last * 1.5, "it had nothing new");
    }

    private static PollPlan AfterFailure(FeedHistory history, PollOutcome.Failed failed, DateTimeOffset now, double chance, RhythmOptions options)
    {
        var failures = history.Failures + 1;
        var since = history.FailingSince ?? now;
        // Doubling: a parked failure starts as if it were the fourth, since nothing is expected to change soon.
        var doublings = Math.Min(failures - 1 + (failed.Parked ? 3 : 0), 20);
        var pause = Spread(Clamp(options.FirstBackoff * Math.Pow(2, doublings), options.Floor, options.Ceiling), chance, Math.Max(options.Jitter, 0.25));
        if (pause > options.Ceiling) pause = options.Ceiling;
        if (failed.RetryAfter is { } asked && Min(asked, LongestRetryAfter) is var wait && wait > pause) pause = wait;
        var isDue = now - since >= options.ReportAfter && (history.LastReport is not { } reported || now - reported >= ReportAgainAfter);
        var next = history with
        {
            LastPolled = now,
            Failures = failures,
            FailingSince = since,
            LastError = failed.Reason,
            LastReport = isDue ? now : history.LastReport,
        };
        var report = isDue
            ? string.Create(CultureInfo.InvariantCulture, $"failing since {since.UtcDateTime:yyyy-MM-dd HH:mm} UTC, {failures} times in a row: {failed.Reason}")
            : null;
        return new PollPlan(now + pause, next, string.Create(CultureInfo.InvariantCulture, $"failure {failures} in a row"), report);
    }

    private static TimeSpan Spread(TimeSpan pause, double chance, double share) => pause * (1 + share * (2 * Math.Clamp(chance, 0, 1) - 1));

    private static TimeSpan Clamp(TimeSpan span, TimeSpan least, TimeSpan most) => span < least ? least : span > most ? most : span;

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private static string Words(TimeSpan span) => span.TotalHours >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{span.TotalHours:0.#} h")
        : string.Create(CultureInfo.InvariantCulture, $"{span.TotalMinutes:0.#} min");
}
