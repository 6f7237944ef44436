using Monitoring.Ingest;
using Monitoring.Ingest.Feeds;
using Monitoring.Text;

namespace Monitoring.Tests.Ingest.Feeds;

public class FeedArticleTests
{
    private static readonly DateTimeOffset Now = new(2024, 6, 20, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void ToArticle_FeedText_PartialArticleOfThePage()
    {
        var feed = FeedParser.Parse(FeedSamples.Bytes(FeedSamples.Rss));
        var article = feed.Items[0].ToArticle("آینه", feed, Now)!;
        Assert.Equal("کتابخانه‌ای تازه در شیراز باز شد.\nساعت کار آن از ۸ تا ۲۰ است & ورود آزاد.", article.Body);
        Assert.Equal("افتتاح کتابخانهٔ تازه در شیراز", article.Title);
        Assert.True(article.Partial);
        Assert.Equal((PublishedFrom.Feed, "fa", "آینه"), (article.PublishedFrom, article.Language, article.Source));
        Assert.Equal(["نرگس رهگذر", "پیمان سپهر"], article.Authors);
        Assert.Equal("https://ayeneh.example/news/1001?utm_source=rss&id=7", article.Url);
        Assert.DoesNotContain("utm_source", article.CanonicalUrl, StringComparison.Ordinal);
    }

    [Fact]
    public void ToArticle_ChangedGuid_SameIdentity()
    {
        var one = new FeedItem { Id = "a1", Url = "http://www.ayeneh.example/news/1/", Title = "خبر" };
        Assert.Equal(one.ToArticle()!.Id, (one with { Id = "b2", Url = "https://ayeneh.example/news/1?utm_medium=rss" }).ToArticle()!.Id);
        Assert.NotEqual(one.ToArticle()!.Id, (one with { Url = "https://ayeneh.example/news/2" }).ToArticle()!.Id);
    }

    [Fact]
    public void ToArticle_NoTitle_BeginningOfTheText()
    {
        var article = new FeedItem { Url = "https://t.me/ayeneh/7", Content = "باران در گیلان<br>جزئیات بعداً" }.ToArticle(feed: new Feed { FeedType = FeedType.Telegram })!;
        Assert.Equal(("باران در گیلان", "باران در گیلان\nجزئیات بعداً", false), (article.Title, article.Body, article.Partial));
        Assert.Null(new FeedItem { Url = "https://t.me/ayeneh/8" }.ToArticle());
    }

    [Fact]
    public void ToArticle_NoAddress_NamedByItsContent()
    {
        var article = new FeedItem { Id = "x", Title = "خبر" }.ToArticle()!;
        Assert.StartsWith("urn:sha256:", article.Url, StringComparison.Ordinal);
        Assert.NotEqual(article.Id, new FeedItem { Id = "x", Title = "خبر دیگر" }.ToArticle()!.Id);
    }

    [Fact]
    public void ToArticle_TimeInTheFuture_IransClockCalledGmtOrNothing()
    {
        var item = new FeedItem { Title = "خبر", Url = "https://ayeneh.example/1", Published = new NewsTime(new DateTimeOffset(2024, 6, 20, 11, 5, 0, TimeSpan.Zero), TimePrecision.Second) };
        Assert.Equal(new DateTimeOffset(2024, 6, 20, 7, 35, 0, TimeSpan.Zero), item.ToArticle(now: Now)!.Published?.Instant.ToUniversalTime());
        var wrong = item with { Published = new NewsTime(Now.AddDays(3), TimePrecision.Second) };
        Assert.Null(wrong.ToArticle(now: Now)!.Published);
        Assert.Equal(PublishedFrom.None, wrong.ToArticle(now: Now)!.PublishedFrom);
        Assert.Null((item with { Published = null }).ToArticle(now: Now)!.Published);
    }
}
