using Monitoring.Infra.Storage;
using Monitoring.Ingest.Files;

namespace Monitoring.Api.Pipeline;

/// <summary>
/// Remembers how far each file of many records was read, so that an import that was killed goes on there. A mark is set after the
/// articles before it are stored, never earlier: what is read twice is a duplicate, what is skipped would be lost.
/// </summary>
internal sealed class ImportMarks(ImportJournal journal)
{
    /// <summary>Lines between two marks; each costs a write.</summary>
    private const long Stride = 2048;
    private const int Unfinished = 1000;
    private readonly Dictionary<string, Mark> _marks = new(StringComparer.Ordinal);

    /// <summary>For the files of a call that were cut off before and have not changed since: the last line that is done.</summary>
    public async Task<IReadOnlyDictionary<string, long>> CutOffAsync(IReadOnlyList<string> paths, CancellationToken cancellation)
    {
        var cutOff = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var state in await journal.ListAsync(Unfinished, cancellation))
        {
            if (state.Finished is not null || state.Done == 0 || NameIn(paths, state.File) is not { } name) continue;
            if (await BeginAsync(name, cancellation) is { Done: > 0 } mark) cutOff[name] = mark.Done;
        }

        return cutOff;
    }

    /// <summary>All items of the batch are stored.</summary>
    public async Task PassAsync(IReadOnlyList<ReadItem> batch, CancellationToken cancellation)
    {
        foreach (var file in batch.Where(item => item.Line is not null).GroupBy(item => item.File, StringComparer.Ordinal))
        {
            if (!_marks.TryGetValue(file.Key, out var mark) && (mark = await BeginAsync(file.Key, cancellation)) is null) continue;
            mark.Read = Math.Max(mark.Read, file.Max(item => item.Line!.Value));
            if (mark.Read - mark.Done < Stride) continue;
            mark.Done = mark.Read;
            await journal.AdvanceAsync(mark.Path, mark.Done, cancellation);
        }
    }

    /// <summary>The call has come to its end: the same files are read from their beginning next time.</summary>
    public async Task FinishAsync(CancellationToken cancellation)
    {
        foreach (var mark in _marks.Values) await journal.FinishAsync(mark.Path, cancellation);
    }

    private async Task<Mark?> BeginAsync(string name, CancellationToken cancellation)
    {
        var file = new FileInfo(name);
        if (!file.Exists) return null;
        var done = await journal.BeginAsync(file.FullName, file.Length, file.LastWriteTimeUtc, cancellation);
        return _marks[name] = new Mark(file.FullName) { Done = done, Read = done };
    }

    /// <summary>How a call that has these paths names the file; null when it is none of its files.</summary>
    private static string? NameIn(IReadOnlyList<string> paths, string file)
    {
        foreach (var path in paths)
        {
            var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
            if (full == file) return path;
            if (file.StartsWith(full + Path.DirectorySeparatorChar, StringComparison.Ordinal)) return Path.Combine(path, file[(full.Length + 1)..]);
        }

        return null;
    }

    private sealed class Mark(string path)
    {
        public string Path => path;
        public long Done { get; set; }
        public long Read { get; set; }
    }
}
