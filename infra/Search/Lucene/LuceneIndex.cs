using Lucene.Net.Index;
using Lucene.Net.Store;
using Monitoring.Infra.Storage;
using Monitoring.Text;
using Term = Lucene.Net.Index.Term;

namespace Monitoring.Infra.Search.Lucene;

/// <summary>The embedded index in the data folder. One process writes it, any number read its last commit.</summary>
public sealed partial class LuceneIndex : ISearchIndex
{
    private readonly IndexFolder _folder;
    private readonly TextAnalyzer _analyzer;
    private readonly SearchNames _names;
    private readonly TimeZoneInfo _zone;
    private readonly DayRange _range;
    private readonly bool _writable;
    private readonly ColumnCache _columns = new();
    private readonly System.Threading.Lock _gate = new();
    private readonly SemaphoreSlim _writing = new(1);

    private IndexWriter? _writer;
    private string _writerFolder = "";
    private string _writerVersion = "";
    private Rebuild? _rebuild;
    private IndexSnapshot? _snapshot;
    private bool _changed = true;

    internal LuceneIndex(InfraOptions options, TextAnalyzer analyzer, SearchNames names)
    {
        _folder = new IndexFolder(Path.Combine(Path.GetFullPath(options.DataFolder), "index"));
        _analyzer = analyzer;
        _names = names;
        _zone = options.Zone;
        _range = new DayRange(options.Zone);
        _writable = !options.ReadOnly;
        if (_writable) OpenWriter();
        else (NeedsRebuild, _) = Examine(_folder.Current());
    }

    public string? NeedsRebuild { get; private set; }

    public async Task IndexAsync(IReadOnlyList<StoredArticle> articles, CancellationToken cancellation)
    {
        if (articles.Count == 0) return;
        await WriteAsync(
            writers => Task.Run(() => Add(writers, articles, cancellation), cancellation), [.. articles.Select(static a => a.Article.Id)], cancellation);
    }

    public Task DeleteAsync(IReadOnlyList<string> ids, CancellationToken cancellation) => WriteAsync(
        writers =>
        {
            Term[] terms = [.. ids.Select(static id => new Term(Fields.Id, id))];
            foreach (var writer in writers) writer.DeleteDocuments(terms);
            return Task.CompletedTask;
        },
        ids,
        cancellation);

    public Task CommitAsync(CancellationToken cancellation) => WriteAsync(
        _ => Task.Run(
            () =>
            {
                IndexFolder.Commit(_writer!, _writerVersion);
                _changed = true;
            },
            cancellation),
        [],
        cancellation);

    public async Task RebuildAsync(IAsyncEnumerable<StoredArticle> articles, IProgress<long>? progress, CancellationToken cancellation)
    {
        Rebuild rebuild;
        await _writing.WaitAsync(cancellation);
        try
        {
            Writable();
            if (_rebuild is not null) throw new InvalidOperationException("The index is being rebuilt already.");
            var folder = _folder.Next();
            rebuild = _rebuild = new Rebuild(folder, IndexFolder.OpenWriter(folder, create: true));
        }
        finally
        {
            _writing.Release();
        }

        var swapped = false;
        try
        {
            await FillAsync(rebuild, articles, progress, cancellation);
            await _writing.WaitAsync(cancellation);
            try
            {
                Swap(rebuild);
                swapped = true;
            }
            finally
            {
                _writing.Release();
            }
        }
        finally
        {
            if (!swapped)
            {
                await _writing.WaitAsync(CancellationToken.None);
                _rebuild = null;
                rebuild.Writer.Rollback();
                _folder.RemoveOthers(_writerFolder);
                _writing.Release();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _writing.WaitAsync();
        lock (_gate)
        {
            _snapshot?.Reader.DecRef();
            _snapshot = null;
        }

        // What was not committed is still marked as not indexed in the database and comes again.
        _writer?.Rollback();
        _writer?.Directory.Dispose();
        _writer = null;
        _writing.Dispose();
    }

    private void Writable()
    {
        if (_writer is null) throw new InvalidOperationException("This index was opened for reading beside another writer, or is closed.");
    }

    /// <summary>One writing call at a time; while a rebuild runs, what is written goes to both generations.</summary>
    private async Task WriteAsync(Func<IReadOnlyList<IndexWriter>, Task> write, IReadOnlyList<string> ids, CancellationToken cancellation)
    {
        await _writing.WaitAsync(cancellation);
        try
        {
            Writable();
            _rebuild?.Newer.UnionWith(ids);
            await write(_rebuild is null ? [_writer!] : [_writer!, _rebuild.Writer]);
        }
        finally
        {
            _writing.Release();
        }
    }

    private void Add(IReadOnlyList<IndexWriter> writers, IReadOnlyList<StoredArticle> articles, CancellationToken cancellation) => Parallel.ForEach(
        articles,
        new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount },
        article =>
        {
            foreach (var writer in writers)
                writer.UpdateDocument(new Term(Fields.Id, article.Article.Id), IndexDocument.From(article, _analyzer));
        });

    private async Task FillAsync(Rebuild rebuild, IAsyncEnumerable<StoredArticle> articles, IProgress<long>? progress, CancellationToken cancellation)
    {
        var done = 0L;
        await foreach (var batch in articles.Where(static a => a.Enriched is not null).Chunk(500).WithCancellation(cancellation))
        {
            await _writing.WaitAsync(cancellation);
            try
            {
                // What was written since the rebuild began is newer than what the reader brings.
                await Task.Run(() => Add([rebuild.Writer], [.. batch.Where(a => !rebuild.Newer.Contains(a.Article.Id))], cancellation), cancellation);
            }
            finally
            {
                _writing.Release();
            }

            progress?.Report(done += batch.Length);
        }
    }

    private void Swap(Rebuild rebuild)
    {
        IndexFolder.Commit(rebuild.Writer, IndexFolder.Version);
        var old = _writer!;
        (_writer, _writerFolder, _writerVersion) = (rebuild.Writer, rebuild.Folder, IndexFolder.Version);
        _rebuild = null;
        old.Rollback();
        old.Directory.Dispose();
        _folder.Use(rebuild.Folder);
        NeedsRebuild = null;
        _changed = true;
    }

    private void OpenWriter()
    {
        var current = _folder.Current();
        (NeedsRebuild, var usable) = Examine(current);
        if (usable)
        {
            _writer = IndexFolder.OpenWriter(current!, create: false);
            _writerFolder = current!;
            _writerVersion = NeedsRebuild is null ? IndexFolder.Version : "older";
            _folder.RemoveOthers(current!);
            return;
        }

        _writerFolder = _folder.Next();
        _writer = IndexFolder.OpenWriter(_writerFolder, create: true);
        // Until it was rebuilt it says so, also after a restart.
        _writerVersion = "unfilled";
        IndexFolder.Commit(_writer, _writerVersion);
        _folder.Use(_writerFolder);
    }

    /// <summary>Why a generation should be rebuilt, or null, and whether it can be read until then.</summary>
    private static (string? Reason, bool Usable) Examine(string? folder)
    {
        if (folder is null || !System.IO.Directory.Exists(folder)) return ("There is no index yet.", false);
        try
        {
            using var directory = FSDirectory.Open(folder);
            using var reader = DirectoryReader.Open(directory);
            var version = IndexFolder.VersionOf(reader);
            return version == IndexFolder.Version
                ? (null, true)
                : ($"The index was made with version {version} of the analyzer, this program has {IndexFolder.Version}.", true);
        }
        catch (Exception e) when (e is IOException or ArgumentException or InvalidOperationException)
        {
            return ($"The index is damaged ({e.Message.ReplaceLineEndings(" ")}).", false);
        }
    }

    private sealed record Rebuild(string Folder, IndexWriter Writer)
    {
        public HashSet<string> Newer { get; } = new(StringComparer.Ordinal);
    }
}
