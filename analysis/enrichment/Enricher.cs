using Monitoring.Enrichment.Mentions;
using Monitoring.Enrichment.Registry;
using Monitoring.Enrichment.Tagging;
using Monitoring.Enrichment.Words;
using Monitoring.Ingest;
using Monitoring.Text.Languages;

namespace Monitoring.Enrichment;

/// <summary>Text to facts. Pure and thread-safe; models are loaded once.</summary>
public sealed class Enricher
{
    /// <summary>Stored with every analysis; another version means analysing again.</summary>
    public const string Version = "1";

    private readonly MentionFinder _names;

    private Enricher(MentionFinder names) => _names = names;

    public static Enricher Load() =>
        new(new MentionFinder(EntityRegistry.Shared, new NameTagger(Shipped("tagger.bin.br", TagModel.Read), Shipped("clusters.txt.br", WordClusters.Read))));

    public EnrichedArticle Enrich(Article article)
    {
        var language = article.Language ?? LanguageDetector.Detect(article.Text);
        var text = WordText.Read(article.Text);
        var names = _names.Find(text, language);
        return new EnrichedArticle(article, language, names.Mentions, [], []);
    }

    /// <summary>The same for a bare text, as <c>inspect text</c> shows it.</summary>
    public EnrichedArticle Enrich(string id, string text) =>
        Enrich(new Article { Id = id, Url = id, CanonicalUrl = id, Title = "", Body = text });

    private static T Shipped<T>(string resource, Func<Stream, T> read)
    {
        using var stream = typeof(Enricher).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"{resource} is missing from the assembly.");
        return read(stream);
    }
}
