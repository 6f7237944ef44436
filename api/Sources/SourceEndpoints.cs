using Microsoft.AspNetCore.Http.HttpResults;
using Monitoring.Infra.Search;

namespace Monitoring.Api.Sources;

/// <param name="Articles">How many of its articles are searchable.</param>
public sealed record SourceShape(string Name, long Articles);

public sealed record SourcesShape(IReadOnlyList<SourceShape> Sources);

/// <summary>Publishers, and how they are followed.</summary>
internal static class SourceEndpoints
{
    private const int MostSources = 10_000;

    public static IEndpointRouteBuilder MapSources(this IEndpointRouteBuilder api)
    {
        api.MapGet("/sources", List).WithName("Sources").WithSummary("Every source with how many articles it has.");
        return api;
    }

    private static async Task<Ok<SourcesShape>> List(ISearchIndex index, CancellationToken cancellation)
    {
        var answer = await index.FacetsAsync(new SearchRequest("*", 0), MostSources, cancellation);
        return TypedResults.Ok(new SourcesShape([.. answer.Sources.Select(source => new SourceShape(source.Name, source.Count))]));
    }
}
