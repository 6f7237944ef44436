using System.IO.Compression;

namespace Monitoring.Ingest.Files;

/// <summary>
/// Decompresses gzip, members one after the other too, and throws <see cref="InvalidDataException"/> at the end when the data was cut
/// off. <see cref="GZipStream"/> alone ends quietly then, and half an article would pass for a whole one. So a member with a known mark
/// is put behind the data: it comes out again only if all before it was whole.
/// </summary>
internal sealed class WholeGzip(Stream packed) : ForwardStream
{
    private static readonly byte[] Mark = [.. "whole to its end"u8];
    private static readonly byte[] PackedMark = Packed(Mark);

    private readonly GZipStream _gzip = new(new JoinedStream(packed, new MemoryStream(PackedMark, writable: false)), CompressionMode.Decompress);
    private readonly byte[] _buffer = new byte[32 << 10];
    private int _start;
    private int _end;

    public override int Read(Span<byte> buffer)
    {
        while (!buffer.IsEmpty && _end - _start <= Mark.Length)
        {
            MoveToFront();
            var read = _gzip.Read(_buffer.AsSpan(_end));
            if (read == 0) return AtEnd();
            _end += read;
        }

        return Give(buffer);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!buffer.IsEmpty && _end - _start <= Mark.Length)
        {
            MoveToFront();
            var read = await _gzip.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false);
            if (read == 0) return AtEnd();
            _end += read;
        }

        return Give(buffer.Span);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _gzip.Dispose();
        base.Dispose(disposing);
    }

    private void MoveToFront()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
    }

    private int AtEnd() => _buffer.AsSpan(_start, _end - _start).SequenceEqual(Mark)
        ? 0
        : throw new InvalidDataException("The gzip data is cut off.");

    private int Give(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, _end - _start - Mark.Length);
        if (count <= 0) return 0;
        _buffer.AsSpan(_start, count).CopyTo(buffer);
        _start += count;
        return count;
    }

    private static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(bytes);
        return packed.ToArray();
    }
}
