using System.Globalization;

namespace Monitoring.Ingest.Feeds;

/// <summary>RSS 0.9 to 2.0 and RDF Site Summary, with the modules that news uses: Dublin Core, content, iTunes, media, Atom inside RSS.</summary>
internal static class RssFeed
{
    public static Feed Read(FeedTree tree, FeedContext context)
    {
        var channel = new Channel();
        var items = new List<FeedItem>();
        var leftOut = 0;
        context.Language = FeedContext.OrNull(tree.Root.Attribute("xml:lang"));
        while (tree.Next())
        {
            var element = tree.Current;
            if (element.Name == "item")
            {
                if (items.Count < context.Limits.MaxItems) items.Add(Item(element, context));
                else leftOut++;
            }
            else
            {
                channel.Take(element, context);
            }
        }
        return channel.ToFeed(context) with
        {
            Version = Version(tree),
            Items = items,
            ItemsLeftOut = leftOut,
            Truncated = tree.Truncated,
        };
    }

    private static string? Version(FeedTree tree)
    {
        if (tree.RootName != "rdf") return tree.Root.Attribute("version");
        return tree.Root.Attribute("xmlns")?.Contains("/0.9", StringComparison.Ordinal) == true ? "0.9" : "1.0";
    }

    private static FeedItem Item(FeedElement item, FeedContext context)
    {
        var guid = item.Child("guid");
        var authors = Authors(item);
        var dublinDate = item.TextOf("dc:date", "dcterms:created", "dcterms:issued");
        return new FeedItem
        {
            Id = guid?.Text,
            IdIsAddress = guid is not null && !string.Equals(guid.Attribute("ispermalink"), "false", StringComparison.OrdinalIgnoreCase),
            Url = Link(item),
            Title = context.Cut(item.TextOf("title", "dc:title", "media:title", "atom:title")),
            Published = context.Date(item.TextOf("pubdate"), item.TextOf("atom:published", "published"), dublinDate),
            Updated = context.Date(item.TextOf("atom:updated", "updated"), dublinDate, item.TextOf("dcterms:modified")),
            Authors = authors.Count == 0 ? [] : [authors[0]],
            FurtherAuthors = authors.Count < 2 ? [] : authors[1..],
            Summary = context.Cut(item.TextOf("description", "dc:description", "itunes:summary", "atom:summary")),
            Content = context.Cut(item.TextOf("content:encoded", "atom:content", "xhtml:body")),
            Categories = Categories(item),
            Enclosures = Enclosures(item),
            Image = Image(item),
            Language = item.TextOf("dc:language") ?? FeedContext.OrNull(item.Attribute("xml:lang")),
            SourceTitle = item.TextOf("source", "dc:source"),
        };
    }

    /// <summary>The last link that says something; else an Atom link inside RSS that leads to a page.</summary>
    internal static string? Link(FeedElement holder)
    {
        string? link = null;
        foreach (var child in holder.ChildrenNamed("link"))
            link = child.Base.Resolve(child.Text ?? child.Attribute("href")) ?? link;
        if (link is not null) return link;
        foreach (var child in holder.ChildrenNamed("atom:link"))
            if (IsPage(child)) return child.Base.Resolve(child.Attribute("href"));
        return null;
    }

    private static bool IsPage(FeedElement link) =>
        (link.Attribute("rel") ?? "alternate").Equals("alternate", StringComparison.OrdinalIgnoreCase) && !string.IsNullOrWhiteSpace(link.Attribute("href"));

    /// <summary>People of the first kind of element that names any.</summary>
    private static List<FeedPerson> Authors(FeedElement holder)
    {
        foreach (var kind in (ReadOnlySpan<string>)["author", "managingeditor", "webmaster", "atom:author", "dc:author", "dc:creator", "itunes:author"])
        {
            var people = new List<FeedPerson>();
            foreach (var element in holder.ChildrenNamed(kind))
                if (FeedPersons.FromElement(element, kind == "atom:author" ? "atom:" : "") is { } person) people.Add(person);
            if (people.Count > 0) return people;
        }
        return [];
    }

    private static List<string> Categories(FeedElement holder)
    {
        var categories = new List<string>();
        foreach (var child in holder.ChildrenNamed("category")) Add(child.Text);
        foreach (var child in holder.ChildrenNamed("itunes:keywords"))
            foreach (var word in (child.Text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) Add(word);
        foreach (var child in holder.ChildrenNamed("itunes:category"))
        {
            Add(child.Attribute("text"));
            foreach (var inner in child.ChildrenNamed("itunes:category")) Add(inner.Attribute("text"));
        }
        foreach (var child in holder.ChildrenNamed("dc:subject")) Add(child.Text);
        foreach (var child in holder.ChildrenNamed("atom:category")) Add(child.Attribute("label") ?? child.Attribute("term"));
        return categories;

        void Add(string? text)
        {
            if (FeedContext.OrNull(text)?.Trim() is { } category) categories.Add(category);
        }
    }

    private static List<FeedEnclosure> Enclosures(FeedElement item)
    {
        var enclosures = new List<FeedEnclosure>();
        foreach (var child in item.ChildrenNamed("enclosure"))
            if (child.Base.Resolve(child.Attribute("url")) is { } url)
                enclosures.Add(new FeedEnclosure(url, child.Attribute("type"), Number(child.Attribute("length"))));
        return enclosures;
    }

    internal static long? Number(string? text) =>
        long.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) && number >= 0 ? number : null;

    private static string? Image(FeedElement holder)
    {
        if (holder.Child("itunes:image") is { } podcast && podcast.Base.Resolve(podcast.Attribute("href")) is { } cover) return cover;
        foreach (var media in holder.Children.Concat(holder.ChildrenNamed("media:group").SelectMany(group => group.Children)))
        {
            if (media.Name is not ("media:content" or "media:thumbnail" or "enclosure")) continue;
            var isImage = media.Name == "media:thumbnail" || media.Attribute("medium") == "image" || media.Attribute("type")?.StartsWith("image/", StringComparison.Ordinal) == true;
            if (isImage && media.Base.Resolve(media.Attribute("url")) is { } url) return url;
        }
        return null;
    }

    /// <summary>Fields of the channel, in whatever order and container they come.</summary>
    private sealed class Channel
    {
        /// <summary>Collected as children of one element, so that channel and item are read alike.</summary>
        private readonly FeedElement _fields = new("", "channel", null);

        public void Take(FeedElement element, FeedContext context)
        {
            if (element.Name is "items" or "textinput" or "cloud") return;
            _fields.Add(element);
            if (element.Name is "language" or "dc:language") context.Language = element.Text ?? context.Language;
        }

        public Feed ToFeed(FeedContext context)
        {
            var authors = Authors(_fields);
            var self = _fields.ChildrenNamed("atom:link");
            return new Feed
            {
                FeedType = FeedType.Rss,
                Id = _fields.TextOf("atom:id"),
                Title = _fields.TextOf("title", "dc:title", "atom:title"),
                Link = Link(_fields),
                SelfLink = Related(self, "self"),
                NextLink = Related(self, "next"),
                Description = context.Cut(_fields.TextOf("description", "itunes:summary", "dc:description")),
                Language = _fields.TextOf("language", "dc:language") ?? context.Language,
                Published = context.Date(_fields.TextOf("pubdate")),
                Updated = context.Date(_fields.TextOf("lastbuilddate"), _fields.TextOf("atom:updated"), _fields.TextOf("dc:date")),
                Authors = authors.Count == 0 ? [] : [authors[0]],
                Categories = Categories(_fields),
                Image = _fields.Child("image") is { } image && image.TextOf("url") is { } url ? image.Base.Resolve(url) : RssFeed.Image(_fields),
                FreshFor = FreshFor(),
            };
        }

        private static string? Related(IEnumerable<FeedElement> links, string relation)
        {
            var link = links.FirstOrDefault(l => string.Equals(l.Attribute("rel"), relation, StringComparison.OrdinalIgnoreCase));
            return link?.Base.Resolve(link.Attribute("href"));
        }

        private TimeSpan? FreshFor()
        {
            if (Number(_fields.TextOf("ttl")) is > 0 and < 60 * 24 * 30 and { } minutes) return TimeSpan.FromMinutes(minutes);
            var period = _fields.TextOf("sy:updateperiod")?.ToLowerInvariant() switch
            {
                "hourly" => TimeSpan.FromHours(1),
                "daily" => TimeSpan.FromDays(1),
                "weekly" => TimeSpan.FromDays(7),
                "monthly" => TimeSpan.FromDays(30),
                "yearly" => TimeSpan.FromDays(365),
                _ => (TimeSpan?)null,
            };
            return period / Math.Clamp(Number(_fields.TextOf("sy:updatefrequency")) ?? 1, 1, 1000);
        }
    }
}
