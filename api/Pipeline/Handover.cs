using System.Net.Http.Headers;
using System.Text.Json;
using Monitoring.Api.Commands;

namespace Monitoring.Api.Pipeline;

/// <summary>One line of what a server tells while it imports for another process; exactly one of its parts is set.</summary>
/// <param name="Failure">The import ended early, for this reason.</param>
public sealed record ImportEvent(ImportProgress? Progress = null, string? Trouble = null, ImportCounts? Counts = null, string? Failure = null);

/// <summary>Hands an import to the server that runs on the same data folder, and passes on what it tells.</summary>
internal static class Handover
{
    public const string Path = "/local/import";

    /// <returns>Null when the server of the card does not answer: it has ended without taking its card away.</returns>
    /// <exception cref="WrongCallException">The server refuses, or ends before the import does.</exception>
    public static async Task<ImportCounts?> RunAsync(
        ServerCard card, ImportCall call, Action<ImportProgress> progress, Action<string> trouble, CancellationToken cancellation)
    {
        // The server reads the files itself, so it needs to know where they are whatever its own folder is.
        var absolute = call with { Paths = [.. call.Paths.Select(System.IO.Path.GetFullPath)] };
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, ConnectTimeout = TimeSpan.FromSeconds(5) }) { Timeout = Timeout.InfiniteTimeSpan };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(new Uri(card.Url), Path))
        {
            Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(absolute, Json.Shapes.ImportCall)),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add(ServerCard.Header, card.Token);
        HttpResponseMessage response;
        try
        {
            response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        }
        catch (HttpRequestException)
        {
            return null;
        }

        using (response)
        {
            if (!response.IsSuccessStatusCode)
                throw new WrongCallException($"the server at {card.Url} refuses the import ({(int)response.StatusCode}): stop it and import again.");
            using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(cancellation));
            return await FollowAsync(lines, progress, trouble, cancellation)
                ?? throw new WrongCallException($"the server at {card.Url} ended before the import did: import again, what is stored stays.");
        }
    }

    private static async Task<ImportCounts?> FollowAsync(
        StreamReader lines, Action<ImportProgress> progress, Action<string> trouble, CancellationToken cancellation)
    {
        try
        {
            while (await lines.ReadLineAsync(cancellation) is { } line)
            {
                var told = JsonSerializer.Deserialize(line, Json.Shapes.ImportEvent);
                if (told?.Progress is { } far) progress(far);
                if (told?.Trouble is { } why) trouble(why);
                if (told?.Failure is { } failure) throw new WrongCallException($"the server did not finish the import: {failure}");
                if (told?.Counts is { } counts) return counts;
            }

            return null;
        }
        catch (Exception cut) when (cut is IOException or JsonException)
        {
            return null;
        }
    }
}
