using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Monitoring.Ingest.Encodings;

namespace Monitoring.Ingest.Feeds;

/// <summary>From the bytes of a feed to its characters.</summary>
internal static partial class FeedBytes
{
    /// <summary>Bytes that a declared encoding is tried on.</summary>
    private const int Sample = 64 << 10;

    /// <summary>Sitemaps come compressed as files, whatever the transport says.</summary>
    /// <exception cref="FeedException">It is no gzip after all, or more than the limit.</exception>
    public static ReadOnlyMemory<byte> Decompressed(ReadOnlyMemory<byte> bytes, FeedLimits limits)
    {
        if (bytes.Length < 3 || bytes.Span[0] != 0x1F || bytes.Span[1] != 0x8B) return bytes;
        try
        {
            using var gzip = new GZipStream(new MemoryStream(bytes.ToArray(), writable: false), CompressionMode.Decompress);
            var result = new MemoryStream();
            var buffer = new byte[64 << 10];
            for (int read; (read = gzip.Read(buffer)) > 0;)
            {
                if (result.Length + read > limits.MaxBytes) throw TooLarge(limits);
                result.Write(buffer, 0, read);
            }
            return result.GetBuffer().AsMemory(0, (int)result.Length);
        }
        catch (InvalidDataException e)
        {
            throw new FeedException("not a feed: broken gzip", e);
        }
    }

    public static FeedException TooLarge(FeedLimits limits) => new($"the feed has more than {limits.MaxBytes >> 20} MiB");

    /// <summary>
    /// The byte order mark decides, then proof: bytes that are valid UTF-8 beyond ASCII are UTF-8 whatever is declared. Then the
    /// XML declaration, the header, a guess. What cannot be decoded becomes U+FFFD; characters that XML forbids are left out.
    /// </summary>
    public static string Decode(ReadOnlySpan<byte> bytes, string? contentType)
    {
        var (encoding, mark) = Choose(bytes, contentType);
        return MarkupText.WithoutForbidden(encoding.GetString(bytes[mark..]));
    }

    private static (Encoding Encoding, int Mark) Choose(ReadOnlySpan<byte> bytes, string? contentType)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) return (Encoding.UTF8, 3);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0])) return (Encoding.UTF32, 4);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return (Encoding.Unicode, 2);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return (Encoding.BigEndianUnicode, 2);
        if (bytes.Length > 3 && bytes[0] == '<' && bytes[1] == 0) return (Encoding.Unicode, 0);
        if (bytes.Length > 3 && bytes[0] == 0 && bytes[1] == '<') return (Encoding.BigEndianUnicode, 0);
        if (System.Text.Unicode.Utf8.IsValid(bytes)) return (Encoding.UTF8, 0);
        var header = EncodingLabels.Find(Charset(contentType));
        var declared = EncodingLabels.Find(DeclaredEncoding().Match(Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 512)])).Groups[1].Value);
        foreach (var candidate in (ReadOnlySpan<Encoding?>)[declared, header])
            if (candidate is not null and not UTF8Encoding && Fits(candidate, bytes)) return (candidate, 0);
        // Mostly UTF-8 with some bytes broken is still UTF-8: one bad byte must not turn a whole feed into another script.
        if (MostlyUtf8(bytes)) return (Encoding.UTF8, 0);
        return (EncodingGuess.Of(bytes) ?? declared ?? header ?? Encoding.UTF8, 0);
    }

    /// <summary>Two-byte encodings are only possible where their byte order mark or zero bytes show; those were met before.</summary>
    private static bool Fits(Encoding encoding, ReadOnlySpan<byte> bytes) =>
        encoding is not (UnicodeEncoding or UTF32Encoding) && !encoding.GetString(bytes[..Math.Min(bytes.Length, Sample)]).Contains('\uFFFD', StringComparison.Ordinal);

    private static bool MostlyUtf8(ReadOnlySpan<byte> bytes)
    {
        int good = 0, bad = 0;
        while (bytes.Length > 0)
        {
            var skip = bytes.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            if (skip < 0) break;
            bytes = bytes[skip..];
            if (Rune.DecodeFromUtf8(bytes, out _, out var length) == System.Buffers.OperationStatus.Done) good++;
            else bad++;
            bytes = bytes[length..];
        }
        return good > 10 * bad;
    }

    /// <summary>The charset that a Content-Type header names; null when it names none.</summary>
    public static string? Charset(string? contentType) =>
        contentType is not null && HeaderCharset().Match(contentType) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex("""charset\s*=\s*["']?([A-Za-z0-9_:.\-]{1,40})""", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex HeaderCharset();

    [GeneratedRegex("""<\?xml[^>]{0,200}encoding\s*=\s*["']([A-Za-z0-9_:.\-]{1,40})""", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex DeclaredEncoding();
}
