using Monitoring.Ingest;
using Monitoring.Text.Dates;

namespace Monitoring.Api.Sample;

/// <summary>
/// The news that ships with the product, so that a first look shows something: written for it, with invented people, agencies and
/// events in real places. The files are plain import files beside the program (<c>Sample/news.jsonl</c>, <c>Sample/pages</c>).
/// </summary>
public static class SampleNews
{
    /// <summary>The newest day in the files.</summary>
    public static readonly DateOnly LastDay = new(2026, 11, 20);

    /// <summary>Where the build puts the files.</summary>
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "Sample");

    /// <summary>
    /// An article of these files as it is stored: marked, and moved with all others by the same number of days, so that the newest are
    /// yesterday's and a dashboard of the last weeks shows them.
    /// </summary>
    public static Article AsSample(Article article, TimeProvider clock)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), DisplayZone.Tehran).DateTime);
        var days = today.DayNumber - 1 - LastDay.DayNumber;
        return article with
        {
            Sample = true,
            // Iran's clocks have not changed since 1401, so that days of 24 hours keep the time of day.
            Published = article.Published is { } time ? time with { Instant = time.Instant.AddDays(days) } : null,
        };
    }
}
