using Monitoring.Enrichment;

namespace Monitoring.Api.Search;

/// <summary>How types are called in answers: one small word.</summary>
public static class TypeNames
{
    private static readonly string[] Names = [.. Enum.GetNames<EntityType>().Select(name => name.ToLowerInvariant())];

    public static string Of(EntityType type) => Names[(int)type];
}
