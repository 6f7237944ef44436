using System.Text;

namespace Monitoring.Ingest.Encodings;

/// <summary>
/// Finds a page's own declaration of its encoding before the page is decoded: the WHATWG "prescan a byte stream" algorithm,
/// and the encoding of an XML declaration.
/// </summary>
internal static class MetaPrescan
{
    public static Encoding? Find(ReadOnlySpan<byte> bytes)
    {
        // The algorithm only compares ASCII; Latin-1 maps every byte to the character of its own number.
        var s = Encoding.Latin1.GetString(bytes);
        if (XmlDeclaration(s) is { } xml) return xml;
        var at = 0;
        while (at < s.Length)
        {
            at = s.IndexOf('<', at);
            if (at < 0) break;
            if (StartsWith(s, at, "<!--"))
            {
                var end = s.IndexOf("-->", at + 2, StringComparison.Ordinal);
                if (end < 0) return null;
                at = end + 3;
            }
            else if (StartsWith(s, at, "<meta") && at + 5 < s.Length && (IsSpace(s[at + 5]) || s[at + 5] == '/'))
            {
                at += 5;
                if (OfMeta(s, ref at) is { } found) return found;
            }
            else if (at + 1 < s.Length && (char.IsAsciiLetter(s[at + 1]) || (s[at + 1] == '/' && at + 2 < s.Length && char.IsAsciiLetter(s[at + 2]))))
            {
                while (at < s.Length && !IsSpace(s[at]) && s[at] != '>') at++;
                while (Attribute(s, ref at, out _, out _)) { }
            }
            else if (at + 1 < s.Length && s[at + 1] is '!' or '/' or '?')
            {
                var end = s.IndexOf('>', at);
                if (end < 0) return null;
                at = end + 1;
            }
            else
            {
                at++;
            }
        }

        return null;
    }

    private static Encoding? OfMeta(string s, ref int at)
    {
        bool pragma = false, needPragma = false;
        string? charset = null;
        while (Attribute(s, ref at, out var name, out var value))
        {
            if (at >= s.Length) return null;
            if (name == "http-equiv") pragma |= value == "content-type";
            else if (name == "charset" && charset is null) (charset, needPragma) = (value, false);
            else if (name == "content" && charset is null && CharsetOf(value) is { } inside) (charset, needPragma) = (inside, true);
        }

        if (charset is null || (needPragma && !pragma)) return null;
        // A page whose declaration could be read byte by byte is not UTF-16, whatever it says.
        return EncodingLabels.Find(charset) is { } found ? found is UnicodeEncoding ? Encoding.UTF8 : found : null;
    }

    /// <summary>The <c>charset=</c> part of a <c>content</c> attribute or of an HTTP <c>Content-Type</c>.</summary>
    public static string? CharsetOf(string content)
    {
        var at = 0;
        while ((at = content.IndexOf("charset", at, StringComparison.OrdinalIgnoreCase)) >= 0)
        {
            at += 7;
            while (at < content.Length && IsSpace(content[at])) at++;
            if (at >= content.Length || content[at] != '=') continue;
            at++;
            while (at < content.Length && IsSpace(content[at])) at++;
            if (at >= content.Length) return null;
            if (content[at] is '"' or '\'')
            {
                var close = content.IndexOf(content[at], at + 1);
                return close < 0 ? null : content[(at + 1)..close];
            }

            var end = at;
            while (end < content.Length && !IsSpace(content[end]) && content[end] != ';') end++;
            return content[at..end];
        }

        return null;
    }

    private static bool Attribute(string s, ref int at, out string name, out string value)
    {
        (name, value) = ("", "");
        while (at < s.Length && (IsSpace(s[at]) || s[at] == '/')) at++;
        if (at >= s.Length || s[at] == '>') return false;
        var start = at;
        while (at < s.Length && !IsSpace(s[at]) && s[at] is not ('/' or '>') && (s[at] != '=' || at == start)) at++;
        name = s[start..at].ToLowerInvariant();
        while (at < s.Length && IsSpace(s[at])) at++;
        if (at >= s.Length || s[at] != '=') return true;
        at++;
        while (at < s.Length && IsSpace(s[at])) at++;
        if (at >= s.Length) return false;
        start = at;
        if (s[at] is '"' or '\'')
        {
            var close = s.IndexOf(s[at], at + 1);
            if (close < 0)
            {
                at = s.Length;
                return false;
            }

            value = s[(start + 1)..close].ToLowerInvariant();
            at = close + 1;
            return true;
        }

        while (at < s.Length && !IsSpace(s[at]) && s[at] != '>') at++;
        // A tag that the end cuts off declares nothing.
        if (at >= s.Length) return false;
        value = s[start..at].ToLowerInvariant();
        return true;
    }

    private static Encoding? XmlDeclaration(string s)
    {
        if (!StartsWith(s, 0, "<?xml")) return null;
        var end = s.IndexOf('>', StringComparison.Ordinal);
        var at = s.IndexOf("encoding", StringComparison.Ordinal);
        if (at < 0 || end < at) return null;
        at += 8;
        while (at < end && (s[at] <= ' ' || s[at] == '=')) at++;
        if (s[at] is not ('"' or '\'')) return null;
        var close = s.IndexOf(s[at], at + 1);
        if (close < 0 || close > end) return null;
        return EncodingLabels.Find(s[(at + 1)..close]) is { } found ? found is UnicodeEncoding ? Encoding.UTF8 : found : null;
    }

    private static bool StartsWith(string s, int at, string what) =>
        string.Compare(s, at, what, 0, what.Length, StringComparison.OrdinalIgnoreCase) == 0;

    private static bool IsSpace(char c) => c is ' ' or '\t' or '\n' or '\r' or '\f';
}
