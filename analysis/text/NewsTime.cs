using System.Globalization;

namespace Monitoring.Text;

public enum TimePrecision
{
    /// <summary>Only the day is known; the instant is that day's beginning in the display zone.</summary>
    Day,
    Minute,
    Second,
}

/// <summary>When something was published, as exactly as its source said.</summary>
public readonly record struct NewsTime(DateTimeOffset Instant, TimePrecision Precision)
{
    public static NewsTime OnDay(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        // Midnight does not exist on the day when Iran's clocks went forward (until 1401); the day then begins at 01:00.
        if (zone.IsInvalidTime(local)) local = local.AddHours(1);
        return new NewsTime(new DateTimeOffset(local, zone.GetUtcOffset(local)), TimePrecision.Day);
    }

    /// <summary><c>2024-06-20T11:05:00+03:30</c> in the zone, or <c>2024-06-20</c> when only the day is known.</summary>
    public string ToIso(TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(Instant, zone);
        return local.ToString(Precision == TimePrecision.Day ? "yyyy-MM-dd" : "yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
    }
}
