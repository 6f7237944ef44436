using System.Globalization;
using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Monitoring.Infra;
using Monitoring.Infra.Storage;

namespace Monitoring.Tests.Api;

public sealed class ImportCommandTests : IDisposable
{
    private static readonly string[] OutcomeNames = ["stored", "revised", "duplicate", "rejected", "parked", "failed"];
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Import_IntoANewFolder_LeavesAnIndexThatNeedsNoRebuild()
    {
        await Called.RunAsync("import", _scratch.News("a.jsonl", new { url = "https://a.example/1", title = "باران", body = "متن" }), "--data", _scratch.Data);

        await using var here = Monitoring.Api.Pipeline.Installation.OpenToRead(_scratch.Data);

        Assert.Null(here.Index.NeedsRebuild);
    }

    [Fact]
    public async Task Import_MakesArticlesSearchable()
    {
        var file = _scratch.News("a.jsonl", Article(1, "افزایش بارش در گیلان"), Article(2, "نمایشگاه کتاب در شیراز"));

        var called = await Called.RunAsync("import", file, "--data", _scratch.Data);

        Assert.Equal(0, called.Status);
        Assert.Equal((2, 2, 2), (Count(called, "read"), Count(called, "stored"), Count(called, "indexed")));
        var found = await Called.RunAsync("--data", _scratch.Data, "search", "شیراز");
        Assert.Equal(1, found.Answer.GetProperty("total").GetInt32());
        Assert.Equal("https://sepehr.example/2", found.Answer.GetProperty("hits")[0].GetProperty("url").GetString());
    }

    [Fact]
    public async Task AFutureDate_IsNotStored_AndTold()
    {
        var file = _scratch.News("a.jsonl", new { url = "https://a.example/1", title = "باران", body = "متن", published = "2199-01-01" }, Article(2, "برف"));

        var called = await Called.RunAsync("import", file, "--data", _scratch.Data);

        Assert.Equal((0, 2), (called.Status, Count(called, "stored")));
        Assert.Contains($"{file}:1: its date 2199-01-01 lies in the future", called.Error, StringComparison.Ordinal);
        var series = (await Called.RunAsync("trends", "*", "--interval", "year", "--data", _scratch.Data)).Answer.GetProperty("series")[0];
        Assert.Equal(1, series.GetProperty("undated").GetInt32());
        Assert.Single(series.GetProperty("points").EnumerateArray());
    }

    [Fact]
    public async Task SecondImport_StoresNothing()
    {
        var file = _scratch.News("a.jsonl", Article(1, "افزایش بارش"), Article(2, "نمایشگاه کتاب"));
        await Called.RunAsync("import", file, "--data", _scratch.Data);

        var second = await Called.RunAsync("import", file, "--data", _scratch.Data);

        Assert.Equal((2, 0, 2, 0), (Count(second, "read"), Count(second, "stored"), Count(second, "duplicate"), Count(second, "indexed")));
    }

    [Fact]
    public async Task ChangedText_IsARevision_AndOnlyTheNewTextIsFound()
    {
        await Called.RunAsync("import", _scratch.News("a.jsonl", Article(1, "سد کرخه پر شد")), "--data", _scratch.Data);

        var second = await Called.RunAsync("import", _scratch.News("b.jsonl", Article(1, "سد کرخه سرریز شد")), "--data", _scratch.Data);

        Assert.Equal((1, 1), (Count(second, "read"), Count(second, "revised")));
        Assert.Equal(0, Count(await Called.RunAsync("search", "\"پر شد\"", "--data", _scratch.Data), "total"));
        Assert.Equal(1, Count(await Called.RunAsync("search", "سرریز", "--data", _scratch.Data), "total"));
        Assert.Equal(0, (await Called.RunAsync("verify", "--data", _scratch.Data)).Status);
    }

    [Fact]
    public async Task SameArticleManyTimesInOneFile_EndsWithItsLastText()
    {
        var texts = Enumerable.Range(0, 300).Select(n => Article(1, "سیلاب در خرم‌آباد", $"شمار {n} نفر.")).ToArray();

        var called = await Called.RunAsync("import", _scratch.News("a.jsonl", texts), "--data", _scratch.Data);

        Assert.Equal((300, 1, 299), (Count(called, "read"), Count(called, "stored"), Count(called, "revised")));
        Assert.Equal(1, Count(await Called.RunAsync("search", "\"شمار 299\"", "--data", _scratch.Data), "total"));
        Assert.Equal(0, (await Called.RunAsync("verify", "--data", _scratch.Data)).Status);
    }

    public static TheoryData<string, byte[]> BadFiles => new()
    {
        { "empty.jsonl", [] },
        { "binary.jsonl", [0x7F, 0x45, 0x4C, 0x46, 0, 0, 0, 1, 2, 3, 0xFF, 0xFE, 0] },
        { "cut.jsonl.gz", Gzip(string.Join('\n', Enumerable.Range(0, 2000).Select(n => $"{{\"no\":{n * 7919}}}")))[..900] },
        { "words.jsonl", "این JSON نیست\n"u8.ToArray() },
        { "no-url.jsonl", "{\"title\":\"الف\",\"body\":\"ب\"}\n"u8.ToArray() },
        { "no-body.jsonl", "{\"title\":\"الف\",\"url\":\"https://a.example/1\"}\n"u8.ToArray() },
        { "date.jsonl", "{\"url\":\"https://a.example/2\",\"title\":\"الف\",\"body\":\"ب\",\"jalali\":\"1403-13-40\"}\n"u8.ToArray() },
        { "long.jsonl", Encoding.UTF8.GetBytes("{\"url\":\"https://a.example/3\",\"title\":\"الف\",\"body\":\"" + new string('x', 50_000_000) + "\"}\n") },
        { "list.jsonl", "[1,2]\nnull\n7\n"u8.ToArray() },
    };

    [Theory]
    [MemberData(nameof(BadFiles), DisableDiscoveryEnumeration = true)]
    public async Task BadFile_IsNamedWithItsReason_AndTheRestGoesOn(string name, byte[] content)
    {
        var bad = _scratch.File(name, content);
        var good = _scratch.News("good.jsonl", Article(1, "کاوش باستان‌شناسی در شوش"));

        var called = await Called.RunAsync("import", bad, good, "--data", _scratch.Data);

        Assert.Equal(1, called.Status);
        Assert.Equal(1, Count(called, "stored"));
        Assert.True(Count(called, "rejected") >= 1);
        Assert.Equal(Count(called, "read"), Outcomes(called));
        Assert.Contains(called.Error.Split('\n'), line => line.StartsWith(bad, StringComparison.Ordinal) && line.Length < 1000);
    }

    [Fact]
    public async Task MissingPath_IsAWrongCall()
    {
        var called = await Called.RunAsync("import", _scratch.At("nowhere.jsonl"), "--data", _scratch.Data);

        Assert.Equal(2, called.Status);
        Assert.Equal("", called.Out);
        Assert.Single(called.Error.Trim().Split('\n'));
    }

    [Fact]
    public async Task SecondWriter_IsRefusedWithOneLine()
    {
        using var held = WriterLock.Take(_scratch.Data);

        var called = await Called.RunAsync("import", _scratch.News("a.jsonl", Article(1, "الف")), "--data", _scratch.Data);

        Assert.Equal(2, called.Status);
        Assert.Single(called.Error.Trim().Split('\n'));
        Assert.Contains(_scratch.Data, called.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatAKilledImportLeft_IsTakenUpByTheNextOne_Once()
    {
        await LeaveHalfDoneAsync(2500);

        var called = await Called.RunAsync("import", _scratch.News("a.jsonl", Article(9000, "افتتاح کتابخانه در یزد")), "--data", _scratch.Data);

        Assert.Equal((1, 2501), (Count(called, "stored"), Count(called, "indexed")));
        var verified = await Called.RunAsync("verify", "--data", _scratch.Data);
        Assert.Equal((0, 2501), (verified.Status, Count(verified, "indexed")));
    }

    [Fact]
    public async Task Again_AnalysesEverythingOnceMore_AndChangesNoText()
    {
        await Called.RunAsync("import", _scratch.News("a.jsonl", Article(1, "الف"), Article(2, "ب")), "--data", _scratch.Data);

        var again = await Called.RunAsync("import", "--again", "--data", _scratch.Data);

        Assert.Equal((0, 2, 2, 2), (again.Status, Count(again, "read"), Count(again, "duplicate"), Count(again, "indexed")));
    }

    /// <summary>Articles that are stored and no more, as a process leaves them that is killed at that moment.</summary>
    private async Task LeaveHalfDoneAsync(int articles)
    {
        var services = new ServiceCollection().AddMonitoringInfra(new InfraOptions { DataFolder = _scratch.Data });
        await using var rooms = services.BuildServiceProvider();
        await rooms.GetRequiredService<ArticleStore>().SaveAsync(
            [.. Enumerable.Range(0, articles).Select(n => new IncomingArticle(new Monitoring.Ingest.Article
            {
                Id = n.ToString("x32", CultureInfo.InvariantCulture), Url = $"https://rest.example/{n}", CanonicalUrl = $"https://rest.example/{n}",
                Title = $"خبر {n}", Body = "متن",
            }))],
            TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task ThousandsOfArticles_AreAllCountedAndIndexed()
    {
        var file = _scratch.News("many.jsonl", [.. Enumerable.Range(0, 2500).Select(n => Article(n, $"گزارش شمارهٔ {n} از بندر انزلی"))]);

        var called = await Called.RunAsync("import", file, "--data", _scratch.Data);

        Assert.Equal((2500, 2500, 2500), (Count(called, "read"), Count(called, "stored"), Count(called, "indexed")));
        Assert.Equal(2500, Count(await Called.RunAsync("search", "*", "--size", "0", "--data", _scratch.Data), "total"));
        Assert.Equal(2500, (await Called.RunAsync("export", "--data", _scratch.Data)).Lines.Count);
    }

    internal static object Article(int number, string title, string body = "متن خبر به گزارش سپهر.") => new
    {
        url = $"https://sepehr.example/{number}",
        title,
        body,
        published = "2024-06-20T11:05:00+03:30",
        source = "سپهر",
        language = "fa",
    };

    private static long Count(Called called, string name) => called.Answer.GetProperty(name).GetInt64();

    private static long Outcomes(Called called) =>
        OutcomeNames.Sum(name => Count(called, name));

    private static byte[] Gzip(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }
}
