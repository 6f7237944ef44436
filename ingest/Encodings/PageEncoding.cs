using System.Text;

namespace Monitoring.Ingest.Encodings;

/// <summary>What decided the encoding of a page.</summary>
public enum EncodingFrom
{
    Bom, Header, Meta, Detected, Assumed,
}

/// <param name="Text">The page as text; bytes that the encoding does not know are U+FFFD.</param>
/// <param name="Encoding">IANA name, lower case, such as <c>utf-8</c> or <c>windows-1256</c>.</param>
public sealed record DecodedPage(string Text, string Encoding, EncodingFrom From);

/// <summary>
/// Bytes to text: byte order mark, then the HTTP header, then the page's own declaration, then detection.
/// A declaration that the bytes disprove (UTF-8 that is none, Latin-1 that is flawless UTF-8) is passed over.
/// </summary>
public static class PageEncoding
{
    /// <summary>Declarations are looked for in this many bytes: WHATWG asks for 1,024, real pages put scripts before theirs.</summary>
    private const int PrescanBytes = 8 * 1024;

    static PageEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Decodes a whole page. Never throws; an unknown charset name counts as none.</summary>
    public static DecodedPage Decode(ReadOnlySpan<byte> bytes, string? charsetFromHeader = null)
    {
        if (Bom(bytes) is var (bom, length) && bom is not null)
            return Read(bytes[length..], bom, EncodingFrom.Bom);

        var utf8 = Utf8Evidence.Of(bytes);
        var header = EncodingLabels.Find(charsetFromHeader?.Trim('"', '\'', ' '));
        if (header is not null && Possible(header, utf8)) return Read(bytes, header, EncodingFrom.Header);
        var meta = MetaPrescan.Find(bytes[..Math.Min(bytes.Length, PrescanBytes)]);
        if (meta is not null && Possible(meta, utf8)) return Read(bytes, meta, EncodingFrom.Meta);
        if (utf8.IsPlainAscii) return Read(bytes, header ?? meta ?? Encoding.UTF8, EncodingFrom.Assumed);
        if (utf8.IsUtf8) return Read(bytes, Encoding.UTF8, EncodingFrom.Detected);
        return EncodingGuess.Of(bytes) is { } guess
            ? Read(bytes, guess, EncodingFrom.Detected)
            : Read(bytes, header ?? meta ?? EncodingLabels.Western, EncodingFrom.Assumed);
    }

    /// <summary>The encoding that the page itself declares, or null.</summary>
    public static string? Declared(ReadOnlySpan<byte> bytes) =>
        Bom(bytes) is var (bom, _) && bom is not null
            ? bom.WebName
            : MetaPrescan.Find(bytes[..Math.Min(bytes.Length, PrescanBytes)])?.WebName;

    private static DecodedPage Read(ReadOnlySpan<byte> bytes, Encoding encoding, EncodingFrom from) =>
        new(encoding.GetString(bytes), encoding.WebName.ToLowerInvariant(), from);

    private static (Encoding? Encoding, int Length) Bom(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
        [0xFF, 0xFE, 0x00, 0x00, ..] => (Encoding.UTF32, 4),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
        _ => (null, 0),
    };

    private static bool Possible(Encoding declared, Utf8Evidence utf8)
    {
        if (declared.CodePage == Encoding.UTF8.CodePage) return utf8.IsMostlyUtf8;
        if (declared is UnicodeEncoding) return true;
        // Several multi-byte sequences and no broken one do not happen by chance in a one-byte encoding.
        return !(utf8.IsUtf8 && utf8.Sequences >= 3);
    }
}
