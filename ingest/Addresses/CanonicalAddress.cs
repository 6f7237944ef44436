namespace Monitoring.Ingest.Addresses;

/// <summary>
/// The one form of an address that all its twins share: http and https, <c>www.</c> and mobile hosts, AMP copies, default ports,
/// tracking parameters, fragments, spellings of the same characters. It names an article; it is not promised to be fetchable.
/// </summary>
public static class CanonicalAddress
{
    /// <summary>Longer addresses are cut from nothing and kept as they are: browsers and servers refuse them too.</summary>
    public const int MaxLength = 8 * 1024;

    /// <summary>The canonical form by the built-in tracking rules; see <see cref="Of(string, TrackingRules)"/>.</summary>
    public static string Of(string url) => Of(url, TrackingRules.BuiltIn);

    /// <summary>
    /// The canonical form: always <c>https://</c> for web addresses, host in lower-case punycode, percent-encoding in capital hex,
    /// parameters sorted by name. Never throws and is idempotent; what is no web address comes back trimmed.
    /// </summary>
    public static string Of(string url, TrackingRules rules)
    {
        var text = WebAddress.Clean(url);
        if (text.Length > MaxLength) return text;
        // Each pass can uncover something for the next (an AMP suffix before a trailing slash); all passes shorten or settle.
        for (var pass = 0; pass < 8; pass++)
        {
            if (WebAddress.Parse(text) is not { } address) return text;
            var next = Simplify(address, rules).ToString();
            if (next == text) break;
            text = next;
        }

        return text;
    }

    private static WebAddress Simplify(WebAddress address, TrackingRules rules)
    {
        if (Twins.Inner(address) is { } inner) return inner;
        address = address with { Scheme = "https", Port = address.Port is 80 or 443 ? null : address.Port };
        if (rules.Redirection(address) is { } target) return target;
        address = rules.Strip(address);
        address = Twins.Original(address);
        return address with { Path = WithoutTail(address.Path), Query = Sorted(address.Query) };
    }

    private static string WithoutTail(string path)
    {
        var session = path.IndexOf(";jsessionid=", StringComparison.OrdinalIgnoreCase);
        if (session >= 0)
        {
            var end = path.IndexOf('/', session);
            path = end < 0 ? path[..session] : path[..session] + path[end..];
        }

        var last = path[(path.LastIndexOf('/') + 1)..];
        if (last is "index.html" or "index.htm" or "index.php" or "default.aspx" or "Default.aspx" or "index.aspx") path = path[..^last.Length];
        if (NumberedSlug(path) is { } numbered) path = numbered;
        return path.Length > 1 ? path.TrimEnd('/') : "/";
    }

    /// <summary>
    /// A slug in Arabic script beside a number of five or more digits is the headline of the day: news systems serve the same item
    /// under the number alone, and under a new slug when the headline changes. It follows the number (<c>/news/6142565/slug</c>,
    /// <c>/4080123-slug</c>), or stands before the name that carries it (<c>/slug/a-69412345</c>, <c>/a/slug/32987654.html</c>).
    /// </summary>
    private static string? NumberedSlug(string path)
    {
        var trimmed = path.TrimEnd('/');
        var slash = trimmed.LastIndexOf('/');
        if (slash < 0) return null;
        var last = trimmed[(slash + 1)..];
        if (HasArabic(last))
        {
            var dash = last.IndexOf('-', StringComparison.Ordinal);
            if (dash >= 0 && IsNumber(last[..dash]) && HasArabic(last[dash..])) return trimmed[..(slash + 1 + dash)];
            return slash > 0 && IsNumber(trimmed[(trimmed.LastIndexOf('/', slash - 1) + 1)..slash]) ? trimmed[..slash] : null;
        }

        if (slash <= 0) return null;
        var before = trimmed.LastIndexOf('/', slash - 1);
        if (before < 0 || !HasArabic(trimmed[before..slash])) return null;
        var named = last.StartsWith("a-", StringComparison.Ordinal) && IsNumber(last[2..])
            || last.EndsWith(".html", StringComparison.Ordinal) && IsNumber(last[..^5]) && trimmed[..before].EndsWith("/a", StringComparison.Ordinal);
        return named ? string.Concat(trimmed.AsSpan(0, before), trimmed.AsSpan(slash)) : null;
    }

    private static bool IsNumber(string text) => text.Length >= 5 && text.All(char.IsAsciiDigit);

    /// <summary>U+0600 to U+06FF in UTF-8 begins with D8 to DB.</summary>
    private static bool HasArabic(string text) =>
        text.Contains("%D8", StringComparison.Ordinal) || text.Contains("%D9", StringComparison.Ordinal)
        || text.Contains("%DA", StringComparison.Ordinal) || text.Contains("%DB", StringComparison.Ordinal);

    private static string Sorted(string query)
    {
        if (query.Length == 0) return query;
        var parts = query.Split('&', StringSplitOptions.RemoveEmptyEntries);
        // Stable, because repeated names mean a list whose order may count.
        return string.Join('&', parts.OrderBy(p => p.Split('=', 2)[0], StringComparer.Ordinal));
    }
}
