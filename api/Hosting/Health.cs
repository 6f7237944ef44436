using Microsoft.AspNetCore.Http.HttpResults;
using Monitoring.Infra.Search;
using Monitoring.Infra.Storage;

namespace Monitoring.Api.Hosting;

/// <param name="Status">ok, or what is the matter.</param>
public sealed record HealthShape(string Status);

/// <summary>Live: the process answers. Ready: database and index answer too.</summary>
internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => TypedResults.Ok(new HealthShape("ok"))).WithName("Live").WithSummary("The process answers.");
        routes.MapGet("/health/ready", Ready).WithName("Ready").WithSummary("Database and index answer.").Produces<HealthShape>(StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<Results<Ok<HealthShape>, JsonHttpResult<HealthShape>>> Ready(ArticleStore store, ISearchIndex index, CancellationToken cancellation)
    {
        try
        {
            await store.LastPositionAsync(cancellation);
            await index.SearchAsync(new SearchRequest("*", 0), cancellation);
            return TypedResults.Ok(new HealthShape("ok"));
        }
#pragma warning disable CA1031 // Whatever it is, we are not ready.
        catch (Exception failure) when (failure is not OperationCanceledException)
#pragma warning restore CA1031
        {
            return TypedResults.Json(new HealthShape(failure.GetType().Name), statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
