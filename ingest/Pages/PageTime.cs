using System.Globalization;
using Monitoring.Text;

namespace Monitoring.Ingest.Pages;

/// <summary>How a page's time is written in answers about that page.</summary>
public static class PageTime
{
    /// <summary>
    /// As every answer, in the display zone; but where that would name another day than the publisher's own clock did (an evening
    /// in New York is the next morning in Tehran), with the publisher's offset, so that the day is the one that the page prints.
    /// The instant is the same either way.
    /// </summary>
    public static string ToIso(NewsTime time, TimeZoneInfo zone)
    {
        if (time.Precision == TimePrecision.Day || TimeZoneInfo.ConvertTime(time.Instant, zone).Date == time.Instant.Date) return time.ToIso(zone);
        return time.Instant.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
    }
}
