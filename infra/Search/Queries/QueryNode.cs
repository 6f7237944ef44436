using Monitoring.Enrichment;

namespace Monitoring.Infra.Search.Queries;

/// <summary>Which terms of an article a word or phrase is looked for in.</summary>
internal enum QueryScope
{
    /// <summary>Title, kicker, lead and body.</summary>
    Text,
    Title,
    /// <summary>The publisher's name.</summary>
    Source,
    /// <summary>Names under which people, organisations or places are mentioned.</summary>
    PersonNames,
    OrganisationNames,
    PlaceNames,
}

/// <summary>A query as every index understands it. Leaves carry the words that they were written with.</summary>
internal abstract record QueryNode;

internal sealed record EverythingNode : QueryNode;

internal sealed record AndNode(IReadOnlyList<QueryNode> Parts) : QueryNode;

internal sealed record OrNode(IReadOnlyList<QueryNode> Parts) : QueryNode;

internal sealed record NotNode(QueryNode Part) : QueryNode;

/// <param name="Written">The part of the query that this came from, in the user's own words.</param>
internal abstract record LeafNode(string Written) : QueryNode;

/// <summary>An article has it when one of its terms has one of these exact forms or stems.</summary>
internal sealed record WordNode(QueryScope Scope, IReadOnlyList<string> Exacts, IReadOnlyList<string> Stems, string Written) : LeafNode(Written);

/// <summary>An article has it when one of its terms begins so.</summary>
internal sealed record PrefixNode(string Prefix, string Written) : LeafNode(Written);

/// <summary>One step of a phrase, from one of its joints to a later one, by a term of one of these forms.</summary>
internal sealed record PhraseStep(int From, int To, IReadOnlyList<string> Forms);

/// <summary>
/// Consecutive terms that lead from joint 0 to joint <paramref name="Joints"/>. More than one way leads there where a compound may stand in
/// one term or in several.
/// </summary>
/// <param name="Stemmed">Whether the forms are stems (for recall) or exact forms.</param>
internal sealed record PhraseNode(QueryScope Scope, int Joints, IReadOnlyList<PhraseStep> Steps, bool Stemmed, string Written) : LeafNode(Written);

/// <summary>An article that mentions one of these entities, or an entity of the type under such a name.</summary>
/// <param name="Keys">Keys of <see cref="NameKeys"/> for a name that was typed in Latin letters; any of them counts.</param>
internal sealed record EntityNode(
    EntityType Type, IReadOnlyList<string> Ids, PhraseNode? Name, IReadOnlyList<string> Keys, string Written) : LeafNode(Written);

/// <summary>A topic or any topic below it.</summary>
internal sealed record TopicNode(string Topic, string Written) : LeafNode(Written);

internal sealed record LanguageNode(string Language, string Written) : LeafNode(Written);

/// <summary>Published from the first instant of one day to the last of another; null: open.</summary>
internal sealed record DateNode(DateOnly? From, DateOnly? To, string Written) : LeafNode(Written);
