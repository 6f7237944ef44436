using System.Runtime.CompilerServices;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Monitoring.Infra.Search.Queries;
using Monitoring.Infra.Storage;

namespace Monitoring.Infra.Search.Lucene;

public sealed partial class LuceneIndex
{
    /// <summary>Hits are ranked down to this depth; who pages further wants <c>export</c>.</summary>
    private const int MaxWindow = 100_100;

    private static readonly SortField NewestFirst = new(Fields.Published, SortFieldType.INT64, reverse: true);
    private static readonly SortField LatestStoredFirst = new(Fields.Position, SortFieldType.INT64, reverse: true);

    public Task<SearchAnswer> SearchAsync(SearchRequest request, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(request.Size);
        ArgumentOutOfRangeException.ThrowIfNegative(request.Offset);
        return ReadAsync(snapshot => Search(snapshot, request, cancellation), cancellation);
    }

    private SearchAnswer Search(IndexSnapshot snapshot, SearchRequest request, CancellationToken cancellation)
    {
        if ((long)request.Offset + request.Size > MaxWindow)
            throw new QueryException(
                $"At most {MaxWindow} hits can be paged through: narrow the query, or use export for all of them.",
                $"بیشتر از {MaxWindow} نتیجه ورق نمی‌خورد: پرس‌وجو را تنگ‌تر کنید، یا همه را با export بگیرید.");
        var tree = Parse(request.Query);
        var query = Within(snapshot, tree, request);
        var sort = request.Sort == SortOrder.Newest ? new Sort(NewestFirst, LatestStoredFirst) : new Sort(SortField.FIELD_SCORE, NewestFirst, LatestStoredFirst);
        var top = snapshot.Searcher.Search(query, null, Math.Max(1, request.Offset + request.Size), sort, doDocScores: true, doMaxScore: false);
        // Marking the words takes most of the time of a page of hits; it is shared out.
        var hits = top.ScoreDocs.Skip(request.Offset).Take(request.Size).AsParallel().AsOrdered().WithCancellation(cancellation)
            .Select(found => Hit(IndexDocument.Read(snapshot.Searcher.Doc(found.Doc)), tree, found.Score)).ToList();
        return new SearchAnswer(top.TotalHits, hits);
    }

    public async IAsyncEnumerable<string> MatchesAsync(SearchRequest request, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var snapshot = Acquire();
        try
        {
            var found = new List<(long Published, long Position, int Document)>();
            await Task.Run(
                () =>
                {
                    snapshot.ForEach(
                        Within(snapshot, Parse(request.Query), request),
                        (segment, context, document) => found.Add((
                            // Undated last.
                            segment.Published[document] == Fields.Undated ? long.MaxValue : segment.Published[document],
                            segment.Position[document], context.DocBase + document)),
                        cancellation);
                    found.Sort();
                },
                cancellation);
            var ids = MultiDocValues.GetBinaryValues(snapshot.Reader, Fields.Id);
            foreach (var (_, _, document) in found)
            {
                cancellation.ThrowIfCancellationRequested();
                yield return IdOf(ids, document);
            }
        }
        finally
        {
            snapshot.Reader.DecRef();
        }
    }

    public async IAsyncEnumerable<(string Id, long Position)> IdsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var snapshot = Acquire();
        try
        {
            var found = new List<(long Position, int Document)>(snapshot.Reader.NumDocs);
            try
            {
                await Task.Run(
                    () =>
                    {
                        // Every file carries a checksum that searching does not look at.
                        foreach (var leaf in snapshot.Reader.Leaves) leaf.AtomicReader.CheckIntegrity();
                        snapshot.ForEach(
                            new MatchAllDocsQuery(), (segment, context, document) => found.Add((segment.Position[document], context.DocBase + document)), cancellation);
                    },
                    cancellation);
            }
            catch (Exception e) when (IsDamage(e))
            {
                throw Damaged(e);
            }

            var ids = MultiDocValues.GetBinaryValues(snapshot.Reader, Fields.Id);
            foreach (var (position, document) in found) yield return (IdOf(ids, document), position);
        }
        finally
        {
            snapshot.Reader.DecRef();
        }
    }

    private static string IdOf(BinaryDocValues ids, int document)
    {
        var bytes = new global::Lucene.Net.Util.BytesRef();
        ids.Get(document, bytes);
        return bytes.Utf8ToString();
    }

    private QueryNode Parse(string query) => QueryParser.Parse(query, _analyzer, _names);

    private Query Translate(IndexSnapshot snapshot, QueryNode tree) => new QueryTranslation(snapshot.Reader, _range).Translate(tree);

    private Query Within(IndexSnapshot snapshot, QueryNode tree, SearchRequest request)
    {
        var translation = new QueryTranslation(snapshot.Reader, _range);
        return translation.Within(translation.Translate(tree), request.From, request.To);
    }

    private SearchHit Hit(IndexedArticle indexed, QueryNode tree, double score)
    {
        var matching = new LeafMatching(indexed, _analyzer, _range);
        var (why, marks) = matching.Explain(tree);
        var article = indexed.Article;
        return new SearchHit(
            article.Id, article.Url, article.Title, article.Published, article.Source, Math.Round(score, 4),
            Highlighting.Fragments(matching.Sections, marks), why);
    }

    private async Task<T> ReadAsync<T>(Func<IndexSnapshot, T> read, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var snapshot = Acquire();
        try
        {
            return await Task.Run(() => read(snapshot), cancellation);
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw Damaged(e);
        }
        finally
        {
            snapshot.Reader.DecRef();
        }
    }

    /// <summary>The last commit; the caller gives its reference back.</summary>
    private IndexSnapshot Acquire()
    {
        lock (_gate)
        {
            if (!_writable || _changed || _snapshot is null) Refresh();
            _snapshot!.Reader.IncRef();
            return _snapshot;
        }
    }

    private void Refresh()
    {
        _changed = false;
        var folder = _folder.Current() ?? throw Unreadable("There is no index yet.", null);
        try
        {
            if (_snapshot?.Folder == folder)
            {
                if (DirectoryReader.OpenIfChanged(_snapshot.Reader) is not { } newer) return;
                Replace(new IndexSnapshot(folder, newer, _columns));
            }
            else
            {
                Replace(new IndexSnapshot(folder, DirectoryReader.Open(FSDirectory.Open(folder)), _columns));
            }
        }
        catch (Exception e) when (IsDamage(e))
        {
            _changed = true;
            throw Damaged(e);
        }
    }

    private void Replace(IndexSnapshot snapshot)
    {
        _snapshot?.Reader.DecRef();
        _snapshot = snapshot;
    }

    /// <summary>What Lucene throws when it reads bytes that it never wrote; several at once when hits are read in parallel.</summary>
    private static bool IsDamage(Exception failure) => failure is AggregateException several
        ? several.InnerExceptions.All(IsDamage)
        : failure is IOException or IndexOutOfRangeException or ArgumentException or FormatException or OverflowException;

    private static StorageException Damaged(Exception e) => Unreadable(
        $"The index cannot be read ({((e as AggregateException)?.InnerExceptions[0] ?? e).Message.ReplaceLineEndings(" ").TrimEnd('.')}); the articles themselves lie in the database.", e);

    private static StorageException Unreadable(string reason, Exception? inner) =>
        new($"{reason} Run `monitoring reindex`, or start `monitoring serve`, which rebuilds it.", inner);
}
