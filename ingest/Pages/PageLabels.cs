using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Monitoring.Ingest.Files;
using Monitoring.Text.Languages;

namespace Monitoring.Ingest.Pages;

/// <summary>What a page says of its story beside the text: authors, publisher, number, section, language, tags, image, address.</summary>
internal static partial class PageLabels
{
    private const int MaxNames = 12;
    private const int MaxTags = 40;

    public static IReadOnlyList<string> Authors(PageDocument page, string source)
    {
        var names = new List<string>();
        var publisher = page.Linked.Publisher ?? page.Meta("og:site_name") ?? "";
        foreach (var name in page.Linked.Authors) AddName(names, name, source);
        if (names.Count == 0)
        {
            foreach (var meta in (string[])["author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "citation_author", "byl"])
            {
                foreach (var value in page.Metas(meta))
                {
                    if (value.Equals(publisher, StringComparison.OrdinalIgnoreCase)) continue;
                    foreach (var part in value.Split([';', '،'], StringSplitOptions.TrimEntries)) AddName(names, part, source);
                }

                if (names.Count > 0) break;
            }
        }

        if (names.Count == 0)
        {
            foreach (var element in page.Html.QuerySelectorAll("[rel=author],[itemprop=author],.author .fn,.byline a,.author-name,.byline,.news-author,.reporter").Take(8))
            {
                if (!PageAsides.IsAside(page, element)) AddName(names, PageDocument.TextOf(element), source);
            }
        }

        return names.Count > MaxNames ? names[..MaxNames] : names;
    }

    /// <summary>The publisher's name: the one that its host is known by, else as the page gives it, without slogans; empty when it gives none.</summary>
    public static string Source(PageDocument page)
    {
        if (page.Url is { } url && SourceNames.IsKnown(url.AbsoluteUri)) return SourceNames.Of(url.AbsoluteUri);
        foreach (var name in (string?[])[page.Meta("og:site_name"), page.Linked.Publisher, page.Meta("application-name", "publisher", "dc.publisher", "copyright-holder")])
        {
            if (string.IsNullOrWhiteSpace(name) || name.Length > 200 || name.StartsWith("http", StringComparison.OrdinalIgnoreCase)) continue;
            // «خبرگزاری … | آخرین اخبار ایران و جهان | …»: the name comes first.
            var first = name.Split(['|', '»', '•'], 2)[0].Split([" - ", " – ", " :: "], 2, StringSplitOptions.None)[0].Trim();
            return first.Length > 0 ? first : name;
        }

        return "";
    }

    /// <summary>«کد خبر»: declared, printed, or the number in the page's own address.</summary>
    public static string? Number(PageDocument page, IReadOnlyList<TextBlock> blocks)
    {
        foreach (var value in (string?[])[page.Meta("nastooh:nid", "nastooh:code", "article:id", "news_id", "newsid", "nid"), page.Linked.Number])
        {
            if (value is { Length: >= 3 and <= 24 } && value.All(char.IsAsciiLetterOrDigit) && value.Any(char.IsAsciiDigit)) return value;
        }

        foreach (var block in blocks)
        {
            if (block.Text.Length <= 300 && PrintedNumber().Match(block.Text) is { Success: true } match) return AsciiDigits(match.Groups[1].Value);
        }

        return null;
    }

    public static string? Section(PageDocument page)
    {
        if (page.Meta("article:section", "section", "parsely-section", "nastooh:topic") is { } meta) return LastPart(meta);
        if (page.Linked.Section is { } linked) return LastPart(linked);
        if (page.Html.QuerySelector("[itemprop=articleSection]") is { } marked && PageDocument.TextOf(marked) is { Length: > 1 and < 40 } name) return LastPart(name);
        // The last step of the path to the page that is not the page itself.
        var crumbs = page.Html.QuerySelectorAll("[class*=breadcrumb] a, [itemtype*=BreadcrumbList] a").Select(PageDocument.TextOf).Where(t => t.Length is > 1 and < 40).ToList();
        return crumbs.Count > 1 ? crumbs[^1] : null;
    }

    public static IReadOnlyList<string> Tags(PageDocument page)
    {
        var tags = new List<string>();
        foreach (var value in page.Metas("article:tag")) AddTags(tags, value);
        foreach (var value in page.Linked.Keywords) AddTags(tags, value);
        foreach (var element in page.Html.QuerySelectorAll("a[rel~=tag], .tags a, .tag-list a, .post-tags a, [class*=keyword] a, [itemprop=keywords] a, .news_tags a, .item-tags a").Take(80))
        {
            if (PageDocument.TextOf(element) is { Length: > 1 and <= 60 } text && (InTagBox(page, element) || !PageAsides.IsAside(page, element))) AddTag(tags, text);
        }

        if (tags.Count == 0)
        {
            foreach (var value in page.Metas("keywords").Concat(page.Metas("news_keywords"))) AddTags(tags, value);
        }

        return tags.Count > MaxTags ? tags[..MaxTags] : tags;
    }

    /// <summary>ISO 639 code: what the text's letters and words say, else what the page declares.</summary>
    public static string? Language(PageDocument page, string text)
    {
        var declared = Code(page.Html.DocumentElement.GetAttribute("lang") ?? page.Html.DocumentElement.GetAttribute("xml:lang"))
            ?? Code(page.Meta("og:locale", "content-language", "language", "dc.language", "inlanguage")) ?? Code(page.Linked.Language);
        // A few words tell less than the page itself, but more than nothing.
        if (text.Length < 60 && declared is not null) return declared;
        var detected = LanguageDetector.Detect(text.AsSpan(0, Math.Min(text.Length, 4000)));
        return detected == LanguageDetector.Undetermined ? declared : detected;
    }

    public static string? Image(PageDocument page) =>
        page.Absolute(page.Meta("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src") ?? page.Linked.Image
            ?? page.Html.QuerySelector("link[rel=image_src]")?.GetAttribute("href") ?? page.Meta("thumbnailurl", "thumbnail"));

    public static string? Canonical(PageDocument page) =>
        page.Absolute(page.Html.QuerySelector("link[rel~=canonical]")?.GetAttribute("href")) ?? page.Absolute(page.Meta("og:url")) ?? Web(page.Linked.Url);

    // A story's tags often stand in its footer; a cloud of tags stands in the side column.
    private static bool InTagBox(PageDocument page, IElement element)
    {
        for (var (ancestor, steps) = (element.ParentElement, 0); ancestor is not null && steps < 4; ancestor = ancestor.ParentElement, steps++)
        {
            var cues = page.Cues.Of(ancestor);
            if (cues.HasFlag(LayoutCues.Tags)) return (cues & LayoutCues.Side) == 0;
        }

        return false;
    }

    private static string? Web(string? url) => url is not null && url.StartsWith("http", StringComparison.OrdinalIgnoreCase) && Uri.TryCreate(url, UriKind.Absolute, out var u) ? u.AbsoluteUri : null;

    private static string? Code(string? declared)
    {
        if (string.IsNullOrWhiteSpace(declared)) return null;
        var code = declared.Trim().Split(['-', '_', ',', ' '], 2)[0].ToLowerInvariant();
        return code.Length is 2 or 3 && code.All(char.IsAsciiLetter) ? code : null;
    }

    private static string? LastPart(string section)
    {
        var parts = section.Split(['>', '›', '»', '/'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return parts.Length == 0 ? null : parts[^1];
    }

    private static void AddName(List<string> names, string raw, string source)
    {
        var name = ByWord().Replace(PageDocument.Folded(raw), "").Trim(' ', ',', ':', '-', '|');
        if (name.Length is < 3 or > 80 || name.Contains("://", StringComparison.Ordinal) || name.Contains('@') || name.StartsWith("www.", StringComparison.OrdinalIgnoreCase)) return;
        // The publisher itself is no author, however long it writes its name.
        if (source.Length > 0 && (name.StartsWith(source, StringComparison.OrdinalIgnoreCase) || source.StartsWith(name, StringComparison.OrdinalIgnoreCase))) return;
        if (name.Contains('|', StringComparison.Ordinal) || name is "admin" or "Admin" or "Redaktion" or "Editor" || name.Split(' ').Length > 7) return;
        if (!names.Contains(name, StringComparer.OrdinalIgnoreCase)) names.Add(name);
    }

    private static void AddTags(List<string> tags, string joined)
    {
        foreach (var tag in joined.Split([',', '،', ';', '؛'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)) AddTag(tags, tag);
    }

    private static void AddTag(List<string> tags, string tag)
    {
        tag = tag.TrimStart('#').Replace('_', ' ').Trim();
        if (tag.Length is > 1 and <= 80 && tags.Count <= MaxTags && !tags.Contains(tag, StringComparer.OrdinalIgnoreCase)) tags.Add(tag);
    }

    private static string AsciiDigits(string text) =>
        string.Concat(text.Select(c => char.IsDigit(c) ? (char)('0' + (int)char.GetNumericValue(c)) : c));

    [GeneratedRegex(@"(?:کد|ک‍د|شناسه|شماره)\s*(?:خبر|مطلب)\s*[:：]?\s*([0-9۰-۹٠-٩]{3,20})", RegexOptions.CultureInvariant, 200)]
    private static partial Regex PrintedNumber();

    [GeneratedRegex(@"^(?:by|von|par|por|door|autor|author|نویسنده|خبرنگار|گزارشگر)\s*:?\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 200)]
    private static partial Regex ByWord();
}
