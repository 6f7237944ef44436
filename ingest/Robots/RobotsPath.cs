using System.Text;

namespace Monitoring.Ingest.Robots;

/// <summary>The parts of addresses that rules are compared with.</summary>
internal static class RobotsPath
{
    /// <summary>Path and query of an address, with or without its scheme; <c>/</c> when it has none.</summary>
    public static string Of(string url)
    {
        var text = url.AsSpan();
        var fragment = text.IndexOf('#');
        if (fragment >= 0) text = text[..fragment];
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        var early = text.IndexOfAny("/?;");
        var from = scheme >= 0 && early > scheme ? scheme + 3 : text.StartsWith("//") ? 2 : 0;
        var start = text[from..].IndexOfAny("/?;");
        if (start < 0) return "/";
        var path = text[(from + start)..];
        return Escaped(path[0] == '/' ? path.ToString() : "/" + path.ToString(), escape: false);
    }

    /// <summary>Characters beyond ASCII percent-encoded as UTF-8, the digits of escapes in upper case; escapes are never undone.</summary>
    /// <param name="escape">False leaves characters beyond ASCII: an address that has them is no address that can be asked for.</param>
    public static string Escaped(string text, bool escape = true)
    {
        var needed = false;
        for (var i = 0; i < text.Length && !needed; i++) needed = text[i] > 0x7F || text[i] == '%';
        if (!needed) return text;
        var result = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%' && i + 2 < text.Length && char.IsAsciiHexDigit(text[i + 1]) && char.IsAsciiHexDigit(text[i + 2]))
            {
                result.Append('%').Append(char.ToUpperInvariant(text[i + 1])).Append(char.ToUpperInvariant(text[i + 2]));
                i += 2;
            }
            else if (text[i] > 0x7F && escape)
            {
                var length = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]) ? 2 : 1;
                foreach (var octet in Encoding.UTF8.GetBytes(text, i, length)) result.Append('%').Append(Convert.ToHexString([octet]));
                i += length - 1;
            }
            else
            {
                result.Append(text[i]);
            }
        }
        return result.ToString();
    }
}
