using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Monitoring.Ingest.Encodings;
using Monitoring.Ingest.Pages;
using Monitoring.Text.Dates;

namespace Monitoring.Ingest.Feeds;

/// <summary>
/// Which links of a page lead to articles: <c>*</c> any characters but a slash, <c>**</c> any characters, <c>#</c> a run of digits,
/// everything else itself. A pattern that begins with a slash is compared with path and query on the page's own host
/// (<c>/news/#/**</c>), another with the whole address.
/// </summary>
public sealed class LinkPattern
{
    private readonly Regex _regex;
    private readonly bool _ownHost;

    private LinkPattern(Regex regex, bool ownHost) => (_regex, _ownHost) = (regex, ownHost);

    /// <exception cref="FeedException">The pattern is empty or longer than 500 characters.</exception>
    public static LinkPattern Parse(string pattern)
    {
        var text = pattern.Trim();
        if (text.Length is 0 or > 500) throw new FeedException("a link pattern has 1 to 500 characters, such as /news/#/**");
        var regex = new StringBuilder("^");
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '*' && i + 1 < text.Length && text[i + 1] == '*')
            {
                regex.Append(".*");
                i++;
            }
            else regex.Append(text[i] switch { '*' => "[^/]*", '#' => "[0-9]+", var c => Regex.Escape(c.ToString()) });
        }
        return new LinkPattern(new Regex(regex.Append('$').ToString(), RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant), text[0] == '/');
    }

    public bool Matches(Uri link, Uri page) =>
        _ownHost ? link.IdnHost == page.IdnHost && (_regex.IsMatch(link.PathAndQuery) || _regex.IsMatch(Uri.UnescapeDataString(link.PathAndQuery))) : _regex.IsMatch(link.AbsoluteUri);
}

/// <summary>A page that lists articles, read as a feed: each link that fits the pattern is an item, titled by its text, dated where a time stands beside it.</summary>
public static class ListingPage
{
    private const int MostItems = 2000;
    /// <summary>How far around a link its time is looked for.</summary>
    private const int Around = 4;

    /// <summary>
    /// The pattern that an address carries as its fragment, <c>https://example.ir/archive#/news/#/**</c>: so a listing page is followed
    /// wherever a feed's address can be written. Null when the fragment is none.
    /// </summary>
    /// <exception cref="FeedException">The fragment is too long for a pattern.</exception>
    public static LinkPattern? PatternOf(Uri url) => url.Fragment.StartsWith("#/", StringComparison.Ordinal) ? LinkPattern.Parse(Uri.UnescapeDataString(url.Fragment[1..])) : null;

    /// <exception cref="FeedException">No link fits: the layout may have changed.</exception>
    public static Feed Parse(ReadOnlyMemory<byte> bytes, Uri url, LinkPattern pattern, string? contentType = null)
    {
        if (bytes.Length > FeedLimits.Default.MaxBytes) throw FeedBytes.TooLarge(FeedLimits.Default);
        using var page = PageDocument.Parse(PageEncoding.Decode(bytes.Span, FeedBytes.Charset(contentType)).Text, url);
        var titles = new Dictionary<string, (string Title, IElement Link)>(StringComparer.Ordinal);
        var order = new List<string>();
        foreach (var link in page.Html.QuerySelectorAll("a[href]"))
        {
            if (page.Absolute(link.GetAttribute("href")) is not { } absolute) continue;
            var address = new Uri(absolute);
            if (address.Fragment.Length > 0) address = new Uri(address.GetLeftPart(UriPartial.Query));
            if (!pattern.Matches(address, url)) continue;
            var title = PageDocument.TextOf(link);
            if (title.Length == 0) title = PageDocument.Folded(link.GetAttribute("title") ?? link.QuerySelector("img[alt]")?.GetAttribute("alt") ?? "");
            var key = address.AbsoluteUri;
            if (!titles.TryGetValue(key, out var known))
            {
                if (order.Count >= MostItems) continue;
                order.Add(key);
                titles[key] = (title, link);
            }
            else if (title.Length > known.Title.Length) titles[key] = (title, link);
        }
        if (order.Count == 0) throw new FeedException("no link of the page fits the pattern: has its layout changed?");
        var times = new Dictionary<IElement, IElement?>();
        return new Feed
        {
            FeedType = FeedType.Listing,
            Title = page.Meta("og:site_name") ?? (page.Html.Title is { Length: > 0 } heading ? PageDocument.Folded(heading) : null),
            Link = url.AbsoluteUri,
            Language = page.Html.DocumentElement.GetAttribute("lang"),
            Items = [.. order.Select(key => Item(key, titles[key], times))],
        };
    }

    private static FeedItem Item(string address, (string Title, IElement Link) found, Dictionary<IElement, IElement?> times) => new()
    {
        Url = address,
        Title = found.Title.Length == 0 ? null : found.Title,
        Published = TimeBeside(found.Link, times) is { } time ? FeedDate.Read(time.GetAttribute("datetime") ?? PageDocument.TextOf(time), DisplayZone.Tehran) : null,
    };

    /// <summary>The only time element of a near ancestor: where there are several, they belong to several items.</summary>
    private static IElement? TimeBeside(IElement link, Dictionary<IElement, IElement?> times)
    {
        var around = link;
        for (var level = 0; level < Around && around is not null; level++, around = around.ParentElement)
        {
            if (!times.TryGetValue(around, out var only))
            {
                var all = around.QuerySelectorAll("time");
                if (all.Length > 1) return null;
                times[around] = only = all.Length == 1 ? all[0] : null;
            }
            if (only is not null) return only;
        }
        return null;
    }
}
