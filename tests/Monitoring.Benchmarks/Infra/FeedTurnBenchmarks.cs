using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.DependencyInjection;
using Monitoring.Infra;
using Monitoring.Infra.Storage;

namespace Monitoring.Benchmarks.Infra;

/// <summary>100,000 feeds of 20,000 hosts, all due. Bar: taking a hundred of them in 20 ms, written to disk.</summary>
[SimpleJob(warmupCount: 3, iterationCount: 10)]
public class FeedTurnBenchmarks
{
    private const int Feeds = 100_000;
    private const int Hosts = 20_000;

    private string _folder = "";
    private ServiceProvider _services = null!;
    private FeedStore _feeds = null!;

    [GlobalSetup]
    public async Task FillAsync()
    {
        _folder = Directory.CreateTempSubdirectory("monitoring-benchmark-feeds-").FullName;
        _services = new ServiceCollection().AddMonitoringInfra(new InfraOptions { DataFolder = _folder }).BuildServiceProvider();
        _feeds = _services.GetRequiredService<FeedStore>();
        await _feeds.AddAsync(
            [.. Enumerable.Range(0, Feeds).Select(i => new NewFeed($"source{i % Hosts}", $"https://host{i % Hosts}.example/rss/{i}"))], CancellationToken.None);
    }

    [GlobalCleanup]
    public async Task CloseAsync()
    {
        await _services.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Without a lease the hosts stand at the end of the line again at once.</summary>
    [Benchmark]
    public Task<IReadOnlyList<Feed>> ClaimAHundred() => _feeds.ClaimDueAsync(100, TimeSpan.Zero, CancellationToken.None);
}
