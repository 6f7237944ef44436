using System.Text;
using Monitoring.Ingest.Addresses;
using Monitoring.Ingest.Files;

namespace Monitoring.Ingest.Feeds;

/// <summary>Feed items as articles, for when the page itself cannot be had.</summary>
public static class FeedArticle
{
    private const int LongestTitle = 160;

    /// <summary>
    /// The item's own text as an article, marked partial; a Telegram post is whole. Identity is that of the item's page, so that the
    /// page completes the article when it opens.
    /// </summary>
    /// <param name="source">The publisher's name; empty: the one the item or its address tells.</param>
    /// <param name="feed">Where the item comes from: its language, and whether its items are whole.</param>
    /// <param name="now">A publication after this is an error: it is read as Iran's clock called UTC, else left out. Null: not judged.</param>
    /// <returns>Null when the item has no text at all.</returns>
    public static Article? ToArticle(this FeedItem item, string source = "", Feed? feed = null, DateTimeOffset? now = null)
    {
        var content = HtmlText.Paragraphs(item.Content ?? "");
        var summary = HtmlText.Paragraphs(item.Summary ?? "");
        // Some feeds put a teaser into content and the text into the description.
        var body = content.Length >= summary.Length ? content : summary;
        var title = HtmlText.Line(item.Title ?? "");
        if (title.Length == 0) title = Beginning(body);
        if (title.Length == 0) return null;
        if (body.Length == 0) body = title;
        var url = Uri.TryCreate(item.Address, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? item.Address!
            // Without the identifier: some systems give a new one at every poll, and each would be another article.
            : ArticleId.AddressOfContent(Encoding.UTF8.GetBytes($"{title}\n{body}"));
        var canonical = CanonicalAddress.Of(url);
        var published = FutureTime.Believed(item.Published, now);
        return new Article
        {
            Id = ArticleId.Of(canonical),
            Url = url,
            CanonicalUrl = canonical,
            Title = title,
            Body = body,
            Published = published,
            PublishedFrom = published is null ? PublishedFrom.None : PublishedFrom.Feed,
            Updated = FutureTime.Believed(item.Updated, now),
            Source = source.Length > 0 ? source : item.SourceTitle is { } from ? HtmlText.Line(from) : SourceNames.Of(url),
            Authors = [.. item.Authors.Concat(item.FurtherAuthors).Select(person => person.Name).OfType<string>().Distinct(StringComparer.Ordinal)],
            Language = LanguageTag.Primary(item.Language) ?? LanguageTag.Primary(feed?.Language),
            Tags = [.. item.Categories.Select(HtmlText.Line).Where(tag => tag.Length > 0).Distinct(StringComparer.Ordinal)],
            Image = item.Image,
            Partial = feed?.FeedType != FeedType.Telegram,
        }.Bounded();
    }

    private static string Beginning(string body)
    {
        var end = body.IndexOf('\n', StringComparison.Ordinal);
        var line = end < 0 ? body : body[..end];
        if (line.Length <= LongestTitle) return line;
        var space = line.LastIndexOf(' ', LongestTitle);
        return line[..(space > 0 ? space : LongestTitle)] + "…";
    }
}
