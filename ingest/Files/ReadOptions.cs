using Monitoring.Ingest.Pages;
using Monitoring.Text.Dates;

namespace Monitoring.Ingest.Files;

/// <summary>How far reading has come. Bytes are those of the files on disk, so compressed files count compressed.</summary>
/// <param name="File">The file being read, as the caller named it.</param>
/// <param name="FileNumber">1-based.</param>
/// <param name="Files">How many files there are in all.</param>
/// <param name="BytesRead">Of all files so far.</param>
/// <param name="BytesTotal">Of all files.</param>
/// <param name="Items">Articles and rejections given so far.</param>
public sealed record ReadProgress(string File, int FileNumber, int Files, long BytesRead, long BytesTotal, long Items);

/// <summary>How files are read; every limit is there to keep memory bounded whatever a file holds.</summary>
public sealed record ReadOptions
{
    /// <summary>Told at each new file, then about every 256 KiB, and at the end.</summary>
    public IProgress<ReadProgress>? Progress { get; init; }

    /// <summary>
    /// Where to go on after a kill: for a file as <see cref="ReadItem.File"/> names it, the last line or record that is done with.
    /// A file that is one item (a page) is left out when it stands here at all.
    /// </summary>
    public IReadOnlyDictionary<string, long> StartAfter { get; init; } = new Dictionary<string, long>();

    /// <summary>The address of the page; only used when exactly one page file is read. Null lets the page name its own.</summary>
    public string? Address { get; init; }

    /// <summary>The zone of dates that name none, and of days.</summary>
    public TimeZoneInfo Zone { get; init; } = DisplayZone.Tehran;

    /// <summary>When the files are read: a publication after it is an error, and the article is undated. Null: not judged.</summary>
    public DateTimeOffset? Now { get; init; }

    /// <summary>Layouts of sources, for pages of their hosts.</summary>
    public SourceRules Rules { get; init; } = SourceRules.Shipped;

    /// <summary>Bytes of one line of a <c>.jsonl</c> file; a longer one is skipped to its end and rejected.</summary>
    public int LongestLine { get; init; } = 8 << 20;

    /// <summary>Bytes of one page, uncompressed; a longer one is rejected.</summary>
    public int LargestPage { get; init; } = 16 << 20;

    /// <summary>Bytes of one feed export, uncompressed; a longer one is rejected.</summary>
    public int LargestFeed { get; init; } = 64 << 20;
}
