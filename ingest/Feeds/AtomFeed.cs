using System.Buffers.Text;
using System.Text;

namespace Monitoring.Ingest.Feeds;

/// <summary>Atom 0.3 and 1.0 (RFC 4287).</summary>
internal static class AtomFeed
{
    public static Feed Read(FeedTree tree, FeedContext context)
    {
        var fields = new FeedElement("", "feed", null);
        var items = new List<FeedItem>();
        var leftOut = 0;
        context.Language = FeedContext.OrNull(tree.Root.Attribute("xml:lang"));
        while (tree.Next())
        {
            if (tree.Current.Name != "entry") fields.Add(tree.Current);
            else if (items.Count < context.Limits.MaxItems) items.Add(Entry(tree.Current, context));
            else leftOut++;
        }
        var icon = fields.Child("logo") ?? fields.Child("icon");
        return new Feed
        {
            FeedType = FeedType.Atom,
            Version = tree.Root.Attribute("version") ?? (tree.Root.Attribute("xmlns")?.Contains("purl.org/atom", StringComparison.Ordinal) == true ? "0.3" : "1.0"),
            Id = Resolved(fields.Child("id")),
            Title = Text(fields.Child("title"), context) ?? fields.TextOf("dc:title"),
            Link = Link(fields, "alternate"),
            SelfLink = Link(fields, "self"),
            NextLink = Link(fields, "next"),
            Description = Text(fields.Child("subtitle") ?? fields.Child("tagline"), context),
            Language = FeedContext.OrNull(tree.Root.Attribute("xml:lang")) ?? fields.TextOf("dc:language"),
            Published = context.Date(fields.TextOf("published")),
            Updated = context.Date(fields.TextOf("updated"), fields.TextOf("modified"), fields.TextOf("dc:date")),
            Authors = People(fields),
            Categories = Categories(fields),
            Image = Resolved(icon),
            Items = items,
            ItemsLeftOut = leftOut,
            Truncated = tree.Truncated,
        };
    }

    private static FeedItem Entry(FeedElement entry, FeedContext context)
    {
        var updated = context.Date(entry.TextOf("updated"), entry.TextOf("modified"), entry.TextOf("dc:date"));
        var id = entry.Child("id");
        return new FeedItem
        {
            Id = Resolved(id),
            IdIsAddress = true,
            Url = Link(entry, "alternate"),
            Title = Text(entry.Child("title"), context) ?? entry.TextOf("dc:title", "media:title"),
            Published = context.Date(entry.TextOf("published"), entry.TextOf("issued"), entry.TextOf("created")) ?? updated,
            Updated = updated,
            Authors = People(entry),
            Summary = Text(entry.Child("summary"), context) ?? entry.Child("media:group")?.TextOf("media:description"),
            Content = Text(entry.Child("content"), context),
            Categories = Categories(entry),
            Enclosures = Enclosures(entry),
            Image = Thumbnail(entry),
            Language = FeedContext.OrNull(entry.Attribute("xml:lang")),
            SourceTitle = entry.Child("source") is { } source ? Text(source.Child("title"), context) : null,
        };
    }

    private static string? Resolved(FeedElement? element) => element?.Text is { } text ? element.Base.Resolve(text) : null;

    private static List<FeedPerson> People(FeedElement holder)
    {
        foreach (var kind in (ReadOnlySpan<string>)["author", "dc:creator"])
        {
            var people = new List<FeedPerson>();
            foreach (var element in holder.ChildrenNamed(kind))
                if (FeedPersons.FromElement(element) is { } person && !people.Contains(person)) people.Add(person);
            if (people.Count > 0) return people;
        }
        return [];
    }

    private static List<string> Categories(FeedElement holder)
    {
        var categories = new List<string>();
        foreach (var child in holder.Children)
        {
            var text = child.Name switch
            {
                "category" => FeedContext.OrNull(child.Attribute("label")) ?? FeedContext.OrNull(child.Attribute("term")) ?? child.Text,
                "dc:subject" => child.Text,
                _ => null,
            };
            if (text is not null) categories.Add(text.Trim());
        }
        return categories;
    }

    /// <summary>A link without a relation is an alternate (RFC 4287, 4.2.7.2); among several, a page wins over other media.</summary>
    private static string? Link(FeedElement holder, string relation)
    {
        FeedElement? best = null;
        foreach (var link in holder.ChildrenNamed("link"))
        {
            if (!(FeedContext.OrNull(link.Attribute("rel"))?.Trim() ?? "alternate").Equals(relation, StringComparison.OrdinalIgnoreCase)) continue;
            if (link.Attribute("href") is null && link.Text is null) continue;
            if (best is null || !IsPage(best) && IsPage(link)) best = link;
        }
        return best?.Base.Resolve(best.Attribute("href") ?? best.Text);

        static bool IsPage(FeedElement link) => link.Attribute("type") is null or "text/html" or "application/xhtml+xml";
    }

    private static List<FeedEnclosure> Enclosures(FeedElement entry)
    {
        var enclosures = new List<FeedEnclosure>();
        foreach (var link in entry.ChildrenNamed("link"))
            if (string.Equals(link.Attribute("rel"), "enclosure", StringComparison.OrdinalIgnoreCase) && link.Base.Resolve(link.Attribute("href")) is { } url)
                enclosures.Add(new FeedEnclosure(url, link.Attribute("type"), RssFeed.Number(link.Attribute("length"))));
        return enclosures;
    }

    private static string? Thumbnail(FeedElement entry)
    {
        var thumbnail = entry.Child("media:thumbnail") ?? entry.Child("media:group")?.Child("media:thumbnail");
        return thumbnail?.Base.Resolve(thumbnail.Attribute("url"));
    }

    /// <summary>A text construct or content: plain, escaped HTML, XHTML inside its div, or base64, by its type and (0.3) mode.</summary>
    private static string? Text(FeedElement? element, FeedContext context)
    {
        if (element is null || element.Cut) return null;
        var inner = element.Inner.Trim();
        if (inner.Length == 0) return null;
        var type = element.Attribute("type")?.Trim().ToLowerInvariant() ?? "";
        var mode = element.Attribute("mode")?.Trim().ToLowerInvariant() ?? "";
        var html = type == "html" || type.Contains("xhtml", StringComparison.Ordinal) || type == "text/html";
        string? text;
        if (MarkupText.HasSection(inner)) text = element.Text;
        else if (type.Contains("xhtml", StringComparison.Ordinal)) text = WithoutDiv(inner).Trim().ToString();
        else if (type is "" or "text" or "html" || type.StartsWith("text/", StringComparison.Ordinal)) text = mode == "base64" ? FromBase64(inner) ?? element.Text : html ? MarkupText.Read(WithoutDiv(inner)) : element.Text;
        else text = FromBase64(inner) ?? inner.ToString();
        if (string.IsNullOrEmpty(text)) return null;
        return context.Cut(html && element.Base.Stated ? MarkupLinks.Resolve(text, element.Base) : text);
    }

    private static ReadOnlySpan<char> WithoutDiv(ReadOnlySpan<char> inner)
    {
        if (inner.Length < 5 || inner[0] != '<') return inner;
        var nameEnd = 1;
        while (nameEnd < inner.Length && (char.IsLetterOrDigit(inner[nameEnd]) || inner[nameEnd] == ':')) nameEnd++;
        if (!inner[1..nameEnd].EndsWith("div", StringComparison.OrdinalIgnoreCase)) return inner;
        var start = inner.IndexOf('>');
        var end = inner.LastIndexOf("</");
        return start < 0 || end <= start || !inner[(end + 2)..].TrimEnd('>').Trim().Equals(inner[1..nameEnd], StringComparison.OrdinalIgnoreCase) ? inner : inner[(start + 1)..end];
    }

    private static string? FromBase64(ReadOnlySpan<char> inner)
    {
        if (!Base64.IsValid(inner, out var length)) return null;
        var bytes = new byte[length];
        // A word can look like base64; what does not decode to text is not.
        return Convert.TryFromBase64Chars(inner, bytes, out var written) && System.Text.Unicode.Utf8.IsValid(bytes.AsSpan(0, written)) && bytes.AsSpan(0, written).IndexOfAnyInRange((byte)0, (byte)8) < 0
            ? Encoding.UTF8.GetString(bytes, 0, written)
            : null;
    }
}
