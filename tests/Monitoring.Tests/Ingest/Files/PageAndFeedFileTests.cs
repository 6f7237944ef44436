using System.Text;
using Monitoring.Ingest;
using Monitoring.Ingest.Files;
using Monitoring.Text.Dates;

namespace Monitoring.Tests.Ingest.Files;

public sealed class PageAndFeedFileTests
{
    private const string Html = """
        <html lang="fa"><head><title>برف در اردبیل - سپیدار</title><link rel="canonical" href="https://sepidar-news.example/news/9">
        <meta property="og:title" content="برف در اردبیل"><meta property="article:published_time" content="2026-11-19T08:40:00+03:30"></head>
        <body><article><h1>برف در اردبیل</h1><p>به گزارش خبرگزاری سپیدار، نخستین برف پاییزی از بامداد امروز گردنه حیران و مسیر خلخال را سفیدپوش کرد.</p>
        <p>راهداری اردبیل از رانندگان خواست زنجیر چرخ همراه داشته باشند و در شب از سفر غیرضروری بپرهیزند.</p></article></body></html>
        """;

    private const string Rss = """
        <rss version="2.0"><channel><title>سپیدار</title><language>fa-IR</language>
        <item><title>باران در رشت</title><link>https://sepidar-news.example/news/1</link><description>&lt;p&gt;باران آمد.&lt;/p&gt;</description><pubDate>Wed, 07 Oct 2026 11:05:00 +0330</pubDate></item>
        <item><guid>x</guid></item>
        <item><title>برف در اردبیل</title><link>https://sepidar-news.example/news/2</link></item></channel></rss>
        """;

    [Fact]
    public async Task Html_NamesItsOwnAddress_UnlessTheCallerDoes()
    {
        using var folder = new Folder();
        var file = folder.Write("a.html", Html);

        var own = Assert.IsType<ReadArticle>(Assert.Single(await Folder.ReadAsync(file)));
        var given = Assert.IsType<ReadArticle>(Assert.Single(await Folder.ReadAsync(new ReadOptions { Address = "https://sepidar-news.example/news/9?utm_source=x" }, file)));

        Assert.Equal("https://sepidar-news.example/news/9", own.Article.Url);
        Assert.Equal(own.Article.Id, given.Article.Id);
        Assert.Equal(("برف در اردبیل", "2026-11-19T08:40:00+03:30"), (own.Article.Title, own.Article.Published?.ToIso(DisplayZone.Tehran)));
        Assert.Equal(Encoding.UTF8.GetBytes(Html), own.Raw);
        Assert.Null(own.Line);
    }

    [Fact]
    public async Task Pages_OfOtherEncodingsAreRead()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        const string text = "برف در گردنه‌های اردبیل\r\n\r\nنخستین برف پاییزی از بامداد امروز گردنه حیران و مسیر خلخال را سفیدپوش کرد و راه‌ها را لغزنده ساخت.\r\n";
        using var folder = new Folder();
        foreach (var encoding in new[] { Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF8 })
        {
            var read = Assert.IsType<ReadArticle>(Assert.Single(await Folder.ReadAsync(folder.Write("a.txt", [.. encoding.Preamble, .. encoding.GetBytes(text)]))));
            Assert.StartsWith("نخستین برف", read.Article.Body, StringComparison.Ordinal);
        }

        // Windows-1256 has no Persian yeh; its own letters are enough for Persian pages of its time.
        var old = Encoding.GetEncoding(1256).GetBytes(text.Replace('ی', 'ي'));
        Assert.StartsWith("نخست", Assert.IsType<ReadArticle>(Assert.Single(await Folder.ReadAsync(folder.Write("b.txt", old)))).Article.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.txt", "صفحه اصلی\nنظر شما", "no news page")]
    [InlineData("a.html", "<html></html>", "no ")]
    public async Task Page_WithoutAnArticleIsOneRejection(string name, string text, string reason)
    {
        using var folder = new Folder();

        var rejection = Assert.IsType<Rejection>(Assert.Single(await Folder.ReadAsync(folder.Write(name, text))));

        Assert.Contains(reason, rejection.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_TooLongIsOneRejection()
    {
        using var folder = new Folder();

        var items = await Folder.ReadAsync(new ReadOptions { LargestPage = 1 << 20 }, folder.Write("a.html", new string('x', 2 << 20)));

        Assert.Contains("longer than 1 MiB", Assert.IsType<Rejection>(Assert.Single(items)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Feed_ItemsAreArticles()
    {
        using var folder = new Folder();
        var file = folder.Write("export.xml", Rss);

        var items = await Folder.ReadAsync(file);

        Assert.Equal([1, 2, 3], items.Select(i => i.Line));
        var article = Assert.IsType<ReadArticle>(items[0]).Article;
        Assert.Equal(("https://sepidar-news.example/news/1", "باران در رشت", "باران آمد.", "fa"), (article.Url, article.Title, article.Body, article.Language));
        Assert.Equal(PublishedFrom.Feed, article.PublishedFrom);
        Assert.Contains("no title and no text", Assert.IsType<Rejection>(items[1]).Reason, StringComparison.Ordinal);
        var rest = await Folder.ReadAsync(new ReadOptions { StartAfter = new Dictionary<string, long> { [file] = 2 } }, file);
        Assert.Equal(3, Assert.Single(rest).Line);
    }

    [Theory]
    [InlineData("<html><body>x</body></html>")]
    [InlineData("no markup")]
    [InlineData("<rss version=\"2.0\"><channel><title>x</title></channel></rss>")]
    public async Task Feed_WithoutItemsIsOneRejection(string text)
    {
        using var folder = new Folder();

        Assert.IsType<Rejection>(Assert.Single(await Folder.ReadAsync(folder.Write("a.xml", text))));
    }
}
