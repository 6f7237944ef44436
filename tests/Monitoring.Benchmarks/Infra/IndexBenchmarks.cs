using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.DependencyInjection;
using Monitoring.Infra;
using Monitoring.Infra.Search;

namespace Monitoring.Benchmarks.Infra;

/// <summary>100,000 articles, warm. Bars: a search under 20 ms, facets and trends under 50 ms.</summary>
[MemoryDiagnoser]
[SimpleJob(warmupCount: 3, iterationCount: 10)]
public class IndexBenchmarks
{
    private const int Articles = 100_000;

    private string _folder = "";
    private ServiceProvider _services = null!;
    private ISearchIndex _index = null!;

    [GlobalSetup]
    public async Task FillAsync()
    {
        // Kept between the benchmarks and from run to run: filling takes longer than measuring.
        _folder = Path.Combine(Path.GetTempPath(), "monitoring-benchmark-index");
        _services = new ServiceCollection().AddMonitoringInfra(new InfraOptions { DataFolder = _folder }).BuildServiceProvider();
        _index = _services.GetRequiredService<ISearchIndex>();
        if (_index.NeedsRebuild is null && (await _index.SearchAsync(new SearchRequest("*", 0), CancellationToken.None)).Total == Articles) return;
        await _services.GetRequiredService<IndexUpkeep>().RebuildAsync(null, CancellationToken.None);
        foreach (var batch in InventedNews.Articles(Articles).Chunk(1000)) await _index.IndexAsync(batch, CancellationToken.None);
        await _index.CommitAsync(CancellationToken.None);
    }

    [GlobalCleanup]
    public async Task CloseAsync() => await _services.DisposeAsync();

    [Benchmark]
    public Task<SearchAnswer> SearchFrequentWord() => SearchAsync(InventedNews.Word(3));

    [Benchmark]
    public Task<SearchAnswer> SearchTwoWords() => SearchAsync($"{InventedNews.Word(20)} {InventedNews.Word(50)}");

    [Benchmark]
    public Task<SearchAnswer> SearchPhrase() => SearchAsync($"\"{InventedNews.Word(2)} {InventedNews.Word(5)}\"");

    [Benchmark]
    public Task<SearchAnswer> SearchFiltered() => SearchAsync($"{InventedNews.Word(20)} date:1403-02..1403-04 topic:topic -{InventedNews.Word(9)}");

    [Benchmark]
    public Task<SearchAnswer> SearchEverythingNewest() => _index.SearchAsync(new SearchRequest("*", Sort: SortOrder.Newest), CancellationToken.None);

    [Benchmark]
    public Task<FacetAnswer> FacetsOfEverything() => _index.FacetsAsync(new SearchRequest("*"), 10, CancellationToken.None);

    [Benchmark]
    public Task<FacetAnswer> FacetsOfAWord() => _index.FacetsAsync(new SearchRequest(InventedNews.Word(3)), 10, CancellationToken.None);

    [Benchmark]
    public Task<IReadOnlyList<TrendSeries>> TrendsByHour() => _index.TrendsAsync(
        new TrendRequest(["*", InventedNews.Word(3)], null, null, TrendInterval.Hour), CancellationToken.None);

    [Benchmark]
    public Task<IReadOnlyList<TrendSeries>> TrendsByJalaliMonth() => _index.TrendsAsync(
        new TrendRequest([InventedNews.Word(3), InventedNews.Word(30)], null, null, TrendInterval.Month, TrendCalendar.Jalali), CancellationToken.None);

    private Task<SearchAnswer> SearchAsync(string query) => _index.SearchAsync(new SearchRequest(query), CancellationToken.None);
}
