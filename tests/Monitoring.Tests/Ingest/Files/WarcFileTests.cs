using System.Text;
using Monitoring.Ingest.Files;

namespace Monitoring.Tests.Ingest.Files;

public sealed class WarcFileTests
{
    private const string Page = """
        <!doctype html><html lang="fa"><head><meta charset="utf-8"><title>باران در رشت</title>
        <meta property="og:title" content="باران در رشت"></head><body><article><h1>باران در رشت</h1>
        <p>به گزارش خبرگزاری سپیدار، بارش باران از بامداد امروز در شهرهای غربی گیلان آغاز شده و تا پایان هفته ادامه خواهد داشت.</p>
        <p>اداره کل هواشناسی گیلان از مردم خواست در حاشیه رودخانه‌ها توقف نکنند و سفرهای غیرضروری را به روزهای دیگر بسپارند.</p>
        </article></body></html>
        """;

    private static byte[] Record(string type, string address, byte[] block, string contentType = "application/http;msgtype=response", int? length = null) =>
    [
        .. Encoding.UTF8.GetBytes($"WARC/1.0\r\nWARC-Type: {type}\r\nWARC-Target-URI: <{address}>\r\nWARC-Date: 2026-11-01T10:00:00Z\r\nContent-Type: {contentType}\r\nContent-Length: {length ?? block.Length}\r\n\r\n"),
        .. block, .. "\r\n\r\n"u8,
    ];

    private static byte[] Http(byte[] body, string headers = "Content-Type: text/html; charset=utf-8", int status = 200) =>
        [.. Encoding.ASCII.GetBytes($"HTTP/1.1 {status} X\r\n{headers}\r\n\r\n"), .. body];

    private static byte[] Html => Encoding.UTF8.GetBytes(Page);

    private static byte[] Response(int number) => Record("response", $"https://sepidar-news.example/{number}", Http(Html));

    private static byte[] Start => Record("warcinfo", "", "software: x"u8.ToArray(), "application/warc-fields");

    [Fact]
    public async Task Pages_OfResponsesAreRead_OtherRecordsPassedOver()
    {
        byte[] gzipped = Folder.Gzip(Html);
        byte[] chunked = [.. Encoding.ASCII.GetBytes($"{Html.Length:x}\r\n"), .. Html, .. "\r\n0\r\n\r\n"u8];
        byte[][] records =
        [
            Start,
            Record("request", "https://sepidar-news.example/2", "GET / HTTP/1.1\r\n\r\n"u8.ToArray(), "application/http;msgtype=request"),
            Response(3),
            Record("response", "https://sepidar-news.example/4", Http([1, 2, 0, 3], "Content-Type: image/png")),
            Record("response", "https://sepidar-news.example/5", Http(Html, status: 404)),
            Record("response", "https://sepidar-news.example/6", Http(gzipped, "Content-Type: text/html\r\nContent-Encoding: gzip")),
            Record("response", "https://sepidar-news.example/7", Http(chunked, "content-type: TEXT/HTML\r\ntransfer-encoding: chunked")),
            Record("response", "https://sepidar-news.example/8", Http(Html, "Content-Type: text/html\r\nTransfer-Encoding: chunked")),
            Record("resource", "https://sepidar-news.example/9", Html, "text/html"),
        ];
        using var folder = new Folder();
        var plain = folder.Write("a.warc", [.. records.SelectMany(r => r)]);
        var members = folder.Write("b.warc.gz", [.. records.SelectMany(r => Folder.Gzip(r))]);
        var whole = folder.Write("c.warc.gz", Folder.Gzip([.. records.SelectMany(r => r)]));

        foreach (var file in new[] { plain, members, whole })
        {
            var items = await Folder.ReadAsync(file);

            Assert.Equal([3, 6, 7, 8, 9], items.Select(i => i.Line));
            Assert.All(items.Cast<ReadArticle>(), item =>
            {
                Assert.Equal($"https://sepidar-news.example/{item.Line}", item.Article.Url);
                Assert.Equal("باران در رشت", item.Article.Title);
                Assert.Contains("بارش باران از بامداد", item.Article.Body, StringComparison.Ordinal);
                Assert.Equal(Html, item.Raw);
            });
        }
    }

    [Fact]
    public async Task StartAfter_GoesOnAtTheNextRecord()
    {
        using var folder = new Folder();
        var file = folder.Write("a.warc", [.. Start, .. Response(2), .. Response(3), .. Response(4)]);

        var items = await Folder.ReadAsync(new ReadOptions { StartAfter = new Dictionary<string, long> { [file] = 2 } }, file);

        Assert.Equal([3, 4], items.Select(i => i.Line));
    }

    [Fact]
    public async Task Damage_IsOneRejectionEach_TheNextRecordsAreRead()
    {
        using var folder = new Folder();
        byte[] huge = Record("response", "https://sepidar-news.example/4", Http(new byte[200_000]));
        byte[] bomb = Record("response", "https://sepidar-news.example/5", Http(Folder.Gzip(new byte[50_000_000]), "Content-Type: text/html\r\nContent-Encoding: gzip"));
        byte[] cutGzip = Record("response", "https://sepidar-news.example/6", Http([.. Folder.Gzip(Html).Take(60), 7, 7, 7, 7, 7, 7], "Content-Type: text/html"));
        byte[] unknown = Encoding.ASCII.GetBytes("WARC/1.0\r\nWARC-Type: response\r\n\r\nno length\r\n\r\n");
        var file = folder.Write("a.warc",
        [
            .. Response(1), .. "garbage between\r\nmore garbage\r\n"u8, .. Response(2), .. Record("response", "https://sepidar-news.example/3", "no http"u8.ToArray()),
            .. huge, .. bomb, .. cutGzip, .. unknown, .. Response(8), .. Response(9)[..^400],
        ]);

        var items = await Folder.ReadAsync(new ReadOptions { LargestPage = 100_000 }, file);

        Assert.Equal([1, 2, 8], items.OfType<ReadArticle>().Select(i => i.Line!.Value));
        Assert.All(items.OfType<Rejection>(), r => Assert.DoesNotContain('\n', r.ToString()));
        var reasons = items.OfType<Rejection>().Select(r => $"{r.Line} {r.Reason}").ToList();
        Assert.Collection(reasons,
            r => Assert.StartsWith("2 no record begins here", r, StringComparison.Ordinal),
            r => Assert.StartsWith("3 the record says", r, StringComparison.Ordinal),
            r => Assert.StartsWith("4 the page is longer than", r, StringComparison.Ordinal),
            r => Assert.StartsWith("5 the page is longer than", r, StringComparison.Ordinal),
            r => Assert.StartsWith("6 ", r, StringComparison.Ordinal),
            r => Assert.StartsWith("7 the record has no Content-Length", r, StringComparison.Ordinal),
            r => Assert.StartsWith("8 no record begins here", r, StringComparison.Ordinal),
            r => Assert.StartsWith("9 the compressed data is damaged or cut off", r, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("plain text", "no WARC record")]
    [InlineData("WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n", "none of its 1 records")]
    public async Task WithoutPages_IsOneRejection(string text, string reason)
    {
        using var folder = new Folder();

        var items = await Folder.ReadAsync(folder.Write("a.warc", text));

        Assert.Contains(items, i => i is Rejection r && (r.Reason.Contains(reason, StringComparison.Ordinal) || r.Reason.Contains("no record begins", StringComparison.Ordinal)));
        Assert.Single(items);
    }
}
