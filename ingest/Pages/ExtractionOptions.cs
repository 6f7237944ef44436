using Monitoring.Ingest.Addresses;

namespace Monitoring.Ingest.Pages;

/// <summary>What the caller knows beside the page itself.</summary>
public sealed record ExtractionOptions
{
    /// <summary>The <c>charset</c> of the HTTP header, if it gave one.</summary>
    public string? Charset { get; init; }

    /// <summary>When the page was fetched: «two hours ago» counts from it, and no date lies after it. Null: not known.</summary>
    public DateTimeOffset? Now { get; init; }

    /// <summary>When the page is read, for one whose fetching is not known: no date lies after it, but none is counted from it.</summary>
    public DateTimeOffset? NotAfter { get; init; }

    /// <summary>Where a written time without a zone is meant; <c>Asia/Tehran</c> unless told otherwise.</summary>
    public TimeZoneInfo Zone { get; init; } = Tehran;

    /// <summary>Selectors of sources whose layout is known; used where they fit.</summary>
    public SourceRules Rules { get; init; } = SourceRules.Shipped;

    public TrackingRules Tracking { get; init; } = TrackingRules.BuiltIn;

    /// <summary>A larger page is refused with <see cref="PageException"/>; bytes, or UTF-16 units of a page given as text.</summary>
    public int MaxLength { get; init; } = 50 * 1024 * 1024;

    /// <summary>Which blocks belong to the story; another than the shipped model only where models are scored.</summary>
    internal BlockModel Model { get; init; } = BlockModel.Shipped;

    internal static TimeZoneInfo Tehran { get; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tehran");
}
