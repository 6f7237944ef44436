using Monitoring.Enrichment.Mentions;
using Monitoring.Enrichment.Quotes;
using Monitoring.Enrichment.Registry;
using Monitoring.Enrichment.Tagging;
using Monitoring.Enrichment.Topics;
using Monitoring.Enrichment.Words;
using Monitoring.Ingest;
using Monitoring.Text.Languages;

namespace Monitoring.Enrichment;

/// <summary>Text to facts. Pure and thread-safe; models are loaded once.</summary>
public sealed class Enricher
{
    /// <summary>Stored with every analysis; another version means analysing again.</summary>
    public const string Version = "2";

    private readonly MentionFinder _names;

    private readonly TopicModel _topics;

    private Enricher(MentionFinder names, TopicModel topics) => (_names, _topics) = (names, topics);

    public static Enricher Load() =>
        new(new MentionFinder(EntityRegistry.Shared, new NameTagger(Shipped("tagger.bin.br", TagModel.Read), Shipped("clusters.txt.br", WordClusters.Read))),
            Shipped("topics.bin.br", TopicModel.Read));

    public EnrichedArticle Enrich(Article article)
    {
        var language = article.Language ?? LanguageDetector.Detect(article.Text);
        var text = WordText.Read(article.Text);
        var names = _names.Find(text, language);
        var quotes = QuoteFinder.Find(text, names);
        // Posts have no title of their own; theirs is the beginning of the body, and what it quotes is quoted again.
        if (RepeatsTitle(article)) quotes.RemoveAll(q => q.Start < article.Title.Length);
        return new EnrichedArticle(article, language, names.Mentions, quotes, _topics.Find(text));
    }

    private static bool RepeatsTitle(Article article) =>
        article.Title.Length > 0 && article.Lead is null
        && article.Body.AsSpan(0, Math.Min(article.Body.Length, article.Title.Length + 8)).Contains(article.Title.AsSpan().Trim().TrimEnd('…'), StringComparison.Ordinal);

    /// <summary>The same for a bare text, as <c>inspect text</c> shows it.</summary>
    public EnrichedArticle Enrich(string id, string text) =>
        Enrich(new Article { Id = id, Url = id, CanonicalUrl = id, Title = "", Body = text });

    /// <summary>A tag for each token of a sentence that someone else cut (<c>B-PER</c>, <c>I-PER</c>, <c>O</c>; PER, LOC, ORG, DAT, MON, PCT, TIM),
    /// for scoring; a space inside a token stands for a lost half-space.</summary>
    public IReadOnlyList<string> Tag(IReadOnlyList<string> tokens) => _names.Tag(tokens);

    private static T Shipped<T>(string resource, Func<Stream, T> read)
    {
        using var stream = typeof(Enricher).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"{resource} is missing from the assembly.");
        return read(stream);
    }
}
