using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Monitoring.Infra.Search;
using Monitoring.Text.Dates;

namespace Monitoring.Api.Search;

/// <summary>What an HTTP request may ask for. Texts, so that a wrong one is answered with what to write instead.</summary>
internal static class QueryParameters
{
    public const int LongestQuery = 2000;
    public const int LargestSize = 100;
    public const int LargestOffset = 100_000;
    public const int MostQueries = 8;
    /// <summary>A chart of more points is a mistake in the interval.</summary>
    public const int MostPoints = 20_000;

    public static string Query(string? q)
    {
        if (string.IsNullOrWhiteSpace(q)) throw new ParameterException("q is missing: write a query, or * for every article.");
        if (q.Length > LongestQuery) throw new ParameterException($"q has {q.Length} letters; at most {LongestQuery} are taken.");
        return q;
    }

    public static int Number(string name, string? text, int usual, int least, int most)
    {
        if (string.IsNullOrEmpty(text)) return usual;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number : throw new ParameterException($"{name} takes a number from {least} to {most}, not '{Shown(text)}'.");
    }

    public static DateOnly? Day(string name, string? text)
    {
        if (string.IsNullOrEmpty(text)) return null;
        return CommandDate.TryParse(text, out var day, out var problem) ? day : throw new ParameterException($"{name}: {problem}");
    }

    public static T Word<T>(string name, string? text, T usual) where T : struct, Enum
    {
        if (string.IsNullOrEmpty(text)) return usual;
        return Words<T>.Find(text) ?? throw new ParameterException($"{name} takes {Words<T>.All}, not '{Shown(text)}'.");
    }

    /// <exception cref="ParameterException">The range is empty, or so long that the interval gives no readable chart.</exception>
    public static void Range(DateOnly? from, DateOnly? to, TrendInterval? interval = null)
    {
        if (from is not { } first || to is not { } last) return;
        if (first > last) throw new ParameterException("from lies after to: exchange them.");
        if (interval is not { } each) return;
        var days = last.DayNumber - first.DayNumber + 1L;
        var points = each switch
        {
            TrendInterval.Hour => days * 24,
            TrendInterval.Day => days,
            TrendInterval.Week => days / 7,
            TrendInterval.Month => days / 30,
            _ => days / 365,
        };
        if (points > MostPoints) throw new ParameterException($"that are {points} points; choose a longer interval or a shorter range (at most {MostPoints}).");
    }

    private static string Shown(string text) => text.Length <= 40 ? text : text[..40] + "…";
}

/// <summary>A parameter of a request is wrong; the message names it and says what it takes.</summary>
internal sealed class ParameterException(string message) : Exception(message);

/// <param name="Q">The query; * is every article.</param>
/// <param name="Size">Hits, at most 100.</param>
/// <param name="Offset">Hits to leave out before the first.</param>
/// <param name="From">First day, ISO or Jalali.</param>
/// <param name="To">Last day, included.</param>
/// <param name="Sort">relevance or newest.</param>
internal sealed record SearchParameters(
    [FromQuery(Name = "q")] string? Q, [FromQuery(Name = "size")] string? Size, [FromQuery(Name = "offset")] string? Offset, [FromQuery(Name = "from")] string? From, [FromQuery(Name = "to")] string? To, [FromQuery(Name = "sort")] string? Sort)
{
    public SearchRequest Read(int usualSize)
    {
        var (from, to) = (QueryParameters.Day("from", From), QueryParameters.Day("to", To));
        QueryParameters.Range(from, to);
        return new SearchRequest(
            QueryParameters.Query(Q),
            QueryParameters.Number("size", Size, usualSize, 0, QueryParameters.LargestSize),
            QueryParameters.Number("offset", Offset, 0, 0, QueryParameters.LargestOffset),
            from, to, QueryParameters.Word("sort", Sort, SortOrder.Relevance));
    }
}

/// <param name="Q">One series for each; at most 8.</param>
/// <param name="Interval">hour, day, week, month or year.</param>
/// <param name="Calendar">gregorian or jalali.</param>
internal sealed record TrendParameters(
    [FromQuery(Name = "q")] string[]? Q, [FromQuery(Name = "interval")] string? Interval, [FromQuery(Name = "calendar")] string? Calendar, [FromQuery(Name = "from")] string? From, [FromQuery(Name = "to")] string? To)
{
    public TrendRequest Read()
    {
        if (Q is null or { Length: 0 }) throw new ParameterException("q is missing: write a query, or * for every article.");
        if (Q.Length > QueryParameters.MostQueries) throw new ParameterException($"q stands {Q.Length} times; at most {QueryParameters.MostQueries} series are drawn.");
        var interval = QueryParameters.Word("interval", Interval, TrendInterval.Day);
        var (from, to) = (QueryParameters.Day("from", From), QueryParameters.Day("to", To));
        QueryParameters.Range(from, to, interval);
        return new TrendRequest(
            [.. Q.Select(QueryParameters.Query)], from, to, interval, QueryParameters.Word("calendar", Calendar, TrendCalendar.Gregorian));
    }
}
