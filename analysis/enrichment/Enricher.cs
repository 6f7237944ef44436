using Monitoring.Enrichment.Mentions;
using Monitoring.Enrichment.Registry;
using Monitoring.Enrichment.Words;
using Monitoring.Ingest;
using Monitoring.Text;

namespace Monitoring.Enrichment;

/// <summary>Text to facts. Pure and thread-safe; models are loaded once.</summary>
public sealed class Enricher
{
    /// <summary>Stored with every analysis; another version means analysing again.</summary>
    public const string Version = "1";

    private readonly LexiconMatcher _lexicon;

    private Enricher(EntityRegistry registry) => _lexicon = new LexiconMatcher(registry);

    public static Enricher Load() => new(EntityRegistry.Shared);

    public EnrichedArticle Enrich(Article article)
    {
        var language = article.Language ?? TextAnalyzer.Shared.Analyze(article.Text).Language;
        var text = WordText.Read(article.Text);
        var mentions = _lexicon.Find(text, language == "ar").Select(span => Mention(text, span)).ToList();
        return new EnrichedArticle(article, language, mentions, [], []);
    }

    /// <summary>The same for a bare text, as <c>inspect text</c> shows it.</summary>
    public EnrichedArticle Enrich(string id, string text) =>
        Enrich(new Article { Id = id, Url = id, CanonicalUrl = id, Title = "", Body = text });

    private static Mention Mention(WordText text, NameSpan span) => new(
        text[span.First].Start, text[span.End - 1].End, text.Written(span.First, span.End), span.Type, span.Known!.Id, span.Known.Name, null);
}
