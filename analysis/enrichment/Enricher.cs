using Monitoring.Ingest;
using Monitoring.Text;

namespace Monitoring.Enrichment;

/// <summary>Text to facts. Pure and thread-safe; models are loaded once.</summary>
public sealed class Enricher
{
    /// <summary>Stored with every analysis; another version means analysing again.</summary>
    public const string Version = "1";

    public static Enricher Load() => new();

    public EnrichedArticle Enrich(Article article) =>
        new(article, article.Language ?? TextAnalyzer.Shared.Analyze(article.Text).Language, [], [], []);

    /// <summary>The same for a bare text, as <c>inspect text</c> shows it.</summary>
    public EnrichedArticle Enrich(string id, string text) =>
        Enrich(new Article { Id = id, Url = id, CanonicalUrl = id, Title = "", Body = text });
}
