namespace Monitoring.Ingest.Pages;

/// <summary>The headline: the printed one where the page's declarations confirm it, else the declared one without the site's name.</summary>
internal static class Headline
{
    // What stands between a headline and the name of its site.
    private static readonly string[] Separators = [" | ", " - ", " – ", " — ", " :: ", " » ", " « ", " / ", " • ", " · ", "|", " : ", " ـ "];

    /// <returns>The headline, and the kicker where both are printed as one block.</returns>
    public static (string Title, string? Kicker) Of(PageDocument page, TextBlock? printed)
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
            foreach (var title in declared)
            {
                var at = TailStart(text, WithoutSite(title, site, declared));
                if (at > 2 && text.Length - at > 10) return (text[at..].Trim(), text[..at].Trim(' ', ':', '|', '-', '–', '/', '«', '»'));
            }

            return (text, null);
        }

        var heading = page.Html.QuerySelector("h1");
        if (declared.Count == 0) return (heading is null ? "" : PageDocument.TextOf(heading), null);
        return (WithoutSite(declared[0], site, declared), null);
    }

    /// <summary>Where the declared headline begins when the printed text ends with it, apart from marks and spaces; else -1.</summary>
    private static int TailStart(string printed, string declared)
    {
        var (i, j) = (printed.Length - 1, declared.Length - 1);
        while (true)
        {
            while (j >= 0 && !char.IsLetterOrDigit(declared[j])) j--;
            if (j < 0) break;
            while (i >= 0 && !char.IsLetterOrDigit(printed[i])) i--;
            if (i < 0 || char.ToLowerInvariant(printed[i]) != char.ToLowerInvariant(declared[j])) return -1;
            i--;
            j--;
        }

        // Not in the middle of a word, and quotation marks that open the headline stay with it.
        if (i < 0 || char.IsLetterOrDigit(printed[i])) return -1;
        while (i >= 0 && printed[i] is '«' or '"' or '“' or '„' or '(') i--;
        return i + 1;
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
