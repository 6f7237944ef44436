using System.IO.Compression;

namespace Monitoring.Ingest.Web;

internal enum BodyFault
{
    TooLarge, Bomb, UnknownEncoding, BrokenEncoding, Idle, Slow,
}

internal sealed class BodyException(BodyFault fault, string reason, Exception? inner = null) : Exception(reason, inner)
{
    public BodyFault Fault { get; } = fault;
}

/// <summary>Reads a body within its limits of size, growth and time; never holds more than the size limit and one buffer.</summary>
internal sealed class BodyReader(WebOptions options, TimeProvider time)
{
    private const int BufferBytes = 32 << 10;
    /// <summary>Growth is not judged before this many bytes: small pages of blanks compress well.</summary>
    private const int GrowthFrom = 1 << 20;

    public async Task<(byte[] Body, long Received)> ReadAsync(HttpContent content, int maxBytes, bool cut, CancellationToken cancellation)
    {
        if (!cut && content.Headers.ContentLength > maxBytes) throw TooLarge(maxBytes);
        using var slow = new CancellationTokenSource(options.BodyTimeout, time);
        using var idle = new CancellationTokenSource(options.IdleTimeout, time);
        using var any = CancellationTokenSource.CreateLinkedTokenSource(cancellation, slow.Token, idle.Token);
        try
        {
            using var wire = new MeteredStream(await content.ReadAsStreamAsync(any.Token).ConfigureAwait(false), idle, options.IdleTimeout);
            var decoded = await DecodeAsync(wire, content.Headers.ContentEncoding, any.Token).ConfigureAwait(false);
            await using (decoded.ConfigureAwait(false))
            {
                return (await CollectAsync(decoded, wire, maxBytes, cut, any.Token).ConfigureAwait(false), wire.Received);
            }
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw slow.IsCancellationRequested
                ? new BodyException(BodyFault.Slow, $"the body was not complete after {FetchTime.Text(options.BodyTimeout)}", e)
                : new BodyException(BodyFault.Idle, $"the body paused for more than {FetchTime.Text(options.IdleTimeout)}", e);
        }
        catch (InvalidDataException e)
        {
            throw new BodyException(BodyFault.BrokenEncoding, $"the body is not the {string.Join(", ", content.Headers.ContentEncoding)} that it claims to be", e);
        }
    }

    private async Task<byte[]> CollectAsync(Stream decoded, MeteredStream wire, int maxBytes, bool cut, CancellationToken cancellation)
    {
        using var body = new MemoryStream();
        var buffer = new byte[BufferBytes];
        for (int read; (read = await decoded.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0;)
        {
            if (body.Length + read > maxBytes)
            {
                if (!cut) throw Grown(body.Length + read, wire) ? Bomb() : TooLarge(maxBytes);
                body.Write(buffer, 0, maxBytes - (int)body.Length);
                break;
            }
            body.Write(buffer, 0, read);
            if (Grown(body.Length, wire)) throw Bomb();
        }
        return body.ToArray();
    }

    private bool Grown(long length, MeteredStream wire) => length > GrowthFrom && length > wire.Received * options.MaxCompressionRatio;

    private BodyException Bomb() => new(BodyFault.Bomb, $"the body grows more than {options.MaxCompressionRatio} times on decompression");

    private static BodyException TooLarge(int maxBytes) => new(BodyFault.TooLarge, $"the body has more than {maxBytes} bytes");

    private static async Task<Stream> DecodeAsync(MeteredStream wire, ICollection<string> encodings, CancellationToken cancellation)
    {
        var named = encodings.Select(name => name.Trim().ToLowerInvariant()).Where(name => name is not ("" or "identity" or "none")).ToList();
        if (named.Count == 0) return wire;
        if (named.Count > 1) throw new BodyException(BodyFault.UnknownEncoding, $"several content encodings are not decoded: {string.Join(", ", named)}");
        switch (named[0])
        {
            case "gzip" or "x-gzip":
                // Some servers declare gzip and send plain text.
                var start = await wire.PeekAsync(cancellation).ConfigureAwait(false);
                return start.Span is [0x1F, 0x8B] ? new GZipStream(wire, CompressionMode.Decompress) : wire;
            case "deflate":
                // By RFC 9110 deflate means the zlib format; some servers send the bare one.
                var first = await wire.PeekAsync(cancellation).ConfigureAwait(false);
                return first.Span is [var a, var b] && (a & 0x0F) == 8 && (a << 8 | b) % 31 == 0
                    ? new ZLibStream(wire, CompressionMode.Decompress)
                    : new DeflateStream(wire, CompressionMode.Decompress);
            case "br":
                return new BrotliStream(wire, CompressionMode.Decompress);
            default:
                throw new BodyException(BodyFault.UnknownEncoding, $"unknown content encoding {(named[0].Length > 40 ? named[0][..40] : named[0])}");
        }
    }
}
