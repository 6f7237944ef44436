using System.Text.Json;

namespace Monitoring.Ingest.Feeds;

/// <summary>JSON Feed 1.0 and 1.1 (jsonfeed.org), lenient about types.</summary>
internal static class JsonFeed
{
    /// <exception cref="FeedException">This is no JSON, or JSON of another kind.</exception>
    public static Feed Read(string text, FeedContext context, FeedBase documentBase)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = context.Limits.MaxDepth });
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || Array(root, "items") is null && Text(root, "version") is null)
                throw new FeedException("not a feed: JSON without items");
            return Map(root, context, documentBase);
        }
        catch (JsonException e)
        {
            throw new FeedException($"not a feed: broken JSON in line {(e.LineNumber ?? 0) + 1}", e);
        }
    }

    private static Feed Map(JsonElement root, FeedContext context, FeedBase relativeTo)
    {
        context.Language = Text(root, "language");
        var items = new List<FeedItem>();
        var leftOut = 0;
        foreach (var item in Array(root, "items")?.EnumerateArray() ?? default)
        {
            if (item.ValueKind != JsonValueKind.Object) continue;
            if (items.Count < context.Limits.MaxItems) items.Add(Item(item, context, relativeTo));
            else leftOut++;
        }
        return new Feed
        {
            FeedType = FeedType.Json,
            Version = Text(root, "version") is { } version ? version[(version.LastIndexOf('/') + 1)..] : null,
            Title = Text(root, "title"),
            Link = relativeTo.Resolve(Text(root, "home_page_url")),
            SelfLink = relativeTo.Resolve(Text(root, "feed_url")),
            NextLink = relativeTo.Resolve(Text(root, "next_url")),
            Description = Text(root, "description"),
            Language = context.Language,
            // The format has no dates of its own for the feed: its newest item, which comes first, stands for it.
            Published = items.Count > 0 ? items[0].Published : null,
            Updated = items.Count > 0 ? items[0].Updated : null,
            Authors = People(root),
            Image = relativeTo.Resolve(Text(root, "icon") ?? Text(root, "favicon")),
            Items = items,
            ItemsLeftOut = leftOut,
        };
    }

    private static FeedItem Item(JsonElement item, FeedContext context, FeedBase relativeTo) => new()
    {
        Id = Text(item, "id"),
        IdIsAddress = true,
        Url = relativeTo.Resolve(Text(item, "url")),
        Title = Text(item, "title"),
        Published = context.Date(Text(item, "date_published")),
        Updated = context.Date(Text(item, "date_modified")),
        Authors = People(item),
        Summary = context.Cut(Text(item, "summary")),
        Content = context.Cut(Text(item, "content_html") ?? Text(item, "content_text")),
        Categories = [.. (Array(item, "tags")?.EnumerateArray() ?? default).Select(Text).OfType<string>()],
        Enclosures = [.. (Array(item, "attachments")?.EnumerateArray() ?? default).Select(a => Attachment(a, relativeTo)).OfType<FeedEnclosure>()],
        Image = relativeTo.Resolve(Text(item, "image") ?? Text(item, "banner_image")),
        Language = Text(item, "language"),
    };

    private static FeedEnclosure? Attachment(JsonElement attachment, FeedBase relativeTo) =>
        attachment.ValueKind == JsonValueKind.Object && relativeTo.Resolve(Text(attachment, "url")) is { } url
            ? new FeedEnclosure(url, Text(attachment, "mime_type"), RssFeed.Number(Text(attachment, "size_in_bytes")))
            : null;

    private static List<FeedPerson> People(JsonElement holder)
    {
        var people = new List<FeedPerson>();
        foreach (var person in Array(holder, "authors")?.EnumerateArray() ?? default) Add(person);
        if (people.Count == 0 && holder.TryGetProperty("author", out var single)) Add(single);
        return people;

        void Add(JsonElement person)
        {
            if (person.ValueKind == JsonValueKind.String) people.Add(new FeedPerson(person.GetString()));
            if (person.ValueKind != JsonValueKind.Object) return;
            var (name, address) = (Text(person, "name"), Text(person, "url"));
            if (name is not null || address is not null) people.Add(new FeedPerson(name, null, address));
        }
    }

    private static JsonElement? Array(JsonElement holder, string name) =>
        holder.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? value : null;

    private static string? Text(JsonElement holder, string name) => holder.TryGetProperty(name, out var value) ? Text(value) : null;

    /// <summary>A string that says something, or a number as it is written.</summary>
    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => FeedContext.OrNull(value.GetString())?.Trim(),
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };
}
