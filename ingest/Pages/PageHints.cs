namespace Monitoring.Ingest.Pages;

/// <summary>What the page's declarations say of its text: headline, description, and sometimes the body itself.</summary>
internal sealed class PageHints
{
    private readonly HashSet<string> _title;
    private readonly string _description;
    private readonly string? _body;

    public PageHints(PageDocument page)
    {
        _title = Words(page.Meta("og:title", "twitter:title") ?? page.Linked.Headline ?? page.Html.Title ?? "");
        _description = Squeezed(page.Meta("og:description", "description", "twitter:description") ?? "");
        _body = page.Linked.Body is { Length: >= 200 } body ? Squeezed(body) : null;
        IsArticle = page.Linked.IsArticle || (page.Meta("og:type")?.StartsWith("article", StringComparison.OrdinalIgnoreCase) ?? false);
    }

    public bool IsArticle { get; }

    /// <summary>1 when the declared body holds this block, 0 when not, -1 when the page declares none.</summary>
    public double BodyOverlap(string text)
    {
        if (_body is null) return -1;
        var squeezed = Squeezed(text.Length > 160 ? text[..160] : text);
        return squeezed.Length >= 8 && _body.Contains(squeezed, StringComparison.Ordinal) ? 1 : 0;
    }

    /// <summary>1 when the description begins this block or holds it, else 0; -1 without a description.</summary>
    public double DescriptionOverlap(string text)
    {
        if (_description.Length < 20) return -1;
        var squeezed = Squeezed(text.Length > 300 ? text[..300] : text);
        if (squeezed.Length < 20) return 0;
        return _description.Contains(squeezed[..Math.Min(squeezed.Length, 60)], StringComparison.Ordinal)
            || squeezed.Contains(_description[..Math.Min(_description.Length, 60)], StringComparison.Ordinal) ? 1 : 0;
    }

    /// <summary>Share of common words of this block and the headline (Jaccard), 0 to 1.</summary>
    public double TitleOverlap(string text)
    {
        if (_title.Count == 0 || text.Length > 400) return 0;
        var words = Words(text);
        if (words.Count == 0) return 0;
        var common = words.Count(_title.Contains);
        return (double)common / (words.Count + _title.Count - common);
    }

    private static HashSet<string> Words(string text) =>
        [.. text.ToLowerInvariant().Split([' ', '\n', '-', '–', '|', ':', ',', '.', '"', '«', '»', '?', '!', '(', ')', '،'], StringSplitOptions.RemoveEmptyEntries)];

    private static string Squeezed(string text) => string.Create(text.Count(char.IsLetterOrDigit), text, static (span, source) =>
    {
        var at = 0;
        foreach (var c in source)
        {
            if (char.IsLetterOrDigit(c)) span[at++] = char.ToLowerInvariant(c);
        }
    });
}
