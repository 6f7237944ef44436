using System.CommandLine;
using Monitoring.Api.Pipeline;
using Monitoring.Api.Search;
using Monitoring.Infra.Search;

namespace Monitoring.Api.Commands;

/// <summary><c>search QUERY</c>: articles that match, as <c>/api/search</c> answers them.</summary>
internal static class SearchVerb
{
    private const int LargestSize = 10_000;

    public static Command Create(Terminal terminal, CallOptions options)
    {
        var query = new Argument<string>("QUERY") { Description = "Words (all must occur), \"phrases\", date:DATE, or * for every article." };
        var size = CallOptions.Number("--size", "Hits to show.", 10, 0, LargestSize);
        var sort = CallOptions.Word("--sort", "Order of the hits.", SortOrder.Relevance);
        var command = new Command("search", "Articles that match a query.") { query, size, options.From, options.To, sort };
        command.SetAction(async (parsed, cancellation) =>
        {
            var (from, to) = options.Range(parsed);
            await using var here = Installation.OpenToRead(parsed.GetRequiredValue(options.Data));
            var request = new SearchRequest(parsed.GetRequiredValue(query), parsed.GetValue(size), 0, from, to, parsed.GetValue(sort));
            var answer = await Showing.WithinAsync(await here.Index.SearchAsync(request, cancellation), here.Store, here.Feeds, cancellation);
            Json.Write(terminal.Out, SearchShape.Of(answer, here.Zone), Json.Shapes.SearchShape);
            return ExitStatus.Done;
        });
        return command;
    }
}
