using System.CommandLine;
using Monitoring.Api.Pipeline;

namespace Monitoring.Api.Commands;

/// <summary><c>reindex</c>: makes the index anew from the database, beside the old one, then swaps.</summary>
internal static class ReindexVerb
{
    public static Command Create(Terminal terminal, CallOptions options)
    {
        var command = new Command("reindex", "Makes the index anew from the database, then swaps.");
        command.SetAction(async (parsed, cancellation) =>
        {
            var data = parsed.GetRequiredValue(options.Data);
            _ = DataFolder.Existing(data, Hosting.Settings.Read());
            var began = terminal.Clock.GetTimestamp();
            await using var here = Installation.OpenToWrite(data, terminal.Clock);
            using var line = new ProgressLine(terminal, "articles");
            var articles = await here.Store.CountsAsync(cancellation);
            var total = articles.Values.Sum();

            await here.Upkeep.RebuildAsync(new Told<long>(count => line.Report(count, total == 0 ? 1 : (double)count / total)), cancellation);
            await here.Store.TakeOverAsync(cancellation);
            await here.Pipeline.SweepAsync(new Journey(line.Say), cancellation);
            var found = await here.Upkeep.CompareAsync(cancellation);
            line.Dispose();
            var shape = new ReindexShape(found.Articles, found.Indexed, Math.Round(terminal.Clock.GetElapsedTime(began).TotalSeconds, 2));
            Json.Write(terminal.Out, shape, Json.Shapes.ReindexShape);
            return ExitStatus.Done;
        });
        return command;
    }
}
