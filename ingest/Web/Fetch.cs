namespace Monitoring.Ingest.Web;

/// <summary>What to fetch, and what is known of it already.</summary>
public sealed record FetchRequest(Uri Address)
{
    /// <summary>As the server gave it; the answer is then 304 when nothing changed.</summary>
    public string? ETag { get; init; }
    /// <summary>As the server gave it.</summary>
    public string? LastModified { get; init; }
    /// <summary>Media types that are welcome, as the header says them.</summary>
    public string Accept { get; init; } = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5";
    /// <summary>Most bytes of the body, decompressed; null: what the options say.</summary>
    public int? MaxBytes { get; init; }
    /// <summary>A longer body is cut at the limit instead of refused: for files whose beginning is of use.</summary>
    public bool CutAtMaxBytes { get; init; }
    /// <summary>Null: what the options say.</summary>
    public int? MaxRedirects { get; init; }

    /// <summary>A request for a feed: the media types that feeds have.</summary>
    public static FetchRequest ForFeed(Uri address, string? etag = null, string? lastModified = null) => new(address)
    {
        ETag = etag,
        LastModified = lastModified,
        Accept = "application/rss+xml,application/atom+xml,application/feed+json,application/rdf+xml,application/xml;q=0.9,text/xml;q=0.9,*/*;q=0.5",
    };
}

/// <summary>An answer with a body (2xx), or 304.</summary>
public sealed record FetchAnswer
{
    public required int Status { get; init; }
    /// <summary>The address that was asked for.</summary>
    public required Uri Address { get; init; }
    /// <summary>The address that answered, after all redirects.</summary>
    public required Uri FinalAddress { get; init; }
    /// <summary>Where the address has moved for good: the end of the permanent redirects (301, 308) at the beginning of the way; null when it has not.</summary>
    public Uri? PermanentAddress { get; init; }
    /// <summary>Decompressed; empty for 304.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }
    /// <summary>The header as sent, with its parameters.</summary>
    public string? ContentType { get; init; }
    public string? ETag { get; init; }
    public string? LastModified { get; init; }
    public TimeSpan? RetryAfter { get; init; }
    /// <summary>How long the answer stays fresh by <c>Cache-Control</c> or <c>Expires</c>; zero when it must not be kept; null when nothing is said.</summary>
    public TimeSpan? MaxAge { get; init; }
    public TimeSpan Elapsed { get; init; }
    /// <summary>Bytes that came over the wire.</summary>
    public long Received { get; init; }

    public bool NotModified => Status == 304;
}
