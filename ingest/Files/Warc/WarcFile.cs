using System.Runtime.CompilerServices;

namespace Monitoring.Ingest.Files.Warc;

/// <summary>The html pages of a WARC file; lines of its items are record numbers.</summary>
internal static class WarcFile
{
    /// <summary>Room for the HTTP header before the page.</summary>
    private const int HeadLength = 64 << 10;

    public static async IAsyncEnumerable<ReadItem> ReadAsync(
        string file, OpenedFile opened, ReadOptions options, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var source = new ByteSource(opened.Stream);
        var after = options.StartAfter.GetValueOrDefault(file);
        var number = 0L;
        var given = 0L;
        while (true)
        {
            var (record, lost) = await NextAsync(source, number + 1, cancellation).ConfigureAwait(false);
            if (lost)
            {
                given++;
                if (number + 1 > after) yield return new Rejection(file, number + 1, "no record begins here (WARC/1.0): the file is damaged, reading goes on at the next record");
            }

            if (record is null) break;
            number++;
            var item = await ItemAsync(file, number, record, source, options, number <= after, cancellation).ConfigureAwait(false);
            if (item is null) continue;
            given++;
            if (number > after) yield return item;
        }

        if (number == 0 && given == 0) yield return new Rejection(file, null, "no WARC record in the file: give a .warc as crawlers write it");
        else if (given == 0) yield return new Rejection(file, null, $"none of its {number} records is an html page that was fetched with status 200");
    }

    /// <summary>The next record's head, and whether bytes had to be passed over to find it.</summary>
    private static async ValueTask<(WarcRecord? Record, bool Lost)> NextAsync(ByteSource source, long number, CancellationToken cancellation)
    {
        try
        {
            var lost = false;
            while (await source.LineAsync(cancellation).ConfigureAwait(false) is { } line)
            {
                if (line.StartsWith("WARC/", StringComparison.Ordinal) && line.Length < 20)
                {
                    return (await WarcRecord.ReadAsync(source, cancellation).ConfigureAwait(false), lost);
                }

                lost |= line.Length > 0;
            }

            return (null, lost);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw new UnreadableFileException(number, e);
        }
    }

    private static async ValueTask<ReadItem?> ItemAsync(
        string file, long number, WarcRecord record, ByteSource source, ReadOptions options, bool done, CancellationToken cancellation)
    {
        try
        {
            if (record.Length is not { } length) return new Rejection(file, number, "the record has no Content-Length: it is damaged, the next one is looked for");
            if (done || !record.MayBePage)
            {
                await source.SkipAsync(length, cancellation).ConfigureAwait(false);
                return null;
            }

            var held = (int)Math.Min(length, (long)options.LargestPage + HeadLength);
            var block = await source.BlockAsync(held, cancellation).ConfigureAwait(false);
            await source.SkipAsync(length - held, cancellation).ConfigureAwait(false);
            return await PageAsync(file, number, record, block, held < length, options, cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw new UnreadableFileException(number, e);
        }
    }

    private static async ValueTask<ReadItem?> PageAsync(
        string file, long number, WarcRecord record, byte[] block, bool cut, ReadOptions options, CancellationToken cancellation)
    {
        var response = record.Type == "resource"
            ? new HttpResponse(200, record.ContentType, "", "", block)
            : HttpResponse.Parse(block);
        if (response is null) return new Rejection(file, number, "the record says that it is an HTTP answer and is none");
        if (!response.IsPage) return null;
        byte[]? page = null;
        try
        {
            if (!cut) page = await response.PageAsync(options.LargestPage, cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException)
        {
            return new Rejection(file, number, "the compressed page in this record is damaged");
        }

        return page is null
            ? new Rejection(file, number, $"the page is longer than {JsonLines.Mebibytes(options.LargestPage)}: no news page is")
            : PageFile.Read(file, number, FileKind.Html, page, record.Address, options, response.Charset, record.Date);
    }
}
