using Monitoring.Text;

namespace Monitoring.Infra.Search;

/// <summary>Days of the display zone as instants.</summary>
internal sealed class DayRange(TimeZoneInfo zone)
{
    /// <summary>Unix milliseconds from the beginning of the first day to the end of the last, exclusive; null is open.</summary>
    public (long? First, long? End) Of(DateOnly? from, DateOnly? to) =>
        (from is { } first ? Start(first) : null, to is { } last && last < DateOnly.MaxValue ? Start(last.AddDays(1)) : null);

    private long Start(DateOnly day) => day.DayNumber == 0
        ? DateTimeOffset.MinValue.ToUnixTimeMilliseconds()
        : NewsTime.OnDay(day, zone).Instant.ToUnixTimeMilliseconds();
}
