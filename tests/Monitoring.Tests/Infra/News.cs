using Monitoring.Enrichment;
using Monitoring.Infra.Storage;
using Monitoring.Ingest;
using Monitoring.Text;

namespace Monitoring.Tests.Infra;

/// <summary>Invented news for the tests of this room.</summary>
internal static class News
{
    public static TimeZoneInfo Tehran { get; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tehran");

    public static Article Article(
        string id, string title = "عنوان", string body = "متن خبر", string? published = "2024-06-20T11:05:00+03:30", string source = "خبرگزاری نمونه") => new()
        {
            Id = id,
            Url = $"https://news.example/{id}",
            CanonicalUrl = $"https://news.example/{id}",
            Title = title,
            Body = body,
            Published = published is null ? null : Time(published),
            PublishedFrom = published is null ? PublishedFrom.None : PublishedFrom.Meta,
            Source = source,
        };

    public static NewsTime Time(string iso) => iso.Length == 10
        ? NewsTime.OnDay(DateOnly.ParseExact(iso, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), Tehran)
        : new NewsTime(DateTimeOffset.Parse(iso, System.Globalization.CultureInfo.InvariantCulture), TimePrecision.Minute);

    public static Mention Mention(Article article, string text, EntityType type, string entity, string? name = null, string? role = null)
    {
        var start = article.Text.IndexOf(text, StringComparison.Ordinal);
        return new Mention(start, start + text.Length, text, type, entity, name ?? text, role);
    }

    public static EnrichedArticle Enriched(Article article, IReadOnlyList<Mention>? mentions = null, params string[] topics) =>
        new(article, "fa", mentions ?? [], [], [.. topics.Select(static (topic, i) => new TopicScore(topic, 0.9 - i * 0.1))]);

    public static StoredArticle Stored(EnrichedArticle enriched, long position) =>
        new(enriched.Article, position, 1, DateTimeOffset.UnixEpoch, Stage.Analysed, enriched);

    public static StoredArticle Stored(Article article, long position) => Stored(Enriched(article), position);

    public static IncomingArticle Incoming(Article article) => new(article);
}
