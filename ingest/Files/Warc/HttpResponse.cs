using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Monitoring.Ingest.Files.Warc;

/// <summary>A recorded HTTP answer.</summary>
/// <param name="Body">The block from the body on, still encoded for transfer.</param>
internal sealed record HttpResponse(int Status, string ContentType, string TransferEncoding, string ContentEncoding, ReadOnlyMemory<byte> Body)
{
    private const int LongestHead = 64 << 10;

    public bool IsPage => Status == 200 && IsHtml(ContentType);

    public string? Charset
    {
        get
        {
            var at = ContentType.IndexOf("charset=", StringComparison.OrdinalIgnoreCase);
            return at < 0 ? null : ContentType[(at + 8)..].Split(';')[0].Trim(' ', '"', '\'');
        }
    }

    public static bool IsHtml(string contentType) =>
        contentType.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) || contentType.StartsWith("application/xhtml", StringComparison.OrdinalIgnoreCase);

    /// <summary>Null when it is no HTTP answer.</summary>
    public static HttpResponse? Parse(ReadOnlyMemory<byte> block)
    {
        var bytes = block.Span;
        var end = HeadEnd(bytes[..Math.Min(bytes.Length, LongestHead)], out var body);
        if (end < 0 || !bytes.StartsWith("HTTP/"u8)) return null;
        var lines = Encoding.Latin1.GetString(bytes[..end]).Split('\n');
        var status = lines[0].Split(' ', 3, StringSplitOptions.RemoveEmptyEntries) is [_, var code, ..]
            && int.TryParse(code.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        string type = "", transfer = "", content = "";
        foreach (var line in lines.Skip(1))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0) continue;
            var value = line[(colon + 1)..].Trim();
            switch (line[..colon].Trim().ToLowerInvariant())
            {
                case "content-type": type = value; break;
                case "transfer-encoding": transfer = value.ToLowerInvariant(); break;
                case "content-encoding": content = value.ToLowerInvariant(); break;
            }
        }

        return new HttpResponse(status, type, transfer, content, block[body..]);
    }

    /// <summary>The page's bytes, or null when there are more than allowed.</summary>
    /// <exception cref="InvalidDataException">The compressed body is damaged.</exception>
    public async ValueTask<byte[]?> PageAsync(int most, CancellationToken cancellation)
    {
        // Many writers keep the header but record the body without its chunks.
        var whole = TransferEncoding.Contains("chunked", StringComparison.Ordinal) && WithoutChunks(Body.Span) is { } joined ? joined.AsMemory() : Body;
        await using var packed = new MemoryStream(whole.ToArray(), 0, whole.Length, writable: false, publiclyVisible: true);
        await using var plain = Decoded(packed);
        return await PageFile.BytesAsync(plain, most, cancellation).ConfigureAwait(false);
    }

    private Stream Decoded(MemoryStream packed)
    {
        // A body is gzip when it says so by its first bytes; the header alone may speak of what the writer has already undone.
        var gzip = packed.Length > 2 && packed.GetBuffer() is [0x1F, 0x8B, ..];
        if (gzip) return new GZipStream(packed, CompressionMode.Decompress);
        return ContentEncoding switch
        {
            "br" => new BrotliStream(packed, CompressionMode.Decompress),
            "deflate" => new ZLibStream(packed, CompressionMode.Decompress),
            _ => packed,
        };
    }

    private static int HeadEnd(ReadOnlySpan<byte> bytes, out int body)
    {
        var end = bytes.IndexOf("\r\n\r\n"u8);
        var bare = bytes.IndexOf("\n\n"u8);
        if (bare >= 0 && (end < 0 || bare < end))
        {
            body = bare + 2;
            return bare;
        }

        body = end + 4;
        return end;
    }

    private static byte[]? WithoutChunks(ReadOnlySpan<byte> bytes)
    {
        using var joined = new MemoryStream(bytes.Length);
        while (true)
        {
            var line = bytes.IndexOf("\r\n"u8);
            if (line is <= 0 or > 100) return null;
            var size = bytes[..line];
            var extension = size.IndexOf((byte)';');
            if (extension >= 0) size = size[..extension];
            if (!int.TryParse(size.Trim((byte)' '), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var length) || length < 0) return null;
            bytes = bytes[(line + 2)..];
            if (length == 0) return joined.ToArray();
            if (length > bytes.Length) return null;
            joined.Write(bytes[..length]);
            bytes = bytes[length..];
            if (bytes.StartsWith("\r\n"u8)) bytes = bytes[2..];
        }
    }
}
