namespace Monitoring.Ingest.Files;

/// <summary>A stream that is only read, from front to back.</summary>
internal abstract class ForwardStream : Stream
{
    public sealed override bool CanRead => true;
    public sealed override bool CanSeek => false;
    public sealed override bool CanWrite => false;
    public sealed override long Length => throw new NotSupportedException();
    public sealed override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public sealed override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public abstract override int Read(Span<byte> buffer);

    public abstract override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default);

    public sealed override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public sealed override void Flush() { }
    public sealed override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public sealed override void SetLength(long value) => throw new NotSupportedException();
    public sealed override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

/// <summary>Tells how many bytes each reading gave.</summary>
internal sealed class CountedStream(Stream stream, Action<int> count) : ForwardStream
{
    public override int Read(Span<byte> buffer) => Counted(stream.Read(buffer));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Counted(await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false));

    protected override void Dispose(bool disposing)
    {
        if (disposing) stream.Dispose();
        base.Dispose(disposing);
    }

    private int Counted(int read)
    {
        count(read);
        return read;
    }
}

/// <summary>Streams one after the other; owns them.</summary>
internal sealed class JoinedStream(params Stream[] parts) : ForwardStream
{
    private int _part;

    /// <summary>Bytes that were read ahead to look at them, before the stream they came from.</summary>
    public static JoinedStream Before(byte[] head, int length, Stream rest) => new(new MemoryStream(head, 0, length, writable: false), rest);

    public override int Read(Span<byte> buffer)
    {
        for (; _part < parts.Length; _part++)
        {
            if (parts[_part].Read(buffer) is > 0 and var read) return read;
        }

        return 0;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        for (; _part < parts.Length; _part++)
        {
            if (await parts[_part].ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var read) return read;
        }

        return 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var part in parts) part.Dispose();
        }

        base.Dispose(disposing);
    }
}
