using System.Runtime.CompilerServices;
using Monitoring.Ingest.Files.Warc;

namespace Monitoring.Ingest.Files;

/// <summary>
/// Reads articles from files and folders. Whatever is wrong with a file, a line or a record becomes one <see cref="Rejection"/> and the
/// rest goes on; only cancellation is thrown. Memory does not grow with the size of a file.
/// </summary>
public static class ArticleFiles
{
    /// <param name="paths">Files and folders; folders are read in ordinal order of their paths.</param>
    public static async IAsyncEnumerable<ReadItem> ReadAsync(
        IReadOnlyList<string> paths, ReadOptions options, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var files = FileList.Of(paths);
        // One address cannot be that of several pages.
        if (files.Count(f => f.Kind is FileKind.Html or FileKind.Text) != 1) options = options with { Address = null };
        var meter = new ReadMeter(options.Progress, files.Count, files.Sum(f => f.Bytes));
        foreach (var file in files)
        {
            meter.Begin(file.Name);
            await foreach (var item in GuardedAsync(file, meter, options, cancellation).ConfigureAwait(false))
            {
                meter.Item();
                yield return item;
            }
        }

        meter.Tell();
    }

    /// <summary>Turns a fault of the file into its last item.</summary>
    private static async IAsyncEnumerable<ReadItem> GuardedAsync(
        ListedFile file, ReadMeter meter, ReadOptions options, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var items = ItemsAsync(file, meter, options, cancellation).GetAsyncEnumerator(cancellation);
        while (true)
        {
            ReadItem? item = null;
            Rejection? fault = null;
            try
            {
                if (await items.MoveNextAsync().ConfigureAwait(false)) item = items.Current;
            }
            catch (UnreadableFileException e)
            {
                fault = new Rejection(file.Name, e.Line, UnreadableFileException.Reason(e.InnerException!));
            }
            catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException or NotSupportedException)
            {
                fault = new Rejection(file.Name, null, UnreadableFileException.Reason(e));
            }

            if (fault is not null) yield return fault;
            if (item is null) yield break;
            yield return item;
        }
    }

    private static async IAsyncEnumerable<ReadItem> ItemsAsync(
        ListedFile file, ReadMeter meter, ReadOptions options, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (file.Refused is { } refused)
        {
            yield return new Rejection(file.Name, null, refused);
            yield break;
        }

        using var opened = await OpenedFile.OpenAsync(file.Name, meter, cancellation).ConfigureAwait(false);
        if (opened.Head.IsEmpty)
        {
            yield return new Rejection(file.Name, null, "the file is empty: nothing to import");
            yield break;
        }

        // A WARC file holds whatever was fetched, pictures too.
        if (file.Kind != FileKind.Warc && opened.IsBinary())
        {
            yield return new Rejection(file.Name, null, "the file is binary, no text: give text files");
            yield break;
        }

        var items = file.Kind switch
        {
            FileKind.JsonLines => JsonLines.ReadAsync(file.Name, opened, options, cancellation),
            FileKind.Warc => WarcFile.ReadAsync(file.Name, opened, options, cancellation),
            FileKind.Feed => FeedFile.ReadAsync(file.Name, opened, options, cancellation),
            _ => PageFile.ReadAsync(file.Name, file.Kind, opened, options, cancellation),
        };
        await foreach (var item in items.ConfigureAwait(false)) yield return item;
    }
}
