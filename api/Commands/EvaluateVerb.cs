using System.CommandLine;
using System.Globalization;
using Monitoring.Api.Evaluation;

namespace Monitoring.Api.Commands;

/// <summary><c>evaluate [SUITE]</c>: the quality bars of what ships, a line each; a table for people beside it.</summary>
internal static class EvaluateVerb
{
    public static Command Create(Terminal terminal, CallOptions options)
    {
        var name = new Argument<string?>("SUITE") { Arity = ArgumentArity.ZeroOrOne, Description = "One suite; without it, all." };
        var command = new Command("evaluate", "Measures what ships against the quality bars, on the material in ../shared.") { name };
        command.SetAction(parsed => Run(terminal, parsed.GetValue(name)));
        return command;
    }

    private static int Run(Terminal terminal, string? name)
    {
        var suites = Suites.All.Where(suite => name is null || suite.Name == name || suite.Name.StartsWith(name + ":", StringComparison.Ordinal)).ToList();
        if (suites.Count == 0)
            throw new WrongCallException($"there is no suite '{name}': write one of {string.Join(", ", Suites.All.Select(suite => suite.Name))}.");

        var shared = SharedFolder.Find();
        terminal.Say($"{"suite",-22}{"figure",9}{"floor",9}{"aim",9}  state");
        var someShort = false;
        foreach (var suite in suites)
        {
            var answer = Measure(terminal, suite, shared);
            someShort |= answer.State == "short";
            Json.Write(terminal.Out, answer, Json.Shapes.SuiteShape);
            terminal.Say($"{answer.Suite,-22}{Figure(answer.Figure),9}{Figure(answer.Floor),9}{Figure(answer.Aim),9}  {answer.State}{(suite.MeasuredBy is { } command ? ": what ships has learnt from it, so measure by " + command : "")}");
        }

        return someShort ? ExitStatus.SomeFailed : ExitStatus.Done;
    }

    private static SuiteShape Measure(Terminal terminal, Suite suite, string? shared)
    {
        SuiteShape State(string state, double? figure = null) => new(suite.Name, figure, suite.Floor, suite.Aim, state);

        if (suite.Score is not { } score) return State("unbuilt");
        if (shared is null || !Path.Exists(Path.Combine(shared, suite.Needs))) return State("absent");
        try
        {
            var figure = Math.Round(score(Path.Combine(shared, suite.Needs)), 4);
            return State(suite.Floor is { } floor && figure < floor ? "short" : "met", figure);
        }
#pragma warning disable CA1031 // A scorer that breaks is a bar not held; the other suites are still measured.
        catch (Exception failure) when (failure is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            terminal.Say($"{suite.Name}: {failure.GetType().Name}: {failure.Message.ReplaceLineEndings(" ")}");
            return State("short");
        }
    }

    private static string Figure(double? figure) => figure?.ToString("0.####", CultureInfo.InvariantCulture) ?? "";
}
