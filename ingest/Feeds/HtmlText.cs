using System.Text;

namespace Monitoring.Ingest.Feeds;

/// <summary>The text of a piece of HTML from a feed: paragraphs on lines of their own, nothing of scripts and styles.</summary>
internal static class HtmlText
{
    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "div", "br", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "section", "article", "header",
        "footer", "figure", "figcaption", "pre", "hr", "dd", "dt", "dl", "aside", "main", "td", "th",
    };

    private static readonly HashSet<string> Silent = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "noscript", "template", "iframe", "svg", "head", "title", "object", "select", "button",
    };

    /// <summary>Paragraphs, a line feed between them; empty when there is no text.</summary>
    public static string Paragraphs(string html)
    {
        if (html.IndexOf('<', StringComparison.Ordinal) < 0 && html.IndexOf('&', StringComparison.Ordinal) < 0) return Tidy(html, keepLines: true);
        var text = new StringBuilder(html.Length);
        var scanner = new MarkupScanner(html);
        var from = 0;
        string? silent = null;
        var plain = true;
        while (true)
        {
            var token = scanner.Next();
            var until = token == MarkupToken.End ? html.Length : scanner.TokenStart;
            if (silent is null) Entities.DecodeInto(text, WithoutComments(html.AsSpan(from, until - from)));
            if (token == MarkupToken.End) break;
            from = scanner.TokenEnd;
            var name = scanner.Name.ToString();
            if (silent is not null)
            {
                if (token == MarkupToken.EndTag && name.Equals(silent, StringComparison.OrdinalIgnoreCase)) silent = null;
            }
            else if (token == MarkupToken.StartTag && Silent.Contains(name) && !scanner.SelfClosing) silent = name;
            else if (Blocks.Contains(name))
            {
                text.Append('\u2029');
                plain = false;
            }
        }
        return Tidy(text.ToString(), keepLines: plain);
    }

    /// <summary>The same on one line.</summary>
    public static string Line(string html) => string.Join(' ', Paragraphs(html).Split('\n'));

    private static string WithoutComments(ReadOnlySpan<char> text)
    {
        if (text.IndexOf("<!--") < 0) return text.ToString();
        var kept = new StringBuilder(text.Length);
        while (text.IndexOf("<!--") is >= 0 and var start)
        {
            kept.Append(text[..start]);
            var end = text[start..].IndexOf("-->");
            text = end < 0 ? [] : text[(start + end + 3)..];
        }
        return kept.Append(text).ToString();
    }

    /// <summary>Runs of blanks become one; line ends count only in text without blocks of its own.</summary>
    private static string Tidy(string text, bool keepLines)
    {
        var tidy = new StringBuilder(text.Length);
        foreach (var paragraph in text.Split(keepLines ? ['\u2029', '\n'] : ['\u2029']))
        {
            var start = tidy.Length;
            var blank = false;
            foreach (var c in paragraph)
            {
                if (char.IsWhiteSpace(c))
                {
                    blank = true;
                    continue;
                }
                if (blank && tidy.Length > start) tidy.Append(' ');
                blank = false;
                tidy.Append(c);
            }
            if (tidy.Length > start) tidy.Append('\n');
        }
        if (tidy.Length > 0) tidy.Length--;
        return tidy.ToString();
    }
}
