using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Monitoring.Api.Jobs;
using Monitoring.Infra;
using Monitoring.Infra.Storage;
using Monitoring.Ingest.Pages;

namespace Monitoring.Tests.Api;

public sealed class SourceYieldsTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Redesign_IsWarnedOf_AlsoAfterARestart()
    {
        var stop = TestContext.Current.CancellationToken;
        var page = PageExtractor.Extract(
            $"<html><body><article><h1>گشایش پل</h1><p>{string.Concat(Enumerable.Repeat("پل تازهٔ شهر پس از سه سال کار گشایش یافت. ", 12))}</p></article></body></html>",
            new Uri("https://sepehr.example/1"));
        await using (var rooms = Open())
        {
            var yields = Yields(rooms);
            for (var i = 0; i < 60; i++) await yields.AddAsync("سپهر", page, stop);
            Assert.Null(await yields.WarningAsync("سپهر", stop));
            for (var i = 0; i < 20; i++) await yields.AddAsync("سپهر", null, stop);
        }

        await using var again = Open();
        Assert.Contains("layout changed?", await Yields(again).WarningAsync("سپهر", stop), StringComparison.Ordinal);
        Assert.Null(await Yields(again).WarningAsync("دیگری", stop));
    }

    private ServiceProvider Open() => new ServiceCollection()
        .AddSingleton(TimeProvider.System)
        .AddMonitoringInfra(new InfraOptions { DataFolder = _scratch.Data })
        .BuildServiceProvider();

    private static SourceYields Yields(ServiceProvider rooms) => new(rooms.GetRequiredService<SettingStore>(), NullLogger<SourceYields>.Instance);
}
