using Monitoring.Enrichment;
using Monitoring.Ingest;
using Monitoring.Text;

namespace Monitoring.Infra.Search;

/// <summary>One text of an article with its terms.</summary>
/// <param name="offset">Where the text begins in <see cref="Article.Text"/>; null when it is not part of it (the kicker).</param>
internal sealed class ArticleSection(string text, int? offset, TextAnalyzer analyzer)
{
    private IReadOnlyList<Term>? _terms;

    public string Text => text;

    public int? Offset => offset;

    /// <summary>Made when they are asked for: a hit of <c>*</c> is shown without them.</summary>
    public IReadOnlyList<Term> Terms => _terms ??= analyzer.Terms(text);
}

/// <summary>The terms of an article as every index gets them.</summary>
/// <param name="Title">The title, first of the sections.</param>
/// <param name="Sections">Title, lead, body, kicker, as far as there are any; a phrase never runs from one into the next.</param>
internal sealed record ArticleTerms(ArticleSection Title, IReadOnlyList<ArticleSection> Sections)
{
    /// <summary>Positions left free between sections, more than any phrase or proximity spans.</summary>
    public const int Gap = 100;

    public static ArticleTerms Of(Article article, TextAnalyzer analyzer)
    {
        var title = Section(article.Title, 0);
        var sections = new List<ArticleSection>(4) { title };
        var offset = article.Title.Length + 1;
        if (article.Lead is { } lead)
        {
            sections.Add(Section(lead, offset));
            offset += lead.Length + 1;
        }

        sections.Add(Section(article.Body, offset));
        if (article.Kicker is { Length: > 0 } kicker) sections.Add(Section(kicker, null));
        return new ArticleTerms(title, sections);

        ArticleSection Section(string text, int? at) => new(text, at, analyzer);
    }

    /// <summary>The names under which entities of a type are mentioned here, canonical and as written, each once.</summary>
    public static IEnumerable<string> NamesOf(EnrichedArticle enriched, EntityType type) => enriched.Mentions
        .Where(mention => mention.Type == type)
        .SelectMany(static mention => new[] { mention.Name, mention.Text })
        .Distinct(StringComparer.Ordinal);

    /// <summary>A topic and those above it: <c>politics/diplomacy</c>, <c>politics</c>.</summary>
    public static IEnumerable<string> TopicsOf(string topic)
    {
        for (var length = topic.Length; length > 0; length = topic.LastIndexOf('/', length - 1))
            yield return topic[..length];
    }
}
