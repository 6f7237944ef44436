using Monitoring.Api.Inspection;
using Monitoring.Infra.Storage;
using Monitoring.Text;

namespace Monitoring.Api.Search;

/// <summary>One article with everything that was read and found; offsets count UTF-16 units of <see cref="Text"/>.</summary>
/// <param name="Id">32 hex digits, made from the canonical address.</param>
/// <param name="Url">The address as fetched or as the file gave it.</param>
/// <param name="Title">The headline.</param>
/// <param name="Kicker">The line above the headline, or null.</param>
/// <param name="Lead">The standfirst that the page prints, or null.</param>
/// <param name="Body">Plain text, a line feed between paragraphs; cut where the source shows only an excerpt.</param>
/// <param name="Published">ISO time with the offset of the display zone, a bare day, or null.</param>
/// <param name="Updated">Likewise, when the publisher changed it.</param>
/// <param name="Collected">When this text was stored.</param>
/// <param name="Source">The publisher's name.</param>
/// <param name="Number">The publisher's own number, or null.</param>
/// <param name="Authors">Names as printed.</param>
/// <param name="Section">The publisher's section, or null.</param>
/// <param name="Language">ISO 639 code.</param>
/// <param name="Tags">The publisher's own.</param>
/// <param name="Image">The address of its picture, or null.</param>
/// <param name="Sample">It is sample news: invented.</param>
/// <param name="Topics">Most probable first.</param>
/// <param name="Entities">Mentions in the order of the text.</param>
/// <param name="Quotes">In the order of the text.</param>
/// <param name="Text">Title, lead and body, a line feed between them.</param>
/// <param name="Revision">1 for the first text.</param>
/// <param name="Partial">Only the feed's own text: the page itself was refused.</param>
public sealed record ArticleShape(
    string Id, string Url, string Title, string? Kicker, string? Lead, string Body, string Text, string? Published, string? Updated,
    string Collected, string Source, string? Number, IReadOnlyList<string> Authors, string? Section, string? Language,
    IReadOnlyList<string> Tags, string? Image, int Revision, bool Partial, bool Sample,
    IReadOnlyList<TopicShape> Topics, IReadOnlyList<MentionShape> Entities, IReadOnlyList<QuoteShape> Quotes)
{
    /// <param name="shown">How much of its text the source lets us show; what lies in the rest is left out too.</param>
    public static ArticleShape Of(StoredArticle stored, TimeZoneInfo zone, ShownText shown)
    {
        var article = Showing.Cut(stored.Article, shown);
        var enriched = stored.Enriched;
        var length = shown == ShownText.All ? int.MaxValue : article.Text.TrimEnd('…', '\n').Length;
        return new ArticleShape(
            article.Id, article.Url, article.Title, article.Kicker, article.Lead, article.Body, article.Text,
            article.Published?.ToIso(zone), article.Updated?.ToIso(zone),
            new NewsTime(stored.Collected, TimePrecision.Second).ToIso(zone),
            article.Source, article.Number, article.Authors, article.Section, enriched?.Language ?? article.Language, article.Tags,
            article.Image, stored.Revision, article.Partial, article.Sample,
            [.. enriched?.Topics.Select(TopicShape.Of) ?? []], [.. enriched?.Mentions.Where(one => one.End <= length).Select(one => MentionShape.Of(one)) ?? []],
            [.. enriched?.Quotes.Where(one => one.End <= length).Select(one => QuoteShape.Of(one)) ?? []]);
    }
}
