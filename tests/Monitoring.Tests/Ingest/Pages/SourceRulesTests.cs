using Monitoring.Ingest.Pages;

namespace Monitoring.Tests.Ingest.Pages;

public sealed class SourceRulesTests
{
    private const string Text = "شهردار بندر انزلی گفت که بازسازی موج‌شکن قدیمی از ماه آینده آغاز می‌شود و تا پایان سال ادامه دارد.";

    [Fact]
    public void Extract_UsesTheNewestLayoutThatFits()
    {
        var rules = Load("""
            [{"host":"example.ir","layouts":[
              {"since":"2020-01-01","body":".old-story","title":".old-title"},
              {"since":"2023-05-01","body":".story","title":".headline","lead":".abs","kicker":".up","date":".when","remove":[".promo"]}]}]
            """);
        var options = new ExtractionOptions { Rules = rules };
        var page = PageExtractor.Extract($"<html><body><p class=up>روتیتر خبر:</p><h2 class=headline>عنوان تازه</h2><p class=abs>چکیده</p><i class=when>۳۱ خرداد ۱۴۰۳، ۱۱:۰۵</i><div class=story><p>{Text}</p><p class=promo>{Text}</p><p>کوتاه</p></div><p>{Text}</p></body></html>",
            new Uri("https://www.example.ir/1"), options);
        Assert.Equal(("عنوان تازه", "روتیتر خبر", "چکیده", Text + "\nکوتاه"), (page.Title, page.Kicker, page.Lead, page.Body));
        Assert.Equal(new DateTimeOffset(2024, 6, 20, 11, 5, 0, TimeSpan.FromHours(3.5)), page.Published?.Instant);

        var old = PageExtractor.Extract($"<html><body><h2 class=old-title>عنوان کهنه</h2><div class=old-story><p>{Text}</p></div></body></html>", new Uri("https://example.ir/2"), options);
        Assert.Equal("عنوان کهنه", old.Title);
    }

    [Fact]
    public void Extract_ReadsByGeneralMeansWhereNoLayoutFits()
    {
        var options = new ExtractionOptions { Rules = Load("""[{"host":"example.ir","layouts":[{"body":".gone"}]}]""") };
        var page = PageExtractor.Extract($"<html><body><article><h1>عنوان</h1><p>{Text}</p><p>{Text}</p></article></body></html>", new Uri("https://example.ir/3"), options);
        Assert.Contains(Text, page.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", "not a list")]
    [InlineData("[\n{,}]", "line 2: not JSON")]
    [InlineData("[\n{\"layouts\":[]}]", "line 2: no \"host\"")]
    [InlineData("[{\"host\":\"https://a.ir\",\"layouts\":[{\"body\":\".a\"}]}]", "is no host")]
    [InlineData("[{\"host\":\"a.ir\",\"layouts\":[{\"title\":\"h1\"}]}]", "(a.ir): a layout has no \"body\"")]
    [InlineData("[{\"host\":\"a.ir\",\"layouts\":[{\"body\":\">>\"}]}]", "is no selector")]
    [InlineData("[{\"host\":\"a.ir\",\"layouts\":[{\"body\":\".a\",\"since\":\"yesterday\"}]}]", "a day such as")]
    [InlineData("[{\"host\":\"a.ir\",\"layouts\":[{\"body\":\".a\",\"rutitr\":\".b\"}]}]", "\"rutitr\" is not known")]
    [InlineData("[{\"host\":\"a.ir\",\"layouts\":[{\"body\":\".a\",\"remove\":\".b\"}]}]", "no list of texts")]
    [InlineData("[{\"host\":\"a.ir\",\"layouts\":[{\"body\":\".a\"}]},{\"host\":\"a.ir\",\"layouts\":[{\"body\":\".a\"}]}]", "twice")]
    public void Load_SaysWhatIsWrong(string json, string reason) =>
        Assert.Contains(reason, Assert.Throws<InvalidDataException>(() => Load(json)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("agency-nastooh", "www.mehrnews.com")]
    [InlineData("nastooh-inline", "www.irna.ir")]
    [InlineData("portal-numbered", "www.yjc.ir")]
    [InlineData("portal-comments", "www.entekhab.ir")]
    [InlineData("portal-visits", "www.tabnak.ir")]
    [InlineData("agency-story-lead", "www.tasnimnews.com")]
    public void Shipped_ReadsALayoutAsTheGeneralMeansDo(string golden, string host)
    {
        var html = File.ReadAllText(Path.Combine(PageGoldens.Folder(), golden + ".html"));
        var url = new Uri($"https://{host}/news/1");
        var general = PageExtractor.Extract(html, url, new ExtractionOptions { Rules = SourceRules.None });
        var ruled = PageExtractor.Extract(html, url);

        Assert.False(ruled.LayoutMissed);
        Assert.Equal((general.Title, general.Kicker, general.Lead, general.Body), (ruled.Title, ruled.Kicker, ruled.Lead, ruled.Body));
    }

    [Fact]
    public void Shipped_SaysWhenAPageFitsNoLayout()
    {
        var page = PageExtractor.Extract($"<html><body><article><h1>عنوان</h1><p>{Text}</p><p>{Text} {Text}</p></article></body></html>", new Uri("https://www.tasnimnews.com/fa/news/1"));

        Assert.True(page.LayoutMissed);
        Assert.Contains(Text, page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void Yield_WarnsOnceTextsFailAndEndsWhenAccepted()
    {
        var good = new ExtractedPage { Title = "عنوان", Body = new string('ا', 900) };
        var watch = SourceYield.Empty;
        for (var i = 0; i < 100; i++) watch = watch.Add(i % 20 == 0 ? null : good);
        Assert.Null(watch.Warning);
        for (var i = 0; i < 20; i++) watch = watch.Add(i % 5 == 0 ? good : null);
        Assert.StartsWith("layout changed? text in 4 of the last 20 pages, before in 95 of 100", watch.Warning, StringComparison.Ordinal);
        Assert.Null(watch.Accept().Warning);
    }

    [Fact]
    public void Yield_WarnsWhenTextsShrink()
    {
        var watch = SourceYield.Empty;
        for (var i = 0; i < 60; i++) watch = watch.Add(new ExtractedPage { Title = "عنوان", Body = new string('ا', 2500) });
        for (var i = 0; i < 20; i++) watch = watch.Add(new ExtractedPage { Title = "عنوان", Body = new string('ا', 250) });
        Assert.Contains("shorter", watch.Warning, StringComparison.Ordinal);
    }

    private static SourceRules Load(string json)
    {
        var path = Path.Combine(Path.GetTempPath(), Guid.NewGuid() + ".json");
        File.WriteAllText(path, json);
        try
        {
            return SourceRules.Load(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
