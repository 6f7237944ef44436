using Monitoring.Infra.Storage;
using Monitoring.Text;

namespace Monitoring.Infra.Search;

public enum SortOrder
{
    Relevance, Newest,
}

public enum TrendInterval
{
    Hour, Day, Week, Month, Year,
}

public enum TrendCalendar
{
    Gregorian, Jalali,
}

/// <param name="From">First day included, in the display zone; null: no bound. Undated articles fall out of any bound.</param>
/// <param name="To">Last day included.</param>
public sealed record SearchRequest(string Query, int Size = 10, int Offset = 0, DateOnly? From = null, DateOnly? To = null, SortOrder Sort = SortOrder.Relevance);

/// <param name="Highlights">HTML-safe fragments of the original text; matched words between <c>&lt;mark&gt;</c> and <c>&lt;/mark&gt;</c>.</param>
/// <param name="Why">Which parts of the query matched, in words of the query.</param>
public sealed record SearchHit(string Id, string Url, string Title, NewsTime? Published, string Source, double Score, IReadOnlyList<string> Highlights, IReadOnlyList<string> Why);

public sealed record SearchAnswer(long Total, IReadOnlyList<SearchHit> Hits);

/// <param name="Calendar">Jalali months and years, weeks that begin on Saturday; Gregorian: ISO weeks.</param>
public sealed record TrendRequest(IReadOnlyList<string> Queries, DateOnly? From, DateOnly? To, TrendInterval Interval = TrendInterval.Day, TrendCalendar Calendar = TrendCalendar.Gregorian);

/// <param name="Start">Beginning of the interval in the display zone.</param>
/// <param name="Count">Articles that match.</param>
/// <param name="Total">All articles of the interval.</param>
public sealed record TrendPoint(DateTimeOffset Start, long Count, long Total)
{
    public double Share => Total == 0 ? 0 : (double)Count / Total;
}

/// <param name="Undated">Articles that match but have no date, left out of the points; in a chart by hour also those known to the day only.</param>
public sealed record TrendSeries(string Query, long Undated, IReadOnlyList<TrendPoint> Points);

/// <param name="Value">What a query filter takes (an entity id, a topic, a source name).</param>
/// <param name="Name">For people.</param>
/// <param name="Count">Articles of the query that have it.</param>
public sealed record FacetCount(string Value, string Name, long Count);

/// <summary>What stands out among the articles of a query; each list most frequent first.</summary>
public sealed record FacetAnswer(
    IReadOnlyList<FacetCount> People, IReadOnlyList<FacetCount> Organisations, IReadOnlyList<FacetCount> Places,
    IReadOnlyList<FacetCount> Topics, IReadOnlyList<FacetCount> Sources);

/// <summary>What an index holds in all.</summary>
/// <param name="Sources">Distinct names of sources.</param>
/// <param name="First">Earliest publication; null without dated articles.</param>
/// <param name="Last">Latest publication.</param>
public sealed record IndexSummary(long Articles, int Sources, DateTimeOffset? First, DateTimeOffset? Last);

/// <summary>A query that cannot be understood; the message says what to write instead.</summary>
/// <param name="persian">The same for readers of Persian.</param>
/// <param name="at">Where in the query, in UTF-16 units from its beginning; null when it is no single place.</param>
public sealed class QueryException(string message, string persian, int? at = null) : Exception(message)
{
    public string Persian => persian;

    public int? At => at;

    internal QueryException StandingAt(int place) => new(Message, persian, place);
}

/// <summary>The derived index: rebuilt from the database at any time. Writes are visible after <see cref="CommitAsync"/>.</summary>
public interface ISearchIndex : IAsyncDisposable
{
    /// <summary>Why the index should be rebuilt (missing, damaged, made by another analyzer), or null. It answers as well as it can until then.</summary>
    string? NeedsRebuild { get; }
    /// <summary>
    /// Makes a new index beside this one from articles in commit order (those without an analysis are passed over) and puts it in this
    /// one's place. Searching and writing go on meanwhile; what is written in between is in the new one too.
    /// </summary>
    Task RebuildAsync(IAsyncEnumerable<StoredArticle> articles, IProgress<long>? progress, CancellationToken cancellation);
    /// <summary>Adds or replaces by id; analysed articles only.</summary>
    Task IndexAsync(IReadOnlyList<StoredArticle> articles, CancellationToken cancellation);
    Task DeleteAsync(IReadOnlyList<string> ids, CancellationToken cancellation);
    Task CommitAsync(CancellationToken cancellation);
    /// <exception cref="QueryException">The query cannot be understood.</exception>
    Task<SearchAnswer> SearchAsync(SearchRequest request, CancellationToken cancellation);
    /// <exception cref="QueryException">A query cannot be understood.</exception>
    Task<IReadOnlyList<TrendSeries>> TrendsAsync(TrendRequest request, CancellationToken cancellation);
    /// <exception cref="QueryException">The query cannot be understood.</exception>
    Task<FacetAnswer> FacetsAsync(SearchRequest request, int size, CancellationToken cancellation);
    /// <summary>How much there is, from when to when.</summary>
    Task<IndexSummary> SummaryAsync(CancellationToken cancellation);
    /// <summary>Every matching id, oldest first, undated last.</summary>
    IAsyncEnumerable<string> MatchesAsync(SearchRequest request, CancellationToken cancellation);
    /// <summary>Every indexed id with the position that was indexed, for <c>verify</c>.</summary>
    IAsyncEnumerable<(string Id, long Position)> IdsAsync(CancellationToken cancellation);
}
