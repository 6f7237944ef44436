using Monitoring.Ingest.Feeds;
using Monitoring.Text;

namespace Monitoring.Tests.Ingest.Feeds;

public class PageFeedTests
{
    private const string Channel = """
        <html><body><div class="tgme_channel_info"><div class="tgme_channel_info_header"><i class="tgme_page_photo_image"><img src="https://cdn.example/p.jpg"></i>
        <div class="tgme_channel_info_header_title"><span dir="auto">آینه نیوز</span></div></div><div class="tgme_channel_info_description">خبرهای شهر</div></div>
        <a class="tme_messages_more js-messages_more" href="/s/ayeneh_news?before=40" data-before="40"></a>
        <div class="tgme_widget_message_wrap"><div class="tgme_widget_message service_message" data-post="ayeneh_news/39"><div class="tgme_widget_message_text">Channel created</div></div></div>
        <div class="tgme_widget_message_wrap"><div class="tgme_widget_message js-widget_message" data-post="ayeneh_news/41">
          <a class="tgme_widget_message_reply" href="https://t.me/ayeneh_news/40"><div class="tgme_widget_message_text js-message_reply_text">پست پیشین</div></a>
          <a class="tgme_widget_message_photo_wrap" style="width:10px;background-image:url('https://cdn.example/41.jpg')"></a>
          <div class="tgme_widget_message_text js-message_text" dir="auto"><b>کتابخانهٔ تازه</b><br/>در شیراز باز شد <a href="?q=%23%D8%B4%DB%8C%D8%B1%D8%A7%D8%B2">#شهر_شیراز</a></div>
          <div class="tgme_widget_message_info"><span class="tgme_widget_message_views">1.2K</span><span class="tgme_widget_message_meta">edited <a class="tgme_widget_message_date" href="https://t.me/ayeneh_news/41"><time datetime="2024-06-20T07:35:12+00:00" class="time">11:05</time></a></span></div></div></div>
        <div class="tgme_widget_message_wrap"><div class="tgme_widget_message js-widget_message" data-post="ayeneh_news/42">
          <div class="tgme_widget_message_forwarded_from">Forwarded from <a class="tgme_widget_message_forwarded_from_name" href="https://t.me/saha">ساحة</a></div>
          <div class="tgme_widget_message_text js-message_text">متن دوم</div>
          <span class="tgme_widget_message_meta"><a class="tgme_widget_message_date"><time datetime="2024-06-20T08:00:00+00:00">11:30</time></a></span></div></div>
        </body></html>
        """;

    [Fact]
    public void Parse_TelegramPreview_PostsAsItems()
    {
        var feed = FeedParser.Parse(FeedSamples.Bytes(Channel), new Uri("https://t.me/s/ayeneh_news"), "text/html; charset=utf-8");
        Assert.Equal((FeedType.Telegram, "آینه نیوز", "خبرهای شهر", "https://t.me/s/ayeneh_news?before=40"), (feed.FeedType, feed.Title, feed.Description, feed.NextLink));
        Assert.Equal(["ayeneh_news/41", "ayeneh_news/42"], feed.Items.Select(item => item.Id));
        var first = feed.Items[0];
        Assert.Equal(("https://t.me/ayeneh_news/41", "https://cdn.example/41.jpg", true), (first.Url, first.Image, first.Edited));
        Assert.Equal(["شهر شیراز"], first.Categories);
        Assert.Equal(new NewsTime(new DateTimeOffset(2024, 6, 20, 7, 35, 12, TimeSpan.Zero), TimePrecision.Second), first.Published);
        var article = first.ToArticle("آینه", feed)!;
        Assert.Equal(("کتابخانهٔ تازه", "کتابخانهٔ تازه\nدر شیراز باز شد #شهر_شیراز"), (article.Title, article.Body));
        Assert.Equal(("ساحة", false), (feed.Items[1].SourceTitle, feed.Items[1].Edited));
    }

    [Fact]
    public void Parse_TelegramWithoutPreview_IsNoFeed() =>
        Assert.Throws<FeedException>(() => FeedParser.Parse(FeedSamples.Bytes("<html><body>Contact</body></html>"), new Uri("https://t.me/s/nobody")));

    [Theory]
    [InlineData("@ayeneh_news")]
    [InlineData("t.me/ayeneh_news")]
    [InlineData("https://t.me/s/ayeneh_news")]
    [InlineData("https://t.me/s/ayeneh_news?before=40")]
    [InlineData("https://telegram.me/ayeneh_news/41")]
    public void PreviewOf_AnyWayToNameAChannel_ItsPreview(string text) => Assert.Equal("https://t.me/s/ayeneh_news", TelegramChannel.PreviewOf(text)?.AbsoluteUri);

    [Theory]
    [InlineData("https://t.me/+AbCdEf")]
    [InlineData("https://t.me/joinchat/AbCdEf")]
    [InlineData("https://ayeneh.example/")]
    [InlineData("@نام")]
    [InlineData("")]
    public void PreviewOf_SomethingElse_Null(string text) => Assert.Null(TelegramChannel.PreviewOf(text));

    [Fact]
    public void Parse_ListingPage_LinksThatFitThePattern()
    {
        const string page = """
            <html lang="fa"><head><title>آینه | آرشیو</title></head><body><nav><a href="/">خانه</a><a href="/news">خبرها</a></nav>
            <ul><li><a href="/news/1001/library"><img src="x.jpg" alt="عکس"></a><h3><a href="/news/1001/library#top">کتابخانهٔ تازه در شیراز</a></h3><time datetime="2024-06-20T11:05:00+03:30">پنجشنبه</time></li>
            <li><a href="https://ayeneh.example/news/1002/rain">باران در گیلان</a><time>۱۴۰۳/۰۴/۰۱ ۰۹:۱۵</time></li></ul>
            <a href="https://other.example/news/7/x">دیگری</a><a href="/news/abc/x">بی‌شماره</a></body></html>
            """;
        var feed = ListingPage.Parse(FeedSamples.Bytes(page), new Uri("https://ayeneh.example/archive"), LinkPattern.Parse("/news/#/*"));
        Assert.Equal(["https://ayeneh.example/news/1001/library", "https://ayeneh.example/news/1002/rain"], feed.Items.Select(item => item.Url));
        Assert.Equal(["کتابخانهٔ تازه در شیراز", "باران در گیلان"], feed.Items.Select(item => item.Title));
        Assert.Equal(new DateTimeOffset(2024, 6, 20, 7, 35, 0, TimeSpan.Zero), feed.Items[0].Published?.Instant.ToUniversalTime());
        Assert.Equal(new DateTimeOffset(2024, 6, 21, 5, 45, 0, TimeSpan.Zero), feed.Items[1].Published?.Instant.ToUniversalTime());
        Assert.Throws<FeedException>(() => ListingPage.Parse(FeedSamples.Bytes(page), new Uri("https://ayeneh.example/archive"), LinkPattern.Parse("/khabar/#")));
        Assert.Throws<FeedException>(() => LinkPattern.Parse(" "));
    }

    [Fact]
    public void InPage_SiteWithFeeds_DeclaredOnesFirst()
    {
        const string page = """
            <html><head><link rel="alternate" type="application/rss+xml" title="همه" href="/rss"><link rel="alternate" hreflang="en" href="/en">
            <link rel="alternate stylesheet" type="text/css" href="/dark.css"></head><body><a href="/fa/rss/3">ورزش</a><a href="/rss">همه</a><a href="/news/rss-explained">؟</a></body></html>
            """;
        var found = FeedDiscovery.InPage(FeedSamples.Bytes(page), new Uri("https://ayeneh.example/"));
        Assert.Equal(["https://ayeneh.example/rss", "https://ayeneh.example/fa/rss/3"], found.Select(feed => feed.Address.AbsoluteUri));
        Assert.Equal("همه", found[0].Title);
    }
}
