using Monitoring.Text;
using Monitoring.Text.Dates;

namespace Monitoring.Ingest.Feeds;

/// <summary>What the mappers of the formats share: limits, and the zone of times that name none.</summary>
internal sealed class FeedContext(FeedLimits limits)
{
    /// <summary>Language of the feed once it is known: Persian feeds that name no zone write Iran's time, others are taken as UTC.</summary>
    public string? Language { get; set; }

    public FeedLimits Limits => limits;

    public NewsTime? Date(string? text) =>
        FeedDate.Read(text, Language?.StartsWith("fa", StringComparison.OrdinalIgnoreCase) == true ? DisplayZone.Tehran : TimeZoneInfo.Utc);

    /// <summary>The first of these texts that is a date.</summary>
    public NewsTime? Date(params ReadOnlySpan<string?> texts)
    {
        foreach (var text in texts)
            if (Date(text) is { } time) return time;
        return null;
    }

    public string? Cut(string? text) => text is null || text.Length <= limits.MaxFieldLength ? text : text[..limits.MaxFieldLength];

    public static string? OrNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
