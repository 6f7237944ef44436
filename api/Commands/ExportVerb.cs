using System.CommandLine;
using Monitoring.Api.Pipeline;
using Monitoring.Api.Search;
using Monitoring.Infra.Search;

namespace Monitoring.Api.Commands;

/// <summary><c>export [QUERY]</c>: streams every article that matches, oldest first, a line each.</summary>
internal static class ExportVerb
{
    public static Command Create(Terminal terminal, CallOptions options)
    {
        var query = new Argument<string?>("QUERY") { Arity = ArgumentArity.ZeroOrOne, Description = "Without it, every article." };
        var command = new Command("export", "Every article that matches, oldest first, a line of JSON each.") { query, options.From, options.To };
        command.SetAction(async (parsed, cancellation) =>
        {
            var (from, to) = options.Range(parsed);
            await using var here = Installation.OpenToRead(parsed.GetRequiredValue(options.Data));
            // Not disposed: that would close standard output, which is not ours to close.
            var output = new BufferedStream(terminal.Out, 1 << 16);
            var request = new SearchRequest(parsed.GetValue(query) ?? "*", From: from, To: to);
            await foreach (var id in here.Index.MatchesAsync(request, cancellation))
            {
                // Deleted since the index was read: it no longer matches.
                if (await here.Store.FindAsync(id, cancellation) is not { } article) continue;
                await output.WriteAsync(Json.Line(ExportShape.Of(article, here.Zone), Json.Shapes.ExportShape), cancellation);
            }

            await output.FlushAsync(cancellation);
            return ExitStatus.Done;
        });
        return command;
    }
}
