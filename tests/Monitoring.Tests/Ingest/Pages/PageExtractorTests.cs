using System.Text;
using Monitoring.Ingest;
using Monitoring.Ingest.Pages;

namespace Monitoring.Tests.Ingest.Pages;

public sealed class PageExtractorTests
{
    private const string Story = "<p>شهردار بندر انزلی گفت که بازسازی موج‌شکن قدیمی از ماه آینده آغاز می‌شود و تا پایان سال ادامه دارد.</p><p>او افزود که هزینه این کار از محل عوارض بندر تامین شده است و شهروندان هزینه‌ای نمی‌پردازند.</p>";

    [Fact]
    public void Extract_RefusesWhatIsNoPage()
    {
        Assert.Throws<PageException>(() => PageExtractor.Extract(ReadOnlyMemory<byte>.Empty));
        Assert.Throws<PageException>(() => PageExtractor.Extract("   \n"));
        Assert.Throws<PageException>(() => PageExtractor.Extract("%PDF-1.7 ..."u8.ToArray()));
        Assert.Throws<PageException>(() => PageExtractor.Extract(new byte[4096]));
        Assert.Throws<PageException>(() => PageExtractor.Extract(Encoding.UTF8.GetBytes(Story), null, new ExtractionOptions { MaxLength = 100 }));
    }

    [Fact]
    public void ToArticle_RefusesPageWithoutText() => Assert.Throws<PageException>(() => PageExtractor.Extract("<html><body><img src=a></body></html>").ToArticle());

    [Fact]
    public void Extract_KeepsParagraphsListsAndRows()
    {
        var page = PageExtractor.Extract($"""
            <html><body><article><h1>موج‌شکن انزلی بازسازی می‌شود</h1>{Story}<p>سه گام این طرح به گفته شهردار چنین است و هر گام دو ماه زمان می‌برد:</p>
            <ul><li>برداشت سنگ‌های فرسوده از دیواره شرقی</li><li>ریختن سنگ تازه از معدن‌های شفت</li></ul>
            <table><tr><th>گام</th><th>هزینه</th></tr><tr><td>نخست</td><td>۱۲ میلیارد</td></tr></table>{Story}</article></body></html>
            """);
        var lines = page.Body.Split('\n');
        Assert.Contains("• ریختن سنگ تازه از معدن‌های شفت", lines);
        Assert.Contains("نخست\t۱۲ میلیارد", lines);
        Assert.StartsWith("شهردار بندر انزلی", lines[0], StringComparison.Ordinal);
        Assert.DoesNotContain("موج‌شکن انزلی بازسازی می‌شود", lines);
    }

    [Fact]
    public void Extract_NeverTakesTheMetaDescriptionForALead()
    {
        var page = PageExtractor.Extract($"<html><head><meta name=description content='این توضیح فقط برای موتورهای جستجو نوشته شده و در صفحه چاپ نشده است'></head><body><article><h1>عنوان خبر</h1>{Story}{Story}</article></body></html>");
        Assert.Null(page.Lead);
    }

    [Theory]
    [InlineData("2031-01-01T00:00:00+03:30", null)]
    [InlineData("2024-06-20T11:05:00+03:30", "2024-06-20")]
    [InlineData("2024-06-20T12:10:00+03:30", "2024-06-20")]
    [InlineData("2024-06-20T12:20:00+03:30", null)]
    [InlineData("2024-06-20T12:00:00Z", "2024-06-20")]
    [InlineData("2024-06-21T01:00:00+03:30", null)]
    [InlineData("1970-01-01T00:00:00Z", null)]
    [InlineData("۱۴۰۳-۱۳-۴۰", null)]
    public void Extract_TakesNoDateFromTheFuture(string declared, string? wanted)
    {
        var page = PageExtractor.Extract($"<html><head><meta property='article:published_time' content='{declared}'></head><body><h1>عنوان خبر</h1>{Story}</body></html>", null,
            new ExtractionOptions { Now = new DateTimeOffset(2024, 6, 20, 12, 0, 0, TimeSpan.FromHours(3.5)) });
        Assert.Equal(wanted, page.Published?.ToIso(TimeZoneInfo.FindSystemTimeZoneById("Asia/Tehran"))[..10]);
    }

    [Fact]
    public void Extract_NeverPassesOffTheClockAsPublication()
    {
        var page = PageExtractor.Extract($"<html><body><h1>عنوان خبر بدون تاریخ</h1>{Story}</body></html>", new Uri("https://example.ir/a"),
            new ExtractionOptions { Now = new DateTimeOffset(2024, 6, 20, 12, 0, 0, TimeSpan.Zero) });
        Assert.Null(page.Published);
        Assert.Equal(PublishedFrom.None, page.PublishedFrom);
    }

    [Theory]
    [InlineData("\\ud83d\\ude00", "\U0001F600")]
    [InlineData("\\ud83d", "\uFFFD")]
    [InlineData("\\ude00\\ud83d", "\uFFFD\uFFFD")]
    [InlineData("\\\\ud83d", "\\ud83d")]
    public void Extract_ReadsLinkedDataWithHalfSurrogates(string escape, string wanted)
    {
        var page = PageExtractor.Extract($"<html><head><script type='application/ld+json'>{{\"@type\":\"NewsArticle\",\"\\udc00\":1,\"author\":\"Kian {escape}\"}}</script></head><body><h1>عنوان خبر</h1>{Story}</body></html>");
        Assert.Equal("Kian " + wanted, Assert.Single(page.Authors));
    }

    [Fact]
    public void Extract_MarksDayOnlyAndKeepsEveryCandidate()
    {
        var page = PageExtractor.Extract($"<html><body><h1>عنوان خبر با تاریخ</h1><time datetime='2024-06-20'>۳۱ خرداد ۱۴۰۳</time>{Story}</body></html>", new Uri("https://example.ir/2024/06/20/a"));
        Assert.Equal("2024-06-20", page.Published?.ToIso(TimeZoneInfo.FindSystemTimeZoneById("Asia/Tehran")));
        Assert.Contains(page.Candidates, c => c.From == PublishedFrom.Url);
        Assert.Contains(page.Candidates, c => c.From == PublishedFrom.Time);
        Assert.Single(page.Candidates, c => c.Chosen);
    }

    [Fact]
    public void Extract_ReadsPrintedDayWhereTheDeclarationIsInUtc()
    {
        var page = PageExtractor.Extract($"<html lang=it><head><meta property='article:published_time' content='2023-11-01T23:01:00Z'></head><body><h1>Titolo della notizia</h1><p>{string.Concat(Enumerable.Repeat("Il sindaco ha detto che i lavori del porto sono finiti. ", 8))}</p></body></html>",
            new Uri("https://example.it/2023/11/02/a"));
        Assert.Equal(new DateTimeOffset(2023, 11, 2, 0, 1, 0, TimeSpan.FromHours(1)), page.Published!.Value.Instant);
        Assert.Equal(TimeSpan.FromHours(1), page.Published.Value.Instant.Offset);
    }

    [Fact]
    public void ToArticle_BelievesACanonicalLinkOnlyOnItsOwnSite()
    {
        var page = PageExtractor.Extract($"<html><head><link rel=canonical href='https://other.example/x'></head><body><h1>عنوان خبر</h1>{Story}</body></html>", new Uri("https://example.ir/a?utm_source=b"));
        var article = page.ToArticle("https://example.ir/a?utm_source=b");
        Assert.Equal("https://example.ir/a", article.CanonicalUrl);
        Assert.Equal("https://example.ir/a?utm_source=b", article.Url);
    }

    [Fact]
    public void ToArticle_NamesAPageWithoutAddressByItsContent()
    {
        var article = PageExtractor.Extract($"<html><body><h1>عنوان خبر</h1>{Story}</body></html>").ToArticle();
        Assert.StartsWith("urn:sha256:", article.Url, StringComparison.Ordinal);
        Assert.Equal(32, article.Id.Length);
    }
}
