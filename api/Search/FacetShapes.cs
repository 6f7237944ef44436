using Monitoring.Enrichment.Registry;
using Monitoring.Infra.Search;

namespace Monitoring.Api.Search;

/// <param name="Value">What a query filter takes (an entity id, a topic, a source name).</param>
/// <param name="Name">For people, in Persian.</param>
/// <param name="English">For people who read English; null where no English name is known.</param>
/// <param name="Count">Articles of the query that have it.</param>
public sealed record FacetShape(string Value, string Name, string? English, long Count);

/// <summary>What stands out among the articles of a query; each list most frequent first.</summary>
public sealed record FacetsShape(
    IReadOnlyList<FacetShape> People, IReadOnlyList<FacetShape> Organisations, IReadOnlyList<FacetShape> Places,
    IReadOnlyList<FacetShape> Topics, IReadOnlyList<FacetShape> Sources)
{
    public static FacetsShape Of(FacetAnswer answer) => new(
        Entities(answer.People), Entities(answer.Organisations), Entities(answer.Places), Plain(answer.Topics), Plain(answer.Sources));

    private static IReadOnlyList<FacetShape> Entities(IReadOnlyList<FacetCount> counts) =>
        [.. counts.Select(one => new FacetShape(one.Value, one.Name, EntityRegistry.Shared.Find(one.Value)?.English, one.Count))];

    private static IReadOnlyList<FacetShape> Plain(IReadOnlyList<FacetCount> counts) =>
        [.. counts.Select(one => new FacetShape(one.Value, one.Name, null, one.Count))];
}
