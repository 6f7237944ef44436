using System.Text.Json;
using Monitoring.Text;

namespace Monitoring.Ingest.Feeds;

/// <param name="Differences">A line each: file, field, expected, found.</param>
public sealed record FeedScoreResult(int Right, int Total, IReadOnlyList<string> Differences)
{
    public double Figure => Total == 0 ? 0 : (double)Right / Total;
}

/// <summary>
/// The suite <c>feeds</c>: a folder of feeds with the expected parse as JSON beside each (<c>X.xml</c> and <c>X.json</c>, or
/// <c>X.json</c> and <c>X_expected.json</c>). Where the expected parse has <c>feedType</c>, a feed is right when title, link,
/// identifiers, authors, published and updated instants, description, content and categories of feed and items are all equal;
/// elsewhere when as many items are found as expected.
/// </summary>
public static class FeedScore
{
    public static FeedScoreResult Score(string folder)
    {
        var differences = new List<string>();
        int right = 0, total = 0;
        foreach (var (feed, expectation) in Pairs(folder))
        {
            using var expected = JsonDocument.Parse(File.ReadAllText(expectation));
            total++;
            var found = Compare(File.ReadAllBytes(feed), expected.RootElement);
            if (found.Count == 0) right++;
            differences.AddRange(found.Select(line => $"{Path.GetRelativePath(folder, feed)}: {line}"));
        }
        return new FeedScoreResult(right, total, differences);
    }

    private static IEnumerable<(string Feed, string Expectation)> Pairs(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var bare = file[..^Path.GetExtension(file).Length];
            if (file.EndsWith(".xml", StringComparison.Ordinal) && File.Exists(bare + ".json")) yield return (file, bare + ".json");
            if (file.EndsWith(".json", StringComparison.Ordinal) && File.Exists(bare + "_expected.json")) yield return (file, bare + "_expected.json");
        }
    }

    private static List<string> Compare(byte[] bytes, JsonElement expected)
    {
        var differences = new List<string>();
        Feed feed;
        try
        {
            feed = FeedParser.Parse(bytes);
        }
        catch (FeedException e)
        {
            return [e.Message];
        }
        var items = expected.TryGetProperty("items", out var list) || expected.TryGetProperty("entries", out list) ? list.EnumerateArray().ToList() : [];
        if (items.Count != feed.Items.Count) differences.Add($"items: expected {items.Count}, found {feed.Items.Count}");
        if (!expected.TryGetProperty("feedType", out _) || differences.Count > 0) return differences;
        Fields("feed", expected, feed.Title, feed.Link, feed.Id, feed.Authors, feed.Published, feed.Updated, feed.Description, null, feed.Categories, differences);
        for (var i = 0; i < items.Count; i++)
        {
            var item = feed.Items[i];
            Fields($"item {i}", items[i], item.Title, item.Url, item.Id, item.Authors, item.Published, item.Updated, item.Summary, item.Content, item.Categories, differences);
        }
        return differences;
    }

    private static void Fields(string where, JsonElement expected, string? title, string? link, string? id, IReadOnlyList<FeedPerson> authors,
        NewsTime? published, NewsTime? updated, string? description, string? content, IReadOnlyList<string> categories, List<string> differences)
    {
        Equal("title", Text(expected, "title"), title);
        Equal("link", Text(expected, "link"), link);
        Equal("id", Text(expected, "guid") ?? Text(expected, "id"), id);
        Equal("authors", string.Join(", ", Each(expected, "authors").Select(a => $"{Text(a, "name")}|{Text(a, "email")}")), string.Join(", ", authors.Select(a => $"{a.Name}|{a.Email}")));
        Equal("published", Instant(expected, "publishedParsed"), Instant(published));
        Equal("updated", Instant(expected, "updatedParsed"), Instant(updated));
        Equal("description", Text(expected, "description"), description);
        Equal("content", Text(expected, "content"), content);
        Equal("categories", string.Join('|', Each(expected, "categories").Select(c => c.GetString())), string.Join('|', categories));

        void Equal(string field, string? wanted, string? found)
        {
            if (!string.Equals(wanted ?? "", found ?? "", StringComparison.Ordinal)) differences.Add($"{where} {field}: expected «{wanted}», found «{found}»");
        }
    }

    private static JsonElement.ArrayEnumerator Each(JsonElement holder, string name) =>
        holder.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default;

    private static string? Text(JsonElement holder, string name) => holder.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static string? Instant(JsonElement holder, string name) =>
        holder.TryGetProperty(name, out var value) ? value.GetDateTimeOffset().ToUniversalTime().ToString("O") : null;

    /// <summary>The reference knows no day-only dates: a day stands there as its midnight in UTC.</summary>
    private static string? Instant(NewsTime? time) => time switch
    {
        null => null,
        { Precision: TimePrecision.Day } day => new DateTimeOffset(day.Instant.Date, TimeSpan.Zero).ToString("O"),
        { } exact => exact.Instant.ToUniversalTime().ToString("O"),
    };
}
