using System.Globalization;
using System.Text;
using Lucene.Net.Documents;
using Lucene.Net.Util;
using Monitoring.Enrichment;
using Monitoring.Infra.Search.Queries;
using Monitoring.Infra.Storage;
using Monitoring.Ingest;
using Monitoring.Text;
using LuceneDocument = Lucene.Net.Documents.Document;

namespace Monitoring.Infra.Search.Lucene;

/// <summary>An article as Lucene keeps it, and back as far as a hit shows it.</summary>
internal static class IndexDocument
{
    private static readonly (EntityType Type, QueryScope Scope)[] NamedTypes =
    [
        (EntityType.Person, QueryScope.PersonNames),
        (EntityType.Organisation, QueryScope.OrganisationNames),
        (EntityType.Place, QueryScope.PlaceNames),
    ];

    public static LuceneDocument From(StoredArticle stored, TextAnalyzer analyzer)
    {
        var article = stored.Article;
        var enriched = stored.Enriched ?? throw new ArgumentException($"Article {article.Id} is not analysed; only analysed articles are indexed.", nameof(stored));
        var terms = ArticleTerms.Of(article, analyzer);
        var document = new LuceneDocument
        {
            new StringField(Fields.Id, article.Id, Field.Store.YES),
            new BinaryDocValuesField(Fields.Id, new BytesRef(article.Id)),
            new StoredField(Fields.Url, article.Url),
            new StoredField(Fields.Title, article.Title),
            new StoredField(Fields.Body, article.Body),
            new StoredField(Fields.Source, article.Source),
            new SortedDocValuesField(Fields.Source, new BytesRef(Cut(article.Source))),
            new StringField(Fields.Language, enriched.Language, Field.Store.YES),
            new NumericDocValuesField(Fields.Position, stored.Position),
            new StoredField(Fields.Mentions, Spans(enriched.Mentions)),
        };
        if (article.Kicker is not null) document.Add(new StoredField(Fields.Kicker, article.Kicker));
        if (article.Lead is not null) document.Add(new StoredField(Fields.Lead, article.Lead));
        AddTime(document, article.Published);
        AddTexts(document, Fields.Exact(QueryScope.Text), terms.Sections, stems: false);
        AddTexts(document, Fields.Stem(QueryScope.Text), terms.Sections, stems: true);
        AddTexts(document, Fields.Exact(QueryScope.Title), [terms.Title], stems: false);
        AddTexts(document, Fields.Stem(QueryScope.Title), [terms.Title], stems: true);
        AddNames(document, Fields.Exact(QueryScope.Source), [article.Source], analyzer);
        foreach (var (type, scope) in NamedTypes)
        {
            var names = ArticleTerms.NamesOf(enriched, type).ToList();
            AddNames(document, Fields.Exact(scope), names, analyzer);
            foreach (var key in names.SelectMany(name => NameKeys.Of(type, name)).Distinct(StringComparer.Ordinal))
                document.Add(new StringField(Fields.NameKey, Fields.EntityTerm(type, key), Field.Store.NO));
        }

        AddEntities(document, enriched);
        return document;
    }

    /// <summary>What a hit is shown from.</summary>
    public static IndexedArticle Read(LuceneDocument document) => new(
        new Article
        {
            Id = document.Get(Fields.Id, CultureInfo.InvariantCulture),
            Url = document.Get(Fields.Url, CultureInfo.InvariantCulture),
            CanonicalUrl = document.Get(Fields.Url, CultureInfo.InvariantCulture),
            Title = document.Get(Fields.Title, CultureInfo.InvariantCulture),
            Kicker = document.Get(Fields.Kicker, CultureInfo.InvariantCulture),
            Lead = document.Get(Fields.Lead, CultureInfo.InvariantCulture),
            Body = document.Get(Fields.Body, CultureInfo.InvariantCulture),
            Source = document.Get(Fields.Source, CultureInfo.InvariantCulture),
            Published = ReadTime(document.Get(Fields.PublishedAs, CultureInfo.InvariantCulture)),
        },
        document.Get(Fields.Language, CultureInfo.InvariantCulture),
        document.GetValues(Fields.Topic, CultureInfo.InvariantCulture),
        ReadSpans(document.Get(Fields.Mentions, CultureInfo.InvariantCulture)));

    private static void AddTime(LuceneDocument document, NewsTime? published)
    {
        document.Add(new NumericDocValuesField(Fields.Published, published?.Instant.ToUnixTimeMilliseconds() ?? Fields.Undated));
        document.Add(new NumericDocValuesField(Fields.Timed, published is { Precision: not TimePrecision.Day } ? 1 : 0));
        if (published is not { } time) return;
        document.Add(new Int64Field(Fields.Published, time.Instant.ToUnixTimeMilliseconds(), Field.Store.NO));
        document.Add(new StoredField(
            Fields.PublishedAs,
            string.Create(CultureInfo.InvariantCulture, $"{time.Instant.ToUnixTimeMilliseconds()} {time.Instant.TotalOffsetMinutes} {(int)time.Precision}")));
    }

    private static NewsTime? ReadTime(string? text)
    {
        if (text?.Split(' ') is not [var instant, var offset, var precision]) return null;
        return new NewsTime(
            DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(instant, CultureInfo.InvariantCulture))
                .ToOffset(TimeSpan.FromMinutes(int.Parse(offset, CultureInfo.InvariantCulture))),
            (TimePrecision)int.Parse(precision, CultureInfo.InvariantCulture));
    }

    private static void AddTexts(LuceneDocument document, string field, IEnumerable<ArticleSection> sections, bool stems) =>
        document.Add(new TextField(field, TermStream.Of(sections.Select(static s => s.Terms), stems)));

    private static void AddNames(LuceneDocument document, string field, IEnumerable<string> names, TextAnalyzer analyzer) =>
        document.Add(new TextField(field, TermStream.Of(names.Select(name => analyzer.Terms(name)), stems: false)));

    private static void AddEntities(LuceneDocument document, EnrichedArticle enriched)
    {
        foreach (var mention in enriched.Mentions.DistinctBy(static m => (m.Type, m.Entity)))
        {
            document.Add(new StringField(Fields.Entity, Cut(Fields.EntityTerm(mention.Type, mention.Entity)), Field.Store.NO));
            document.Add(new SortedSetDocValuesField(Fields.Entity, new BytesRef(Cut($"{mention.Type}|{mention.Entity}\t{mention.Name}"))));
        }

        foreach (var topic in enriched.Topics)
        {
            document.Add(new StoredField(Fields.Topic, topic.Topic));
            document.Add(new SortedSetDocValuesField(Fields.Topic, new BytesRef(Cut(topic.Topic))));
        }

        foreach (var topic in enriched.Topics.SelectMany(static t => ArticleTerms.TopicsOf(t.Topic)).Distinct(StringComparer.Ordinal))
            document.Add(new StringField(Fields.Topic, Cut(topic), Field.Store.NO));
    }

    /// <summary>A line for each mention: start, end, type, entity, name, with tabs between.</summary>
    private static string Spans(IReadOnlyList<Mention> mentions)
    {
        var lines = new StringBuilder();
        foreach (var mention in mentions)
            lines.Append(CultureInfo.InvariantCulture, $"{mention.Start}\t{mention.End}\t{(int)mention.Type}\t{Flat(mention.Entity)}\t{Flat(mention.Name)}\n");
        return lines.ToString();
    }

    private static List<MentionSpan> ReadSpans(string? lines)
    {
        var spans = new List<MentionSpan>();
        foreach (var line in (lines ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Split('\t') is not [var start, var end, var type, var entity, var name]) continue;
            spans.Add(new MentionSpan(
                int.Parse(start, CultureInfo.InvariantCulture), int.Parse(end, CultureInfo.InvariantCulture),
                (EntityType)int.Parse(type, CultureInfo.InvariantCulture), entity, name));
        }

        return spans;
    }

    private static string Flat(string text) => text.Replace('\t', ' ').Replace('\n', ' ');

    /// <summary>Lucene refuses terms of more than 32,766 bytes; no honest name comes near.</summary>
    private static string Cut(string value) => value.Length <= 1000 ? value : value[..1000];
}
