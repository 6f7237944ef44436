namespace Monitoring.Ingest.Files.TextPages;

/// <summary>Kicker and title: the heading lines above the first paragraph.</summary>
/// <param name="TitleLine">Index of the title's last line; -1 where no line is a title.</param>
internal sealed record PageHead(string? Kicker, string Title, string? Subtitle, int TitleLine)
{
    private const int LongestKicker = 120;
    private const int LongestTitle = 250;
    /// <summary>A heading line of more characters is a standfirst.</summary>
    private const int LongestHeading = 110;

    /// <param name="first">Index of the first paragraph, or the number of lines.</param>
    public static PageHead Of(IReadOnlyList<TextLine> lines, int first)
    {
        var repeated = Repeated(lines, first);
        if (repeated >= 0)
        {
            var title = lines[repeated];
            return new PageHead(KickerAbove(lines, repeated, title.Key), WithoutSite(title.Text, lines), null, repeated);
        }

        var last = Heading(lines, first);
        if (last < 0) return new PageHead(null, "", null, -1);
        var above = Heading(lines, last);
        if (above < 0) return new PageHead(null, WithoutSite(lines[last].Text, lines), null, last);

        var beside = Enumerable.Range(above + 1, last - above - 1).All(i => lines[i].Role == LineRole.Ornament);
        if (beside && lines[last].Text.Length > LongestHeading && !EndsWithColon(lines[above].Text))
        {
            return new PageHead(KickerAbove(lines, above, lines[above].Key), WithoutSite(lines[above].Text, lines), lines[last].Text, last);
        }

        return new PageHead(KickerAbove(lines, last, lines[last].Key), WithoutSite(lines[last].Text, lines), null, last);
    }

    /// <summary>
    /// Pages print the headline twice: as the document's title and above the text. The last place before the text counts; a line that
    /// begins the document's title goes before one that is merely repeated, as sections and teasers are too.
    /// </summary>
    private static int Repeated(IReadOnlyList<TextLine> lines, int first)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var (repeated, titled) = (-1, -1);
        for (var i = 0; i <= first && i < lines.Count; i++)
        {
            var line = lines[i];
            if (line.Role != LineRole.Words || line.Key.Length < 8 || line.Text.Length > LongestTitle) continue;
            if (BeginsDocumentTitle(lines, i)) titled = i;
            if (!seen.Add(line.Key)) repeated = i;
        }

        return titled >= 0 ? titled : repeated;
    }

    /// <summary>The first line of a saved page may be its document title: the headline, a bar or dash, the site's name.</summary>
    private static bool BeginsDocumentTitle(IReadOnlyList<TextLine> lines, int at)
    {
        for (var i = 0; i < at && i < 3; i++)
        {
            if (lines[i].Key.Length > lines[at].Key.Length && lines[i].Key.StartsWith(lines[at].Key, StringComparison.Ordinal)
                && lines[i].Text.IndexOfAny(['|', '-', '–', '—', '«']) > 0) return true;
        }

        return false;
    }

    private static int Heading(IReadOnlyList<TextLine> lines, int before)
    {
        for (var i = Math.Min(before, lines.Count) - 1; i >= 0; i--)
        {
            if (lines[i].Role == LineRole.Words) return i;
        }

        return -1;
    }

    private static string? KickerAbove(IReadOnlyList<TextLine> lines, int title, string key)
    {
        for (var i = title - 1; i >= 0; i--)
        {
            var line = lines[i];
            if (line.Role == LineRole.Ornament || line.Key == key) continue;
            if (line.Role != LineRole.Words || line.IsParagraph || line.Text.Length > LongestKicker || line.Key.Contains(key, StringComparison.Ordinal)
                || Attribution.IsBanner(line.Text)) return null;
            var text = line.Text.TrimEnd(':', '：', ' ', '؛', '/').Trim();
            var alone = !text.Contains(' ', StringComparison.Ordinal) && !EndsWithColon(line.Text);
            return alone || LetterKey.Of(text).Length == 0 || (!EndsWithColon(line.Text) && IsListed(lines, i)) ? null : text;
        }

        return null;
    }

    /// <summary>A ticker or a list of other items' headlines: two more such lines stand right above.</summary>
    private static bool IsListed(IReadOnlyList<TextLine> lines, int at) =>
        at >= 2 && lines[at - 1].Role == LineRole.Words && lines[at - 2].Role == LineRole.Words;

    private static bool EndsWithColon(string text) => text.Length > 0 && text[^1] is ':' or '：' or '؛';

    /// <summary>«تیتر | خبرگزاری مهر» without the publisher.</summary>
    private static string WithoutSite(string title, IReadOnlyList<TextLine> lines)
    {
        var bar = title.LastIndexOfAny(['|', '»']);
        if (bar < 0) bar = title.LastIndexOf(" - ", StringComparison.Ordinal);
        if (bar <= 8) return title;
        var name = LetterKey.Of(title.AsSpan(bar));
        var known = LineRoles.Of(title[(bar + 1)..].Trim(' ', '-'), name) == LineRole.Menu;
        return known && lines.Count > 0 ? title[..bar].TrimEnd(' ', '|', '-', '»') : title;
    }
}
