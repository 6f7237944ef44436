using System.IO.Compression;
using System.Text;
using Monitoring.Ingest.Feeds;
using Monitoring.Text;

namespace Monitoring.Tests.Ingest.Feeds;

public class FeedParserTests
{
    private static readonly TimeSpan Iran = new(3, 30, 0);

    [Fact]
    public void Parse_Rss_FieldsAsWritten()
    {
        var feed = Parse(FeedSamples.Rss);
        Assert.Equal((FeedType.Rss, "2.0", "خبرگزاری آینه", "https://ayeneh.example/", "https://ayeneh.example/rss", "fa-IR"),
            (feed.FeedType, feed.Version, feed.Title, feed.Link, feed.SelfLink, feed.Language));
        Assert.Equal("آخرین خبرها & گزارش‌ها", feed.Description);
        Assert.Equal(TimeSpan.FromMinutes(15), feed.FreshFor);
        Assert.Equal(new DateTimeOffset(2024, 6, 20, 11, 10, 0, Iran), feed.Updated?.Instant);
        var first = feed.Items[0];
        Assert.Equal("افتتاح کتابخانهٔ تازه در شیراز", first.Title);
        Assert.Equal("https://ayeneh.example/news/1001?utm_source=rss&id=7", first.Url);
        Assert.Equal(("1001", false), (first.Id, first.IdIsAddress));
        Assert.Equal(new NewsTime(new DateTimeOffset(2024, 6, 20, 11, 5, 0, Iran), TimePrecision.Second), first.Published);
        Assert.Equal("نرگس رهگذر", Assert.Single(first.Authors).Name);
        Assert.Equal("پیمان سپهر", Assert.Single(first.FurtherAuthors).Name);
        Assert.Equal(["فرهنگ", "شهر"], first.Categories);
        Assert.Equal("<p>کتابخانه‌ای تازه<br>در شیراز</p>", first.Summary);
        Assert.StartsWith("<p>کتابخانه‌ای", first.Content, StringComparison.Ordinal);
        Assert.Equal("https://ayeneh.example/i/1001.jpg", first.Image);
        Assert.Equal(new FeedEnclosure("https://ayeneh.example/a/1001.mp3", "audio/mpeg", 1234), Assert.Single(first.Enclosures));
        Assert.Equal("https://ayeneh.example/news/1002", feed.Items[1].Address);
        Assert.Equal(new DateTimeOffset(2024, 6, 21, 9, 15, 0, Iran), feed.Items[1].Published?.Instant);
    }

    [Fact]
    public void Parse_Atom_LinksMadeAbsoluteByBase()
    {
        var feed = Parse(FeedSamples.Atom);
        Assert.Equal((FeedType.Atom, "ساحة &amp; حوار", "https://saha.example/", "https://saha.example/blog/feed.atom", "https://saha.example/blog/feed.atom?page=2"),
            (feed.FeedType, feed.Title, feed.Link, feed.SelfLink, feed.NextLink));
        var entry = Assert.Single(feed.Items);
        Assert.Equal("https://saha.example/blog/2024/06/book-fair", entry.Url);
        Assert.Equal("<p>افتتح <a href=\"https://saha.example/blog/fair\">المعرض</a> أمس.</p>", entry.Content);
        Assert.Equal(new FeedPerson("ليلى الحداد", "layla@saha.example"), Assert.Single(entry.Authors));
        Assert.Equal(["ثقافة"], entry.Categories);
        Assert.Equal("https://saha.example/blog/audio.mp3", Assert.Single(entry.Enclosures).Url);
    }

    [Fact]
    public void Parse_Rdf_JalaliDateIsIransTime()
    {
        var item = Assert.Single(Parse(FeedSamples.Rdf).Items);
        Assert.Equal("نمایشگاه عکس در تبریز", item.Title);
        Assert.Equal(new DateTimeOffset(2024, 6, 20, 11, 5, 0, Iran), item.Published?.Instant);
        Assert.Equal(["هنر"], item.Categories);
    }

    [Fact]
    public void Parse_JsonFeed_BothVersionsOfAuthors()
    {
        var feed = FeedParser.Parse(FeedSamples.Bytes(FeedSamples.Json), new Uri("https://khalij.example/feed.json"));
        Assert.Equal((FeedType.Json, "1.1", "Khalij Wire", "en"), (feed.FeedType, feed.Version, feed.Title, feed.Language));
        Assert.Equal(("42", "Dana Mir"), (feed.Items[0].Id, feed.Items[0].Authors.Single().Name));
        Assert.Equal(("https://khalij.example/43", "Old Style", "Short note"), (feed.Items[1].Url, feed.Items[1].Authors.Single().Name, feed.Items[1].Content));
    }

    [Theory]
    [InlineData("<r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:x='http://purl.org/rss/1.0/'><x:channel><x:title>T</x:title></x:channel><x:item><x:title>A</x:title><x:link>http://a.example/1</x:link></x:item></r:RDF>")]
    [InlineData("<q:rdf xmlns:q='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:n='http://my.netscape.com/rdf/simple/0.9/'><n:channel><n:title>T</n:title></n:channel><n:item><n:title>A</n:title><n:link>http://a.example/1</n:link></n:item></q:rdf>")]
    [InlineData("<f:feed xmlns:f='http://www.w3.org/2005/Atom'><f:title>T</f:title><f:entry><f:title>A</f:title><f:link href='http://a.example/1'/></f:entry></f:feed>")]
    [InlineData("<rss version='2.0' xmlns:u='http://backend.userland.com/rss2'><u:channel><u:title>T</u:title><u:item><u:title>A</u:title><u:link>http://a.example/1</u:link></u:item></u:channel></rss>")]
    public void Parse_EvenTheFormatsOwnElementsHaveAPrefix_AllThere(string text)
    {
        var feed = Parse(text);
        Assert.Equal(("T", "A", "http://a.example/1"), (feed.Title, Assert.Single(feed.Items).Title, feed.Items[0].Url));
    }

    [Fact]
    public void Parse_SitemapWithPrefixes_AddressesAreThere()
    {
        var feed = Parse("<sm:urlset xmlns:sm='http://www.sitemaps.org/schemas/sitemap/0.9'><sm:url><sm:loc>https://a.example/1</sm:loc><sm:lastmod>2024-06-20</sm:lastmod></sm:url></sm:urlset>");
        Assert.Equal((FeedType.Sitemap, "https://a.example/1"), (feed.FeedType, Assert.Single(feed.Items).Url));
        Assert.NotNull(feed.Items[0].Updated);
    }

    [Fact]
    public void Parse_NewsSitemapAlsoGzip_ItemsWithTitleAndTime()
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(FeedSamples.Bytes(FeedSamples.Sitemap));
        foreach (var bytes in (byte[][])[FeedSamples.Bytes(FeedSamples.Sitemap), packed.ToArray()])
        {
            var feed = FeedParser.Parse(bytes);
            Assert.Equal((FeedType.Sitemap, "آینه", "fa"), (feed.FeedType, feed.Title, feed.Language));
            Assert.Equal(["شیراز", "کتاب", "شهر"], feed.Items[0].Categories);
            Assert.Equal(new DateTimeOffset(2024, 6, 20, 11, 5, 0, Iran), feed.Items[0].Published?.Instant);
            Assert.Equal(TimePrecision.Day, feed.Items[0].Updated?.Precision);
            Assert.Equal("https://ayeneh.example/news/1002", feed.Items[1].Url);
        }
        Assert.Equal(["https://ayeneh.example/map-1.xml.gz", "https://ayeneh.example/map-2.xml"], Parse(FeedSamples.SitemapIndex).Sitemaps.Select(map => map.Url));
    }

    [Theory]
    [InlineData("<item><title>A<link>http://a.example/1</link><pubDate>2024-06-20</pubDate></item>")]
    [InlineData("<item><title>A</title><link>http://a.example/1<description>x</item>")]
    [InlineData("<item><title>A</title><link>http://a.example/1</link><item><title>B</title></item>")]
    [InlineData("<item><title>A</title><link>http://a.example/1</link><description>half a desc")]
    [InlineData("<item><title>A</title><link>http://a.example/1</link><description><![CDATA[half")]
    [InlineData("<item><title>A</title><link>http://a.example/1</link><description>one<br>two<p>three</description></item>")]
    [InlineData("<item><title>A</title><link>http://a.example/1</link></b></i></item></channel>")]
    [InlineData("<item><title attr=\"unclosed>A</title><link>http://a.example/1</link></item>")]
    [InlineData("<language>fa</langauge><item><title>A</tilte><link>http://a.example/1</lnik><guid>1</guid></item>")]
    [InlineData("<ITEM><Title>A</TITLE><LINK>http://a.example/1</Link></Item>")]
    [InlineData("<item><!-- -- <title>no</title> --><title>A</title><link>http://a.example/1</link></item>")]
    [InlineData("<item><title>A</title><!-- no end <link>http://a.example/1</link></item>")]
    [InlineData("</channel><item><title>A</title><link>http://a.example/1</link></item>")]
    public void Parse_BrokenItem_StillHasTitleAndLink(string item)
    {
        var feed = Parse($"<rss version=\"2.0\"><channel><title>T</title>{item}");
        Assert.Equal("T", feed.Title);
        Assert.Equal(("A", "http://a.example/1"), (feed.Items[0].Title, feed.Items[0].Url));
    }

    [Fact]
    public void Parse_MisspeltEndTags_FieldsEndThere()
    {
        var feed = Parse("<rss><channel><title>T</tite><language>fa</langauge><description>D</descr><link>http://a.example/</link><item><title>A</tilte><link>http://a.example/1</lnik><description>x</b>y</description></item></channel></rss>");
        Assert.Equal(("T", "fa", "D", "http://a.example/"), (feed.Title, feed.Language, feed.Description, feed.Link));
        Assert.Equal(("A", "http://a.example/1", "x</b>y"), (feed.Items[0].Title, feed.Items[0].Url, feed.Items[0].Summary));
    }

    [Fact]
    public void Parse_HtmlEntitiesAndBareAmpersands_Decoded()
    {
        var feed = Parse("<rss><channel><title>a&nbsp;b &laquo;c&raquo; &#1740;&#x200c;&#150; R&D &copy2 &unknown; &lt;</title></channel></rss>");
        Assert.Equal("a\u00A0b «c» ی\u200C– R&D &copy2 &unknown; <", feed.Title);
    }

    [Fact]
    public void Parse_TextBeforeTheFeed_IsPassedOver()
    {
        var feed = Parse("\uFEFF\n\nWarning: something in <b>/srv/feed.php</b><br />\n" + FeedSamples.Rss);
        Assert.Equal(2, feed.Items.Count);
    }

    [Fact]
    public void Parse_TruncatedFeed_SaysSoAndDropsTheHalfField()
    {
        var whole = FeedSamples.Rss;
        var feed = Parse(whole[..whole.IndexOf("ساعت کار", StringComparison.Ordinal)]);
        Assert.True(feed.Truncated);
        var item = Assert.Single(feed.Items);
        Assert.Equal("افتتاح کتابخانهٔ تازه در شیراز", item.Title);
        Assert.Null(item.Content);
    }

    [Theory]
    [InlineData("windows-1256", "windows-1256", null)]
    [InlineData("windows-1256", null, "text/xml; charset=windows-1256")]
    [InlineData("windows-1256", "utf-8", null)]
    [InlineData("windows-1256", null, null)]
    [InlineData("utf-8", "windows-1256", "text/xml; charset=iso-8859-1")]
    [InlineData("utf-16", "utf-8", null)]
    [InlineData("utf-16BE", null, null)]
    public void Parse_EncodingDeclaredWronglyOrNot_TextIsRight(string real, string? declared, string? header)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        const string title = "گزارش تازه از بازار تهران و شیراز در آغاز تابستان";
        var declaration = declared is null ? "" : $"<?xml version=\"1.0\" encoding=\"{declared}\"?>";
        // Windows-1256 has the Arabic Yeh only.
        var text = $"{declaration}<rss><channel><title>{title}</title><description>{title}، {title}</description></channel></rss>".Replace('ی', 'ي');
        var feed = FeedParser.Parse(Encoding.GetEncoding(real).GetBytes(text), null, header);
        Assert.Equal(title.Replace('ی', 'ي'), feed.Title);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \n")]
    [InlineData("plain text")]
    [InlineData("<!doctype html><html><body><p>404</p></body></html>")]
    [InlineData("<note><to>x</to></note>")]
    [InlineData("{\"error\":\"none\"}")]
    [InlineData("{\"version\": ")]
    [InlineData("<opml version=\"2.0\"><body/></opml>")]
    public void Parse_NoFeed_SaysWhatItIs(string text)
    {
        var thrown = Assert.Throws<FeedException>(() => Parse(text));
        Assert.StartsWith("not a feed", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_LargerThanTheLimit_Refused()
    {
        var limits = new FeedLimits { MaxBytes = 1 << 20 };
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(new byte[8 << 20]);
        foreach (var bytes in (byte[][])[new byte[2 << 20], packed.ToArray()])
            Assert.Contains("more than 1 MiB", Assert.Throws<FeedException>(() => FeedParser.Parse(bytes, null, null, limits)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_HundredThousandItems_AllThereAndMoreLeftOut()
    {
        var text = new StringBuilder("<rss version=\"2.0\"><channel><title>T</title>");
        for (var i = 0; i < 100_010; i++) text.Append("<item><title>خبر ").Append(i).Append("</title><link>https://a.example/").Append(i).Append("</link></item>");
        var feed = Parse(text.Append("</channel></rss>").ToString());
        Assert.Equal(100_000, feed.Items.Count);
        Assert.Equal(10, feed.ItemsLeftOut);
        Assert.Equal("https://a.example/99999", feed.Items[^1].Url);
    }

    [Theory]
    [InlineData("<a>")]
    [InlineData("<a b=\"")]
    [InlineData("<!--")]
    [InlineData("<![CDATA[")]
    [InlineData("<!x [")]
    [InlineData("</")]
    [InlineData("&#")]
    [InlineData("<item>")]
    [InlineData("<item><a>")]
    [InlineData("<channel xmlns:a='b'>")]
    public void Parse_SameThingEndlessly_TakesLinearTime(string piece)
    {
        var text = "<rss><channel><title>T</title>" + string.Concat(Enumerable.Repeat(piece, 2_000_000 / piece.Length));
        // Some 50 ms when the work grows with the length, hours when it grows with its square.
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Parse(text);
        Assert.True(clock.Elapsed < TimeSpan.FromMinutes(2), $"{clock.Elapsed}");
    }

    [Fact]
    public void Parse_DuplicateAndMissingIds_EveryItemIsKept()
    {
        var feed = Parse("<rss><channel><item><guid>1</guid><link>https://a.example/1</link><title>A</title></item><item><guid>1</guid><link>https://a.example/2</link><title>B</title></item><item><title>C</title></item></channel></rss>");
        Assert.Equal(["https://a.example/1", "https://a.example/2", null], feed.Items.Select(item => item.Url));
        Assert.All(feed.Items, item => Assert.Null(item.Published));
    }

    private static Feed Parse(string text) => FeedParser.Parse(FeedSamples.Bytes(text));
}
