using Monitoring.Text;
using Monitoring.Text.Dates;

namespace Monitoring.Ingest;

/// <summary>Times after the moment they were read at: nothing is published later than that, and one such point stretches every chart.</summary>
internal static class FutureTime
{
    /// <summary>How wrong a publisher's clock may be.</summary>
    private static readonly TimeSpan ClockError = TimeSpan.FromMinutes(15);

    /// <param name="now">When it was read; null: not judged.</param>
    public static bool Holds(NewsTime time, DateTimeOffset? now) => now is { } clock && time.Instant - clock > ClockError;

    /// <summary>The time, where it can be true; many Iranian systems write their local clock and call it GMT, and that is put right.</summary>
    /// <returns>Null for a time in the future.</returns>
    public static NewsTime? Believed(NewsTime? time, DateTimeOffset? now)
    {
        if (time is not { } told || !Holds(told, now)) return time;
        if (told.Precision == TimePrecision.Day || told.Instant.Offset != TimeSpan.Zero) return null;
        var local = told with { Instant = new DateTimeOffset(told.Instant.DateTime, DisplayZone.Tehran.GetUtcOffset(told.Instant)) };
        return Holds(local, now) ? null : local;
    }
}
