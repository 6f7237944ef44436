using Monitoring.Enrichment;
using Monitoring.Enrichment.Registry;
using Monitoring.Enrichment.Topics;

namespace Monitoring.Infra.Search;

/// <summary>The canonical ids that a written name may mean, in any script (دوحه, الدوحة, Doha); empty when none is known.</summary>
public delegate IReadOnlyList<string> EntityLookup(EntityType type, string name);

/// <summary>What the registry and the taxonomy know beyond the indexed articles; the shipped ones unless others are given.</summary>
public sealed record SearchNames
{
    public EntityLookup Entities { get; init; } = static (type, name) => EntityRegistry.Shared.Lookup(name, type);

    /// <summary>A topic's display name.</summary>
    public Func<string, string> Topic { get; init; } = static topic => Taxonomy.Find(topic)?.Persian ?? topic;

    /// <summary>The topic that an id or a name, Persian or English, means; what is unknown means itself.</summary>
    public Func<string, string> TopicOf { get; init; } = static name => Taxonomy.Nodes.FirstOrDefault(node =>
        node.Persian == name || string.Equals(node.English, name, StringComparison.OrdinalIgnoreCase))?.Id ?? name;
}
