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
            Json.Write(terminal.Out, new VerifyShape(found.Articles, found.Indexed, found.Waiting.Count + found.Missing.Count, found.Stray.Count), Json.Shapes.VerifyShape);
            if (found.Parked > 0) terminal.Say($"monitoring: {found.Parked} articles were set aside after they failed again and again; they are in no search.");
            if (found.Agrees) return ExitStatus.Done;
            List(terminal, "missing in the index", found.Missing);
            List(terminal, "only in the index", found.Stray);
            if (found.Missing.Count + found.Stray.Count > 0) terminal.Say("monitoring: database and index differ; monitoring reindex makes the index anew.");
            if (found.Waiting.Count > 0)
                terminal.Say($"monitoring: {found.Waiting.Count} articles wait for analysis or the index; a running server goes on with them, or monitoring import with any file.");
            return ExitStatus.SomeFailed;
        });
        return command;
    }

    private static void List(Terminal terminal, string what, IReadOnlyList<string> ids)
    {
        foreach (var id in ids.Take(Shown)) terminal.Say($"{what}: {id}");
        if (ids.Count > Shown) terminal.Say($"{what}: and {ids.Count - Shown} more");
    }
}
