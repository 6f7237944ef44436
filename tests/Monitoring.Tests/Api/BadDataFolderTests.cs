using Microsoft.Data.Sqlite;
using Monitoring.Api.Commands;
using Monitoring.Api.Hosting;
using Monitoring.Api.Pipeline;
using Monitoring.Infra.Storage;

namespace Monitoring.Tests.Api;

/// <summary>What is wrong with a data folder is told in one line that names it and says what to do.</summary>
public sealed class BadDataFolderTests : IAsyncLifetime
{
    private readonly Scratch _scratch = new();
    private string _news = "";

    public async ValueTask InitializeAsync()
    {
        _news = _scratch.News("a.jsonl", [.. Enumerable.Range(1, 40).Select(i => ImportCommandTests.Article(i, $"باران در شهر {i}"))]);
        Assert.Equal(0, (await Called.RunAsync("import", _news, "--data", _scratch.Data)).Status);
    }

    public ValueTask DisposeAsync()
    {
        _scratch.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("verify")]
    [InlineData("export")]
    [InlineData("import")]
    [InlineData("reindex")]
    public async Task ADatabaseThatIsNone_IsNamed(string verb)
    {
        await File.WriteAllBytesAsync(Database, [.. Enumerable.Repeat((byte)7, 20_000)], TestContext.Current.CancellationToken);

        await IsRefusedAsync(verb, "monitoring.db is damaged or no SQLite database");
    }

    [Fact]
    public async Task ADatabaseThatIsNone_StopsTheServer()
    {
        await File.WriteAllTextAsync(Database, "no database, whatever its name says", TestContext.Current.CancellationToken);
        var options = Settings.Read(new Dictionary<string, string?> { ["Monitoring:Url"] = "http://127.0.0.1:0" });

        var refused = await Assert.ThrowsAsync<StorageException>(() => Server.StartAsync(
            new Terminal(Stream.Null, Stream.Null, TextWriter.Null, false, TimeProvider.System), DataFolder.Make(_scratch.Data), options, TestContext.Current.CancellationToken));

        Assert.Contains("no SQLite database", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("verify")]
    [InlineData("import")]
    public async Task ADatabaseOfANewerProgram_IsLeftAlone(string verb)
    {
        await using (var database = new SqliteConnection($"Data Source={Database};Pooling=False"))
        {
            await database.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = database.CreateCommand();
            command.CommandText = "insert into SchemaVersions (ScriptName, Applied) values ('Monitoring.Infra.Storage.Migrations.9999-later.sql', '2030-01-01')";
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        await IsRefusedAsync(verb, "newer version");
    }

    [Fact]
    public async Task AFlippedByteOfTheIndex_IsFoundByVerify_AndHealedByReindex()
    {
        var segment = new DirectoryInfo(Path.Combine(_scratch.Data, "index")).EnumerateFiles("*.cfs", SearchOption.AllDirectories).First().FullName;
        var bytes = await File.ReadAllBytesAsync(segment, TestContext.Current.CancellationToken);
        bytes[bytes.Length / 2] ^= 0xFF;
        await File.WriteAllBytesAsync(segment, bytes, TestContext.Current.CancellationToken);

        await IsRefusedAsync("verify", "monitoring reindex");
        Assert.Equal(0, (await Called.RunAsync("reindex", "--data", _scratch.Data)).Status);
        Assert.Equal(0, (await Called.RunAsync("verify", "--data", _scratch.Data)).Status);
    }

    [Fact]
    public async Task ACutOffSegment_IsNamedBySearch_AndMadeAnewByTheNextImport()
    {
        var segment = new DirectoryInfo(Path.Combine(_scratch.Data, "index")).EnumerateFiles("*.cfs", SearchOption.AllDirectories).First();
        await using (var file = segment.OpenWrite()) file.SetLength(100);

        await IsRefusedAsync("search", "monitoring reindex");
        var again = await Called.RunAsync("import", _news, "--data", _scratch.Data);
        Assert.Contains("The index was made anew", again.Error, StringComparison.Ordinal);
        Assert.Equal(40, (await Called.RunAsync("search", "باران", "--data", _scratch.Data)).Answer.GetProperty("total").GetInt32());
    }

    private string Database => Path.Combine(_scratch.Data, "monitoring.db");

    private async Task IsRefusedAsync(string verb, string reason)
    {
        string[] args = verb switch { "import" => ["import", _news], "search" => ["search", "باران"], _ => [verb] };
        var called = await Called.RunAsync([.. args, "--data", _scratch.Data]);

        Assert.Equal((2, ""), (called.Status, called.Out));
        Assert.Contains(reason, Assert.Single(called.Error.Trim().Split('\n')), StringComparison.Ordinal);
    }
}
