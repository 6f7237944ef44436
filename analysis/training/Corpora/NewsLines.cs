using System.IO.Compression;
using System.Text.Json;
using Monitoring.Ingest;

namespace Monitoring.Training.Corpora;

/// <summary>News of the shared folder, one JSON object a line, plain or gzip-compressed.</summary>
internal static class NewsLines
{
    public static IEnumerable<(Article Article, string? Category)> Read(string path)
    {
        using var file = File.OpenRead(path);
        using Stream stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(stream);
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            using var json = JsonDocument.Parse(line);
            string? Field(string name) => json.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
            var url = Field("url") ?? number.ToString(System.Globalization.CultureInfo.InvariantCulture);
            yield return (new Article
            {
                Id = url,
                Url = url,
                CanonicalUrl = url,
                Title = Field("title") ?? "",
                Lead = Field("lead"),
                Body = Field("body") ?? "",
                Source = Field("source") ?? "",
                Language = Field("language"),
            }, Field("category"));
        }
    }
}
