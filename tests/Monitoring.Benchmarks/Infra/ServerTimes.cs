using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

namespace Monitoring.Benchmarks.Infra;

/// <summary>
/// How long a running server takes for varied queries, one after the other, over HTTP. The words come from its own titles and the names
/// from its own facets, so that it measures whatever was imported: <c>… -- server http://localhost:5080</c>. Let the server answer more
/// requests a minute than people make (<c>MONITORING__REQUESTSPERMINUTE=100000</c>).
/// </summary>
internal static class ServerTimes
{
    private const int Queries = 200;
    private const int Warm = 40;

    public static async Task RunAsync(Uri server)
    {
        using var http = new HttpClient { BaseAddress = server };
        var queries = await QueriesAsync(http);
        await MeasureAsync(http, "search, 20 hits", 20, queries, query => $"/api/search?size=20&q={query}");
        await MeasureAsync(http, "search, 20 newest", 20, queries, query => $"/api/search?size=20&sort=newest&q={query}");
        await MeasureAsync(http, "facets", 50, queries, query => $"/api/facets?q={query}");
        await MeasureAsync(http, "trends by day", 50, queries, query => $"/api/trends?interval=day&q={query}");
        await MeasureAsync(http, "trends by day, 4 series", 50, queries, query => $"/api/trends?interval=day&calendar=jalali&q=*&q={queries[0]}&q={queries[1]}&q={query}");
        await MeasureAsync(http, "status", 50, queries, _ => "/api/status");
    }

    private static async Task MeasureAsync(HttpClient http, string what, int bar, IReadOnlyList<string> queries, Func<string, string> address)
    {
        foreach (var query in queries.Take(Warm)) await http.GetByteArrayAsync(new Uri(address(query), UriKind.Relative));
        var times = new List<double>(queries.Count);
        foreach (var query in queries)
        {
            var began = Stopwatch.GetTimestamp();
            await http.GetByteArrayAsync(new Uri(address(query), UriKind.Relative));
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        times.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what,-26} median {times[times.Count / 2],7:N1} ms   p95 {times[times.Count * 95 / 100],7:N1} ms   (bar: median {bar} ms)"));
    }

    private static async Task<IReadOnlyList<string>> QueriesAsync(HttpClient http)
    {
        var hits = (await http.GetFromJsonAsync<JsonElement>("/api/search?q=*&size=100&sort=newest")).GetProperty("hits");
        var words = hits.EnumerateArray().SelectMany(hit => hit.GetProperty("title").GetString()!.Split(' '))
            .Where(word => word.Length > 3 && word.All(char.IsLetter)).Distinct(StringComparer.Ordinal).Take(120).ToArray();
        var facets = await http.GetFromJsonAsync<JsonElement>("/api/facets?q=*&size=20");
        var people = facets.GetProperty("people").EnumerateArray().Select(one => one.GetProperty("name").GetString()!).ToArray();
        var topics = facets.GetProperty("topics").EnumerateArray().Select(one => one.GetProperty("value").GetString()!).ToArray();
        if (words.Length == 0 || people.Length == 0 || topics.Length == 0) throw new InvalidOperationException("The server has too little news to ask about: import some first.");
        var random = new Random(1403);
        string Any(string[] from) => from[random.Next(from.Length)];
        return [.. Enumerable.Range(0, Queries).Select(i => Uri.EscapeDataString((i % 8) switch
        {
            0 => Any(words),
            1 => $"{Any(words)} {Any(words)}",
            2 => $"\"{Any(words)} {Any(words)}\"",
            3 => $"{Any(words)} OR {Any(words)}",
            4 => $"{Any(words)} -{Any(words)}",
            5 => $"person:\"{Any(people)}\" {Any(words)}",
            6 => $"topic:{Any(topics)}",
            _ => i % 16 == 7 ? "*" : $"person:\"{Any(people)}\"",
        }))];
    }
}
