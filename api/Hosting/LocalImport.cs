using System.Text.Json;
using System.Threading.Channels;
using Monitoring.Api.Pipeline;

namespace Monitoring.Api.Hosting;

/// <summary>Imports files for another process of the same user, who knows the secret of the server's card.</summary>
internal sealed class LocalImport(FileImport import, IHostApplicationLifetime server, TimeProvider clock)
{
    private static readonly TimeSpan TellEvery = TimeSpan.FromMilliseconds(200);
    private ServerCard? _card;

    public void Open(ServerCard card) => _card = card;

    public bool Admits(HttpContext context) =>
        RequestGuard.IsLoopback(context) && _card?.Admits(context.Request.Headers[ServerCard.Header]) == true;

    /// <summary>
    /// Runs the import and writes its events, a line each; the last one holds the counts, or why it ended early. A server that is
    /// stopped reads no further, and finishes what it has read.
    /// </summary>
    public async Task RunAsync(ImportCall call, Stream output, CancellationToken cancellation)
    {
        var events = Channel.CreateBounded<ImportEvent>(new BoundedChannelOptions(1024) { SingleReader = true });
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation, server.ApplicationStopping);
        var running = RunAsync(call, events.Writer, ended.Token);
        await foreach (var told in events.Reader.ReadAllAsync(cancellation))
        {
            await output.WriteAsync(Json.Line(told, Json.Shapes.ImportEvent), cancellation);
            await output.FlushAsync(cancellation);
        }

        await running;
    }

    private async Task RunAsync(ImportCall call, ChannelWriter<ImportEvent> events, CancellationToken cancellation)
    {
        var told = clock.GetTimestamp();
        try
        {
            var counts = await import.RunAsync(
                call,
                far =>
                {
                    if (clock.GetElapsedTime(told) < TellEvery) return;
                    told = clock.GetTimestamp();
                    events.TryWrite(new ImportEvent(Progress: far));
                },
                // Every rejection arrives, so the import waits for a reader that is slow.
                why => events.WriteAsync(new ImportEvent(Trouble: why), cancellation).AsTask().GetAwaiter().GetResult(),
                cancellation);
            await events.WriteAsync(new ImportEvent(Counts: counts), cancellation);
            events.Complete();
        }
        catch (OperationCanceledException)
        {
            if (server.ApplicationStopping.IsCancellationRequested)
                events.TryWrite(new ImportEvent(Failure: "it is being stopped; import again to go on, what is stored stays."));
            events.TryComplete();
        }
#pragma warning disable CA1031 // The caller is told why; the server lives on.
        catch (Exception failure) when (failure is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            events.TryWrite(new ImportEvent(Failure: failure.Message));
            events.TryComplete();
        }
    }
}

internal static class LocalImportEndpoint
{
    public static void MapLocalImport(this IEndpointRouteBuilder routes) => routes.MapPost(Handover.Path, Answer).ExcludeFromDescription();

    private static async Task Answer(HttpContext context, LocalImport import)
    {
        if (!import.Admits(context))
        {
            await Problems.Write(context, Problems.LocalOnly, "Only programs of the user who runs the server may hand it files.");
            return;
        }

        var call = await JsonSerializer.DeserializeAsync(context.Request.Body, Json.Shapes.ImportCall, context.RequestAborted);
        if (call is null)
        {
            await Problems.Write(context, Problems.Parameter, "The body is an import call.");
            return;
        }

        context.Response.ContentType = "application/x-ndjson";
        await context.Response.StartAsync(context.RequestAborted);
        await import.RunAsync(call, context.Response.Body, context.RequestAborted);
    }
}
