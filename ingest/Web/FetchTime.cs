using System.Globalization;
using System.Net.Http.Headers;

namespace Monitoring.Ingest.Web;

/// <summary>What headers say about time.</summary>
internal static class FetchTime
{
    /// <summary>Servers that name a later time are asked after this.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    /// <summary>Seconds or a date (RFC 9110, 10.2.3); a date that has passed is zero.</summary>
    public static TimeSpan? RetryAfter(HttpResponseHeaders headers, DateTimeOffset now)
    {
        if (headers.RetryAfter is not { } asked) return null;
        return Clamp(asked.Delta ?? asked.Date!.Value - now);
    }

    public static TimeSpan? MaxAge(HttpResponseMessage response, DateTimeOffset now)
    {
        if (response.Headers.CacheControl is { } control)
        {
            if (control.NoStore || control.NoCache) return TimeSpan.Zero;
            if (control.MaxAge is { } age) return Clamp(age);
        }
        return response.Content.Headers.Expires is { } expires ? Clamp(expires - (response.Headers.Date ?? now)) : null;
    }

    public static string Text(TimeSpan span) => span < TimeSpan.FromSeconds(1)
        ? string.Create(CultureInfo.InvariantCulture, $"{span.TotalMilliseconds:0} ms")
        : string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.#} s");

    private static TimeSpan Clamp(TimeSpan span) => span < TimeSpan.Zero ? TimeSpan.Zero : span > Longest ? Longest : span;
}
