using System.Collections.Frozen;
using Monitoring.Text;

namespace Monitoring.Ingest.Pages;

/// <summary>
/// Puts a time that a page declares in UTC on its publisher's own clock, so that its day is the day that the publisher prints. The
/// instant stays the same.
/// </summary>
internal static class PublisherClock
{
    /// <summary>Most hours that a zone is apart from UTC, of the zones that newspapers are printed in.</summary>
    private const int FarthestHours = 13;

    // Country domains and the zone that most of the country's newsrooms live in (IANA tz database, zone1970.tab).
    private static readonly FrozenDictionary<string, string> Zones = (
        "ir=Asia/Tehran af=Asia/Kabul tj=Asia/Dushanbe iq=Asia/Baghdad tr=Europe/Istanbul il=Asia/Jerusalem qa=Asia/Qatar sa=Asia/Riyadh ae=Asia/Dubai"
        + " eg=Africa/Cairo lb=Asia/Beirut pk=Asia/Karachi in=Asia/Kolkata cn=Asia/Shanghai hk=Asia/Hong_Kong jp=Asia/Tokyo kr=Asia/Seoul sg=Asia/Singapore"
        + " id=Asia/Jakarta au=Australia/Sydney nz=Pacific/Auckland ru=Europe/Moscow ua=Europe/Kyiv gr=Europe/Athens ro=Europe/Bucharest fi=Europe/Helsinki"
        + " de=Europe/Berlin at=Europe/Vienna ch=Europe/Zurich fr=Europe/Paris it=Europe/Rome es=Europe/Madrid nl=Europe/Amsterdam be=Europe/Brussels"
        + " pl=Europe/Warsaw cz=Europe/Prague sk=Europe/Bratislava hu=Europe/Budapest se=Europe/Stockholm no=Europe/Oslo dk=Europe/Copenhagen uk=Europe/London"
        + " ie=Europe/Dublin pt=Europe/Lisbon ca=America/Toronto mx=America/Mexico_City br=America/Sao_Paulo ar=America/Argentina/Buenos_Aires cl=America/Santiago"
        + " pe=America/Lima gov=America/New_York za=Africa/Johannesburg")
        .Split(' ').Select(pair => pair.Split('=')).ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);

    /// <summary>The zone of the country that the host's domain names; null for the domains of no country.</summary>
    public static TimeZoneInfo? ZoneOf(Uri? url)
    {
        if (url is null) return null;
        var host = url.Host;
        var country = host[(host.LastIndexOf('.') + 1)..];
        return Zones.TryGetValue(country, out var name) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null;
    }

    /// <param name="printed">Days that the page prints, or that its address names, the surest first.</param>
    /// <param name="home">The publisher's zone, where it is known.</param>
    public static NewsTime Localise(NewsTime time, IEnumerable<DateOnly> printed, TimeZoneInfo? home)
    {
        if (time.Precision == TimePrecision.Day || time.Instant.Offset != TimeSpan.Zero) return time;
        var day = DateOnly.FromDateTime(time.Instant.DateTime);
        foreach (var other in printed)
        {
            if (other == day) return time;
            // The smallest offset that names the printed day is the likeliest.
            var clock = time.Instant.TimeOfDay;
            var hours = (other.DayNumber - day.DayNumber) switch
            {
                1 => Math.Ceiling((TimeSpan.FromHours(24) - clock).TotalHours),
                -1 => -Math.Ceiling((clock + TimeSpan.FromMinutes(1)).TotalHours),
                _ => double.NaN,
            };
            if (Math.Abs(hours) <= FarthestHours) return time with { Instant = time.Instant.ToOffset(TimeSpan.FromHours(hours)) };
        }

        return home is null ? time : time with { Instant = TimeZoneInfo.ConvertTime(time.Instant, home) };
    }
}
