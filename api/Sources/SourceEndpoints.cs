using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Monitoring.Api.Hosting;
using Monitoring.Api.Jobs;
using Monitoring.Api.Search;
using Monitoring.Infra.Search;
using Monitoring.Infra.Storage;
using Monitoring.Ingest.Feeds;
using Monitoring.Ingest.Web;

namespace Monitoring.Api.Sources;

/// <summary>Publishers and how they are followed. Changes are accepted from this machine only, until sign-in exists.</summary>
internal static class SourceEndpoints
{
    private const int MostSources = 10_000;
    /// <summary>Days back.</summary>
    private const int LongestBackfill = 3650;

    public static IEndpointRouteBuilder MapSources(this IEndpointRouteBuilder api)
    {
        api.MapGet("/sources", List).WithName("Sources").WithSummary("Every source with its feeds, their health, and how many articles it has.");
        api.MapGet("/sources/opml", WriteOpml).WithName("SourcesAsOpml").WithSummary("The feeds as OPML.").Produces<string>(200, "text/x-opml");
        var changes = api.MapGroup("/sources").AddEndpointFilter(RequestGuard.LocalOnly).ProducesProblem(403).ProducesProblem(413);
        changes.MapPost("/test", Test).WithName("TestSource").WithSummary("Finds and tries the feeds of a site; saves nothing.").ProducesProblem(400);
        changes.MapPost("", Add).WithName("AddSource").WithSummary("Finds the feeds of a site, tries them and follows them.").ProducesProblem(400);
        changes.MapPost("/opml", ReadOpml).WithName("AddOpml").WithSummary("Follows every feed of an OPML list.").ProducesProblem(400);
        changes.MapPatch("/{name}", Change).WithName("ChangeSource").WithSummary("Group, how much text is shown, pause, site, language.").ProducesProblem(400).ProducesProblem(404);
        changes.MapPost("/feeds/pause", PauseFeed).WithName("PauseFeed").WithSummary("Pauses a feed or follows it again.").ProducesProblem(404);
        changes.MapPost("/feeds/backfill", Backfill).WithName("BackfillFeed").WithSummary("Asks a feed within a minute for everything that it lists; with since, reads the site's past from that day on through its sitemaps.").ProducesProblem(400).ProducesProblem(404);
        changes.MapDelete("/feeds", RemoveFeed).WithName("RemoveFeed").WithSummary("Follows a feed no longer; its articles stay.").ProducesProblem(404);
        return api;
    }

    private static async Task<Ok<SourcesShape>> List(
        FeedStore store, BackfillStore backfills, ISearchIndex index, SourceYields yields, TimeZoneInfo zone, CancellationToken cancellation)
    {
        var progress = (await backfills.ProgressAsync(cancellation)).ToDictionary(one => one.Feed);
        var counts = (await index.FacetsAsync(new SearchRequest("*", 0), MostSources, cancellation)).Sources.ToDictionary(one => one.Name, one => one.Count);
        var feeds = (await store.FeedsAsync(null, cancellation)).ToLookup(feed => feed.Source);
        var followed = new List<SourceShape>();
        foreach (var source in await store.SourcesAsync(cancellation))
        {
            followed.Add(new SourceShape(
                source.Name, source.Site, source.Language, source.Group, Name(source.Shown), source.Paused, counts.GetValueOrDefault(source.Name),
                [.. feeds[source.Name].Select(feed => FeedShape.Of(feed, progress.GetValueOrDefault(feed.Address), zone))],
                feeds.Contains(source.Name) ? await yields.WarningAsync(source.Name, cancellation) : null));
        }

        var names = followed.Select(source => source.Name).ToHashSet();
        var others = counts.Where(one => !names.Contains(one.Key)).Select(one =>
            new SourceShape(one.Key, null, null, null, Name(ShownText.All), false, one.Value, []));
        return TypedResults.Ok(new SourcesShape([.. followed.Concat(others).OrderByDescending(source => source.Articles)]));
    }

    private static async Task<Ok<OfferShape>> Test(NewSource asked, SourceSearch search, CancellationToken cancellation) =>
        TypedResults.Ok(new OfferShape(await search.FindAsync(asked.Url, cancellation)));

    private static async Task<Ok<AddedShape>> Add(NewSource asked, SourceSearch search, FeedStore store, CancellationToken cancellation)
    {
        var (name, group, language) = (SourceFields.Name(asked.Name), SourceFields.Group(asked.Group), SourceFields.Language(asked.Language));
        // The first feed is the site's own choice; further ones are mostly its sections, which repeat it.
        var first = (await search.FindAsync(asked.Url, cancellation))[0];
        var added = await store.AddAsync([new NewFeed(name, first.Address, language, group, FeedsFile.AddressOf(asked.Url))], cancellation);
        return TypedResults.Ok(new AddedShape(added));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Change(
        string name, SourceChange change, FeedStore store, ISearchIndex index, CancellationToken cancellation)
    {
        if (await KnownAsync(name, store, index, cancellation) is not { } source) return Problems.NotFound.Because("No source has this name.");
        await store.SaveSourceAsync(change.Of(source), cancellation);
        return TypedResults.NoContent();
    }

    /// <summary>A source that is followed, or that only has articles so far.</summary>
    private static async Task<Source?> KnownAsync(string name, FeedStore store, ISearchIndex index, CancellationToken cancellation)
    {
        if ((await store.SourcesAsync(cancellation)).FirstOrDefault(one => one.Name == name) is { } followed) return followed;
        var written = (await index.FacetsAsync(new SearchRequest("*", 0), MostSources, cancellation)).Sources;
        return written.Any(one => one.Name == name) ? new Source(name, null, null, null, ShownText.All, false) : null;
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> PauseFeed(string address, bool paused, FeedStore store, CancellationToken cancellation)
    {
        if (await store.FindAsync(address, cancellation) is null) return Problems.NotFound.Because("No feed has this address.");
        await store.PauseAsync(address, paused, cancellation);
        return TypedResults.NoContent();
    }

    /// <param name="since">First day of the site's past that is read through its sitemaps; without it, only what the feed lists.</param>
    private static async Task<Results<NoContent, ProblemHttpResult>> Backfill(
        string address, string? since, FeedFollower follower, Backfill backfill, TimeProvider clock, TimeZoneInfo zone, CancellationToken cancellation)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone).DateTime);
        var day = QueryParameters.Day("since", since);
        if (day > today || day < today.AddDays(-LongestBackfill)) throw new ParameterException($"since takes a day of the last {LongestBackfill / 365} years, not {since}.");
        if (!await follower.AskAnewAsync(address, cancellation)) return Problems.NotFound.Because("No feed has this address.");
        if (day is { } first) await backfill.BeginAsync(address, first, cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveFeed(string address, FeedStore store, CancellationToken cancellation) =>
        await store.RemoveAsync(address, cancellation) > 0 ? TypedResults.NoContent() : Problems.NotFound.Because("No feed has this address.");

    private static async Task<ContentHttpResult> WriteOpml(FeedStore store, TimeProvider clock, CancellationToken cancellation)
    {
        var sources = (await store.SourcesAsync(cancellation)).ToDictionary(source => source.Name);
        var feeds = (await store.FeedsAsync(null, cancellation)).Select(feed => new OpmlFeed(
            feed.Address, feed.Source, sources.GetValueOrDefault(feed.Source)?.Site, feed.Language,
            sources.GetValueOrDefault(feed.Source)?.Group is { } group ? [group] : []));
        return TypedResults.Content(Opml.Write("Monitoring", feeds, clock.GetUtcNow()), "text/x-opml", Encoding.UTF8);
    }

    private static async Task<Ok<OpmlAddedShape>> ReadOpml(HttpRequest request, FeedStore store, WebOptions web, CancellationToken cancellation)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellation);
        try
        {
            var list = OpmlList.Read(body.ToArray(), new AddressGuard(web));
            return TypedResults.Ok(new OpmlAddedShape(await store.AddAsync(list.Feeds, cancellation), list.Refused));
        }
        catch (FeedException wrong)
        {
            throw new ParameterException(wrong.Message);
        }
    }

    private static string Name(ShownText shown) => shown.ToString().ToLowerInvariant();
}
