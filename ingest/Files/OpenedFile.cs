using System.Text;
using Monitoring.Ingest.Encodings;

namespace Monitoring.Ingest.Files;

/// <summary>A file's bytes, decompressed where they are gzip, whatever the name says.</summary>
internal sealed class OpenedFile : IDisposable
{
    private const int HeadLength = 4 << 10;

    private OpenedFile(Stream stream, ReadOnlyMemory<byte> head) => (Stream, Head) = (stream, head);

    public Stream Stream { get; }

    /// <summary>The first bytes of <see cref="Stream"/>, which gives them again.</summary>
    public ReadOnlyMemory<byte> Head { get; }

    public static async ValueTask<OpenedFile> OpenAsync(string path, ReadMeter meter, CancellationToken cancellation)
    {
        Stream stream = new CountedStream(File.OpenRead(path), meter.Bytes);
        try
        {
            (var head, stream) = await LookAsync(stream, cancellation).ConfigureAwait(false);
            if (head.Span is [0x1F, 0x8B, ..]) (head, stream) = await LookAsync(new WholeGzip(stream), cancellation).ConfigureAwait(false);
            return new OpenedFile(stream, head);
        }
        catch
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>The same text as UTF-8 without its byte order mark; UTF-16 is known by its mark or by the zeros beside ASCII.</summary>
    public Stream AsUtf8()
    {
        var head = Head.Span;
        if (head.StartsWith(new byte[] { 0xEF, 0xBB, 0xBF }))
        {
            Stream.ReadExactly(new byte[3]);
            return Stream;
        }

        if (Utf16Of(head) is not { } encoding) return Stream;
        if (head[0] >= 0xFE) Stream.ReadExactly(new byte[2]);
        return Encoding.CreateTranscodingStream(Stream, encoding, Encoding.UTF8);
    }

    /// <summary>True for what is no text in any encoding: pictures, archives, programs.</summary>
    public bool IsBinary()
    {
        var head = Head.Span;
        return Utf16Of(head) is null && BinaryContent.Looks(head);
    }

    public void Dispose() => Stream.Dispose();

    private static Encoding? Utf16Of(ReadOnlySpan<byte> head)
    {
        if (head.Length < 2) return null;
        if (head is [0xFF, 0xFE, ..]) return Encoding.Unicode;
        if (head is [0xFE, 0xFF, ..]) return Encoding.BigEndianUnicode;
        if (head.Length < 4) return null;
        if (head[0] != 0 && head[1] == 0 && head[2] != 0 && head[3] == 0) return Encoding.Unicode;
        return head[0] == 0 && head[1] != 0 && head[2] == 0 && head[3] != 0 ? Encoding.BigEndianUnicode : null;
    }

    private static async ValueTask<(ReadOnlyMemory<byte> Head, Stream Stream)> LookAsync(Stream stream, CancellationToken cancellation)
    {
        var head = new byte[HeadLength];
        var length = 0;
        try
        {
            while (length < head.Length && await stream.ReadAsync(head.AsMemory(length), cancellation).ConfigureAwait(false) is > 0 and var read)
            {
                length += read;
            }
        }
        catch (InvalidDataException) when (length > 0)
        {
            // Damaged soon after its beginning: what came before is given, then the stream tells it again.
        }

        return (head.AsMemory(0, length), JoinedStream.Before(head, length, stream));
    }
}
