using System.Text.Json;
using Monitoring.Ingest.Feeds;

namespace Monitoring.Ingest.Files;

/// <param name="Source">The publisher's name as people know it.</param>
/// <param name="Url">The feed's address, http or https; <c>t.me/NAME</c> is a channel's public preview.</param>
/// <param name="Language">ISO 639 code; null lets each article tell.</param>
/// <param name="Group">As written; null for none.</param>
public sealed record ListedFeed(string Source, string Url, string? Language, string? Group = null);

/// <summary>The file of feeds is wrong; the message is one line that names file and entry and says what to write.</summary>
public sealed class FeedListException(string message, Exception? inner = null) : ParkedException(message, inner);

/// <summary>Reads <c>feeds.json</c>: <c>[{"source":"خبرگزاری مهر","url":"https://…","language":"fa"}]</c>.</summary>
public static class FeedList
{
    /// <summary>Bytes; a larger file is no list of feeds.</summary>
    public const int LargestFile = 64 << 20;

    private const string Shape = "write [{\"source\":\"خبرگزاری مهر\",\"url\":\"https://www.mehrnews.com/rss\",\"language\":\"fa\"}]";
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>The feeds in the order of the file; an address that stands twice is an error.</summary>
    /// <exception cref="FeedListException">The file is missing, no JSON, or one of its entries is wrong.</exception>
    public static IReadOnlyList<ListedFeed> Read(string path)
    {
        using var document = Parse(path);
        if (document.RootElement.ValueKind != JsonValueKind.Array) throw new FeedListException($"{path}: the file is no list: {Shape}");
        var feeds = new List<ListedFeed>();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var entry in document.RootElement.EnumerateArray())
        {
            var place = $"{path}: entry {feeds.Count + 1}";
            if (entry.ValueKind != JsonValueKind.Object) throw new FeedListException($"{place} is no object: {Shape}");
            var url = Text(entry, "url", place) ?? throw new FeedListException($"{place} has no \"url\": write the address of the feed there");
            if (TelegramChannel.PreviewOf(url) is { } preview) url = preview.AbsoluteUri;
            if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            {
                throw new FeedListException($"{place}: \"{url}\" is no address: write it whole, https://… first");
            }

            if (!seen.TryAdd(url, feeds.Count + 1)) throw new FeedListException($"{place} repeats the address of entry {seen[url]} ({url}): remove one");
            var language = Text(entry, "language", place);
            if (language is not null && !(language.Length is 2 or 3 && language.All(char.IsAsciiLetterLower)))
            {
                throw new FeedListException($"{place}: \"{language}\" is no language code: write fa, ar, en …");
            }

            feeds.Add(new ListedFeed(Text(entry, "source", place) ?? SourceNames.Of(url), url, language, Text(entry, "group", place)));
        }

        return feeds;
    }

    private static JsonDocument Parse(string path)
    {
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > LargestFile }) throw new FeedListException($"{path}: the file is larger than {JsonLines.Mebibytes(LargestFile)}: {Shape}");
            using var stream = File.OpenRead(path);
            return JsonDocument.Parse(stream, Lenient);
        }
        catch (JsonException e)
        {
            throw new FeedListException($"{path}: line {e.LineNumber + 1} is not JSON: {Shape}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new FeedListException($"{path}: cannot be read ({FileList.OneLine(e.Message)}): give the path of a feeds.json", e);
        }
    }

    private static string? Text(JsonElement entry, string name, string place)
    {
        try
        {
            if (!entry.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null) return null;
            if (value.ValueKind != JsonValueKind.String) throw new FeedListException($"{place}: \"{name}\" is no text: {Shape}");
            return CleanText.Line(value.GetString()!) is { Length: > 0 } text ? text : null;
        }
        catch (InvalidOperationException e)
        {
            throw new FeedListException($"{place}: \"{name}\" is no text: {Shape}", e);
        }
    }
}
