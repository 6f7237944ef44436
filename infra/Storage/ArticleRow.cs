using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Monitoring.Enrichment;
using Monitoring.Ingest;
using Monitoring.Text;

namespace Monitoring.Infra.Storage;

/// <summary>A row of <c>revisions</c>, with what its article and analysis say beside it when it was read by a join.</summary>
internal sealed record ArticleRow
{
    /// <summary>The columns of <c>revisions r</c>, in the names of the properties here.</summary>
    public const string Columns = """
        r.article as Id, r.revision as Revision, r.position as Position, r.collected as Collected, r.hash as Hash, r.facts as Facts, r.url as Url,
        r.canonical as Canonical, r.title as Title, r.kicker as Kicker, r.lead as Lead, r.body as Body, r.published as Published,
        r.published_offset as PublishedOffset, r.published_precision as PublishedPrecision, r.published_from as PublishedFrom,
        r.updated as Updated, r.updated_offset as UpdatedOffset, r.updated_precision as UpdatedPrecision, r.source as Source,
        r.number as Number, r.authors as Authors, r.section as Section, r.language as Language, r.tags as Tags, r.image as Image,
        r.partial as Partial, r.sample as Sample
        """;

    public string Id { get; init; } = "";
    public long Revision { get; init; }
    public long Position { get; init; }
    public long Collected { get; init; }
    public string Hash { get; init; } = "";
    public string Facts { get; init; } = "";
    public string Url { get; init; } = "";
    public string Canonical { get; init; } = "";
    public string Title { get; init; } = "";
    public string? Kicker { get; init; }
    public string? Lead { get; init; }
    public string Body { get; init; } = "";
    public long? Published { get; init; }
    public long? PublishedOffset { get; init; }
    public long? PublishedPrecision { get; init; }
    public long PublishedFrom { get; init; }
    public long? Updated { get; init; }
    public long? UpdatedOffset { get; init; }
    public long? UpdatedPrecision { get; init; }
    public string Source { get; init; } = "";
    public string? Number { get; init; }
    public string Authors { get; init; } = "[]";
    public string? Section { get; init; }
    public string? Language { get; init; }
    public string Tags { get; init; } = "[]";
    public string? Image { get; init; }
    public long Partial { get; init; }
    public long Sample { get; init; }
    public long Stage { get; init; }
    public string? Analysis { get; init; }

    public static ArticleRow From(Article article, long revision, long position, DateTimeOffset collected, string hash) => new()
    {
        Id = article.Id,
        Revision = revision,
        Position = position,
        Collected = collected.ToUnixTimeMilliseconds(),
        Hash = hash,
        Facts = FactsOf(article),
        Url = article.Url,
        Canonical = article.CanonicalUrl,
        Title = article.Title,
        Kicker = article.Kicker,
        Lead = article.Lead,
        Body = article.Body,
        Published = article.Published?.Instant.ToUnixTimeMilliseconds(),
        PublishedOffset = (long?)article.Published?.Instant.TotalOffsetMinutes,
        PublishedPrecision = (long?)article.Published?.Precision,
        PublishedFrom = (long)article.PublishedFrom,
        Updated = article.Updated?.Instant.ToUnixTimeMilliseconds(),
        UpdatedOffset = (long?)article.Updated?.Instant.TotalOffsetMinutes,
        UpdatedPrecision = (long?)article.Updated?.Precision,
        Source = article.Source,
        Number = article.Number,
        Authors = JsonSerializer.Serialize(article.Authors, StorageJson.Plain.IReadOnlyListString),
        Section = article.Section,
        Language = article.Language,
        Tags = JsonSerializer.Serialize(article.Tags, StorageJson.Plain.IReadOnlyListString),
        Image = article.Image,
        Partial = article.Partial ? 1 : 0,
        Sample = article.Sample ? 1 : 0,
    };

    public Article ToArticle() => new()
    {
        Id = Id,
        Url = Url,
        CanonicalUrl = Canonical,
        Title = Title,
        Kicker = Kicker,
        Lead = Lead,
        Body = Body,
        Published = Time(Published, PublishedOffset, PublishedPrecision),
        PublishedFrom = (PublishedFrom)PublishedFrom,
        Updated = Time(Updated, UpdatedOffset, UpdatedPrecision),
        Source = Source,
        Number = Number,
        Authors = List(Authors),
        Section = Section,
        Language = Language,
        Tags = List(Tags),
        Image = Image,
        Partial = Partial != 0,
        Sample = Sample != 0,
    };

    public StoredArticle ToStored()
    {
        var article = ToArticle();
        var found = Analysis is null ? null : JsonSerializer.Deserialize(Analysis, StorageJson.Plain.AnalysisDocument);
        var enriched = found is null ? null : new EnrichedArticle(article, found.Language, found.Mentions, found.Quotes, found.Topics);
        return new StoredArticle(
            article, Position, (int)Revision, DateTimeOffset.FromUnixTimeMilliseconds(Collected), (Stage)Stage, enriched);
    }

    /// <summary>Two articles with this hash say the same; what a page says about itself (date, tags) is not in it.</summary>
    public static string HashOf(Article article) => HashOf(article.Title, article.Kicker, article.Lead, article.Body);

    /// <summary>What a page says about itself, beside its text.</summary>
    public static string FactsOf(Article article) => HashOf(
        Written(article.Published), Written(article.Updated), article.Source, article.Number, string.Join('\u0001', article.Authors),
        article.Section, string.Join('\u0001', article.Tags), article.Image, article.CanonicalUrl);

    private static string HashOf(params ReadOnlySpan<string?> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', parts))).AsSpan(0, 16));

    private static string? Written(NewsTime? time) => time is { } known
        ? string.Create(CultureInfo.InvariantCulture, $"{known.Instant.ToUnixTimeMilliseconds()} {known.Precision}")
        : null;

    /// <summary>
    /// Neither database keeps U+0000 or half a surrogate pair as it is; each becomes U+FFFD, one unit for one unit, so that offsets stay.
    /// </summary>
    public static Article Storable(Article article) => article with
    {
        Url = Clean(article.Url),
        CanonicalUrl = Clean(article.CanonicalUrl),
        Title = Clean(article.Title),
        Kicker = CleanOrNull(article.Kicker),
        Lead = CleanOrNull(article.Lead),
        Body = Clean(article.Body),
        Source = Clean(article.Source),
        Number = CleanOrNull(article.Number),
        Authors = CleanAll(article.Authors),
        Section = CleanOrNull(article.Section),
        Language = CleanOrNull(article.Language),
        Tags = CleanAll(article.Tags),
        Image = CleanOrNull(article.Image),
    };

    public static string Clean(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0') return Replace(text);
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1])) i++;
            else return Replace(text);
        }

        return text;
    }

    private static string Replace(string text)
    {
        var clean = text.ToCharArray();
        for (var i = 0; i < clean.Length; i++)
        {
            if (i + 1 < clean.Length && char.IsSurrogatePair(clean[i], clean[i + 1])) i++;
            else if (clean[i] == '\0' || char.IsSurrogate(clean[i])) clean[i] = '\uFFFD';
        }

        return new string(clean);
    }

    private static string? CleanOrNull(string? text) => text is null ? null : Clean(text);

    private static IReadOnlyList<string> CleanAll(IReadOnlyList<string> texts) => texts.Count == 0 ? texts : [.. texts.Select(Clean)];

    private static IReadOnlyList<string> List(string json) =>
        json == "[]" ? [] : JsonSerializer.Deserialize(json, StorageJson.Plain.IReadOnlyListString) ?? [];

    private static NewsTime? Time(long? instant, long? offset, long? precision) => instant is not { } milliseconds
        ? null
        : new NewsTime(
            DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToOffset(TimeSpan.FromMinutes(offset ?? 0)), (TimePrecision)(precision ?? 0));
}
