namespace Monitoring.Ingest.Feeds;

/// <summary>
/// Gives every element the one name that the rest of the parser knows: lower case, and a prefix by namespace whatever the feed
/// calls it. The feed's own namespace has no prefix. A prefix that is not declared counts as itself, since many feeds forget to.
/// </summary>
internal sealed class FeedNames
{
    /// <summary>More names than any honest feed has; further ones are made afresh each time.</summary>
    private const int MostRemembered = 4096;

    /// <summary>Namespaces by their specifications (Atom: RFC 4287; modules of RSS: their own pages; sitemaps: sitemaps.org), in lower case without a closing slash or hash.</summary>
    private static readonly Dictionary<string, string> Prefixes = new(StringComparer.Ordinal)
    {
        ["www.w3.org/2005/atom"] = "atom",
        ["purl.org/atom/ns"] = "atom",
        ["purl.org/dc/elements/1.0"] = "dc",
        ["purl.org/dc/elements/1.1"] = "dc",
        ["purl.org/dc/terms"] = "dcterms",
        ["purl.org/rss/1.0/modules/content"] = "content",
        ["purl.org/rss/1.0/modules/syndication"] = "sy",
        ["www.itunes.com/dtds/podcast-1.0.dtd"] = "itunes",
        ["search.yahoo.com/mrss"] = "media",
        ["www.rssboard.org/media-rss"] = "media",
        ["www.google.com/schemas/sitemap-news/0.9"] = "news",
        ["www.google.com/schemas/sitemap-image/1.1"] = "image",
        ["www.google.com/schemas/sitemap-video/1.1"] = "video",
        ["www.w3.org/1999/02/22-rdf-syntax-ns"] = "rdf",
        ["www.w3.org/1999/xhtml"] = "xhtml",
        // The formats' own elements, where a feed gives even these a prefix.
        ["purl.org/rss/1.0"] = "",
        ["my.netscape.com/rdf/simple/0.9"] = "",
        ["channel.netscape.com/rdf/simple/0.9"] = "",
        ["backend.userland.com/rss2"] = "",
        ["www.sitemaps.org/schemas/sitemap/0.9"] = "",
        ["www.google.com/schemas/sitemap/0.84"] = "",
    };

    private readonly Dictionary<string, string> _remembered = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly FeedNames? _outer;
    private readonly Dictionary<string, string> _declared = new(StringComparer.Ordinal);
    private readonly string? _own;

    private FeedNames(FeedNames? outer, string? own)
    {
        _outer = outer;
        _own = own;
        _lookup = _remembered.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <param name="own">Prefix of the namespace that the feed itself is written in; null where it has none.</param>
    public static FeedNames ForRoot(List<KeyValuePair<string, string>>? attributes, string? own)
    {
        var names = new FeedNames(null, own);
        // The root of an RSS feed sometimes declares a default namespace that is not its own: only prefixes count there.
        names.Declare(attributes, withDefault: own is not null);
        return names;
    }

    /// <summary>The names inside an element with these attributes: this, unless it declares a namespace.</summary>
    public FeedNames Inside(List<KeyValuePair<string, string>>? attributes)
    {
        if (attributes is null || !attributes.Exists(a => IsDeclaration(a.Key))) return this;
        var inner = new FeedNames(this, _own);
        inner.Declare(attributes, withDefault: true);
        return inner;
    }

    public string Of(ReadOnlySpan<char> raw)
    {
        if (_lookup.TryGetValue(raw, out var known)) return known;
        var name = Resolve(raw.ToString().ToLowerInvariant());
        if (_remembered.Count < MostRemembered) _remembered[raw.ToString()] = name;
        return name;
    }

    private string Resolve(string raw)
    {
        var colon = raw.IndexOf(':', StringComparison.Ordinal);
        var prefix = colon < 0 ? "" : raw[..colon];
        var local = raw[(colon + 1)..];
        var canonical = Declared(prefix) ?? prefix;
        return canonical.Length == 0 || canonical == _own ? local : $"{canonical}:{local}";
    }

    private string? Declared(string prefix)
    {
        for (var scope = this; scope is not null; scope = scope._outer)
            if (scope._declared.TryGetValue(prefix, out var canonical)) return canonical;
        return null;
    }

    private void Declare(List<KeyValuePair<string, string>>? attributes, bool withDefault)
    {
        foreach (var (key, value) in attributes ?? [])
        {
            if (!IsDeclaration(key)) continue;
            var prefix = key.Length > 6 ? key[6..] : "";
            if (prefix.Length == 0 && !withDefault) continue;
            if (Prefixes.TryGetValue(Comparable(value), out var canonical)) _declared[prefix] = canonical;
            else if (prefix.Length == 0) _declared[prefix] = "";
        }
    }

    private static bool IsDeclaration(string attribute) =>
        attribute.StartsWith("xmlns", StringComparison.Ordinal) && (attribute.Length == 5 || attribute[5] == ':');

    private static string Comparable(string address)
    {
        var text = address.Trim().ToLowerInvariant();
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        return (scheme < 0 ? text : text[(scheme + 3)..]).TrimEnd('/', '#');
    }
}
