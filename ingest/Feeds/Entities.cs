using System.Globalization;
using System.Text;
using AngleSharp.Html;

namespace Monitoring.Ingest.Feeds;

/// <summary>
/// Character references: the five of XML, the named ones of HTML, numbers. A name counts only with its semicolon, so that
/// <c>?page=1&amp;copy=2</c> stays an address; what is no reference stays as it is written.
/// </summary>
internal static class Entities
{
    /// <summary>The longest name that HTML knows has 31 letters.</summary>
    private const int LongestName = 32;

    public static string Decode(ReadOnlySpan<char> text)
    {
        var first = text.IndexOf('&');
        if (first < 0) return text.ToString();
        var decoded = new StringBuilder(text.Length);
        DecodeInto(decoded, text);
        return decoded.ToString();
    }

    public static void DecodeInto(StringBuilder target, ReadOnlySpan<char> text)
    {
        while (true)
        {
            var at = text.IndexOf('&');
            if (at < 0)
            {
                target.Append(text);
                return;
            }
            target.Append(text[..at]);
            text = text[at..];
            var length = Reference(text, out var symbol);
            if (length == 0)
            {
                target.Append('&');
                text = text[1..];
            }
            else
            {
                target.Append(symbol);
                text = text[length..];
            }
        }
    }

    /// <summary>Length of the reference at the start of the text, 0 when there is none.</summary>
    private static int Reference(ReadOnlySpan<char> text, out string symbol)
    {
        symbol = "";
        var window = text.Length > LongestName + 2 ? text[..(LongestName + 2)] : text;
        var end = window.IndexOf(';');
        if (end < 2) return 0;
        var name = window[1..end];
        if (name[0] == '#') return Number(name[1..], out symbol) ? end + 1 : 0;
        foreach (var c in name)
            if (!char.IsAsciiLetterOrDigit(c)) return 0;
        var known = name switch
        {
            "amp" => "&",
            "lt" => "<",
            "gt" => ">",
            "quot" => "\"",
            "apos" => "'",
            "nbsp" => "\u00A0",
            "zwnj" => "\u200C",
            _ => HtmlEntityProvider.Resolver.GetSymbol(string.Concat(name, ";")),
        };
        if (known is null) return 0;
        symbol = known;
        return end + 1;
    }

    private static bool Number(ReadOnlySpan<char> digits, out string symbol)
    {
        symbol = "";
        var hex = digits.Length > 1 && digits[0] is 'x' or 'X';
        if (!int.TryParse(hex ? digits[1..] : digits, hex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out var code))
            return false;
        if (code is >= 0x80 and <= 0x9F) code = Windows1252[code - 0x80];
        if (!Rune.IsValid(code) || !MarkupText.IsAllowed(code)) return false;
        symbol = new Rune(code).ToString();
        return true;
    }

    /// <summary>What writers mean by references to the C1 controls: HTML Living Standard, "numeric character reference end state".</summary>
    private static ReadOnlySpan<ushort> Windows1252 =>
    [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F,
        0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
    ];
}
