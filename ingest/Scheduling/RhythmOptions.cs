using System.ComponentModel.DataAnnotations;

namespace Monitoring.Ingest.Scheduling;

/// <summary>How often feeds are polled.</summary>
public sealed class RhythmOptions
{
    /// <summary>No feed is polled more often, however much it publishes.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00", ErrorMessage = "Rhythm:Floor must be between a minute and a day")]
    public TimeSpan Floor { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>No feed is polled less often, however long it is silent or fails.</summary>
    [Range(typeof(TimeSpan), "00:10:00", "7.00:00:00", ErrorMessage = "Rhythm:Ceiling must be between ten minutes and a week")]
    public TimeSpan Ceiling { get; set; } = TimeSpan.FromHours(12);

    /// <summary>Until a feed's own rhythm is known.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00", ErrorMessage = "Rhythm:Unknown must be between a minute and a day")]
    public TimeSpan Unknown { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>A longer freshness (<c>Cache-Control</c>, <c>ttl</c>) is honoured up to this: many servers send a day or a year for news.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00", ErrorMessage = "Rhythm:LongestFreshness must be at most a day")]
    public TimeSpan LongestFreshness { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Pause after the first failure; it doubles with each that follows.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "1.00:00:00", ErrorMessage = "Rhythm:FirstBackoff must be between ten seconds and a day")]
    public TimeSpan FirstBackoff { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>A feed that has failed for this long is reported, and again each week.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "30.00:00:00", ErrorMessage = "Rhythm:ReportAfter must be between an hour and 30 days")]
    public TimeSpan ReportAfter { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Share of a pause that is left to chance, so that feeds that began together do not stay together.</summary>
    [Range(0, 0.5, ErrorMessage = "Rhythm:Jitter must be between 0 and 0.5")]
    public double Jitter { get; set; } = 0.1;
}
