using BenchmarkDotNet.Attributes;
using Monitoring.Ingest.Encodings;
using Monitoring.Ingest.Pages;

namespace Monitoring.Benchmarks.Ingest;

/// <summary>
/// Whole extraction of real pages, one thread, a page an operation: the bar is 120 pages a second, 8.3 ms each.
/// "Allocated" is the memory that one page in flight needs at most. Needs <c>MONITORING_SHARED</c>.
/// </summary>
[ShortRunJob]
[MemoryDiagnoser]
public class PageBenchmarks
{
    private const int Pages = 300;

    private byte[][] _pages = [];

    [GlobalSetup]
    public void Read()
    {
        var shared = Environment.GetEnvironmentVariable("MONITORING_SHARED") ?? throw new InvalidOperationException("MONITORING_SHARED names the folder with data/pages");
        _pages = [.. Directory.GetFiles(Path.Combine(shared, "data", "pages", "extraction")).Order(StringComparer.Ordinal).Take(Pages).Select(File.ReadAllBytes)];
        if (_pages.Length < Pages) throw new InvalidOperationException($"{_pages.Length} pages, {Pages} are needed");
    }

    [Benchmark(OperationsPerInvoke = Pages)]
    public int Extract()
    {
        var length = 0;
        foreach (var page in _pages) length += PageExtractor.Extract(page).Body.Length;
        return length;
    }

    [Benchmark(OperationsPerInvoke = Pages)]
    public int Decode()
    {
        var length = 0;
        foreach (var page in _pages) length += PageEncoding.Decode(page).Text.Length;
        return length;
    }
}
