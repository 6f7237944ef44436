using System.Collections;
using System.CommandLine;
using System.CommandLine.Parsing;
using Monitoring.Api.Search;
using Monitoring.Infra.Search;
using Monitoring.Infra.Storage;

namespace Monitoring.Api.Commands;

/// <summary>The verbs of the program, and the one place where a failure becomes a line and an exit status.</summary>
public sealed class CommandLine(Terminal terminal) : IEnumerable<Command>
{
    private static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(30);
    private readonly RootCommand _root = new("Media monitoring, Persian first: news goes in; mentions, topics and trends come out.");
    private readonly CallOptions _options = new();

    public void Add(Func<Terminal, CallOptions, Command> verb)
    {
        var command = verb(terminal, _options);
        _root.Subcommands.Add(command);
        // The first verb is what the program does when none is named, with its options.
        if (_root.Action is not null) return;
        _root.Action = command.Action;
        foreach (var option in command.Options) _root.Options.Add(option);
    }

    public async Task<int> RunAsync(IReadOnlyList<string> args, CancellationToken cancellation = default)
    {
        if (!_root.Options.Contains(_options.Data)) _root.Options.Add(_options.Data);
        // A query may begin with @ (a channel's name), so no response files.
        var parsed = _root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false });
        if (parsed.Errors.Count > 0)
        {
            terminal.Say($"monitoring: {Wrong(parsed)} See: monitoring {Path(parsed)}--help");
            return ExitStatus.WrongCall;
        }

        using var output = new StreamWriter(terminal.Out, leaveOpen: true) { AutoFlush = true };
        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration
                {
                    EnableDefaultExceptionHandler = false,
                    Output = output,
                    Error = terminal.Error,
                    ProcessTerminationTimeout = TimeToStop,
                },
                cancellation);
        }
        catch (QueryException mistake)
        {
            terminal.Say($"monitoring: {OneLine(mistake.Message)}{(mistake.At is { } at ? $" (letter {at + 1} of the query)" : "")}");
            return ExitStatus.WrongCall;
        }
        catch (Exception failure) when (failure is WrongCallException or ParameterException or StorageException)
        {
            terminal.Say($"monitoring: {OneLine(failure.Message)}");
            return ExitStatus.WrongCall;
        }
        catch (OperationCanceledException)
        {
            terminal.Say("monitoring: stopped before the end; call it again to go on.");
            return ExitStatus.SomeFailed;
        }
        catch (IOException failure) when (IsClosedPipe(failure))
        {
            // The reader of our answer (head, less) has seen enough.
            return ExitStatus.Done;
        }
        catch (IOException failure)
        {
            // A disk that is full, a database that went away: it says itself what it was, and may be gone at the next call.
            terminal.Say($"monitoring: {OneLine(failure.Message)}");
            return ExitStatus.SomeFailed;
        }
#pragma warning disable CA1031 // The last line of defence: a person reads one line, not a stack.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            terminal.Say($"monitoring: {failure.GetType().Name}: {OneLine(failure.Message)}");
            if (Environment.GetEnvironmentVariable("MONITORING_TRACE") is not null) foreach (var line in failure.ToString().Split('\n')) terminal.Say(line.TrimEnd());
            return ExitStatus.SomeFailed;
        }
    }

    public IEnumerator<Command> GetEnumerator() => _root.Subcommands.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>What is wrong with the call; a verb that only holds others says which they are.</summary>
    private static string Wrong(ParseResult parsed) => parsed.CommandResult.Command is { Action: null, Subcommands: { Count: > 0 } parts } verb
        ? $"{verb.Name} takes one of {string.Join(", ", parts.Select(part => part.Name))}."
        : OneLine(parsed.Errors[0].Message);

    private static string Path(ParseResult parsed)
    {
        var path = "";
        for (SymbolResult? at = parsed.CommandResult; at is CommandResult { Command: not RootCommand } here; at = at.Parent)
            path = here.Command.Name + " " + path;
        return path;
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Trim();

    private static bool IsClosedPipe(IOException failure) => failure.HResult == 32 || failure.Message.Contains("Broken pipe", StringComparison.Ordinal);
}
