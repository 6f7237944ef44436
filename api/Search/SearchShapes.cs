using Monitoring.Infra.Search;
using Monitoring.Text;

namespace Monitoring.Api.Search;

/// <summary>One article that matches, as the command line and <c>/api/search</c> answer it.</summary>
/// <param name="Id">32 hex digits; <c>/api/articles/{id}</c> has the rest.</param>
/// <param name="Url">The address at the publisher; <c>urn:sha256:…</c> for a page without one.</param>
/// <param name="Title">The headline.</param>
/// <param name="Source">The publisher's name.</param>
/// <param name="Score">How well it matches; only comparable within one answer.</param>
/// <param name="Published">ISO time with the offset of the display zone, a bare day, or null.</param>
/// <param name="Highlights">HTML-safe fragments; matched words between mark tags.</param>
/// <param name="Why">The parts of the query that matched.</param>
public sealed record HitShape(
    string Id, string Url, string Title, string? Published, string Source, double Score, IReadOnlyList<string> Highlights, IReadOnlyList<string> Why);

/// <param name="Total">All articles that match, whatever the size of the answer.</param>
/// <param name="Hits">This page of them, in the order that was asked for.</param>
public sealed record SearchShape(long Total, IReadOnlyList<HitShape> Hits)
{
    public static SearchShape Of(SearchAnswer answer, TimeZoneInfo zone) =>
        new(answer.Total, [.. answer.Hits.Select(hit => new HitShape(
            hit.Id, hit.Url, hit.Title, hit.Published?.ToIso(zone), hit.Source, Math.Round(hit.Score, 4), hit.Highlights, hit.Why))]);
}

/// <param name="Start">Beginning of the interval, ISO with the offset of the display zone.</param>
/// <param name="Count">Articles that match.</param>
/// <param name="Total">All articles of the interval.</param>
/// <param name="Share">Count out of total, 0..1.</param>
public sealed record PointShape(string Start, long Count, long Total, double Share);

/// <param name="Query">As it was asked.</param>
/// <param name="Points">One for each interval, empty ones too.</param>
/// <param name="Undated">Articles that match but have no date, left out of the points; in a chart by hour also those known to the day only.</param>
public sealed record SeriesShape(string Query, long Undated, IReadOnlyList<PointShape> Points);

/// <param name="Series">In the order of the queries.</param>
public sealed record TrendsShape(IReadOnlyList<SeriesShape> Series)
{
    public static TrendsShape Of(IReadOnlyList<TrendSeries> series, TimeZoneInfo zone) =>
        new([.. series.Select(one => new SeriesShape(one.Query, one.Undated, [.. one.Points.Select(point => new PointShape(
            new NewsTime(point.Start, TimePrecision.Minute).ToIso(zone), point.Count, point.Total, Math.Round(point.Share, 6)))]))]);
}
