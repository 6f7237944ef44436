namespace Monitoring.Ingest.Files.Warc;

/// <summary>Lines and counted blocks from one stream, in bounded memory.</summary>
internal sealed class ByteSource(Stream stream)
{
    /// <summary>A header line; WARC writers keep to a few kilobytes.</summary>
    private const int LongestLine = 64 << 10;
    private readonly byte[] _buffer = new byte[2 * LongestLine];
    private int _start;
    private int _end;

    /// <summary>The next line without its end, as Latin-1; the first 64 KiB of a longer one. Null at the end of the stream.</summary>
    public async ValueTask<string?> LineAsync(CancellationToken cancellation)
    {
        string? begun = null;
        while (true)
        {
            var held = _buffer.AsSpan(_start, _end - _start);
            var end = held.IndexOf((byte)'\n');
            if (end >= 0)
            {
                begun ??= Text(held[..end]);
                _start += end + 1;
                return begun;
            }

            if (held.Length >= LongestLine)
            {
                begun ??= Text(held[..LongestLine]);
                _start = _end;
            }

            if (await FillAsync(cancellation).ConfigureAwait(false)) continue;
            held = _buffer.AsSpan(_start, _end - _start);
            if (held.IsEmpty) return begun;
            begun ??= Text(held);
            _start = _end;
            return begun;
        }
    }

    /// <exception cref="EndOfStreamException">There are fewer bytes.</exception>
    public async ValueTask<byte[]> BlockAsync(int length, CancellationToken cancellation)
    {
        // The length is only claimed: memory is taken as the bytes come.
        using var block = new MemoryStream(Math.Min(length, 64 << 10));
        await TakeAsync(length, block, cancellation).ConfigureAwait(false);
        return block.ToArray();
    }

    /// <inheritdoc cref="BlockAsync"/>
    public ValueTask SkipAsync(long length, CancellationToken cancellation) => TakeAsync(length, Stream.Null, cancellation);

    private async ValueTask TakeAsync(long length, Stream into, CancellationToken cancellation)
    {
        while (length > 0)
        {
            if (_start == _end && !await FillAsync(cancellation).ConfigureAwait(false)) throw new EndOfStreamException();
            var count = (int)Math.Min(length, _end - _start);
            into.Write(_buffer, _start, count);
            _start += count;
            length -= count;
        }
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellation)
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        var read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellation).ConfigureAwait(false);
        _end += read;
        return read > 0;
    }

    private static string Text(ReadOnlySpan<byte> line) => System.Text.Encoding.Latin1.GetString(line.TrimEnd((byte)'\r'));
}
