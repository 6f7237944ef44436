using Monitoring.Ingest.Files;
using Monitoring.Text.Dates;

namespace Monitoring.Api.Sample;

/// <summary>
/// The news that ships with the product, so that a first look shows something: written for it, with invented people, agencies and
/// events in real places. The files are plain import files beside the program (<c>Sample/news.jsonl</c>, <c>Sample/pages</c>).
/// </summary>
public static class SampleNews
{
    /// <summary>Where the build puts the files.</summary>
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "Sample");

    /// <summary>
    /// All articles with <see cref="Ingest.Article.Sample"/> set, in the order in which they were published; a revised one comes twice.
    /// Every date is moved by the same number of days, so that the newest is yesterday's and a dashboard of the last weeks shows them.
    /// </summary>
    /// <exception cref="InvalidDataException">The shipped files are missing or damaged; the message names file and line.</exception>
    public static async Task<IReadOnlyList<ReadArticle>> ReadAsync(TimeProvider clock, CancellationToken cancellation = default)
    {
        var items = new List<ReadArticle>();
        await foreach (var item in ArticleFiles.ReadAsync([Path.Combine(Folder, "news.jsonl"), Path.Combine(Folder, "pages")], new ReadOptions(), cancellation).ConfigureAwait(false))
        {
            if (item is not ReadArticle article) throw new InvalidDataException($"The sample news is damaged: {item}");
            items.Add(article);
        }

        var newest = items.Max(i => Day(i.Article.Published?.Instant ?? DateTimeOffset.MinValue));
        var yesterday = Day(clock.GetUtcNow()).AddDays(-1);
        var days = yesterday.DayNumber - newest.DayNumber;
        return [.. items.Select(i => i with { Article = Moved(i.Article, days) }).OrderBy(i => i.Article.Published?.Instant)];
    }

    private static Ingest.Article Moved(Ingest.Article article, int days) => article with
    {
        Sample = true,
        // Iran's clocks have not changed since 1401, so that days of 24 hours keep the time of day.
        Published = article.Published is { } time ? time with { Instant = time.Instant.AddDays(days) } : null,
    };

    private static DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, DisplayZone.Tehran).DateTime);
}
