using System.Buffers;
using System.Globalization;
using System.Text;

namespace Monitoring.Ingest.Addresses;

/// <summary>Percent-encoding, one spelling for each text: RFC 3986 section 6.2.2, UTF-8 beneath.</summary>
internal static class Percent
{
    public enum Part
    {
        Path, Query,
    }

    private const string Hex = "0123456789ABCDEF";

    // What stands for itself in a path or a query; everything else is encoded.
    private static readonly SearchValues<char> Unreserved = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~");
    private static readonly SearchValues<char> InPath = SearchValues.Create("!$&'()*+,;=:@/");
    private static readonly SearchValues<char> InQuery = SearchValues.Create("!$&()*+,;=:@/?");

    public static string Normal(string text, Part part)
    {
        var reserved = part == Part.Path ? InPath : InQuery;
        var result = new StringBuilder(text.Length + 16);
        Span<byte> utf8 = stackalloc byte[4];
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '%' && Escaped(text, i) is { } value)
            {
                if (value < 0x80 && Unreserved.Contains((char)value)) result.Append((char)value);
                else Append(result, (byte)value);
                i += 2;
            }
            else if (Unreserved.Contains(c) || reserved.Contains(c))
            {
                result.Append(c);
            }
            else
            {
                Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var consumed);
                var length = rune.EncodeToUtf8(utf8);
                foreach (var b in utf8[..length]) Append(result, b);
                i += consumed - 1;
            }
        }

        return result.ToString();
    }

    /// <summary>The text behind the escapes; bytes that are no UTF-8 are U+FFFD.</summary>
    public static string Decode(string text)
    {
        if (!text.Contains('%')) return text;
        var bytes = new List<byte>(text.Length);
        Span<byte> utf8 = stackalloc byte[4];
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%' && Escaped(text, i) is { } value)
            {
                bytes.Add((byte)value);
                i += 2;
                continue;
            }

            Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var consumed);
            bytes.AddRange(utf8[..rune.EncodeToUtf8(utf8)]);
            i += consumed - 1;
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    private static int? Escaped(string text, int at) =>
        at + 2 < text.Length && int.TryParse(text.AsSpan(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static void Append(StringBuilder result, byte value) => result.Append('%').Append(Hex[value >> 4]).Append(Hex[value & 15]);
}
