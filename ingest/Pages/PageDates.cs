using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Monitoring.Text;
using Monitoring.Text.Dates;

namespace Monitoring.Ingest.Pages;

/// <summary>
/// Collects every reading of a page's publication time and chooses one. A reading's confidence is how often such a place is right;
/// readings that agree on the day strengthen each other; none lies in the future of the clock that the caller gives.
/// </summary>
internal sealed partial class PageDates
{
    private readonly PageDocument _page;
    private readonly ExtractionOptions _options;
    private readonly bool _monthFirst;
    private readonly bool _persian;
    private readonly DateTimeOffset? _clock;
    private readonly List<DateCandidate> _published = [];
    private readonly List<DateCandidate> _updated = [];

    private PageDates(PageDocument page, ExtractionOptions options, string? language)
    {
        _page = page;
        _options = options;
        _persian = language == "fa";
        _monthFirst = IsMonthFirst(page, language);
        _clock = options.Now is { } fetched && options.NotAfter is { } read && fetched > read ? read : options.Now ?? options.NotAfter;
    }

    public NewsTime? Published { get; private set; }

    public PublishedFrom From { get; private set; }

    public NewsTime? Updated { get; private set; }

    /// <summary>The strongest reading of publication that lies in the future, where it is stronger than what was chosen.</summary>
    public DateCandidate? Future { get; private set; }

    public IReadOnlyList<DateCandidate> Candidates { get; private set; } = [];

    public static PageDates Of(PageDocument page, string html, IReadOnlyList<TextBlock> blocks, int titleBlock, string? language, ExtractionOptions options, string? ruled = null)
    {
        var dates = new PageDates(page, options, language);
        dates.Add(ruled, PublishedFrom.Text, "source rule", 0.97);
        dates.FromLinkedData();
        dates.FromMeta();
        dates.FromElements(blocks, titleBlock);
        dates.FromUrl();
        dates.FromText(blocks, titleBlock);
        dates.FromScripts(html);
        dates.Choose();
        return dates;
    }

    private void FromLinkedData()
    {
        var linked = _page.Linked;
        Add(linked.Published, PublishedFrom.JsonLd, "json-ld datePublished", linked.IsArticle ? 0.95 : 0.85);
        Add(linked.Created, PublishedFrom.JsonLd, "json-ld dateCreated", 0.75);
        AddUpdate(linked.Modified, PublishedFrom.JsonLd, "json-ld dateModified", 0.9);
    }

    private static readonly (string Name, double Confidence)[] PublishedMetas =
    [
        ("article:published_time", 0.96), ("og:article:published_time", 0.96), ("article:published", 0.93), ("nastooh:publishDate", 0.9), ("datePublished", 0.93), ("og:published_time", 0.9),
        ("og:pubdate", 0.9), ("sailthru.date", 0.88), ("parsely-pub-date", 0.92), ("rnews:datePublished", 0.92), ("citation_publication_date", 0.9), ("citation_date", 0.88),
        ("article.published", 0.92), ("published-date", 0.9), ("publish-date", 0.9), ("publish_date", 0.9), ("publishdate", 0.9), ("published_time", 0.9), ("pubdate", 0.9), ("pub_date", 0.9),
        ("publication_date", 0.9), ("publicationdate", 0.9), ("dc.date.issued", 0.9), ("dcterms.issued", 0.9), ("dc.date.published", 0.9), ("cxenseparse:recs:publishtime", 0.92),
        ("bt:pubdate", 0.9), ("dcterms.created", 0.85), ("dc.date.created", 0.85), ("dc.created", 0.85), ("datecreated", 0.85), ("date_published", 0.9), ("originalpublicationdate", 0.93),
        ("article_date_original", 0.93), ("displaydate", 0.85), ("dc.date", 0.6), ("dcterms.date", 0.6), ("article:post_date", 0.9), ("date", 0.6), ("last-published", 0.7), ("release_date", 0.8),
        ("article:created", 0.85), ("created", 0.8), ("created-at", 0.8), ("shareaholic:article_published_time", 0.93), ("vr:published_time", 0.9), ("buildtime", 0.3), ("uploaddate", 0.7), ("article-date", 0.85),
    ];

    private static readonly (string Name, double Confidence)[] UpdatedMetas =
    [
        ("article:modified_time", 0.9), ("article:modified", 0.9), ("og:updated_time", 0.85), ("og:article:modified_time", 0.9), ("datemodified", 0.9), ("dcterms.modified", 0.85), ("dc.date.modified", 0.85),
        ("lastmod", 0.7), ("last-modified", 0.6), ("article:updated", 0.85), ("article:updated_time", 0.85), ("revised", 0.6), ("modified_time", 0.8), ("dc.modified", 0.8), ("shareaholic:article_modified_time", 0.85),
    ];

    private void FromMeta()
    {
        foreach (var (name, confidence) in PublishedMetas)
        {
            foreach (var value in _page.Metas(name)) Add(value, PublishedFrom.Meta, "meta " + name, confidence);
        }

        foreach (var (name, confidence) in UpdatedMetas)
        {
            foreach (var value in _page.Metas(name)) AddUpdate(value, PublishedFrom.Meta, "meta " + name, confidence);
        }
    }

    private void FromElements(IReadOnlyList<TextBlock> blocks, int titleBlock)
    {
        var title = titleBlock >= 0 ? blocks[titleBlock].Node.Element : null;
        foreach (var element in _page.Html.QuerySelectorAll("[itemprop*=datePublished i],[itemprop*=dateCreated i],[itemprop*=dateModified i],[property*=datePublished i],[property='dc:date'],[property='schema:dateCreated']").Take(10))
        {
            if (element.LocalName == "meta") continue;
            var value = element.GetAttribute("datetime") ?? element.GetAttribute("content") ?? element.GetAttribute("title") ?? element.TextContent;
            var name = element.GetAttribute("itemprop") ?? element.GetAttribute("property") ?? "";
            if (name.Contains("Modified", StringComparison.OrdinalIgnoreCase)) AddUpdate(value, PublishedFrom.Microdata, "itemprop " + name, 0.85);
            else if (!PageAsides.IsAside(_page, element)) Add(value, PublishedFrom.Microdata, "itemprop " + name, 0.9 - (0.04 * Math.Clamp(StepsApart(element, title) - 4, 0, 8)));
        }

        var number = 0;
        foreach (var element in _page.Html.QuerySelectorAll("time, abbr.published, abbr.date, relative-time").Take(60))
        {
            if (PageAsides.IsAside(_page, element)) continue;
            var mark = ((element.ClassName ?? "") + " " + element.GetAttribute("itemprop") + " " + element.ParentElement?.ClassName).ToLowerInvariant();
            var before = element.ParentElement?.TextContent is { Length: < 120 } around ? DateLabels.Of(PageDocument.Folded(around)) : DateLabels.Kind.None;
            var update = mark.Contains("updat", StringComparison.Ordinal) || mark.Contains("modif", StringComparison.Ordinal) || before == DateLabels.Kind.Updated;
            var strong = element.HasAttribute("pubdate") || mark.Contains("publish", StringComparison.Ordinal) || mark.Contains("entry-date", StringComparison.Ordinal) || mark.Contains("posted", StringComparison.Ordinal);
            // The first one of a page belongs to its story, the others as often to teasers.
            var confidence = (strong ? 0.85 : 0.78) - (0.04 * Math.Min(number, 6)) - (0.05 * Math.Clamp(StepsApart(element, title) - 3, 0, 8));
            foreach (var value in (string?[])[element.GetAttribute("datetime"), element.GetAttribute("title"), element.TextContent])
            {
                if (!(update && !strong ? AddUpdate(value, PublishedFrom.Time, "time", confidence) : Add(value, PublishedFrom.Time, "time", confidence))) continue;
                number++;
                break;
            }
        }
    }

    // Steps from the element up to what it has in common with the headline: few for a story's own date line, many for a teaser's.
    private static int StepsApart(IElement element, IElement? title)
    {
        if (title is null) return 4;
        var steps = 0;
        for (INode? ancestor = element; ancestor is not null && steps < 12; ancestor = ancestor.Parent, steps++)
        {
            if (ancestor == title || ancestor.Contains(title)) return steps;
        }

        return steps;
    }

    private void FromUrl()
    {
        foreach (var address in (string?[])[_page.Url?.AbsoluteUri, _page.Html.QuerySelector("link[rel=canonical]")?.GetAttribute("href"), _page.Meta("og:url")])
        {
            if (address is null || address.Length > 2000 || UrlDay().Match(address) is not { Success: true } match) continue;
            if (Add(match.Value.Trim('/', '-', '_', '.'), PublishedFrom.Url, "url", 0.88)) return;
        }
    }

    // In the elements that are named for it, then in the lines around the headline, last anywhere in the story's surroundings.
    private void FromText(IReadOnlyList<TextBlock> blocks, int titleBlock)
    {
        var seen = 0;
        for (var i = 0; i < blocks.Count && seen < 40; i++)
        {
            var block = blocks[i];
            if (block.Text.Length > 600 && (titleBlock < 0 || Math.Abs(i - titleBlock) > 4)) continue;
            var text = block.Text.Length > 300 ? block.Text[..300] : block.Text;
            if (!HasDigit(text)) continue;
            var label = DateLabels.Of(text);
            if (label == DateLabels.Kind.NotPublication) continue;
            var aside = PageAsides.IsAside(block.Node);
            var meta = HasMetaCue(block.Node);
            var near = titleBlock >= 0 && i - titleBlock is >= -4 and <= 8;
            if (!near && !meta && label == DateLabels.Kind.None && block.Length > 60) continue;
            foreach (var date in Read(text, 3))
            {
                seen++;
                var confidence = 0.35 + (near ? 0.2 : 0) + (meta ? 0.12 : 0) + (label == DateLabels.Kind.Published ? 0.2 : 0) - (aside && !near ? 0.3 : 0) - (date.Ambiguous ? 0.05 : 0)
                    - (block.Length > 120 ? 0.15 : 0) - (0.2 * i / blocks.Count);
                // Teasers print days, the story's own line more often the minute.
                if (date.Time.Precision != TimePrecision.Day) confidence += 0.1;
                var raw = text[date.Start..date.End];
                if (label == DateLabels.Kind.Updated) Keep(_updated, date.Time, PublishedFrom.Text, "text", raw, confidence);
                else Keep(_published, date.Time, PublishedFrom.Text, "text", raw, confidence);
            }
        }
    }

    // Scripts often carry what the page does not mark up; only the field's own name is believed.
    private void FromScripts(string html)
    {
        var at = 0;
        foreach (var name in (string[])["\"datePublished\"", "\"published_time\"", "\"publishedAt\"", "\"publishDate\"", "\"pubDate\"", "\"dateCreated\"", "\"uploadDate\"", "\"publish_date\"", "\"datePublic\""])
        {
            at = html.IndexOf(name, StringComparison.OrdinalIgnoreCase);
            if (at < 0) continue;
            var end = Math.Min(html.Length, at + name.Length + 60);
            var value = html[(at + name.Length)..end];
            var quote = value.IndexOf('"', StringComparison.Ordinal);
            if (quote is < 0 or > 6) continue;
            var close = value.IndexOf('"', quote + 1);
            Add(value[(quote + 1)..(close < 0 ? value.Length : close)], PublishedFrom.JsonLd, "script " + name.Trim('"'), 0.7);
        }
    }

    private bool Add(string? raw, PublishedFrom from, string where, double confidence) => AddTo(_published, raw, from, where, confidence);

    private bool AddUpdate(string? raw, PublishedFrom from, string where, double confidence) => AddTo(_updated, raw, from, where, confidence);

    private bool AddTo(List<DateCandidate> list, string? raw, PublishedFrom from, string where, double confidence)
    {
        if (string.IsNullOrWhiteSpace(raw) || raw.Length > 300) return false;
        if (Read(raw, 1) is not [var date, ..]) return false;
        return Keep(list, date.Time, from, where, raw.Trim(), date.Ambiguous ? confidence - 0.1 : confidence);
    }

    private List<WrittenDate> Read(string text, int limit)
    {
        // Persian and Arabic wording has its own reader; what that passes over may still be plain digits.
        if (!text.AsSpan().ContainsAnyInRange('\u0600', '\u06FF')) return WrittenDates.Find(text, _options.Zone, _monthFirst, limit);
        var found = DateScanner.FindAll(text, _options.Now, _options.Zone, limit + 4).Where(d => !d.Approximate)
            .OrderBy(d => d.Relative).Select(d => new WrittenDate(d.Start, d.End, d.Time, d.Relative)).Take(limit).ToList();
        return found.Count > 0 ? found : WrittenDates.Find(text, _options.Zone, _monthFirst, limit);
    }

    private bool Keep(List<DateCandidate> list, NewsTime time, PublishedFrom from, string where, string raw, double confidence)
    {
        // Pages older than the web are mistakes, and 1 January 1970 is a field that nobody filled.
        if (DayOf(time).Year < 1994) return false;
        var candidate = new DateCandidate(time, from, where, raw.Length > 100 ? raw[..100] : raw, Math.Clamp(Math.Round(confidence, 3), 0.01, 0.99), false);
        if (Possible(time) is not { } possible)
        {
            if (list == _published && candidate.Confidence > (Future?.Confidence ?? 0)) Future = candidate;
            return false;
        }

        list.Add(candidate with { Value = possible });
        return true;
    }

    /// <summary>Null for what lies in the future. A day may have begun where the publisher is, up to fourteen hours before UTC.</summary>
    private NewsTime? Possible(NewsTime time)
    {
        if (time.Precision != TimePrecision.Day || _clock is not { } clock) return FutureTime.Believed(time, _clock);
        return DayOf(time) <= DateOnly.FromDateTime(clock.UtcDateTime.AddHours(14)) ? time : null;
    }

    private void Choose()
    {
        // An update time is not the publication time, but where nothing better is known a page's only clear date is most often its first.
        var all = _published.Concat(_updated.Select(u => u with { Confidence = Math.Round(u.Confidence * 0.55, 3), Where = u.Where + " (update)" }))
            .OrderByDescending(c => c.Confidence).ToList();
        DateCandidate? best = null;
        var bestScore = double.NegativeInfinity;
        foreach (var candidate in all)
        {
            var day = DayOf(candidate.Value);
            var support = all.Where(o => o.From != candidate.From && DayOf(o.Value) == day).Select(o => o.Confidence).DefaultIfEmpty(0).Max();
            var score = candidate.Confidence + (0.25 * support);
            if (score > bestScore) (best, bestScore) = (candidate, score);
        }

        if (best is not null)
        {
            // Of those that agree on the day, the one that knows the clock.
            var day = DayOf(best.Value);
            best = best.Value.Precision != TimePrecision.Day ? best
                : all.Where(c => c.Value.Precision != TimePrecision.Day && DayOf(c.Value) == day && c.Confidence >= 0.35).MaxBy(c => c.Confidence) ?? best;
            // Of those that agree on the minute, the one that knows the second.
            best = best.Value.Precision != TimePrecision.Minute ? best
                : all.Where(c => c.Value.Precision == TimePrecision.Second && Math.Floor((c.Value.Instant - best.Value.Instant).TotalMinutes) == 0).MaxBy(c => c.Confidence) ?? best;
            (Published, From) = (InOwnZone(best.Value, all), best.From);
        }

        if (Future?.Confidence <= best?.Confidence) Future = null;
        Updated = _updated.OrderByDescending(c => c.Confidence).Select(c => (NewsTime?)InOwnZone(c.Value, [])).FirstOrDefault();
        if (Updated is { } u && Published is { } p && u.Instant < p.Instant) Updated = null;
        Candidates = [.. all.Select(c => ReferenceEquals(c, best) ? c with { Chosen = true } : c)];
    }

    private NewsTime InOwnZone(NewsTime time, List<DateCandidate> all)
    {
        if (_persian) return PublisherClock.Localise(time, [], _options.Zone);
        var printed = all.Where(c => c.From == PublishedFrom.Url || (c.From == PublishedFrom.Text && c.Confidence >= 0.5)
            || (c.Value.Precision == TimePrecision.Day && c.From is PublishedFrom.Microdata or PublishedFrom.Time));
        return PublisherClock.Localise(time, printed.Select(c => DayOf(c.Value)), PublisherClock.ZoneOf(_page.Url));
    }

    private static DateOnly DayOf(NewsTime time) => DateOnly.FromDateTime(time.Instant.DateTime);

    private static bool HasDigit(ReadOnlySpan<char> text) =>
        text.ContainsAnyInRange('0', '9') || text.ContainsAnyInRange('\u06F0', '\u06F9') || text.ContainsAnyInRange('\u0660', '\u0669');

    private static bool HasMetaCue(BlockNode node) =>
        node.Own.HasFlag(LayoutCues.Meta) || (node.Parent is { Blocks: <= 6 } parent && parent.Own.HasFlag(LayoutCues.Meta));

    // 03/04/2020 is March in the United States and April nearly everywhere else.
    private static bool IsMonthFirst(PageDocument page, string? language)
    {
        var root = page.Html.DocumentElement;
        var declared = root.GetAttribute("lang") ?? root.GetAttribute("xml:lang") ?? page.Meta("og:locale", "content-language") ?? "";
        if (declared.Contains("US", StringComparison.OrdinalIgnoreCase)) return true;
        if (!(language ?? declared).StartsWith("en", StringComparison.OrdinalIgnoreCase)) return false;
        var host = page.Url?.Host ?? "";
        return !(declared.Contains("GB", StringComparison.OrdinalIgnoreCase) || declared.Contains("AU", StringComparison.OrdinalIgnoreCase) || declared.Contains("IN", StringComparison.Ordinal))
            && (host.EndsWith(".com", StringComparison.Ordinal) || host.EndsWith(".org", StringComparison.Ordinal) || host.EndsWith(".net", StringComparison.Ordinal)
                || host.EndsWith(".gov", StringComparison.Ordinal) || host.EndsWith(".edu", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"(?<![0-9])((19|20)[0-9]{2}|1[34][0-9]{2})[/_.-](0?[1-9]|1[0-2])[/_.-](0?[1-9]|[12][0-9]|3[01])(?![0-9])|(?<![0-9])(19|20)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])(?![0-9])", RegexOptions.CultureInvariant, 200)]
    private static partial Regex UrlDay();
}
