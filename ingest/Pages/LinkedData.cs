using System.Text;
using System.Text.Json;

namespace Monitoring.Ingest.Pages;

/// <summary>What a page says of its article in JSON-LD (schema.org). Broken JSON counts as none.</summary>
internal sealed record LinkedData
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    private static readonly string[] ArticleTypes =
    [
        "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle", "LiveBlogPosting", "BlogPosting", "Article",
        "TechArticle", "Report", "ScholarlyArticle", "SocialMediaPosting", "DiscussionForumPosting", "Recipe", "VideoObject", "Event", "WebPage", "ItemPage", "Product",
    ];

    public static LinkedData None { get; } = new();

    public string? Type { get; init; }
    public string? Headline { get; init; }
    public string? Body { get; init; }
    public string? Published { get; init; }
    public string? Created { get; init; }
    public string? Modified { get; init; }
    public IReadOnlyList<string> Authors { get; init; } = [];
    public string? Publisher { get; init; }
    public string? Section { get; init; }
    public IReadOnlyList<string> Keywords { get; init; } = [];
    public string? Image { get; init; }
    public string? Language { get; init; }
    public string? Url { get; init; }
    public string? Number { get; init; }

    /// <summary>True for the types of news and blog articles; a web page's dates say less.</summary>
    public bool IsArticle => Type is not (null or "WebPage" or "ItemPage" or "Product" or "VideoObject" or "Event");

    public static LinkedData Read(IEnumerable<string> scripts)
    {
        var best = None;
        var bestRank = int.MaxValue;
        foreach (var script in scripts)
        {
            if (script.Length is < 10 or > 2_000_000) continue;
            if (Parse(script) is not { } document) continue;
            using (document)
            {
                foreach (var node in Nodes(document.RootElement, 0))
                {
                    var rank = Rank(node, out var type);
                    if (rank >= bestRank) continue;
                    (best, bestRank) = (Of(node, type!), rank);
                }
            }
        }

        return best;
    }

    private static JsonDocument? Parse(string script)
    {
        var text = WithoutHalfPairs(script.Trim().TrimEnd(';'));
        if (text.StartsWith("//", StringComparison.Ordinal) || text.StartsWith("<!", StringComparison.Ordinal)) text = text[Math.Max(0, text.IndexOf('{', StringComparison.Ordinal))..];
        foreach (var candidate in (Func<string>[])[() => text, () => Repaired(text)])
        {
            try
            {
                return JsonDocument.Parse(candidate(), Lenient);
            }
            catch (JsonException)
            {
                // The next reading is more forgiving.
            }
            catch (ArgumentException)
            {
                // Lone surrogates cannot be JSON.
                return null;
            }
        }

        return null;
    }

    /// <summary>An escape for half a surrogate pair is valid JSON and no text: even comparing property names throws on it.</summary>
    private static string WithoutHalfPairs(string text)
    {
        if (!text.Contains("\\ud", StringComparison.OrdinalIgnoreCase)) return text;
        var result = new StringBuilder(text);
        for (var i = 0; i + 5 < text.Length; i++)
        {
            if (text[i] != '\\') continue;
            if (Unit(text, i) is not { } unit || !char.IsSurrogate(unit))
            {
                // The character after a backslash is taken with it.
                i++;
                continue;
            }

            if (char.IsHighSurrogate(unit) && i + 6 < text.Length && text[i + 6] == '\\' && Unit(text, i + 6) is { } low && char.IsLowSurrogate(low))
            {
                i += 11;
                continue;
            }

            for (var k = 0; k < 6; k++) result[i + k] = "\\ufffd"[k];
            i += 5;
        }

        return result.ToString();
    }

    private static char? Unit(string text, int backslash) =>
        backslash + 5 < text.Length && text[backslash + 1] == 'u'
            && ushort.TryParse(text.AsSpan(backslash + 2, 4), System.Globalization.NumberStyles.AllowHexSpecifier, System.Globalization.CultureInfo.InvariantCulture, out var unit)
            ? (char)unit : null;

    /// <summary>Raw line feeds and tabs inside strings are what editors most often leave in hand-made JSON-LD.</summary>
    private static string Repaired(string text)
    {
        var result = new StringBuilder(text.Length);
        bool inside = false, escaped = false;
        foreach (var c in text)
        {
            if (inside && c < ' ')
            {
                result.Append(' ');
                escaped = false;
                continue;
            }

            if (c == '"' && !escaped) inside = !inside;
            escaped = c == '\\' && !escaped;
            result.Append(c);
        }

        // What follows the last bracket is scripting.
        var end = result.ToString().LastIndexOfAny(['}', ']']);
        return end < 0 ? "" : result.ToString(0, end + 1);
    }

    private static IEnumerable<JsonElement> Nodes(JsonElement element, int depth)
    {
        if (depth > 6) yield break;
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray().Take(200))
            {
                foreach (var node in Nodes(item, depth + 1)) yield return node;
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            yield return element;
            foreach (var name in (string[])["@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item", "subjectOf"])
            {
                if (!element.TryGetProperty(name, out var inner)) continue;
                foreach (var node in Nodes(inner, depth + 1)) yield return node;
            }
        }
    }

    private static int Rank(JsonElement node, out string? type)
    {
        type = null;
        if (!node.TryGetProperty("@type", out var types)) return int.MaxValue;
        foreach (var name in Strings(types))
        {
            var index = Array.FindIndex(ArticleTypes, t => t.Equals(name.Replace("schema:", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase));
            if (index < 0) continue;
            type = ArticleTypes[index];
            // A list of teasers repeats the type; the page's own item has dates or a body.
            return index + (node.TryGetProperty("datePublished", out _) ? 0 : 100);
        }

        return int.MaxValue;
    }

    private static LinkedData Of(JsonElement node, string type) => new()
    {
        Type = type,
        Headline = Text(node, "headline", "headLine", "name"),
        Body = BodyOf(node),
        Published = Text(node, "datePublished"),
        Created = Text(node, "dateCreated", "uploadDate"),
        Modified = Text(node, "dateModified"),
        Authors = Names(node, "author", "creator"),
        Publisher = Names(node, "publisher", "sourceOrganization") is [var first, ..] ? first : null,
        Section = Text(node, "articleSection"),
        Keywords = node.TryGetProperty("keywords", out var words) ? [.. Strings(words).Take(60)] : [],
        Image = ImageOf(node),
        Language = Text(node, "inLanguage"),
        Url = Text(node, "url", "@id"),
        Number = Text(node, "identifier"),
    };

    private static string? Text(JsonElement node, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (!node.TryGetProperty(name, out var value)) continue;
            foreach (var text in Strings(value))
            {
                if (text.Length > 0) return text;
            }
        }

        return null;
    }

    /// <summary>Its lines folded one by one: some publishers keep their paragraphs here.</summary>
    private static string? BodyOf(JsonElement node)
    {
        if (!node.TryGetProperty("articleBody", out var value) || value.ValueKind != JsonValueKind.String || SafeString(value) is not { } text) return null;
        if (text.Contains("</", StringComparison.Ordinal) || text.Contains("<br", StringComparison.OrdinalIgnoreCase)) text = Markup.Text(text);
        var lines = text.Split('\n').Select(PageDocument.Folded).Where(l => l.Length > 0);
        return string.Join('\n', lines);
    }

    private static string? ImageOf(JsonElement node)
    {
        if (!node.TryGetProperty("image", out var image)) return null;
        if (image.ValueKind == JsonValueKind.Array) image = image.EnumerateArray().FirstOrDefault();
        return image.ValueKind == JsonValueKind.Object ? Text(image, "url", "contentUrl") : Strings(image).FirstOrDefault();
    }

    private static List<string> Names(JsonElement node, params ReadOnlySpan<string> properties)
    {
        var names = new List<string>();
        foreach (var property in properties)
        {
            if (!node.TryGetProperty(property, out var value)) continue;
            var items = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Take(20).ToList() : [value];
            foreach (var item in items)
            {
                var name = item.ValueKind == JsonValueKind.Object ? Text(item, "name") : Strings(item).FirstOrDefault();
                if (!string.IsNullOrWhiteSpace(name) && !names.Contains(name)) names.Add(name);
            }

            if (names.Count > 0) break;
        }

        return names;
    }

    private static IEnumerable<string> Strings(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            if (SafeString(value) is { } text) yield return PageDocument.Folded(text);
        }
        else if (value.ValueKind == JsonValueKind.Number)
        {
            yield return value.GetRawText();
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in value.EnumerateArray().Take(200))
            {
                if (item.ValueKind == JsonValueKind.String && SafeString(item) is { } text) yield return PageDocument.Folded(text);
            }
        }
        else if (value.ValueKind == JsonValueKind.Object && value.TryGetProperty("@value", out var inner) && inner.ValueKind == JsonValueKind.String
            && SafeString(inner) is { } text)
        {
            yield return PageDocument.Folded(text);
        }
    }

    // An escape for half a surrogate pair is valid JSON and no string.
    private static string? SafeString(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
