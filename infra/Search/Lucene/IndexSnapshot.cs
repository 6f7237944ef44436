using System.Runtime.CompilerServices;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;

namespace Monitoring.Infra.Search.Lucene;

/// <summary>One commit of the index, held open while somebody reads it.</summary>
internal sealed class IndexSnapshot
{
    private readonly SegmentColumns[] _columns;

    public IndexSnapshot(string folder, DirectoryReader reader, ColumnCache cache)
    {
        Folder = folder;
        Reader = reader;
        Searcher = new IndexSearcher(reader) { Similarity = new BM25Similarity() };
        Names = cache;
        _columns = [.. reader.Leaves.Select(leaf => cache.Of(leaf.AtomicReader))];
    }

    public string Folder { get; }

    public DirectoryReader Reader { get; }

    public IndexSearcher Searcher { get; }

    public ColumnCache Names { get; }

    /// <summary>Runs over every matching document, segment by segment.</summary>
    public void ForEach(Query query, Action<SegmentColumns, AtomicReaderContext, int> found, CancellationToken cancellation) =>
        Searcher.Search(query, new Visitor(_columns, found, cancellation));

    private sealed class Visitor(
        SegmentColumns[] columns, Action<SegmentColumns, AtomicReaderContext, int> found, CancellationToken cancellation) : ICollector
    {
        private SegmentColumns _segment = null!;
        private AtomicReaderContext _context = null!;

        public bool AcceptsDocsOutOfOrder => true;

        public void SetScorer(Scorer scorer)
        {
            // Counting does not score.
        }

        public void SetNextReader(AtomicReaderContext context)
        {
            cancellation.ThrowIfCancellationRequested();
            _context = context;
            _segment = columns[context.Ord];
        }

        public void Collect(int doc) => found(_segment, _context, doc);
    }
}

/// <summary>Columns by segment, for as long as a reader of that segment is open, and the numbering of values that they share.</summary>
internal sealed class ColumnCache
{
    private readonly ConditionalWeakTable<object, SegmentColumns> _columns = [];

    public ValueNames Entities { get; } = new();

    public ValueNames Topics { get; } = new();

    public ValueNames Sources { get; } = new();

    public SegmentColumns Of(AtomicReader reader) =>
        _columns.GetValue(reader.CoreCacheKey, _ => new SegmentColumns(reader, Entities, Topics, Sources));
}
