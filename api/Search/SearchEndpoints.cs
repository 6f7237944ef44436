using Microsoft.AspNetCore.Http.HttpResults;
using Monitoring.Enrichment.Topics;
using Monitoring.Infra.Search;
using Monitoring.Infra.Storage;

namespace Monitoring.Api.Search;

public sealed record TopicsShape(IReadOnlyList<TopicNode> Topics);

/// <summary>What the dashboard and programs ask of the index.</summary>
internal static class SearchEndpoints
{
    private const int UsualFacets = 10;

    public static IEndpointRouteBuilder MapSearch(this IEndpointRouteBuilder api)
    {
        api.MapGet("/search", Search).WithName("Search").WithSummary("Articles that match a query, with marked fragments.").ProducesProblem(400);
        api.MapGet("/trends", Trends).WithName("Trends").WithSummary("Counts over time, a series for each query.").ProducesProblem(400);
        api.MapGet("/facets", Facets).WithName("Facets").WithSummary("Top people, organisations, places, topics and sources of a query.").ProducesProblem(400);
        api.MapGet("/topics", static () => TypedResults.Ok(new TopicsShape(Taxonomy.Nodes))).WithName("Topics").WithSummary("The topics that news is sorted into, with their names.");
        return api;
    }

    private static async Task<Ok<SearchShape>> Search(
        [AsParameters] SearchParameters parameters, ISearchIndex index, ArticleStore store, FeedStore sources, TimeZoneInfo zone, CancellationToken cancellation)
    {
        var answer = await index.SearchAsync(parameters.Read(usualSize: 10), cancellation);
        return TypedResults.Ok(SearchShape.Of(await Showing.WithinAsync(answer, store, sources, cancellation), zone));
    }

    private static async Task<Ok<TrendsShape>> Trends(
        [AsParameters] TrendParameters parameters, ISearchIndex index, TimeZoneInfo zone, CancellationToken cancellation) =>
        TypedResults.Ok(TrendsShape.Of(await index.TrendsAsync(parameters.Read(), cancellation), zone));

    private static async Task<Ok<FacetsShape>> Facets([AsParameters] SearchParameters parameters, ISearchIndex index, CancellationToken cancellation)
    {
        var request = parameters.Read(UsualFacets);
        return TypedResults.Ok(FacetsShape.Of(await index.FacetsAsync(request with { Size = 0 }, Math.Max(1, request.Size), cancellation)));
    }
}
