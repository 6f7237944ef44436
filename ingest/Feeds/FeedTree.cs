namespace Monitoring.Ingest.Feeds;

/// <summary>
/// Walks a feed from its root and hands out one field or item at a time, so that memory is bounded by the largest item. What is
/// missing is supplied: ends of elements, ends of items, the end of the document.
/// </summary>
internal sealed class FeedTree
{
    /// <summary>How far into a document a root element is looked for: some servers print warnings before it.</summary>
    private const int RootWithin = 64 << 10;

    /// <summary>Channels inside channels: none in honest feeds.</summary>
    private const int MostContainers = 4;

    private static readonly HashSet<string> Fields = new(StringComparer.Ordinal)
    {
        "title", "link", "description", "pubdate", "guid", "category", "author", "comments", "enclosure", "summary", "content", "id",
        "updated", "published", "issued", "modified", "content:encoded", "dc:creator", "dc:date", "dc:subject", "loc", "lastmod",
        "language", "lastbuilddate", "managingeditor", "webmaster", "copyright", "generator", "ttl", "image", "subtitle", "rights", "logo",
    };

    /// <summary>Their own fields are called as an item's are.</summary>
    private static readonly HashSet<string> Compounds = new(StringComparer.Ordinal) { "image", "textinput", "author", "source", "contributor", "news:news" };

    private readonly string _text;
    private readonly FeedLimits _limits;
    private readonly MarkupScanner _scanner;
    private readonly List<Container> _containers = [];
    /// <summary>Fields that an unclosed one before them had swallowed.</summary>
    private readonly Queue<FeedElement> _freed = [];
    private MarkupToken? _pending;
    private string? _itemName;

    private FeedTree(string text, FeedLimits limits)
    {
        _text = text;
        _limits = limits;
        _scanner = new MarkupScanner(text);
    }

    /// <summary>The root and what is inside it of the same kind: <c>rss</c>, <c>channel</c>.</summary>
    private sealed record Container(FeedElement Element, FeedNames Names, string RawName);

    public FeedElement Root { get; private set; } = null!;
    /// <summary>Local name of the root in lower case: one of rss, rdf, feed, channel, urlset, sitemapindex.</summary>
    public string RootName { get; private set; } = "";
    public FeedElement Current { get; private set; } = null!;
    /// <summary>The element that holds the current one.</summary>
    public FeedElement Holder { get; private set; } = null!;
    public bool Truncated { get; private set; }

    /// <exception cref="FeedException">There is no root element of a feed.</exception>
    public static FeedTree Open(string text, FeedLimits limits, FeedBase documentBase)
    {
        var tree = new FeedTree(text, limits);
        string? first = null;
        while (tree._scanner.Next() is var token && token != MarkupToken.End)
        {
            if (token != MarkupToken.StartTag) continue;
            var raw = tree._scanner.Name.ToString().ToLowerInvariant();
            var local = raw[(raw.IndexOf(':', StringComparison.Ordinal) + 1)..];
            first ??= local;
            if (local is "rss" or "rdf" or "feed" or "channel" or "urlset" or "sitemapindex")
            {
                tree.OpenRoot(raw, local, documentBase);
                return tree;
            }
            if (local is "html" or "opml" || tree._scanner.TokenStart > RootWithin) break;
        }
        throw new FeedException(first switch
        {
            null => "not a feed: there is no markup in it",
            "html" or "head" or "body" or "div" => "not a feed but an HTML page",
            "opml" => "not a feed but an OPML list of feeds",
            _ when first.All(c => char.IsAsciiLetterOrDigit(c) || c is ':' or '-' or '_' or '.') => $"not a feed: its first element is <{(first.Length > 40 ? first[..40] : first)}>",
            _ => "not a feed: there is no markup in it",
        });
    }

    private void OpenRoot(string raw, string local, FeedBase documentBase)
    {
        var attributes = MarkupAttributes.Read(_scanner.AttributeText);
        RootName = local;
        _itemName = local switch { "feed" => "entry", "urlset" => "url", "sitemapindex" => "sitemap", _ => "item" };
        var names = FeedNames.ForRoot(attributes, local == "feed" ? "atom" : null);
        Root = new FeedElement(_text, local, attributes);
        Root.Base = documentBase.With(Root.Attribute("xml:base"));
        _containers.Add(new Container(Root, names, raw));
    }

    /// <summary>The next field or item; false at the end.</summary>
    public bool Next()
    {
        while (true)
        {
            if (_freed.TryDequeue(out var freed))
            {
                Current = freed;
                return true;
            }
            var token = _pending ?? _scanner.Next();
            _pending = null;
            switch (token)
            {
                case MarkupToken.End:
                    Truncated = _containers.Count > 0 || _scanner.EndedInside;
                    return false;
                case MarkupToken.EndTag:
                    CloseContainer();
                    break;
                case MarkupToken.StartTag:
                    var outer = _containers.Count > 0 ? _containers[^1] : new Container(Root, FeedNames.ForRoot(null, null), "");
                    var opened = Start(outer.Names, outer.Element.Base, out var names);
                    if (opened.Name == "channel" && RootName is "rss" or "rdf" && !_scanner.SelfClosing)
                    {
                        if (_containers.Count < MostContainers) _containers.Add(new Container(opened, names, _scanner.Name.ToString().ToLowerInvariant()));
                        break;
                    }
                    Current = ReadInside(opened, names);
                    Holder = outer.Element;
                    return true;
            }
        }
    }

    private void CloseContainer()
    {
        for (var i = _containers.Count - 1; i >= 0; i--)
        {
            if (!_scanner.Name.Equals(_containers[i].RawName, StringComparison.OrdinalIgnoreCase)) continue;
            _containers.RemoveRange(i, _containers.Count - i);
            return;
        }
    }

    private FeedElement Start(FeedNames outerNames, FeedBase outerBase, out FeedNames names)
    {
        var attributes = MarkupAttributes.Read(_scanner.AttributeText);
        names = outerNames.Inside(attributes);
        var element = new FeedElement(_text, names.Of(_scanner.Name), attributes) { TagStart = _scanner.TokenStart, InnerStart = _scanner.TokenEnd, InnerEnd = _scanner.TokenEnd };
        element.Base = outerBase.With(element.Attribute("xml:base"));
        return element;
    }

    private FeedElement ReadInside(FeedElement top, FeedNames topNames)
    {
        if (_scanner.SelfClosing) return top;
        var open = new List<(FeedElement Element, FeedNames Names)> { (top, topNames) };
        var elements = 1;
        while (open.Count > 0)
        {
            var token = _scanner.Next();
            if (token == MarkupToken.End)
            {
                CloseFrom(open, 0, _text.Length, cut: true);
                _pending = MarkupToken.End;
            }
            else if (token == MarkupToken.EndTag)
            {
                End(open);
            }
            else
            {
                var (parent, names) = open[^1];
                var name = names.Of(_scanner.Name);
                if (name == _itemName)
                {
                    // An item is never inside an item or a field: whatever is open was not closed.
                    CloseFrom(open, 0, _scanner.TokenStart, cut: false);
                    _pending = MarkupToken.StartTag;
                }
                else if (open.Count < _limits.MaxDepth && elements < _limits.MaxElementsInItem)
                {
                    elements++;
                    var child = Start(names, parent.Base, out var childNames);
                    parent.Add(child);
                    if (!_scanner.SelfClosing) open.Add((child, childNames));
                }
            }
        }
        return top;
    }

    private void End(List<(FeedElement Element, FeedNames Names)> open)
    {
        for (var i = open.Count - 1; i >= 0; i--)
        {
            if (open[i].Names.Of(_scanner.Name) != open[i].Element.Name) continue;
            CloseFrom(open, i + 1, _scanner.TokenStart, cut: false);
            open[i].Element.InnerEnd = _scanner.TokenStart;
            open.RemoveAt(i);
            return;
        }
        foreach (var container in _containers)
        {
            if (!_scanner.Name.Equals(container.RawName, StringComparison.OrdinalIgnoreCase)) continue;
            CloseFrom(open, 0, _scanner.TokenStart, cut: false);
            _pending = MarkupToken.EndTag;
            return;
        }
        if (open[^1].Element.StrayEnd == 0) open[^1].Element.StrayEnd = _scanner.TokenStart;
    }

    /// <summary>Closes elements whose end was never written. Fields that they swallowed go back to where they belong.</summary>
    private void CloseFrom(List<(FeedElement Element, FeedNames Names)> open, int from, int at, bool cut)
    {
        for (var i = open.Count - 1; i >= from; i--)
        {
            var element = open[i].Element;
            (element.InnerEnd, element.Cut) = element.StrayEnd > 0 ? (element.StrayEnd, false) : (at, cut);
            if (element.Name == _itemName || Compounds.Contains(element.Name)) continue;
            var first = FirstField(element);
            if (first < 0) continue;
            if (element.Children[first].TagStart < element.InnerEnd) (element.InnerEnd, element.Cut) = (element.Children[first].TagStart, false);
            foreach (var field in element.TakeFrom(first))
            {
                if (i > 0) open[i - 1].Element.Add(field);
                else _freed.Enqueue(field);
            }
        }
        open.RemoveRange(from, open.Count - from);
    }

    private static int FirstField(FeedElement element)
    {
        for (var i = 0; i < element.Children.Count; i++)
            if (Fields.Contains(element.Children[i].Name)) return i;
        return -1;
    }
}
