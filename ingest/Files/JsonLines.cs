using System.Globalization;
using System.Runtime.CompilerServices;

namespace Monitoring.Ingest.Files;

/// <summary>Articles as JSON, one object a line.</summary>
internal static class JsonLines
{
    public static async IAsyncEnumerable<ReadItem> ReadAsync(
        string file, OpenedFile opened, ReadOptions options, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var lines = new ByteLines(opened.AsUtf8(), options.LongestLine);
        var after = options.StartAfter.GetValueOrDefault(file);
        var found = false;
        var doubts = new Doubts(options.Zone);
        while (await NextAsync(file, lines, cancellation).ConfigureAwait(false) is { } line)
        {
            var bytes = Trimmed(line.Bytes);
            if (bytes.IsEmpty && !line.TooLong) continue;
            if (!found && bytes.Span is [(byte)'[' or (byte)'{'])
            {
                yield return new Rejection(file, line.Number, "the JSON is spread over several lines: write one object a line (jq -c '.[]' does)");
                yield break;
            }

            found = true;
            if (line.Number <= after) continue;
            if (line.TooLong) yield return new Rejection(file, line.Number, $"the line is longer than {Mebibytes(options.LongestLine)}: split it, one article a line");
            else yield return JsonArticle.Read(file, line.Number, bytes, options, doubts);
        }

        if (!found) yield return new Rejection(file, null, "the file is empty: write one article as a JSON object on each line");
    }

    public static string Mebibytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:0.##} MiB");

    /// <summary>A fault of the stream (a cut gzip) is told with the line where it was met.</summary>
    private static async ValueTask<ByteLine?> NextAsync(string file, ByteLines lines, CancellationToken cancellation)
    {
        try
        {
            return await lines.NextAsync(cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw new UnreadableFileException(lines.Number + 1, e);
        }
    }

    private static ReadOnlyMemory<byte> Trimmed(ReadOnlyMemory<byte> line)
    {
        var span = line.Span;
        var start = span.IndexOfAnyExcept(" \t\r\f"u8);
        return start < 0 ? default : line[start..(span.LastIndexOfAnyExcept(" \t\r\f"u8) + 1)];
    }
}
