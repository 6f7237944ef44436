using Monitoring.Enrichment;
using Monitoring.Enrichment.Registry;

namespace Monitoring.Infra.Search;

/// <summary>The canonical ids that a written name may mean, in any script (دوحه, الدوحة, Doha); empty when none is known.</summary>
public delegate IReadOnlyList<string> EntityLookup(EntityType type, string name);

/// <summary>What the registry and the taxonomy know beyond the indexed articles; the shipped ones unless others are given.</summary>
public sealed record SearchNames
{
    public EntityLookup Entities { get; init; } = static (type, name) => EntityRegistry.Shared.Lookup(name, type);

    /// <summary>A topic's display name.</summary>
    public Func<string, string> Topic { get; init; } = static topic => topic;
}
