using System.Text;

namespace Monitoring.Ingest.Pages;

/// <summary>
/// One pass over the markup before it is parsed: what is never read (scripts but linked data, styles, comments, drawings) goes,
/// and what could make parsing slow is bounded: nesting, open formatting elements, the size of one tag. Linear in the page's length.
/// </summary>
internal static class PageScrubber
{
    /// <summary>Browsers stop nesting at 512 elements; what lies deeper is kept flat.</summary>
    private const int MaxDepth = 400;

    /// <summary>Unclosed formatting elements are opened again in each paragraph, so many of them multiply the page.</summary>
    private const int MaxFormatting = 40;

    private const int MaxTagLength = 4096;

    private const int MaxTags = 400_000;

    private static readonly HashSet<string> Dropped = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "svg", "noscript", "template", "iframe", "object", "math", "canvas", "audio", "video", "noembed", "noframes", "map", "xmp", "plaintext",
    };

    private static readonly HashSet<string> Void = new(StringComparer.OrdinalIgnoreCase)
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "keygen", "frame",
    };

    private static readonly HashSet<string> Formatting = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
    };

    public static string Scrub(string html)
    {
        var output = new StringBuilder(Math.Min(html.Length, 1 << 20));
        var open = new List<string>();
        var unclosed = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        int at = 0, formatting = 0, tags = 0;
        while (at < html.Length)
        {
            var tag = html.IndexOf('<', at);
            if (tag < 0 || tags > MaxTags)
            {
                output.Append(html, at, (tag < 0 ? html.Length : tag) - at);
                break;
            }

            output.Append(html, at, tag - at);
            if (tag + 1 >= html.Length) break;
            var next = html[tag + 1];
            if (next == '!' || next == '?')
            {
                at = AfterDeclaration(html, tag, output);
                continue;
            }

            var closing = next == '/';
            var start = closing ? tag + 2 : tag + 1;
            if (start >= html.Length || !char.IsAsciiLetter(html[start]))
            {
                output.Append(closing ? "" : "&lt;");
                at = closing ? AfterTag(html, tag) : tag + 1;
                continue;
            }

            var nameEnd = start;
            while (nameEnd < html.Length && nameEnd - start < 64 && html[nameEnd] is not ('>' or '/' or ' ' or '\t' or '\n' or '\r' or '\f')) nameEnd++;
            var name = html[start..nameEnd];
            var end = AfterTag(html, nameEnd);
            tags++;
            if (closing)
            {
                if (!Dropped.Contains(name))
                {
                    Close(open, name, ref formatting);
                    output.Append("</").Append(name).Append('>');
                }

                at = end;
                continue;
            }

            if (Dropped.Contains(name))
            {
                at = AfterDropped(html, tag, end, name, unclosed, output);
                continue;
            }

            at = end;
            if (!Void.Contains(name))
            {
                var isFormatting = Formatting.Contains(name);
                if (open.Count >= MaxDepth || (isFormatting && formatting >= MaxFormatting)) continue;
                if (open.Count > 0 && EndsItself(name) && open[^1].Equals(name, StringComparison.OrdinalIgnoreCase)) open.RemoveAt(open.Count - 1);
                if (html[end - 2] != '/' || isFormatting) open.Add(name);
                if (isFormatting) formatting++;
            }

            if (end - tag <= MaxTagLength) output.Append(html, tag, end - tag);
            else AppendShortened(html, tag, nameEnd, end, output);
        }

        return output.ToString();
    }

    private static bool EndsItself(string name) => name.Length <= 6 && name.ToLowerInvariant() is "p" or "li" or "tr" or "td" or "th" or "dt" or "dd" or "option";

    private static void Close(List<string> open, string name, ref int formatting)
    {
        for (var i = open.Count - 1; i >= 0; i--)
        {
            if (!open[i].Equals(name, StringComparison.OrdinalIgnoreCase)) continue;
            if (Formatting.Contains(name))
            {
                formatting--;
                open.RemoveAt(i);
            }
            else
            {
                for (var j = i; j < open.Count; j++)
                {
                    if (Formatting.Contains(open[j])) formatting--;
                }

                open.RemoveRange(i, open.Count - i);
            }

            return;
        }
    }

    private static int AfterDeclaration(string html, int tag, StringBuilder output)
    {
        if (string.CompareOrdinal(html, tag, "<!--", 0, 4) == 0)
        {
            var close = html.IndexOf("-->", Math.Min(tag + 2, html.Length), StringComparison.Ordinal);
            // As in browsers, an unclosed comment hides the rest.
            return close < 0 ? html.Length : close + 3;
        }

        var end = html.IndexOf('>', tag);
        if (end < 0) return html.Length;
        if (string.Compare(html, tag, "<!doctype", 0, 9, StringComparison.OrdinalIgnoreCase) == 0 && end - tag < 300) output.Append(html, tag, end + 1 - tag);
        return end + 1;
    }

    /// <summary>One past the <c>&gt;</c> that ends a tag, quotation marks respected.</summary>
    private static int AfterTag(string html, int at)
    {
        // A quotation mark that never closes must not swallow the page: the tag then ends at its first bracket.
        var firstBracket = -1;
        var quote = '\0';
        var previous = ' ';
        for (var i = at; i < html.Length; i++)
        {
            var c = html[i];
            if (quote != '\0')
            {
                if (c == quote) quote = '\0';
                else if (c == '>' && firstBracket < 0) firstBracket = i;
                if (i - at > 200_000 && firstBracket > 0) return firstBracket + 1;
            }
            else if (c is '"' or '\'' && previous is '=')
            {
                quote = c;
            }
            else if (c == '>')
            {
                return i + 1;
            }

            if (c > ' ') previous = c;
        }

        return firstBracket > 0 ? firstBracket + 1 : html.Length;
    }

    private static int AfterDropped(string html, int tag, int end, string name, HashSet<string> unclosed, StringBuilder output)
    {
        if (html[end - 2] == '/' && !name.Equals("script", StringComparison.OrdinalIgnoreCase)) return end;
        // A name once found without an end tag is not looked for again, or many of them would cost the square of the page.
        var close = unclosed.Contains(name) ? -1 : html.IndexOf("</" + name, end, StringComparison.OrdinalIgnoreCase);
        if (close < 0) unclosed.Add(name);
        // Without an end tag only raw-text elements hide what follows them.
        if (close < 0) return name.ToLowerInvariant() is "script" or "style" or "xmp" or "plaintext" ? html.Length : end;
        if (name.Equals("script", StringComparison.OrdinalIgnoreCase)
            && html.AsSpan(tag, end - tag).Contains("ld+json", StringComparison.OrdinalIgnoreCase))
        {
            output.Append("<script type=\"application/ld+json\">").Append(html, end, close - end).Append("</script>");
        }

        return AfterTag(html, close + 2);
    }

    /// <summary>The tag with its attributes of ordinary size: class and id matter, images inside attributes do not.</summary>
    private static void AppendShortened(string html, int tag, int at, int end, StringBuilder output)
    {
        output.Append(html, tag, at - tag);
        while (at < end - 1)
        {
            while (at < end - 1 && (html[at] <= ' ' || html[at] == '/')) at++;
            var start = at;
            while (at < end - 1 && html[at] > ' ' && html[at] != '=') at++;
            if (at < end - 1 && html[at] == '=')
            {
                at++;
                if (at < end - 1 && html[at] is '"' or '\'')
                {
                    var close = html.IndexOf(html[at], at + 1, end - at - 1);
                    at = close < 0 ? end - 1 : close + 1;
                }
                else
                {
                    while (at < end - 1 && html[at] > ' ') at++;
                }
            }

            if (at - start is > 0 and < 1000) output.Append(' ').Append(html, start, at - start);
            if (at == start) at++;
        }

        output.Append('>');
    }
}
