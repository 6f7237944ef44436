using System.Text;
using Monitoring.Ingest;
using Monitoring.Ingest.Files;

namespace Monitoring.Tests.Ingest.Files;

public sealed class ArticleFilesTests
{
    private const string Good = """{"url":"https://sepidar-news.example/1","title":"باران در رشت","body":"باران آمد."}""";
    private static readonly TimeZoneInfo Tehran = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tehran");

    [Fact]
    public async Task JsonLine_EveryFieldIsRead()
    {
        using var folder = new Folder();
        var file = folder.Write("a.jsonl", """
            {"url":"https://sepidar-news.example/7","title":" باران \n در رشت","lead":"خبر","body":"بند یک.\r\n\r\nبند دو.","published":"2026-10-07T11:05:00+03:30","source":"سپیدار","language":"fa","tags":["گیلان","رشت"],"other":[1]}
            """);

        var read = Assert.IsType<ReadArticle>(Assert.Single(await Folder.ReadAsync(file)));

        Assert.Equal(1, read.Line);
        Assert.Equal(file, read.File);
        Assert.Null(read.Raw);
        var article = read.Article;
        Assert.Equal("https://sepidar-news.example/7", article.Url);
        Assert.Equal(32, article.Id.Length);
        Assert.Equal("باران در رشت", article.Title);
        Assert.Equal("خبر", article.Lead);
        Assert.Equal("بند یک.\nبند دو.", article.Body);
        Assert.Equal("2026-10-07T11:05:00+03:30", article.Published!.Value.ToIso(Tehran));
        Assert.Equal(PublishedFrom.Feed, article.PublishedFrom);
        Assert.Equal("سپیدار", article.Source);
        Assert.Equal("fa", article.Language);
        Assert.Equal(["گیلان", "رشت"], article.Tags);
    }

    [Theory]
    [InlineData("\"published\":\"2024-06-20\"", "2024-06-20")]
    [InlineData("\"published\":\"2024-06-20T07:35:10Z\"", "2024-06-20T11:05:10+03:30")]
    [InlineData("\"published\":\"2024-06-20T07:35:10.914213+00:00\"", "2024-06-20T11:05:10+03:30")]
    [InlineData("\"published\":\"2024-06-20 11:05\"", "2024-06-20T11:05:00+03:30")]
    [InlineData("\"published\":\"2021-06-20T11:05\"", "2021-06-20T11:05:00+04:30")]
    [InlineData("\"published\":\"1403-03-31\"", "2024-06-20")]
    [InlineData("\"jalali\":\"1403-03-31\"", "2024-06-20")]
    [InlineData("\"jalali\":\"۱۴۰۳/۰۳/۳۱\"", "2024-06-20")]
    [InlineData("\"jalali\":\"1403-12-30\"", "2025-03-20")]
    [InlineData("\"published\":\"2024-06-20T11:05:00+03:30\",\"jalali\":\"1403-03-31\"", "2024-06-20T11:05:00+03:30")]
    [InlineData("\"published\":\"2024-06-20T21:30:00Z\",\"jalali\":\"1403-04-01\"", "2024-06-21T01:00:00+03:30")]
    [InlineData("\"published\":\"2024-06-20T21:30:00Z\",\"jalali\":\"1403-03-31\"", "2024-06-21T01:00:00+03:30")]
    [InlineData("\"published\":null,\"jalali\":null", null)]
    public async Task JsonLine_DatesOfBothCalendarsAreRead(string date, string? expected)
    {
        using var folder = new Folder();
        var file = folder.Write("a.jsonl", "{\"url\":\"https://a.example/1\",\"title\":\"ت\",\"body\":\"ب\"," + date + "}");

        var read = Assert.IsType<ReadArticle>(Assert.Single(await Folder.ReadAsync(file)));

        Assert.Equal(expected, read.Article.Published?.ToIso(Tehran));
    }

    [Fact]
    public async Task JsonLine_MarkupOfABodyBecomesParagraphs()
    {
        using var folder = new Folder();
        var file = folder.Write("a.jsonl", """
            {"url":"https://a.example/1","title":"ت","body":"<p>بند یک &amp; نیم.</p><p>بند<br>دو.</p>"}
            {"url":"https://a.example/2","title":"ت","body":"۲ < ۳ و ۵ > ۴"}
            """);

        var bodies = (await Folder.ReadAsync(file)).Select(i => Assert.IsType<ReadArticle>(i).Article.Body);

        Assert.Equal(["بند یک & نیم.\nبند\nدو.", "۲ < ۳ و ۵ > ۴"], bodies);
    }

    [Fact]
    public async Task Address_IsThatOfTheOnePage()
    {
        using var folder = new Folder();
        var page = folder.Write("a.txt", "تیتر خبر رشت\n\nباران در رشت از بامداد امروز آغاز شده و تا پایان هفته ادامه دارد.");
        var options = new ReadOptions { Address = "https://www.mehrnews.com/news/7" };

        var named = Assert.IsType<ReadArticle>(Assert.Single(await Folder.ReadAsync(options, page)));
        Assert.Equal(("https://www.mehrnews.com/news/7", "خبرگزاری مهر"), (named.Article.Url, named.Article.Source));

        var two = await Folder.ReadAsync(options, page, folder.Write("b.txt", "تیتر دیگر\n\nبرف در اردبیل از بامداد امروز آغاز شده و تا پایان هفته ادامه دارد."));
        Assert.All(two, i => Assert.StartsWith("urn:sha256:", Assert.IsType<ReadArticle>(i).Article.Url, StringComparison.Ordinal));
        Assert.Equal(2, two.Cast<ReadArticle>().Select(i => i.Article.Id).Distinct().Count());
    }

    [Theory]
    [InlineData("nonsense", "not JSON")]
    [InlineData("{\"url\":\"https://a.example/1\",\"title\":\"ت\"", "not JSON")]
    [InlineData("[1,2]", "a list")]
    [InlineData("{\"title\":\"ت\",\"body\":\"ب\"}", "no \"url\"")]
    [InlineData("{\"url\":null,\"title\":\"ت\",\"body\":\"ب\"}", "no \"url\"")]
    [InlineData("{\"url\":\"https://a.example/1\",\"title\":\"ت\"}", "no \"body\"")]
    [InlineData("{\"url\":\"https://a.example/1\",\"title\":\"ت\",\"body\":\" \"}", "\"body\" is empty")]
    [InlineData("{\"url\":\"a.example/1\",\"title\":\"ت\",\"body\":\"ب\"}", "no address (a.example/1)")]
    [InlineData("{\"url\":\"javascript:alert(1)\",\"title\":\"ت\",\"body\":\"ب\"}", "no address")]
    [InlineData("{\"url\":5,\"title\":\"ت\",\"body\":\"ب\"}", "\"url\" is a number")]
    [InlineData("{\"url\":\"https://a.example/1\",\"title\":{},\"body\":\"ب\"}", "\"title\" is an object")]
    [InlineData("{\"url\":\"https://a.example/1\",\"title\":\"ت\",\"body\":[\"ب\"]}", "\"body\" is a list")]
    [InlineData("{\"url\":\"https://a.example/1\",\"title\":\"ت\",\"body\":\"ب\",\"tags\":\"غزه\"}", "\"tags\" is a text")]
    [InlineData("{\"url\":\"https://a.example/1\",\"title\":\"ت\",\"body\":\"ب\",\"tags\":[1]}", "\"tags\" is a number")]
    [InlineData("{\"url\":\"https://a.example/1\",\"title\":\"ت\",\"body\":\"ب\",\"body\":\"پ\"}", "\"body\" stands twice")]
    [InlineData("{\"url\":\"https://a.example/1\",\"title\":\"ت\",\"body\":\"ب\",\"jalali\":\"1403-13-40\"}", "\"jalali\" is no date (1403-13-40): there is no such day")]
    [InlineData("{\"url\":\"https://a.example/1\",\"title\":\"ت\",\"body\":\"ب\",\"jalali\":\"1404-12-30\"}", "there is no such day")]
    [InlineData("{\"url\":\"https://a.example/1\",\"title\":\"ت\",\"body\":\"ب\",\"published\":\"2023-02-29\"}", "there is no such day")]
    [InlineData("{\"url\":\"https://a.example/1\",\"title\":\"ت\",\"body\":\"ب\",\"published\":\"2023-02-20T25:00\"}", "no such time")]
    [InlineData("{\"url\":\"https://a.example/1\",\"title\":\"ت\",\"body\":\"ب\",\"published\":\"yesterday\"}", "\"published\" is no date (yesterday)")]
    [InlineData("{\"url\":\"https://a.example/1\",\"title\":\"ت\",\"body\":\"ب\",\"published\":\"2024-06-20\",\"jalali\":\"1403-13-40\"}", "\"jalali\" is no date (1403-13-40)")]
    [InlineData("{\"url\":\"https://a.example/1\",\"title\":\"ت\",\"body\":\"ب\",\"published\":\"2024-06-20T11:05:00+03:30\",\"jalali\":\"1403-04-01\"}", "\"published\" (2024-06-20T11:05:00+03:30) and \"jalali\" (2024-06-21) are different days")]
    [InlineData("{\"url\":\"https://a.example/1\",\"title\":\"\\ud800\",\"body\":\"ب\"}", "surrogate")]
    [InlineData("{\"url\":\"https://a.example/1\",\"title\":\"a\u0000\",\"body\":\"ب\"}", "NUL")]
    public async Task JsonLine_BadLineIsOneRejection_TheRestGoesOn(string line, string reason)
    {
        using var folder = new Folder();
        var file = folder.Write("a.jsonl", Good + "\r\n" + line + "\r\n\r\n" + Good.Replace("/1", "/2", StringComparison.Ordinal));

        var items = await Folder.ReadAsync(file);

        Assert.Equal(3, items.Count);
        var rejection = Assert.IsType<Rejection>(items[1]);
        Assert.Equal(2, rejection.Line);
        Assert.Contains(reason, rejection.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', rejection.ToString());
        Assert.Equal(4, Assert.IsType<ReadArticle>(items[2]).Line);
    }

    [Theory]
    [InlineData("fa-IR", "fa")]
    [InlineData("PES", "fa")]
    [InlineData("en_US", "en")]
    [InlineData("ckb-Arab", "ckb")]
    [InlineData("xx-bogus", null)]
    [InlineData("<b>", null)]
    [InlineData("fa-overlongsubtag", null)]
    public async Task JsonLine_LanguageIsAKnownOne_OrTheTextTells(string written, string? expected)
    {
        using var folder = new Folder();
        var line = $$"""{"url":"https://a.example/1","title":"ت","body":"ب","language":"{{written}}"}""";

        var items = (await Folder.ReadAsync(folder.Write("a.jsonl", line + "\n" + line))).ConvertAll(i => Assert.IsType<ReadArticle>(i));

        Assert.All(items, i => Assert.Equal(expected, i.Article.Language));
        Assert.Equal(expected is null, items[0].Warning?.Contains(":1: \"language\" is no language", StringComparison.Ordinal) == true);
        Assert.Null(items[1].Warning);
    }

    [Fact]
    public async Task JsonLine_FieldsAreBounded_AndTheFileIsToldOnce()
    {
        using var folder = new Folder();
        var line = System.Text.Json.JsonSerializer.Serialize(new
        {
            url = "https://a.example/1",
            title = string.Join(' ', Enumerable.Repeat("باران", 60_000)),
            lead = new string('x', 300_000),
            body = "ب",
            source = new string('ی', 5000),
            tags = Enumerable.Repeat(new string('x', 5000), 500),
        });

        var items = (await Folder.ReadAsync(folder.Write("a.jsonl", line + "\n" + line))).ConvertAll(i => Assert.IsType<ReadArticle>(i));

        var article = items[0].Article;
        Assert.InRange(article.Title.Length, 900, 1000);
        Assert.EndsWith("باران …", article.Title, StringComparison.Ordinal);
        Assert.True(article.Lead!.Length <= 20_000 && article.Source.Length <= 200);
        Assert.True(article.Tags.Count == 100 && article.Tags.All(tag => tag.Length <= 200));
        foreach (var field in (string[])["title", "lead", "source", "tags"]) Assert.Contains($"its {field} is longer", items[0].Warning, StringComparison.Ordinal);
        Assert.Null(items[1].Warning);
    }

    [Fact]
    public async Task Encodings_OfJsonLinesAreKnownByTheirBytes()
    {
        using var folder = new Folder();
        byte[][] files =
        [
            [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Good)],
            [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Good + "\r\n" + Good)],
            Encoding.Unicode.GetBytes(Good),
            [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(Good)],
            Folder.Gzip(Encoding.Unicode.GetBytes(Good)),
        ];

        foreach (var bytes in files)
        {
            var items = await Folder.ReadAsync(folder.Write("a.jsonl", bytes));
            Assert.All(items, i => Assert.Equal("باران در رشت", Assert.IsType<ReadArticle>(i).Article.Title));
        }

        var latin = Assert.IsType<Rejection>(Assert.Single(await Folder.ReadAsync(folder.Write("b.jsonl", Encoding.Latin1.GetBytes("{\"url\":\"é\"}")))));
        Assert.Contains("UTF-8", latin.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gzip_CutOffGivesItsLinesAndOneRejection()
    {
        using var folder = new Folder();
        var lines = string.Join('\n', Enumerable.Range(1, 5000).Select(i => Good.Replace("/1", "/" + i, StringComparison.Ordinal)));
        var whole = Folder.Gzip(lines);
        var file = folder.Write("a.jsonl.gz", whole[..(whole.Length / 2)]);

        var items = await Folder.ReadAsync(file, folder.Write("b.jsonl", Good));

        var rejection = Assert.Single(items.OfType<Rejection>());
        Assert.Equal(file, rejection.File);
        Assert.Equal(items.OfType<ReadArticle>().Count(i => i.File == file) + 1, rejection.Line);
        Assert.Contains("cut off", rejection.Reason, StringComparison.Ordinal);
        Assert.IsType<ReadArticle>(items[^1]);
    }

    [Fact]
    public async Task Gzip_CutOffEarlyStillGivesWhatCameBefore()
    {
        using var folder = new Folder();
        var whole = Folder.Gzip(Good + "\n" + Good + "\n" + Good);

        for (var length = 0; length <= whole.Length; length++)
        {
            var items = await Folder.ReadAsync(folder.Write("a.jsonl.gz", whole[..length]));
            Assert.Equal(length == whole.Length ? 0 : 1, items.OfType<Rejection>().Count());
        }
    }

    [Fact]
    public async Task BadPaths_AreOneRejectionEach()
    {
        using var folder = new Folder();
        Directory.CreateDirectory(System.IO.Path.Combine(folder.Path, "none"));
        folder.Write("none/readme.md", "x");
        string[] paths =
        [
            folder.Write("empty.jsonl", ""),
            folder.Write("blank.jsonl", "\n \r\n"),
            folder.Write("empty.txt", ""),
            folder.Write("empty.jsonl.gz", Folder.Gzip("")),
            folder.Write("binary.jsonl", [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
            folder.Write("array.jsonl", "[\n" + Good + "\n]"),
            folder.Write("picture.png", "x"),
            System.IO.Path.Combine(folder.Path, "none"),
            System.IO.Path.Combine(folder.Path, "missing.jsonl"),
            "",
            "a\0b",
        ];

        var items = await Folder.ReadAsync(paths);

        Assert.Equal(paths, items.Select(i => i.File));
        Assert.All(items, i => Assert.DoesNotContain('\n', Assert.IsType<Rejection>(i).ToString()));
    }

    [Fact]
    public async Task Folder_IsReadInOrderOfPaths()
    {
        using var folder = new Folder();
        folder.Write("b/2.jsonl", Good);
        folder.Write("a.jsonl.gz", Folder.Gzip(Good));
        folder.Write("b/1.ndjson", Good);
        folder.Write("b/notes.md", "x");

        var items = await Folder.ReadAsync(folder.Path);

        Assert.Equal(["a.jsonl.gz", "b/1.ndjson", "b/2.jsonl"], items.Select(i => System.IO.Path.GetRelativePath(folder.Path, i.File)));
        Assert.All(items, i => Assert.IsType<ReadArticle>(i));
    }

    [Fact]
    public async Task StartAfter_GoesOnWhereReadingStopped()
    {
        using var folder = new Folder();
        var lines = folder.Write("a.jsonl", Good + "\nbad\n" + Good + "\n" + Good);
        var page = folder.Write("b.txt", "تیتر\n\nبدنه خبر.");
        var after = new Dictionary<string, long> { [lines] = 2, [page] = 1 };

        var items = await Folder.ReadAsync(new ReadOptions { StartAfter = after }, lines, page);

        Assert.Equal([3, 4], items.Select(i => i.Line));
    }

    [Fact]
    public async Task Progress_CountsBytesOfAllFiles()
    {
        using var folder = new Folder();
        var many = string.Join('\n', Enumerable.Repeat(Good, 20_000));
        string[] files = [folder.Write("a.jsonl", many), folder.Write("b.jsonl.gz", Folder.Gzip(many))];
        var told = new List<ReadProgress>();

        await Folder.ReadAsync(new ReadOptions { Progress = new Told(told) }, files);

        var total = files.Sum(f => new FileInfo(f).Length);
        Assert.True(told.Count > 5);
        Assert.All(told, p => Assert.Equal((total, 2), (p.BytesTotal, p.Files)));
        Assert.Equal(told.Select(p => p.BytesRead).Order(), told.Select(p => p.BytesRead));
        Assert.Equal((total, 2, 40_000L), (told[^1].BytesRead, told[^1].FileNumber, told[^1].Items));
    }

    [Theory]
    [InlineData("https://www.mehrnews.com/news/6142565", "خبرگزاری مهر")]
    [InlineData("https://en.mehrnews.com/news/1", "خبرگزاری مهر")]
    [InlineData("https://www.bbc.com/persian/articles/x", "بی‌بی‌سی فارسی")]
    [InlineData("https://www.bbc.com/news/x", "BBC")]
    [InlineData("https://t.me/farsna/1", "خبرگزاری فارس")]
    [InlineData("https://t.me/s/dw_farsi/2026-1", "دویچه وله فارسی")]
    [InlineData("https://t.me/s/somebody/1", "@somebody")]
    [InlineData("https://www.sepidar-news.example/1", "sepidar-news.example")]
    [InlineData("urn:sha256:00", "")]
    public void SourceNames_AreThoseThatPeopleKnow(string url, string name) => Assert.Equal(name, SourceNames.Of(url));

    private sealed class Told(List<ReadProgress> all) : IProgress<ReadProgress>
    {
        public void Report(ReadProgress value) => all.Add(value);
    }
}
