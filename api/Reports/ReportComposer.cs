using System.Globalization;
using Monitoring.Infra.Search;
using Monitoring.Text;

namespace Monitoring.Api.Reports;

/// <summary>Asks the index what happened on a day, and how that differs from the day before.</summary>
internal sealed class ReportComposer(ISearchIndex index, TimeZoneInfo zone, string dashboardUrl)
{
    private const int ChartDays = 14;
    private const int Names = 8;
    /// <summary>Names of the days before are asked for deeper, so that one that rose is not called new.</summary>
    private const int NamesBefore = 2000;
    /// <summary>Articles of the day that are looked through for what was told most often.</summary>
    private const int Considered = 3000;

    public async Task<DailyReport> ComposeAsync(string query, DateOnly day, bool sample, CancellationToken cancellation)
    {
        var today = new SearchRequest(query, 0, 0, day, day);
        var yesterday = today with { From = day.AddDays(-1), To = day.AddDays(-1) };
        var now = await index.FacetsAsync(today, Names, cancellation);
        var before = await index.FacetsAsync(yesterday, NamesBefore, cancellation);
        var lately = await index.FacetsAsync(today with { From = day.AddDays(-ChartDays), To = day.AddDays(-1) }, NamesBefore, cancellation);
        var days = await DaysAsync(query, day, cancellation);
        var found = await index.SearchAsync(today with { Size = Considered, Sort = SortOrder.Newest }, cancellation);
        return new DailyReport(
            day, query, days[^1].Count, days[^2].Count, days,
            Rank(now.People, before.People, lately.People), Rank(now.Organisations, before.Organisations, lately.Organisations),
            Rank(now.Places, before.Places, lately.Places), Rank(now.Topics, before.Topics, lately.Topics),
            Rank(now.Sources, before.Sources, lately.Sources), MostCovered.Of(found.Hits, zone), sample, View(query, day));
    }

    private async Task<List<(DateOnly Day, long Count)>> DaysAsync(string query, DateOnly day, CancellationToken cancellation)
    {
        var first = day.AddDays(1 - ChartDays);
        var series = await index.TrendsAsync(new TrendRequest([query], first, day), cancellation);
        var counts = series[0].Points.ToDictionary(
            point => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(point.Start, zone).DateTime), point => point.Count);
        return [.. Enumerable.Range(0, ChartDays).Select(first.AddDays).Select(each => (each, counts.GetValueOrDefault(each)))];
    }

    private static List<Ranked> Rank(IReadOnlyList<FacetCount> now, IReadOnlyList<FacetCount> before, IReadOnlyList<FacetCount> lately)
    {
        var was = before.ToDictionary(one => one.Value, one => one.Count);
        var known = lately.Select(one => one.Value).ToHashSet(StringComparer.Ordinal);
        return [.. now.Select(one => new Ranked(one.Name, one.Count, was.GetValueOrDefault(one.Value), !known.Contains(one.Value)))];
    }

    private string View(string query, DateOnly day)
    {
        var iso = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return $"{dashboardUrl.TrimEnd('/')}/?q={Uri.EscapeDataString(query)}&from={iso}&to={iso}";
    }
}

/// <summary>Finds what several sources told, by the words that their titles share.</summary>
internal static class MostCovered
{
    private const int Shown = 8;
    /// <summary>Two titles tell the same when they share half of all their words.</summary>
    private const double Same = 0.5;
    private const int FewestWords = 3;
    /// <summary>A word in more titles than this says nothing about what they have in common.</summary>
    private const int CommonWord = 200;

    public static IReadOnlyList<Covered> Of(IReadOnlyList<SearchHit> hits, TimeZoneInfo zone)
    {
        // Oldest first: the earliest title that says something stands for the group.
        var ordered = hits.OrderBy(hit => hit.Published?.Instant ?? DateTimeOffset.MaxValue).ToList();
        var groups = new List<Group>();
        var byWord = new Dictionary<string, List<Group>>(StringComparer.Ordinal);
        foreach (var hit in ordered)
        {
            var words = TextAnalyzer.Shared.Analyze(hit.Title).Terms.Select(term => term.Stem).Where(word => word.Length > 1).ToHashSet(StringComparer.Ordinal);
            if (words.Count < FewestWords) continue;
            var group = Nearest(words, byWord);
            if (group is null)
            {
                groups.Add(group = new Group(words));
                foreach (var word in words)
                {
                    if (!byWord.TryGetValue(word, out var holders)) byWord[word] = holders = [];
                    holders.Add(group);
                }
            }

            group.Hits.Add(hit);
        }

        return [.. groups
            .OrderByDescending(group => group.Sources.Count()).ThenByDescending(group => group.Hits.Count)
            .Take(Shown)
            .Select(group => (Group: group, Told: group.Hits.FirstOrDefault(SaysSomething) ?? group.Hits[0]))
            .Select(told => new Covered(
                told.Told.Title, told.Told.Url, told.Told.Published?.ToIso(zone), [.. told.Group.Sources], told.Group.Hits.Count))];
    }

    /// <summary>«فرماندهی مرکزی ایالات متحده:» only says who is about to speak.</summary>
    private static bool SaysSomething(SearchHit hit) => !hit.Title.AsSpan().TrimEnd().EndsWith(':');

    private static Group? Nearest(HashSet<string> words, Dictionary<string, List<Group>> byWord)
    {
        var shared = new Dictionary<Group, int>();
        foreach (var word in words)
        {
            if (!byWord.TryGetValue(word, out var holders) || holders.Count > CommonWord) continue;
            foreach (var group in holders) shared[group] = shared.GetValueOrDefault(group) + 1;
        }

        Group? nearest = null;
        var best = Same;
        foreach (var (group, common) in shared)
        {
            var likeness = (double)common / (words.Count + group.Words.Count - common);
            if (likeness >= best) (nearest, best) = (group, likeness);
        }

        return nearest;
    }

    private sealed class Group(HashSet<string> words)
    {
        public HashSet<string> Words => words;
        public List<SearchHit> Hits { get; } = [];
        public IEnumerable<string> Sources => Hits.Select(hit => hit.Source).Where(source => source.Length > 0).Distinct(StringComparer.Ordinal);
    }
}
