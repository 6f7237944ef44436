using System.CommandLine;
using Monitoring.Api.Hosting;
using Monitoring.Api.Pipeline;

namespace Monitoring.Api.Commands;

/// <summary><c>serve</c>: web, jobs and dashboard until it is stopped.</summary>
internal static class ServeVerb
{
    public static Command Create(Terminal terminal, CallOptions options)
    {
        var urls = new Option<string?>("--urls") { Description = "Where to listen; http://localhost:5080 unless configured.", HelpName = "URL" };
        var feeds = new Option<string?>("--feeds") { Description = "A file [{\"source\",\"url\",\"language\"}] of feeds to follow.", HelpName = "FILE" };
        var command = new Command("serve", "Everything: web, jobs, dashboard. This is what happens without a verb.") { urls, feeds };
        command.SetAction(async (parsed, cancellation) =>
        {
            var call = new Dictionary<string, string?>();
            if (parsed.GetValue(urls) is { } url) call[MonitoringOptions.Section + ":Url"] = url;
            if (parsed.GetValue(feeds) is { } file) call[MonitoringOptions.Section + ":Feeds"] = file;
            var settings = Settings.Read(call);
            await using var server = await Server.StartAsync(terminal, DataFolder.Make(parsed.GetRequiredValue(options.Data)), settings, cancellation);
            await server.RunUntilStoppedAsync(cancellation);
            return ExitStatus.Done;
        });
        return command;
    }
}
