namespace Monitoring.Ingest.Web;

/// <summary>What went wrong with a fetch. The first group is parked, the second may be tried again.</summary>
public enum FetchFault
{
    /// <summary>No web address, or one that the guard forbids, here or after a redirect.</summary>
    ForbiddenAddress,
    ForbiddenByRobots,
    TooManyRedirects,
    /// <summary>The site wants cookies or consent before it shows anything.</summary>
    CookieWall,
    /// <summary>401, 402, 403, 407, 451: the feed's own text may stand in for the page.</summary>
    Refused,
    NotFound,
    /// <summary>410: the publisher took it away.</summary>
    Gone,
    /// <summary>Any other answer of 4xx, or a status that means nothing here.</summary>
    Unusable,
    TooLarge,
    DecompressionBomb,
    /// <summary>A content encoding that is unknown or broken.</summary>
    BadEncoding,

    NameNotResolved,
    ConnectFailed,
    TlsFailed,
    TimedOut,
    /// <summary>The connection ended before the answer did.</summary>
    CutOff,
    TooManyRequests,
    ServerError,
    /// <summary>robots.txt could not be had, so nothing may be fetched for now (RFC 9309, 2.3.1.4).</summary>
    RobotsUnreachable,
}

/// <summary>A fetch that will never succeed as things stand: not retried. The message is <c>address: reason</c>.</summary>
public sealed class FetchParkedException(Uri address, FetchFault fault, string reason, int? status = null, Exception? inner = null)
    : ParkedException(FetchLine.Of(address, reason), inner)
{
    public Uri Address { get; } = address;
    public FetchFault Fault { get; } = fault;
    public int? Status { get; } = status;

    /// <summary>The page itself was refused, so the feed's own text may become the article.</summary>
    public bool IsRefusal => Fault is FetchFault.Refused or FetchFault.CookieWall;
}

/// <summary>A fetch that may succeed later: retried with backoff. The message is <c>address: reason</c>.</summary>
public sealed class FetchFailedException(Uri address, FetchFault fault, string reason, int? status = null, TimeSpan? retryAfter = null, Exception? inner = null)
    : Exception(FetchLine.Of(address, reason), inner)
{
    public Uri Address { get; } = address;
    public FetchFault Fault { get; } = fault;
    public int? Status { get; } = status;
    /// <summary>When the server asks to come back; null when it says nothing.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;
}

internal static class FetchLine
{
    private const int LongestAddress = 300;

    public static string Of(Uri address, string reason)
    {
        var text = address.IsAbsoluteUri ? address.AbsoluteUri : address.OriginalString;
        return $"{(text.Length > LongestAddress ? text[..LongestAddress] + "…" : text)}: {reason.ReplaceLineEndings(" ")}";
    }
}
