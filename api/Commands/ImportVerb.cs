using System.CommandLine;
using System.Globalization;
using Monitoring.Api.Pipeline;

namespace Monitoring.Api.Commands;

/// <summary><c>import PATH…</c>: runs files through the whole pipeline until they are searchable.</summary>
internal static class ImportVerb
{
    public static Command Create(Terminal terminal, CallOptions options)
    {
        var paths = new Argument<string[]>("PATH") { Arity = ArgumentArity.ZeroOrMore, Description = "Files and folders: .txt, .html, .jsonl, .jsonl.gz, .warc, .warc.gz, .xml, .json (JSON Feed)." };
        var url = new Option<string?>("--url") { Description = "The address of the page, when PATH is one page.", HelpName = "URL" };
        var again = new Option<bool>("--again") { Description = "Run extraction and analysis once more over what is kept." };
        var command = new Command("import", "Reads files until they are searchable.") { paths, url, again };
        command.SetAction((parsed, cancellation) =>
        {
            var call = new ImportCall(parsed.GetValue(paths) ?? [], parsed.GetValue(url), parsed.GetValue(again));
            Check(call);
            return RunAsync(terminal, DataFolder.Make(parsed.GetRequiredValue(options.Data)), call, cancellation);
        });
        return command;
    }

    private static void Check(ImportCall call)
    {
        if (call.Paths.Count == 0 && !call.Again) throw new WrongCallException("import takes files or folders: monitoring import PATH…");
        if (call.Paths.Count > 0 && !call.Paths.Any(Path.Exists))
            throw new WrongCallException($"there is no file or folder {call.Paths[0]}: check the path.");
        if (call.Url is { } url && !(Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
            throw new WrongCallException($"--url takes the address of a page such as https://example.org/news/1, not '{url}'.");
        if (call.Url is not null && (call.Paths.Count != 1 || Directory.Exists(call.Paths[0])))
            throw new WrongCallException("--url names the address of one page: give one file with it.");
    }

    private static async Task<int> RunAsync(Terminal terminal, DataFolder folder, ImportCall call, CancellationToken cancellation)
    {
        using var line = new ProgressLine(terminal, "articles");
        void Progress(ImportProgress far) => line.Report(far.Items, far.Share, far.At);

        if (ServerCard.Find(folder) is { } card && await Handover.RunAsync(card, call, Progress, line.Say, cancellation) is { } handed)
            return Answer(terminal, line, handed);
        await using var here = Installation.OpenToWrite(folder.Path, terminal.Clock);
        // A folder that is new has an index that nobody filled; one of an older program is read anew before more goes into it.
        var stored = (await here.Store.CountsAsync(cancellation)).Values.Sum();
        var reason = await here.Upkeep.EnsureAsync(new Told<long>(count => line.Report(count, stored == 0 ? 1 : (double)count / stored, "index made anew")), cancellation);
        if (reason is not null && stored > 0) line.Say($"The index was made anew: {reason}");
        await here.Store.TakeOverAsync(cancellation);
        return Answer(terminal, line, await here.Import.RunAsync(call, Progress, line.Say, cancellation));
    }

    private static int Answer(Terminal terminal, ProgressLine line, ImportCounts counts)
    {
        line.End(Summary(counts));
        Json.Write(terminal.Out, counts, Json.Shapes.ImportCounts);
        if (!counts.SomeFailed) return ExitStatus.Done;
        terminal.Say($"monitoring: of {counts.Read} read, {counts.Rejected} rejected, {counts.Parked} parked, {counts.Failed} failed; the reasons stand above.");
        return ExitStatus.SomeFailed;
    }

    private static string Summary(ImportCounts counts)
    {
        (long Count, string Word)[] outcomes =
        [
            (counts.Stored, "stored"), (counts.Revised, "revised"), (counts.Duplicate, "known already"), (counts.Rejected, "rejected"), (counts.Parked, "parked"),
            (counts.Failed, "failed"),
        ];
        var ended = string.Join(", ", outcomes.Where(one => one.Count > 0).Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Count:N0} {one.Word}")));
        var rate = counts.Seconds > 0 ? counts.Read / counts.Seconds : counts.Read;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{counts.Read:N0} read{(ended.Length > 0 ? ": " + ended : "")}; {counts.Indexed:N0} indexed, in {counts.Seconds:N1} s ({rate:N0}/s)");
    }
}
