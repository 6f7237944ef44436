using Microsoft.AspNetCore.Http.HttpResults;
using Monitoring.Api.Hosting;
using Monitoring.Infra.Search;
using Monitoring.Infra.Storage;
using Monitoring.Text;

namespace Monitoring.Api.Search;

/// <param name="Articles">How many are searchable.</param>
/// <param name="Sources">How many publishers they are from.</param>
/// <param name="Last">Latest publication, likewise.</param>
/// <param name="First">Earliest publication, null without dated articles.</param>
/// <param name="Sample">The sample news is among the articles.</param>
public sealed record StatusShape(long Articles, long Sources, string? First, string? Last, bool Sample);

/// <param name="Removed">Articles that are gone.</param>
public sealed record RemovedShape(int Removed);

/// <summary>Single articles, and what there is in all.</summary>
internal static class ArticleEndpoints
{
    public static IEndpointRouteBuilder MapArticles(this IEndpointRouteBuilder api)
    {
        api.MapGet("/articles/{id}", Article).WithName("Article").WithSummary("One article with what was found in it.").ProducesProblem(404);
        api.MapGet("/status", Status).WithName("Status").WithSummary("How much there is, from when to when, and whether it is sample news.");
        api.MapPost("/sample/remove", RemoveSample).WithName("RemoveSample").WithSummary("Removes the sample news.").AddEndpointFilter(RequestGuard.LocalOnly).ProducesProblem(403);
        return api;
    }

    private static async Task<Results<Ok<ArticleShape>, ProblemHttpResult>> Article(
        string id, ArticleStore store, FeedStore sources, TimeZoneInfo zone, CancellationToken cancellation)
    {
        if (await store.FindAsync(id, cancellation) is not { } stored) return Problems.NotFound.Because("No article has this id.");
        var source = (await sources.SourcesAsync(cancellation)).FirstOrDefault(one => one.Name == stored.Article.Source);
        return TypedResults.Ok(ArticleShape.Of(stored, zone, source?.Shown ?? ShownText.All));
    }

    private static async Task<Ok<StatusShape>> Status(ArticleStore store, ISearchIndex index, TimeZoneInfo zone, CancellationToken cancellation)
    {
        var all = await index.SummaryAsync(cancellation);
        var sample = await store.SampleIdsAsync(cancellation);
        return TypedResults.Ok(new StatusShape(
            all.Articles, all.Sources, all.First is { } first ? new NewsTime(first, TimePrecision.Day).ToIso(zone) : null,
            all.Last is { } last ? new NewsTime(last, TimePrecision.Minute).ToIso(zone) : null, sample.Count > 0));
    }

    private static async Task<Ok<RemovedShape>> RemoveSample(IndexUpkeep upkeep, CancellationToken cancellation) =>
        TypedResults.Ok(new RemovedShape(await upkeep.DeleteSampleAsync(cancellation)));
}
