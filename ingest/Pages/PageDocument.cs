using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Monitoring.Ingest.Pages;

/// <summary>A parsed page with its declarations at hand: meta elements by name, linked data, the address it was fetched from.</summary>
internal sealed class PageDocument : IDisposable
{
    private static readonly HtmlParserOptions ParserOptions = new() { IsScripting = false, IsKeepingSourceReferences = false };

    private readonly Dictionary<string, List<string>> _metas = new(StringComparer.OrdinalIgnoreCase);

    private PageDocument(IHtmlDocument html, Uri? url)
    {
        Html = html;
        Url = url;
        foreach (var meta in html.QuerySelectorAll("meta"))
        {
            if (meta.GetAttribute("content") is not { Length: > 0 } content) continue;
            foreach (var attribute in (string[])["property", "name", "itemprop", "http-equiv"])
            {
                foreach (var name in (meta.GetAttribute(attribute) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
                {
                    if (!_metas.TryGetValue(name, out var values)) _metas[name] = values = [];
                    var value = Folded(content);
                    if (value.Length > 0 && !values.Contains(value)) values.Add(value);
                }
            }
        }

        Linked = LinkedData.Read(html.QuerySelectorAll("script").Select(s => s.TextContent));
        BaseUrl = html.QuerySelector("base[href]")?.GetAttribute("href") is { } href && Absolute(href) is { } b ? new Uri(b) : url;
    }

    public IHtmlDocument Html { get; }

    public Uri? Url { get; }

    public Uri? BaseUrl { get; }

    public LinkedData Linked { get; }

    public CueWords Cues { get; } = new();

    public static PageDocument Parse(string html, Uri? url) =>
        new(new HtmlParser(ParserOptions).ParseDocument(PageScrubber.Scrub(html)), url);

    /// <summary>Contents of the meta elements of this name (property, name, itemprop or http-equiv), white space folded.</summary>
    public IReadOnlyList<string> Metas(string name) => _metas.TryGetValue(name, out var values) ? values : [];

    /// <summary>The first content of the first of these names that has one.</summary>
    public string? Meta(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (_metas.TryGetValue(name, out var values) && values.Count > 0) return values[0];
        }

        return null;
    }

    /// <summary>The absolute http(s) address behind a link of this page, or null.</summary>
    public string? Absolute(string? link)
    {
        if (string.IsNullOrWhiteSpace(link) || link.Length > 8000) return null;
        link = link.Trim();
        var absolute = (BaseUrl ?? Url) is { } start
            ? Uri.TryCreate(start, link, out var joined) ? joined : null
            : Uri.TryCreate(link, UriKind.Absolute, out var whole) ? whole : null;
        return absolute is { Scheme: "http" or "https" } ? absolute.AbsoluteUri : null;
    }

    /// <summary>Text with every run of white space as one space; invisible format characters but the half-space are dropped.</summary>
    public static string Folded(string text)
    {
        var result = new StringBuilder(text.Length);
        var gap = false;
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                gap = result.Length > 0;
            }
            else if (c is not ('\u200B' or '\uFEFF' or '\u2060' or '\u00AD'))
            {
                if (gap) result.Append(' ');
                gap = false;
                result.Append(c);
            }
        }

        return result.ToString();
    }

    public static string TextOf(INode node) => Folded(node.TextContent);

    public void Dispose() => Html.Dispose();
}
