using System.CommandLine;
using Monitoring.Api.Commands;
using Monitoring.Text;

namespace Monitoring.Api.Inspection;

/// <summary><c>inspect terms</c>: what the analyzer makes of each text.</summary>
internal static class InspectTerms
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("terms", "Lines {\"text\"}: normalised text, language and terms of each.");
        command.SetAction((_, cancellation) => LineByLine.AnswerAsync(terminal, Json.Shapes.TextLine, Answer, cancellation));
        return command;
    }

    private static byte[] Answer(TextLine line)
    {
        var text = line.Text ?? throw new LineException("the line lacks \"text\"");
        var analyzed = TextAnalyzer.Shared.Analyze(text);
        var shape = new TermsShape(
            analyzed.Normalized, analyzed.Language,
            [.. analyzed.Terms.Select(term => new TermShape(term.Exact, term.Stem, term.Start, term.End, term.Position))]);
        return Json.Line(shape, Json.Shapes.TermsShape);
    }
}
