using System.Text.Json;
using System.Text.Unicode;
using Monitoring.Ingest.Addresses;
using Monitoring.Ingest.Feeds;
using Monitoring.Text;

namespace Monitoring.Ingest.Files;

/// <summary>One line of an import file as an article.</summary>
internal static class JsonArticle
{
    private const int LongestAddress = 4096;
    private const int LongestTitle = 300;
    private const string Shape = "write {\"url\":\"https://…\",\"title\":\"…\",\"body\":\"…\"}";

    private static readonly string[] Fields = ["url", "title", "body", "published", "jalali", "lead", "source", "language", "tags"];

    public static ReadItem Read(string file, long line, ReadOnlyMemory<byte> json, ReadOptions options, Doubts doubts)
    {
        try
        {
            var article = doubts.Bounded(Article(json, options, doubts));
            return new ReadArticle(file, line, article, Doubt: doubts.Take());
        }
        catch (LineException e)
        {
            doubts.Take();
            return new Rejection(file, line, e.Message);
        }
    }

    private static Article Article(ReadOnlyMemory<byte> json, ReadOptions options, Doubts doubts)
    {
        if (json.Span.IndexOf((byte)0) >= 0) throw new LineException("the line has NUL bytes: it is damaged, write it again");
        if (!Utf8.IsValid(json.Span)) throw new LineException("the line is not UTF-8: save the file as UTF-8");
        using var document = Parsed(json);
        if (document.RootElement.ValueKind != JsonValueKind.Object) throw new LineException($"the line is {Kind(document.RootElement.ValueKind)}: {Shape}");
        var values = Values(document.RootElement);

        var url = Address(Words(values, "url"));
        var body = Words(values, "body") is { } written ? CleanText.Paragraphs(Plain(written)) : throw new LineException($"no \"body\": {Shape}");
        var lead = Line(values, "lead");
        var title = Line(values, "title") ?? FirstLine(body);
        if (body.Length == 0 && lead is null) throw new LineException("\"body\" is empty: write the text of the article there");
        if (title.Length == 0) throw new LineException("\"title\" is missing and \"body\" has no line to take it from: write a title");

        var published = Published(values, options, doubts);
        var canonical = CanonicalAddress.Of(url);
        return new Article
        {
            Id = ArticleId.Of(canonical),
            Url = url,
            CanonicalUrl = canonical,
            Title = title,
            Lead = lead,
            Body = body,
            Published = published,
            PublishedFrom = published is null ? PublishedFrom.None : PublishedFrom.Feed,
            Source = Line(values, "source") ?? SourceNames.Of(url),
            Language = Language(values, doubts),
            Tags = Tags(values),
        };
    }

    private static JsonDocument Parsed(ReadOnlyMemory<byte> json)
    {
        try
        {
            return JsonDocument.Parse(json);
        }
        catch (JsonException e)
        {
            throw new LineException($"the line is not JSON (at byte {e.BytePositionInLine + 1}): {Shape}");
        }
    }

    private static JsonElement[] Values(JsonElement root)
    {
        var values = new JsonElement[Fields.Length];
        foreach (var property in root.EnumerateObject())
        {
            var at = Array.FindIndex(Fields, f => Named(property, f));
            if (at < 0) continue;
            if (values[at].ValueKind != JsonValueKind.Undefined) throw new LineException($"\"{Fields[at]}\" stands twice: keep one");
            values[at] = property.Value;
        }

        return values;
    }

    private static bool Named(JsonProperty property, string name)
    {
        try
        {
            return property.NameEquals(name);
        }
        catch (InvalidOperationException)
        {
            // A name with half of a surrogate pair is none of ours.
            return false;
        }
    }

    private static string? Words(JsonElement[] values, string field) => Words(values[Array.IndexOf(Fields, field)], field);

    private static string? Words(JsonElement value, string field)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Undefined or JsonValueKind.Null: return null;
            case JsonValueKind.String: break;
            default: throw new LineException($"\"{field}\" is {Kind(value.ValueKind)}: write a text");
        }

        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            throw new LineException($"\"{field}\" has half of a surrogate pair (\\ud800 to \\udfff): write the character whole");
        }
    }

    /// <summary>Bodies taken from feeds or pages may have kept their markup.</summary>
    private static string Plain(string text) =>
        text.Contains("</", StringComparison.Ordinal) || text.Contains("<br", StringComparison.OrdinalIgnoreCase) ? HtmlText.Paragraphs(text) : text;

    private static string? Line(JsonElement[] values, string field) =>
        Words(values, field) is { } text && CleanText.Line(Plain(text)) is { Length: > 0 } line ? line : null;

    private static string Address(string? written)
    {
        if (written is null) throw new LineException($"no \"url\": {Shape}");
        var url = written.Trim();
        if (url.Length == 0) throw new LineException("\"url\" is empty: write the address of the article");
        if (url.Length > LongestAddress) throw new LineException($"\"url\" is longer than {LongestAddress} characters: write the address of the article");
        if (!IsAddress(url)) throw new LineException($"\"url\" is no address ({Shortened(url)}): write it whole, https://… first");
        return url;
    }

    private static bool IsAddress(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && (uri.Scheme is "http" or "https" ? uri.Host.Length > 0 : uri.Scheme == "urn");

    /// <summary>Both are read wherever they stand: two dates of different days mean that one of them is wrong, and nobody knows which.</summary>
    private static NewsTime? Published(JsonElement[] values, ReadOptions options, Doubts doubts)
    {
        var (published, jalali) = (Time(values, "published", options.Zone), Time(values, "jalali", options.Zone));
        if (published is { } one && jalali is { } other && !SameDay(one, other, options.Zone))
        {
            throw new LineException($"\"published\" ({one.ToIso(options.Zone)}) and \"jalali\" ({other.ToIso(options.Zone)[..10]}) are different days: correct one or leave it out");
        }

        var told = published ?? jalali;
        var believed = FutureTime.Believed(told, options.Now);
        if (told is { } future && believed is null) doubts.AddFuture(future);
        return believed;
    }

    /// <summary>The same day in the display zone, or on the publisher's own clock as the line writes it.</summary>
    private static bool SameDay(NewsTime published, NewsTime jalali, TimeZoneInfo zone)
    {
        var day = TimeZoneInfo.ConvertTime(jalali.Instant, zone).Date;
        return TimeZoneInfo.ConvertTime(published.Instant, zone).Date == day || published.Instant.Date == day;
    }

    private static string? Language(JsonElement[] values, Doubts doubts)
    {
        if (Line(values, "language") is not { } written) return null;
        if (LanguageTag.Primary(written) is { } known) return known;
        doubts.AddOnce($"\"language\" is no language ({Shortened(written)}), so the text tells: write fa, ar, en …");
        return null;
    }

    private static NewsTime? Time(JsonElement[] values, string field, TimeZoneInfo zone)
    {
        if (Line(values, field) is not { } text) return null;
        return WrittenTime.Read(text, zone, out var wrong) ?? throw new LineException($"\"{field}\" is no date ({Shortened(text)}): {wrong}");
    }

    private static List<string> Tags(JsonElement[] values)
    {
        var value = values[Array.IndexOf(Fields, "tags")];
        var tags = new List<string>();
        if (value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null) return tags;
        if (value.ValueKind != JsonValueKind.Array) throw new LineException($"\"tags\" is {Kind(value.ValueKind)}: write a list of texts");
        foreach (var tag in value.EnumerateArray())
        {
            if (Words(tag, "tags") is { } text && CleanText.Line(text) is { Length: > 0 } line) tags.Add(line);
        }

        return tags;
    }

    private static string FirstLine(string body)
    {
        var end = body.IndexOf('\n', StringComparison.Ordinal);
        var line = end < 0 ? body : body[..end];
        if (line.Length <= LongestTitle) return line;
        var space = line.LastIndexOf(' ', LongestTitle);
        return (space > 0 ? line[..space] : line[..LongestTitle]) + " …";
    }

    private static string Shortened(string text) => CleanText.Line(text.Length <= 60 ? text : text[..60] + "…");

    private static string Kind(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "an object",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };

    private sealed class LineException(string message) : Exception(message);
}
