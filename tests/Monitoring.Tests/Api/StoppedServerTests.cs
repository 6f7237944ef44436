using Monitoring.Api.Commands;
using Monitoring.Api.Hosting;
using Monitoring.Api.Pipeline;

namespace Monitoring.Tests.Api;

/// <summary>A server that is told to stop while it imports for another process.</summary>
public sealed class StoppedServerTests : IDisposable
{
    private const int Many = 20_000;
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task AHandedOverImport_EndsEarly_AndNothingThatWasReadIsLost()
    {
        var file = _scratch.News("many.jsonl", [.. Enumerable.Range(0, Many).Select(number => ImportCommandTests.Article(number, $"خبر {number}: بارش باران در گیلان"))]);
        var called = await StopWhileImportingAsync(file);

        Assert.NotEqual(ExitStatus.Done, called.Status);
        Assert.Contains("import again", called.Error, StringComparison.Ordinal);
        await Called.RunAsync("import", _scratch.News("one.jsonl", ImportCommandTests.Article(Many, "برف")), "--data", _scratch.Data);
        var verified = await Called.RunAsync("verify", "--data", _scratch.Data);
        Assert.Equal(ExitStatus.Done, verified.Status);
        var articles = verified.Answer.GetProperty("articles").GetInt32();
        Assert.InRange(articles, 2, Many);
        Assert.Equal(articles, verified.Answer.GetProperty("indexed").GetInt32());
    }

    private async Task<Called> StopWhileImportingAsync(string file)
    {
        var options = Settings.Read(new Dictionary<string, string?> { ["Monitoring:Url"] = "http://127.0.0.1:0", ["Monitoring:SampleNews"] = "false" });
        var terminal = new Terminal(Stream.Null, Stream.Null, TextWriter.Null, false, TimeProvider.System);
        var server = await Server.StartAsync(terminal, DataFolder.Make(_scratch.Data), options, TestContext.Current.CancellationToken);
        var importing = Called.RunAsync("import", file, "--data", _scratch.Data);
        await using (var beside = Installation.OpenToRead(_scratch.Data))
        {
            while (!importing.IsCompleted && await beside.Store.LastPositionAsync(TestContext.Current.CancellationToken) == 0) await Task.Yield();
        }

        await server.DisposeAsync();
        return await importing;
    }
}
