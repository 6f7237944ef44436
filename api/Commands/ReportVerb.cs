using System.CommandLine;
using System.Globalization;
using Monitoring.Api.Hosting;
using Monitoring.Api.Pipeline;
using Monitoring.Api.Reports;

namespace Monitoring.Api.Commands;

/// <summary><c>report SUBSCRIPTION --preview FILE</c>: composes the next issue without sending it.</summary>
internal static class ReportVerb
{
    /// <summary>The one subscription that there is: the daily report.</summary>
    private const string Daily = "daily";

    public static Command Create(Terminal terminal, CallOptions options)
    {
        var subscription = new Argument<string>("SUBSCRIPTION") { Description = "daily" };
        var preview = new Option<string>("--preview") { Description = "Where to write it: .html, or .txt for the plain text.", HelpName = "FILE", Required = true };
        var command = new Command("report", "Composes the next issue of a report without sending it.") { subscription, preview, options.To };
        command.SetAction(async (parsed, cancellation) =>
        {
            if (parsed.GetRequiredValue(subscription) != Daily) throw new WrongCallException($"there is one subscription: {Daily}.");
            var settings = Settings.Read();
            await using var here = Installation.OpenToRead(parsed.GetRequiredValue(options.Data));
            var day = parsed.GetValue(options.To) ?? ReportDay.Before(terminal.Clock.GetUtcNow(), here.Zone);
            var sample = (await here.Store.SampleIdsAsync(cancellation)).Count > 0;
            var report = await new ReportComposer(here.Index, here.Zone, settings.Url).ComposeAsync(settings.Report.Query, day, sample, cancellation);
            var path = parsed.GetRequiredValue(preview);
            var text = path.EndsWith(".txt", StringComparison.OrdinalIgnoreCase) ? ReportMail.Text(report) : ReportMail.Html(report);
            await File.WriteAllTextAsync(path, text, cancellation);
            terminal.Say(string.Create(CultureInfo.InvariantCulture, $"The report of {day:yyyy-MM-dd} ({report.Total} articles) is in {path}."));
            return ExitStatus.Done;
        });
        return command;
    }
}
