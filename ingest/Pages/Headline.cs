namespace Monitoring.Ingest.Pages;

/// <summary>The headline: the printed one where the page's declarations confirm it, else the declared one without the site's name.</summary>
internal static class Headline
{
    // What stands between a headline and the name of its site.
    private static readonly string[] Separators = [" | ", " - ", " – ", " — ", " :: ", " » ", " « ", " / ", " • ", " · ", "|", " : ", " ـ "];

    public static string Of(PageDocument page, TextBlock? printed)
    {
        var site = page.Meta("og:site_name") ?? page.Linked.Publisher;
        var declared = new List<string>();
        foreach (var text in (string?[])[page.Meta("og:title"), page.Linked.Headline, page.Meta("headline"), page.Meta("twitter:title"), page.Meta("dc.title", "title"), page.Html.Title])
        {
            if (!string.IsNullOrWhiteSpace(text)) declared.Add(PageDocument.Folded(text));
        }

        if (printed is not null)
        {
            var text = printed.Text.Replace('\n', ' ');
            if (text.Length > 0) return text;
        }

        var heading = page.Html.QuerySelector("h1");
        if (declared.Count == 0) return heading is null ? "" : PageDocument.TextOf(heading);
        return WithoutSite(declared[0], site, declared);
    }

    /// <summary>Cuts <c> - Site name</c>: the part that names the site, or that the page's other declarations lack.</summary>
    internal static string WithoutSite(string title, string? site, IReadOnlyList<string> others)
    {
        foreach (var separator in Separators)
        {
            var at = title.LastIndexOf(separator, StringComparison.Ordinal);
            if (at <= 0) continue;
            var (head, tail) = (title[..at].Trim(), title[(at + separator.Length)..].Trim());
            if (head.Length == 0) continue;
            if (site is not null && tail.Length > 0 && (site.Contains(tail, StringComparison.OrdinalIgnoreCase) || tail.Contains(site, StringComparison.OrdinalIgnoreCase))) return head;
            if (site is not null && head.Length < tail.Length && site.Contains(head, StringComparison.OrdinalIgnoreCase)) return tail;
            if (others.Contains(head)) return head;
        }

        return title;
    }
}
