using System.Globalization;
using Monitoring.Text;

namespace Monitoring.Ingest.Pages;

/// <summary>How a page's time is written in answers about that page.</summary>
public static class PageTime
{
    /// <summary>
    /// As every answer, in the display zone; but where that would name another day than the publisher's own clock did (an evening
    /// in New York is the next morning in Tehran), the publisher's day alone, so that a reader who takes the day, in whatever zone,
    /// takes the one that the page prints. The stored article keeps the instant, and the candidates show it.
    /// </summary>
    public static string ToIso(NewsTime time, TimeZoneInfo zone) =>
        IsSameDay(time, zone) ? time.ToIso(zone) : time.Instant.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The instant always: in the display zone, or on the publisher's clock where the display zone would name another day.</summary>
    public static string ToInstant(NewsTime time, TimeZoneInfo zone) =>
        IsSameDay(time, zone) ? time.ToIso(zone) : time.Instant.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);

    private static bool IsSameDay(NewsTime time, TimeZoneInfo zone) =>
        time.Precision == TimePrecision.Day || TimeZoneInfo.ConvertTime(time.Instant, zone).Date == time.Instant.Date;
}
