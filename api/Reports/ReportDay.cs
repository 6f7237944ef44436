using Monitoring.Text;

namespace Monitoring.Api.Reports;

/// <summary>Which day a report is about.</summary>
internal static class ReportDay
{
    /// <summary>The last whole day in the zone.</summary>
    public static DateOnly Before(DateTimeOffset now, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime).AddDays(-1);

    /// <summary>The instant at which a day begins in the zone.</summary>
    public static DateTimeOffset Begin(DateOnly day, TimeZoneInfo zone) => NewsTime.OnDay(day, zone).Instant;
}
