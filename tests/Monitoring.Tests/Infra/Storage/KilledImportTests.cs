using System.Diagnostics;
using System.Text.Json;
using Monitoring.Infra.Storage;

namespace Monitoring.Tests.Infra.Storage;

/// <summary>The real program, killed in the middle of an import.</summary>
public sealed class KilledImportTests
{
    private const int Lines = 20_000;

    [Fact]
    public async Task Import_Killed_LeavesWholeArticlesOnlyAndGoesOn()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var folder = Directory.CreateTempSubdirectory("monitoring-killed-").FullName;
        try
        {
            var file = Path.Combine(folder, "news.jsonl");
            await File.WriteAllLinesAsync(file, Enumerable.Range(0, Lines).Select(Line), cancellation);
            var data = Path.Combine(folder, "data");
            using var child = Start("import", file, "--data", data);
            await UntilSavedAsync(data, child, 500, cancellation);
            // SIGKILL: no handler runs, nothing is flushed.
            child.Kill();
            await child.WaitForExitAsync(cancellation);

            await using var left = new Folder(data);
            var last = await left.Store.LastPositionAsync(cancellation);
            Assert.InRange(last, 500, Lines - 1);
            var expected = 0L;
            await foreach (var stored in left.Store.ReadAsync(0, cancellation))
            {
                Assert.Equal(++expected, stored.Position);
                Assert.EndsWith("پایان", stored.Article.Body, StringComparison.Ordinal);
                Assert.Single(await left.Store.RevisionsAsync(stored.Article.Id, cancellation));
                if (expected % 50 != 0) continue;
                Assert.Equal(stored.Stage >= Stage.Analysed, stored.Enriched is not null);
            }

            Assert.Equal(last, expected);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Line(int number) => JsonSerializer.Serialize(new
    {
        url = $"https://news.example/{number}",
        title = $"خبر شماره {number}",
        body = $"متن خبر شماره {number} درباره باران در شهر. پایان",
        published = "2024-06-20T11:05:00+03:30",
    });

    private static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "monitoring.dll"));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        process.ErrorDataReceived += static (_, _) => { };
        process.OutputDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        return process;
    }

    /// <summary>Watches the database from beside, as any reader may.</summary>
    private static async Task UntilSavedAsync(string data, Process child, long enough, CancellationToken cancellation)
    {
        while (true)
        {
            Assert.False(child.HasExited, "the import ended before it could be killed");
            await using var reader = new Folder(data, readOnly: true);
            try
            {
                if (await reader.Store.LastPositionAsync(cancellation) >= enough) return;
            }
            catch (Exception e) when (e is StorageException or Microsoft.Data.Sqlite.SqliteException)
            {
                // The schema is still being made.
            }

            await Task.Yield();
        }
    }
}
