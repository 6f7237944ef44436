using Microsoft.Extensions.DependencyInjection;
using Monitoring.Api.Commands;
using Monitoring.Api.Hosting;
using Monitoring.Api.Pipeline;
using Monitoring.Infra.Storage;

namespace Monitoring.Tests.Api;

/// <summary>An operator's own file of layouts (<c>Monitoring:Rules</c>).</summary>
public sealed class OwnLayoutsTests : IDisposable
{
    private const string Page = """
        <html><head><title>سایت سپیدار</title></head><body>
        <h1>همهٔ خبرهای امروز در یک نگاه</h1><div class="heading">بازسازی اسکلهٔ انزلی آغاز شد</div>
        <div class="words"><p>شهردار بندر انزلی گفت که بازسازی اسکلهٔ قدیمی از ماه آینده آغاز می‌شود و تا پایان سال ادامه دارد.</p><p>او افزود که هزینهٔ این کار از محل درآمد عوارض بندری پرداخت می‌شود.</p></div></body></html>
        """;

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Import_ReadsPagesOfItsHostsByThem()
    {
        var rules = _scratch.File("rules.json", """[{"host":"sepidar.example","layouts":[{"title":".heading","body":".words"}]}]""");
        var page = _scratch.File("page.html", Page);
        await using var rooms = new ServiceCollection().AddSingleton(TimeProvider.System)
            .AddRooms(DataFolder.Make(_scratch.Data), new MonitoringOptions { Rules = rules }, readOnly: false, lease: TimeSpan.Zero).BuildServiceProvider();

        var counts = await rooms.GetRequiredService<FileImport>().RunAsync(
            new ImportCall([page], "https://sepidar.example/news/1", false), _ => { }, _ => { }, TestContext.Current.CancellationToken);

        Assert.Equal(1, counts.Stored);
        var store = rooms.GetRequiredService<ArticleStore>();
        var stored = Assert.Single(await store.ReadPageAsync(0, 10, TestContext.Current.CancellationToken));
        Assert.Equal("بازسازی اسکلهٔ انزلی آغاز شد", stored.Article.Title);
    }

    [Fact]
    public void AFileThatIsNoListOfLayouts_IsAWrongSetting()
    {
        var options = new MonitoringOptions { Rules = _scratch.File("rules.json", "{}") };

        Assert.Contains("Monitoring:Rules", Assert.Throws<WrongCallException>(options.Layouts).Message, StringComparison.Ordinal);
    }
}
