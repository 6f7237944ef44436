namespace Monitoring.Ingest.Web;

/// <summary>Counts what comes over the wire, gives up on a pause that is too long, and can show its first bytes.</summary>
internal sealed class MeteredStream(Stream inner, CancellationTokenSource idle, TimeSpan idleTimeout) : Stream
{
    private readonly byte[] _peeked = new byte[2];
    private int _peekedStart;
    private int _peekedEnd;

    public long Received { get; private set; }

    /// <summary>The first two bytes, fewer at the end of the stream; they are read again afterwards.</summary>
    public async Task<ReadOnlyMemory<byte>> PeekAsync(CancellationToken cancellation)
    {
        while (_peekedEnd < _peeked.Length)
        {
            var read = await FillAsync(_peeked.AsMemory(_peekedEnd), cancellation).ConfigureAwait(false);
            if (read == 0) break;
            _peekedEnd += read;
        }
        return _peeked.AsMemory(0, _peekedEnd);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_peekedStart == _peekedEnd || buffer.Length == 0) return await FillAsync(buffer, cancellationToken).ConfigureAwait(false);
        var length = Math.Min(buffer.Length, _peekedEnd - _peekedStart);
        _peeked.AsMemory(_peekedStart, length).CopyTo(buffer);
        _peekedStart += length;
        return length;
    }

    private async ValueTask<int> FillAsync(Memory<byte> buffer, CancellationToken cancellation)
    {
        idle.CancelAfter(idleTimeout);
        var read = await inner.ReadAsync(buffer, cancellation).ConfigureAwait(false);
        Received += read;
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Only read asynchronously, where the time-outs hold");
    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
