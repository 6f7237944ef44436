using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace Monitoring.Api.Inspection;

/// <summary>Lines of a stream as UTF-8 bytes, each bounded, so that one endless line cannot fill the memory.</summary>
internal static class InputLines
{
    public const int Longest = 64 << 20;
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Null stands in the place of a line that is longer than <see cref="Longest"/>; it was skipped to its end.</summary>
    public static async IAsyncEnumerable<byte[]?> ReadAsync(Stream input, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var reader = PipeReader.Create(input, new StreamPipeReaderOptions(bufferSize: 1 << 16, leaveOpen: true));
        var tooLong = false;
        var first = true;
        while (true)
        {
            var read = await reader.ReadAsync(cancellation);
            var buffer = read.Buffer;
            while (buffer.PositionOf((byte)'\n') is { } end)
            {
                yield return tooLong ? null : Trim(buffer.Slice(0, end), ref first);
                tooLong = false;
                buffer = buffer.Slice(buffer.GetPosition(1, end));
            }

            if (tooLong || buffer.Length > Longest)
            {
                tooLong = true;
                buffer = buffer.Slice(buffer.End);
            }

            if (read.IsCompleted)
            {
                if (tooLong) yield return null;
                else if (!buffer.IsEmpty) yield return Trim(buffer, ref first);
                break;
            }

            reader.AdvanceTo(buffer.Start, buffer.End);
        }

        await reader.CompleteAsync();
    }

    private static byte[] Trim(ReadOnlySequence<byte> line, ref bool first)
    {
        var bytes = line.ToArray();
        var span = bytes.AsSpan();
        if (first && span.StartsWith(ByteOrderMark)) span = span[3..];
        first = false;
        if (span.EndsWith("\r"u8)) span = span[..^1];
        return span.Length == bytes.Length ? bytes : span.ToArray();
    }
}
