namespace Monitoring.Ingest.Files;

/// <summary>One line without its end.</summary>
/// <param name="Number">1-based.</param>
/// <param name="Bytes">Valid until the next line is read; empty when the line is too long.</param>
/// <param name="TooLong">It was skipped to its end.</param>
internal readonly record struct ByteLine(long Number, ReadOnlyMemory<byte> Bytes, bool TooLong);

/// <summary>Lines of a stream, LF or CRLF, in memory bounded by the longest line that is allowed.</summary>
internal sealed class ByteLines(Stream stream, int longest)
{
    private byte[] _buffer = new byte[64 << 10];
    private int _start;
    private int _end;
    private bool _ended;

    /// <summary>Lines given so far.</summary>
    public long Number { get; private set; }

    public async ValueTask<ByteLine?> NextAsync(CancellationToken cancellation)
    {
        var searched = _start;
        var skipping = false;
        while (true)
        {
            var found = _buffer.AsSpan(searched, _end - searched).IndexOf((byte)'\n');
            if (found >= 0)
            {
                var line = Line(searched + found, skipping);
                _start = searched + found + 1;
                return line;
            }

            if (_ended)
            {
                if (_end == _start && !skipping) return null;
                var line = Line(_end, skipping);
                _start = _end;
                return line;
            }

            if (skipping || _end - _start > longest)
            {
                skipping = true;
                _start = _end = 0;
            }

            searched = Room();
            var read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellation).ConfigureAwait(false);
            _end += read;
            _ended = read == 0;
        }
    }

    private ByteLine Line(int end, bool skipped)
    {
        Number++;
        if (end > _start && _buffer[end - 1] == '\r') end--;
        return skipped || end - _start > longest
            ? new ByteLine(Number, default, true)
            : new ByteLine(Number, _buffer.AsMemory(_start, end - _start), false);
    }

    /// <summary>Makes room at the end of the buffer; answers where the bytes that were not searched yet will begin.</summary>
    private int Room()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
        return _end;
    }
}
