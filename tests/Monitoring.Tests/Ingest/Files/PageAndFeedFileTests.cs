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

    [Fact]
    public async Task Feed_LinksAreRelativeToItsSite_AndTheSourceIsTheFeed()
    {
        using var folder = new Folder();
        var items = (await Folder.ReadAsync(folder.Write("export.xml", """
            <rss version="2.0"><channel><title>سپیدار &amp; همکاران</title><link>https://sepidar-news.example/fa/</link>
            <item><title>یک</title><link>/news/1</link></item>
            <item><title>دو</title><link>news/2</link></item>
            <item><title>سه</title><link>https://www.mehrnews.com/news/3</link></item>
            <item><title>چهار</title><link>/news/4</link><source url="https://a.example">راوی</source></item>
            <item><title>پنج</title><link>javascript:alert(1)</link></item></channel></rss>
            """))).ConvertAll(i => Assert.IsType<ReadArticle>(i).Article);
        var untitled = Assert.IsType<ReadArticle>(Assert.Single(await Folder.ReadAsync(folder.Write("b.xml",
            "<rss><channel><link>https://sepidar-news.example</link><item><title>یک</title></item></channel></rss>")))).Article;

        Assert.Equal(
            ["https://sepidar-news.example/news/1", "https://sepidar-news.example/fa/news/2", "https://www.mehrnews.com/news/3", "https://sepidar-news.example/news/4"],
            items.Take(4).Select(a => a.Url));
        Assert.StartsWith("urn:sha256:", items[4].Url, StringComparison.Ordinal);
        Assert.Equal(["سپیدار & همکاران", "سپیدار & همکاران", "خبرگزاری مهر", "راوی", "سپیدار & همکاران"], items.Select(a => a.Source));
        Assert.Equal("sepidar-news.example", untitled.Source);
    }

    [Fact]
    public async Task JsonFeed_IsRead_InAFolderOnlyWhereItSaysWhatItIs()
    {
        const string feed = """{"version":"https://jsonfeed.org/version/1.1","title":"سپیدار","home_page_url":"https://sepidar-news.example/","items":[{"id":"1","url":"news/1","title":"باران در رشت","content_text":"باران آمد.","date_published":"2026-10-07T11:05:00+03:30"}]}""";
        using var folder = new Folder();
        var file = folder.Write("a.json", feed);
        folder.Write("settings.json", "{\"items\":[]}");

        foreach (var path in (string[])[file, folder.Path])
        {
            var article = Assert.IsType<ReadArticle>(Assert.Single(await Folder.ReadAsync(path))).Article;
            Assert.Equal(("https://sepidar-news.example/news/1", "باران در رشت", "باران آمد.", "سپیدار"), (article.Url, article.Title, article.Body, article.Source));
        }
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
