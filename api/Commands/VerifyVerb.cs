using System.CommandLine;
using Monitoring.Api.Pipeline;

namespace Monitoring.Api.Commands;

/// <summary><c>verify</c>: compares database and index, article by article.</summary>
internal static class VerifyVerb
{
    private const int Shown = 20;

    public static Command Create(Terminal terminal, CallOptions options)
    {
        var command = new Command("verify", "Compares database and index, article by article; status 1 on a difference.");
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var here = Installation.OpenToRead(parsed.GetRequiredValue(options.Data));
            var found = await here.Upkeep.CompareAsync(cancellation);
            Json.Write(terminal.Out, new VerifyShape(found.Articles, found.Indexed, found.Missing.Count, found.Stray.Count), Json.Shapes.VerifyShape);
            if (found.Agrees) return ExitStatus.Done;
            foreach (var id in found.Missing.Take(Shown)) terminal.Say($"missing in the index: {id}");
            foreach (var id in found.Stray.Take(Shown)) terminal.Say($"only in the index: {id}");
            terminal.Say("monitoring: database and index differ; monitoring reindex makes the index anew.");
            return ExitStatus.SomeFailed;
        });
        return command;
    }
}
