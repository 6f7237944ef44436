using System.Globalization;
using System.Text;
using System.Xml;

namespace Monitoring.Ingest.Feeds;

/// <summary>One subscription of an OPML list.</summary>
/// <param name="Url">The feed.</param>
/// <param name="Site">The site that it belongs to.</param>
/// <param name="Groups">Titles of the folders around it, outermost first.</param>
public sealed record OpmlFeed(string Url, string? Title, string? Site, string? Language, IReadOnlyList<string> Groups);

/// <summary>Lists of feeds as other readers exchange them (opml.org, 2.0; 1.0 is read too).</summary>
public static class Opml
{
    private const int MostFeeds = 200_000;
    private const int MostDepth = 32;

    /// <summary>The feeds of a list, in order, each address once.</summary>
    /// <exception cref="FeedException">It is no OPML.</exception>
    public static IReadOnlyList<OpmlFeed> Read(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length > FeedLimits.Default.MaxBytes) throw FeedBytes.TooLarge(FeedLimits.Default);
        var text = FeedBytes.Decode(bytes.Span, null);
        var scanner = new MarkupScanner(text);
        var feeds = new List<OpmlFeed>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        // Outlines that are open; null for those that are no folder.
        var open = new List<string?>();
        var isOpml = false;
        while (scanner.Next() is var token && token != MarkupToken.End)
        {
            if (scanner.Name.Equals("opml", StringComparison.OrdinalIgnoreCase)) isOpml = true;
            if (!isOpml || !scanner.Name.Equals("outline", StringComparison.OrdinalIgnoreCase)) continue;
            if (token == MarkupToken.EndTag)
            {
                if (open.Count > 0) open.RemoveAt(open.Count - 1);
                continue;
            }
            var attributes = MarkupAttributes.Read(scanner.AttributeText) ?? [];
            var title = Value("title") ?? Value("text");
            var address = Value("xmlurl");
            if (address is not null && feeds.Count < MostFeeds && seen.Add(address))
                feeds.Add(new OpmlFeed(address, title, Value("htmlurl"), Value("language"), [.. open.OfType<string>()]));
            if (!scanner.SelfClosing && open.Count < MostDepth) open.Add(address is null ? title : null);

            string? Value(string name) => FeedContext.OrNull(attributes.Find(a => a.Key == name).Value)?.Trim();
        }
        return isOpml ? feeds : throw new FeedException("not an OPML list of feeds");
    }

    /// <summary>OPML 2.0 in UTF-8, feeds under the folders of their groups.</summary>
    public static string Write(string title, IEnumerable<OpmlFeed> feeds, DateTimeOffset created)
    {
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, OmitXmlDeclaration = true, CheckCharacters = true }))
        {
            xml.WriteStartElement("opml");
            xml.WriteAttributeString("version", "2.0");
            xml.WriteStartElement("head");
            xml.WriteElementString("title", MarkupText.WithoutForbidden(title));
            xml.WriteElementString("dateCreated", created.ToUniversalTime().ToString("r", CultureInfo.InvariantCulture));
            xml.WriteEndElement();
            xml.WriteStartElement("body");
            WriteGroup(xml, [.. feeds], 0);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + text.ToString().ReplaceLineEndings("\n") + "\n";
    }

    private static void WriteGroup(XmlWriter xml, List<OpmlFeed> feeds, int depth)
    {
        foreach (var feed in feeds.Where(feed => feed.Groups.Count <= depth || depth >= MostDepth))
        {
            xml.WriteStartElement("outline");
            Attribute("type", "rss");
            Attribute("text", feed.Title ?? feed.Url);
            Attribute("title", feed.Title);
            Attribute("xmlUrl", feed.Url);
            Attribute("htmlUrl", feed.Site);
            Attribute("language", feed.Language);
            xml.WriteEndElement();
        }
        if (depth >= MostDepth) return;
        foreach (var group in feeds.Where(feed => feed.Groups.Count > depth).GroupBy(feed => feed.Groups[depth], StringComparer.Ordinal))
        {
            xml.WriteStartElement("outline");
            Attribute("text", group.Key);
            WriteGroup(xml, [.. group], depth + 1);
            xml.WriteEndElement();
        }

        void Attribute(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value)) xml.WriteAttributeString(name, MarkupText.WithoutForbidden(value));
        }
    }
}
