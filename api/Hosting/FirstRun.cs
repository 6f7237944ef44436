using Monitoring.Api.Commands;
using Monitoring.Api.Pipeline;
using Monitoring.Api.Sample;
using Monitoring.Api.Sources;
using Monitoring.Infra.Search;
using Monitoring.Infra.Storage;

namespace Monitoring.Api.Hosting;

/// <summary>What happens before the server answers, and the five lines that it says then.</summary>
internal static class FirstRun
{
    /// <summary>Imports the sample news into an empty folder, and makes the index anew when it is not of this version.</summary>
    public static async Task PrepareAsync(IServiceProvider rooms, Terminal terminal, CancellationToken cancellation)
    {
        var store = rooms.GetRequiredService<ArticleStore>();
        using (var line = new ProgressLine(terminal, "articles"))
        {
            var stored = (await store.CountsAsync(cancellation)).Values.Sum();
            var reason = await rooms.GetRequiredService<IndexUpkeep>().EnsureAsync(
                new Told<long>(count => line.Report(count, stored == 0 ? 1 : (double)count / stored)), cancellation);
            if (reason is not null && stored > 0) line.Say($"The index was made anew: {reason}");
        }

        await store.TakeOverAsync(cancellation);
        await store.ReanalyseAsync(cancellation);
        var options = rooms.GetRequiredService<MonitoringOptions>();
        if (options.Feeds is { Length: > 0 } file) await rooms.GetRequiredService<FeedStore>().AddAsync(FeedsFile.Read(file), cancellation);
        var sample = SampleNews.Folder;
        if (!options.SampleNews || !Directory.Exists(sample) || await store.LastPositionAsync(cancellation) > 0) return;
        await rooms.GetRequiredService<FileImport>().RunAsync(
            new ImportCall([sample], null, false), _ => { }, terminal.Say, cancellation, sample: true);
    }

    public static async Task TellAsync(IServiceProvider rooms, Terminal terminal, string url, CancellationToken cancellation)
    {
        var store = rooms.GetRequiredService<ArticleStore>();
        var articles = (await store.CountsAsync(cancellation)).Values.Sum();
        var sample = (await store.SampleIdsAsync(cancellation)).Count;
        var folder = rooms.GetRequiredService<DataFolder>();
        var options = rooms.GetRequiredService<MonitoringOptions>();
        terminal.Say($"Data      {folder.Path}: {articles} articles{(sample > 0 ? $", {sample} of them invented sample news (one click in the dashboard removes it)" : "")}");
        terminal.Say($"Dashboard {url}");
        terminal.Say($"Jobs      {url}{JobsPath.Value} (on this machine only), API description {url}/openapi/v1.json");
        terminal.Say($"Mail      {Mail(options, folder)}");
        terminal.Say("Next      monitoring import PATH… for your own news, monitoring serve --feeds feeds.json to follow feeds; Ctrl-C stops.");
    }

    private static string Mail(MonitoringOptions options, DataFolder folder)
    {
        if (options.Report.To is not { Length: > 0 } address) return "nobody gets the daily report yet: set MONITORING__REPORT__TO to an address";
        var to = $"the daily report goes to {address}";
        return options.Smtp.Host is { Length: > 0 } host ? $"{to}, by {host}:{options.Smtp.Port}" : $"{to}, as .eml files in {Path.Combine(folder.Path, "outbox")}";
    }
}
