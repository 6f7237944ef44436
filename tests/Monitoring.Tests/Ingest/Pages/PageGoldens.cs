using System.Runtime.CompilerServices;
using System.Text.Json;
using Monitoring.Ingest.Pages;
using Monitoring.Text.Dates;

namespace Monitoring.Tests.Ingest.Pages;

/// <summary>Pages written by us in the layouts of Persian newsrooms; a case is NAME.html and NAME.json, which gives the fields to compare.</summary>
public sealed class PageGoldens
{
    public static TheoryData<string> Names() => [.. Directory.GetFiles(Folder(), "*.html").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Extract_ReadsGoldenPage(string name)
    {
        using var expected = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder(), name + ".json")));
        var root = expected.RootElement;
        var page = PageExtractor.Extract(File.ReadAllBytes(Path.Combine(Folder(), name + ".html")), new Uri(root.GetProperty("url").GetString()!));

        foreach (var field in root.EnumerateObject())
        {
            var got = field.Name switch
            {
                "url" => field.Value.GetString(),
                "title" => page.Title,
                "kicker" => page.Kicker,
                "lead" => page.Lead,
                "body" => page.Body,
                "published" => page.Published?.ToIso(DisplayZone.Tehran),
                "publishedFrom" => JsonNamingPolicy.KebabCaseLower.ConvertName(page.PublishedFrom.ToString()),
                "updated" => page.Updated?.ToIso(DisplayZone.Tehran),
                "number" => page.Number,
                "source" => page.Source,
                "image" => page.Image,
                "canonicalUrl" => page.CanonicalUrl,
                "section" => page.Section,
                "language" => page.Language,
                "authors" => string.Join('\n', page.Authors),
                "tags" => string.Join('\n', page.Tags),
                _ => throw new InvalidDataException($"{name}.json: no field \"{field.Name}\""),
            };
            var wanted = field.Value.ValueKind == JsonValueKind.Array ? string.Join('\n', field.Value.EnumerateArray().Select(e => e.GetString())) : field.Value.GetString();
            Assert.True(wanted == got, $"{field.Name}: wanted «{wanted}», got «{got}»");
        }
    }

    internal static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Goldens");
}
