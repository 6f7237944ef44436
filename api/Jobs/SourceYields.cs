using System.Text.Json;
using Monitoring.Infra.Storage;
using Monitoring.Ingest.Pages;

namespace Monitoring.Api.Jobs;

/// <summary>What extraction yields from each source, kept between starts; says when a source's pages look redesigned.</summary>
internal sealed class SourceYields(SettingStore settings, ILogger<SourceYields> log)
{
    /// <param name="page">Null when the page could not be read at all.</param>
    public async Task AddAsync(string source, ExtractedPage? page, CancellationToken cancellation)
    {
        var before = await OfAsync(source, cancellation);
        var after = before.Add(page);
        await settings.SetAsync(KeyOf(source), JsonSerializer.Serialize(after, Json.Shapes.SourceYield), cancellation);
        if (after.Warning is { } warning && warning != before.Warning) Log.LayoutChanged(log, source, warning);
    }

    /// <summary>One line for people while the yield of a source is down, else null.</summary>
    public async Task<string?> WarningAsync(string source, CancellationToken cancellation) => (await OfAsync(source, cancellation)).Warning;

    private async Task<SourceYield> OfAsync(string source, CancellationToken cancellation) =>
        await settings.GetAsync(KeyOf(source), cancellation) is { } kept
            ? JsonSerializer.Deserialize(kept, Json.Shapes.SourceYield) ?? SourceYield.Empty
            : SourceYield.Empty;

    private static string KeyOf(string source) => "source-yield:" + source;
}
