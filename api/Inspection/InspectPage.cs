using System.CommandLine;
using Monitoring.Api.Commands;
using Monitoring.Api.Hosting;
using Monitoring.Ingest.Pages;
using Monitoring.Text.Dates;

namespace Monitoring.Api.Inspection;

/// <summary><c>inspect page</c> and <c>inspect pages</c>: what extraction sees in one page or in many.</summary>
internal static class InspectPage
{
    public static Command One(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "A page: .html, or .txt for a page saved as text." };
        var url = new Option<string?>("--url") { Description = "The address that the page was fetched from.", HelpName = "URL" };
        var command = new Command("page", "What extraction sees in a page, and why.") { file, url };
        command.SetAction(parsed =>
        {
            try
            {
                var page = PageReading.Read(parsed.GetRequiredValue(file), parsed.GetValue(url), Settings.Read().Layouts());
                if (page.LayoutMissed) terminal.Say("monitoring: this source has a layout in the rules and the page does not fit it (redesigned?); it was read by the general means");
                Json.Write(terminal.Out, PageShape.Of(page, DisplayZone.Tehran), Json.Shapes.PageShape);
                return ExitStatus.Done;
            }
            catch (LineException wrong)
            {
                throw new WrongCallException($"{parsed.GetRequiredValue(file)}: {wrong.Message}.");
            }
        });
        return command;
    }

    public static Command Many(Terminal terminal)
    {
        var command = new Command("pages", "Lines {\"path\",\"url\"}: the same for many pages, in their order.");
        command.SetAction((_, cancellation) =>
        {
            var rules = Settings.Read().Layouts();
            return LineByLine.AnswerAsync(terminal, Json.Shapes.PageLine, line => Answer(line, rules), cancellation);
        });
        return command;
    }

    private static byte[] Answer(PageLine line, SourceRules rules)
    {
        var path = line.Path ?? throw new LineException("the line lacks \"path\"");
        try
        {
            return Json.Line(PageShape.Of(PageReading.Read(path, line.Url, rules), DisplayZone.Tehran), Json.Shapes.PageShape);
        }
#pragma warning disable CA1031 // A page that fails answers in its place, whatever it met.
        catch (Exception failure) when (failure is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            var reason = failure is LineException ? failure.Message : $"{failure.GetType().Name}: {failure.Message.ReplaceLineEndings(" ")}";
            throw new LineException(reason, Json.Line(new PageErrorShape(path, reason), Json.Shapes.PageErrorShape));
        }
    }
}
