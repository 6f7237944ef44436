using Lucene.Net.Search;
using Monitoring.Enrichment;

namespace Monitoring.Infra.Search.Lucene;

/// <summary>Trends and facets: every matching document is counted once, without being scored or read.</summary>
public sealed partial class LuceneIndex
{
    private static readonly Comparer<FacetCount> LeastFirst = Comparer<FacetCount>.Create(CompareFrequency);

    public Task<IReadOnlyList<TrendSeries>> TrendsAsync(TrendRequest request, CancellationToken cancellation) => ReadAsync<IReadOnlyList<TrendSeries>>(
        snapshot =>
        {
            var queries = request.Queries.Select(query => (Text: query, Tree: Parse(query))).ToList();
            var (first, end) = _range.Of(request.From, request.To);
            if (first is null || end is null)
            {
                var (oldest, newest) = Extent(snapshot, cancellation);
                first ??= oldest;
                end ??= newest + 1;
            }

            var timeline = Timeline.Between(first.Value, end.Value, request.Interval, request.Calendar, _zone);
            var byHour = request.Interval == TrendInterval.Hour;
            var totals = Count(snapshot, new MatchAllDocsQuery(), timeline, byHour, out _, cancellation);
            return
            [
                .. queries.Select(query =>
                {
                    var counts = Count(snapshot, Translate(snapshot, query.Tree), timeline, byHour, out var undated, cancellation);
                    return new TrendSeries(query.Text, undated, [.. timeline.Starts.Select((start, i) => new TrendPoint(start, counts[i], totals[i]))]);
                }),
            ];
        },
        cancellation);

    public Task<FacetAnswer> FacetsAsync(SearchRequest request, int size, CancellationToken cancellation) => ReadAsync(
        snapshot =>
        {
            var query = Within(snapshot, Parse(request.Query), request);
            var names = snapshot.Names;
            var entities = new long[names.Entities.Count];
            var topics = new long[names.Topics.Count];
            var sources = new long[names.Sources.Count];
            snapshot.ForEach(
                query,
                (segment, _, document) =>
                {
                    foreach (var ordinal in segment.Entities(document)) entities[ordinal]++;
                    foreach (var ordinal in segment.Topics(document)) topics[ordinal]++;
                    sources[segment.Source[document]]++;
                },
                cancellation);
            return new FacetAnswer(
                Top(entities, names.Entities, size, EntityType.Person),
                Top(entities, names.Entities, size, EntityType.Organisation),
                Top(entities, names.Entities, size, EntityType.Place),
                [.. Top(topics, names.Topics, size, null).Select(topic => topic with { Name = _names.Topic(topic.Value) })],
                Top(sources, names.Sources, size, null));
        },
        cancellation);

    public Task<IndexSummary> SummaryAsync(CancellationToken cancellation) => ReadAsync(
        snapshot =>
        {
            var (oldest, newest) = Extent(snapshot, cancellation);
            var sources = new HashSet<int>();
            snapshot.ForEach(new MatchAllDocsQuery(), (segment, _, document) => sources.Add(segment.Source[document]), cancellation);
            // Number 0 is an article without a source.
            sources.Remove(0);
            var dated = oldest <= newest;
            return new IndexSummary(
                snapshot.Reader.NumDocs, sources.Count,
                dated ? DateTimeOffset.FromUnixTimeMilliseconds(oldest) : null, dated ? DateTimeOffset.FromUnixTimeMilliseconds(newest) : null);
        },
        cancellation);

    private static (long Oldest, long Newest) Extent(IndexSnapshot snapshot, CancellationToken cancellation)
    {
        var (oldest, newest) = (long.MaxValue, long.MinValue);
        snapshot.ForEach(
            new MatchAllDocsQuery(),
            (segment, _, document) =>
            {
                if (segment.Published[document] is not Fields.Undated and var published)
                    (oldest, newest) = (Math.Min(oldest, published), Math.Max(newest, published));
            },
            cancellation);
        return oldest > newest ? (0, -1) : (oldest, newest);
    }

    /// <param name="byHour">What is known to the day only has no hour: within the timeline it counts as undated.</param>
    private static long[] Count(IndexSnapshot snapshot, Query query, Timeline timeline, bool byHour, out long undated, CancellationToken cancellation)
    {
        var counts = new long[timeline.Starts.Count];
        var without = 0L;
        snapshot.ForEach(
            query,
            (segment, _, document) =>
            {
                var published = segment.Published[document];
                if (published == Fields.Undated) without++;
                else if (timeline.IndexOf(published) is not (>= 0 and var interval)) return;
                else if (byHour && segment.Timed[document] == 0) without++;
                else counts[interval]++;
            },
            cancellation);
        undated = without;
        return counts;
    }

    /// <summary>The most frequent values; of equals those that come first by name, so that an answer does not depend on when a value was first seen.</summary>
    private static List<FacetCount> Top(long[] counts, ValueNames names, int size, EntityType? type)
    {
        if (size == 0) return [];
        var prefix = type is null ? "" : $"{type}|";
        var best = new PriorityQueue<FacetCount, FacetCount>(LeastFirst);
        for (var ordinal = 1; ordinal < counts.Length; ordinal++)
        {
            if (counts[ordinal] == 0 || best.Count == size && counts[ordinal] < best.Peek().Count) continue;
            var (value, name) = names[ordinal];
            if (!value.StartsWith(prefix, StringComparison.Ordinal)) continue;
            var facet = new FacetCount(value[prefix.Length..], name, counts[ordinal]);
            if (best.Count < size) best.Enqueue(facet, facet);
            else best.EnqueueDequeue(facet, facet);
        }

        var top = new List<FacetCount>(best.Count);
        while (best.TryDequeue(out var least, out _)) top.Add(least);
        top.Reverse();
        return top;
    }

    private static int CompareFrequency(FacetCount a, FacetCount b) =>
        a.Count != b.Count ? a.Count.CompareTo(b.Count) : string.CompareOrdinal(b.Value, a.Value);
}
