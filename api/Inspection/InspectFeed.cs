using System.CommandLine;
using Monitoring.Api.Commands;
using Monitoring.Ingest.Feeds;
using Monitoring.Text.Dates;

namespace Monitoring.Api.Inspection;

/// <summary><c>inspect feed</c>: what the feed parser sees in a file.</summary>
internal static class InspectFeed
{
    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "RSS, Atom, RDF, JSON Feed or a sitemap." };
        var url = new Option<string?>("--url") { Description = "The address of the feed, for its relative links.", HelpName = "URL" };
        var command = new Command("feed", "What the feed parser sees.") { file, url };
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(file);
            if (!File.Exists(path)) throw new WrongCallException($"there is no file {path}: check the path.");
            var address = parsed.GetValue(url) is { } text
                ? Uri.TryCreate(text, UriKind.Absolute, out var parsedUrl) ? parsedUrl : throw new WrongCallException($"--url takes an address such as https://example.org/rss, not '{text}'.")
                : null;
            try
            {
                Json.Write(terminal.Out, ParsedFeedShape.Of(FeedParser.Parse(File.ReadAllBytes(path), address), DisplayZone.Tehran), Json.Shapes.ParsedFeedShape);
                return ExitStatus.Done;
            }
            catch (Exception wrong) when (wrong is FeedException or IOException or UnauthorizedAccessException)
            {
                throw new WrongCallException($"{path}: {wrong.Message}");
            }
        });
        return command;
    }
}
