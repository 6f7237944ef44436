using System.CommandLine;
using Monitoring.Api.Pipeline;
using Monitoring.Api.Search;
using Monitoring.Infra.Search;

namespace Monitoring.Api.Commands;

/// <summary><c>trends QUERY…</c>: counts over time, a series for each query, as <c>/api/trends</c> answers them.</summary>
internal static class TrendsVerb
{
    public static Command Create(Terminal terminal, CallOptions options)
    {
        var queries = new Argument<string[]>("QUERY") { Arity = ArgumentArity.OneOrMore, Description = "One series for each; * counts every article." };
        var interval = CallOptions.Word("--interval", "Length of a point.", TrendInterval.Day);
        var calendar = CallOptions.Word("--calendar", "Whose months, years and weeks.", TrendCalendar.Gregorian);
        var share = new Option<bool>("--share") { Description = "Share of all articles of the interval (it is in every answer)." };
        var collapse = new Option<bool>("--collapse-copies") { Description = "Count an article and its copies once (not built yet)." };
        var command = new Command("trends", "Counts over time.") { queries, options.From, options.To, interval, calendar, share, collapse };
        command.SetAction(async (parsed, cancellation) =>
        {
            if (parsed.GetValue(collapse))
                throw new WrongCallException("copies are not told apart yet: leave out --collapse-copies.");
            var (from, to) = options.Range(parsed);
            QueryParameters.Range(from, to, parsed.GetValue(interval));
            await using var here = Installation.OpenToRead(parsed.GetRequiredValue(options.Data));
            var request = new TrendRequest(parsed.GetRequiredValue(queries), from, to, parsed.GetValue(interval), parsed.GetValue(calendar));
            var series = await here.Index.TrendsAsync(request, cancellation);
            Json.Write(terminal.Out, TrendsShape.Of(series, here.Zone), Json.Shapes.TrendsShape);
            return ExitStatus.Done;
        });
        return command;
    }
}
