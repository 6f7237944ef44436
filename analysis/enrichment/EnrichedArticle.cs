using Monitoring.Ingest;

namespace Monitoring.Enrichment;

public enum EntityType
{
    Person, Organisation, Place, Event, Product, Date, Money, Percent, Other,
}

/// <summary>A span of <see cref="Article.Text"/> that names an entity.</summary>
/// <param name="Start">UTF-16 offsets, end exclusive.</param>
/// <param name="Entity">Canonical id: a Wikidata id where known (Q3861), else made from type and name (<c>person:علی-باقری</c>).</param>
/// <param name="Name">Canonical display name in good spelling.</param>
/// <param name="Role">The office that this text gives a person, or null.</param>
public sealed record Mention(int Start, int End, string Text, EntityType Type, string Entity, string Name, string? Role);

public sealed record Quote(int Start, int End, string Text, string? Speaker, string? Verb);

/// <param name="Topic">A node of the taxonomy, such as <c>politics/diplomacy</c>.</param>
/// <param name="Score">0..1, highest first.</param>
public sealed record TopicScore(string Topic, double Score);

/// <summary>An article with what analysis found; offsets count in <see cref="Article.Text"/>.</summary>
public sealed record EnrichedArticle(
    Article Article,
    string Language,
    IReadOnlyList<Mention> Mentions,
    IReadOnlyList<Quote> Quotes,
    IReadOnlyList<TopicScore> Topics);
