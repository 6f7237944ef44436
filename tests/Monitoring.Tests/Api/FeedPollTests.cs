using Microsoft.AspNetCore.Http;

namespace Monitoring.Tests.Api;

/// <summary>What a poll makes of a feed and its pages: what ends up in the store.</summary>
public sealed class FeedPollTests : IAsyncLifetime
{
    private FollowedSite? _site;

    private FollowedSite Site => _site!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _site = await FollowedSite.StartAsync();

    public ValueTask DisposeAsync() => Site.DisposeAsync();

    [Fact]
    public async Task NewPages_AreFetchedOnce_AndSearchable()
    {
        Site.ServeFeed("/rss", Site.Item("/news/1", "بازگشایی موزهٔ کاشان", "خلاصهٔ یکم"), Site.Item("/news/2", "رونمایی از قطار تازه", "خلاصهٔ دوم"));
        Site.ServePage("/news/1", "بازگشایی موزهٔ کاشان", "موزهٔ تاریخی کاشان پس از سه سال مرمت با حضور گردشگران بازگشایی شد و بلیت آن رایگان است.");
        Site.ServePage("/news/2", "رونمایی از قطار تازه", "قطار تازهٔ خط شیراز به اصفهان با هشت واگن در ایستگاه مرکزی رونمایی شد و از فردا مسافر می‌برد.");
        await Site.FollowAsync("/rss");

        Assert.Equal(2, await Site.PollAsync("/rss"));
        Assert.Equal(0, await Site.PollAsync("/rss"));

        Assert.Equal(1, (await Site.SearchAsync("مرمت")).Total);
        Assert.Equal(1, Site.Times("/news/1"));
        var feed = await Site.FeedAsync("/rss");
        Assert.Null(feed.Error);
        Assert.Equal((0, 0, TimeSpan.FromMinutes(265)), (feed.Failures, feed.Yield, feed.Delay));
        Assert.Equal(Site.Clock.GetUtcNow(), feed.Succeeded);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(451)]
    [InlineData(503)]
    public async Task ARefusedPage_BecomesThePartialTextOfTheFeed_AndIsCompletedWhenItOpens(int status)
    {
        Site.ServeFeed("/rss", Site.Item("/news/3", "کشف چشمهٔ آب گرم", "چشمه‌ای در اردبیل یافته شد."));
        Site.Refuse("/news/3", status);
        await Site.FollowAsync("/rss");

        Assert.Equal(1, await Site.PollAsync("/rss"));
        Assert.True((await Site.FindAsync("اردبیل")).Article.Partial);

        // It is not asked for at every poll, and it is asked for though the feed says that nothing changed.
        Site.ServePage("/news/3", "کشف چشمهٔ آب گرم", "چشمهٔ آب گرم تازه‌ای در دامنهٔ سبلان یافته شد و زمین‌شناسان دمای آن را شصت درجه گزارش کردند.");
        Site.On("/rss", context =>
        {
            context.Response.StatusCode = context.Request.Headers.IfNoneMatch.Count > 0 ? 304 : 200;
            context.Response.Headers.ETag = "\"one\"";
            return context.Response.StatusCode == 304 ? Task.CompletedTask : context.Response.WriteAsync("<rss version=\"2.0\"><channel><title>آزمون</title></channel></rss>");
        });
        Site.Clock.Advance(TimeSpan.FromMinutes(29));
        await Site.PollAsync("/rss");
        Assert.Equal(1, Site.Times("/news/3"));
        Site.Clock.Advance(TimeSpan.FromMinutes(1));
        await Site.PollAsync("/rss");

        var article = await Site.FindAsync("سبلان");
        Assert.Equal((false, 2), (article.Article.Partial, article.Revision));
        Assert.Equal(2, Site.Times("/news/3"));
    }

    [Fact]
    public async Task APageThatStaysShut_IsAskedForEverMoreRarely_AndNoMoreAfterTwoDays()
    {
        Site.ServeFeed("/rss", Site.Item("/news/4", "سیل در گلستان", "باران تندی بارید."));
        Site.Refuse("/news/4", 403);
        await Site.FollowAsync("/rss");
        for (var hour = 0; hour < 24 * 4; hour++)
        {
            await Site.PollAsync("/rss");
            Site.Clock.Advance(TimeSpan.FromHours(1));
        }

        // At once, then after about 1, 1, 2, 4, 8, 12, 12 hours.
        Assert.InRange(Site.Times("/news/4"), 6, 10);
        Assert.True((await Site.FindAsync("گلستان")).Article.Partial);
    }

    [Theory]
    [InlineData("/missing")]
    [InlineData("/html")]
    [InlineData("/empty")]
    [InlineData("/cut")]
    public async Task AFeedThatIsNone_IsAFailureInItsHealth_AndIsTriedAgain(string path)
    {
        Site.ServePage("/html", "این خوراک نیست", "فقط یک صفحه.");
        Site.Serve("/empty", "", "application/rss+xml");
        Site.On("/cut", async context =>
        {
            context.Response.ContentLength = 1000;
            await context.Response.WriteAsync("<rss><channel>");
            await context.Response.Body.FlushAsync();
            context.Abort();
        });
        await Site.FollowAsync(path);

        Assert.Equal(0, await Site.PollAsync(path));

        var feed = await Site.FeedAsync(path);
        Assert.Equal(1, feed.Failures);
        Assert.Contains(Site.Url + path, feed.Error, StringComparison.Ordinal);
        Assert.True(feed.Due > Site.Clock.GetUtcNow());
    }

    [Fact]
    public async Task ChangingAndRepeatedIdentifiers_MakeNoArticleTwice_AndMergeNone()
    {
        for (var poll = 0; poll < 3; poll++)
        {
            Site.ServeFeed("/rss",
                Site.Item("/news/5", "جشنوارهٔ سیب در سمیرم", "باغداران گرد آمدند.", guid: $"a{poll}"),
                Site.Item("/news/6", "برداشت زعفران در قاین", "زعفران ارزان شد.", guid: "same"),
                Site.Item("/news/7", "بازار فرش تبریز", "فرش‌فروشان دست کشیدند.", guid: "same"),
                Site.Item(null, "خبر کوتاه بی‌نشانی", "تنها در خوراک.", guid: $"b{poll}"));
            if (poll == 0) await Site.FollowAsync("/rss");
            Assert.Equal(poll == 0 ? 4 : 0, await Site.PollAsync("/rss"));
        }

        Assert.Equal(4, (await Site.SearchAsync("*")).Total);
    }

    [Fact]
    public async Task AnItemWithoutADate_IsStoredWithoutOne()
    {
        Site.ServeFeed("/rss", Site.Item("/news/8", "گشایش کتابخانهٔ بوشهر", "کتابخانه باز شد.", date: null), Site.Item("/news/9", "بندر گناوه", "لنج‌ها رسیدند.", date: "yesterday-ish"));
        await Site.FollowAsync("/rss");
        await Site.PollAsync("/rss");
        Assert.Null((await Site.FindAsync("بوشهر")).Article.Published);
        Assert.Null((await Site.FindAsync("گناوه")).Article.Published);
        Assert.Null((await Site.FeedAsync("/rss")).Delay);
    }

    [Fact]
    public async Task AFeedOfAHundredThousandItems_IsTakenInTurns()
    {
        Site.ServeFeed("/rss", [.. Enumerable.Range(0, 100_000).Select(i => Site.Item($"/news/{i}", $"خبر {i}", "متن"))]);
        await Site.FollowAsync("/rss");
        Assert.Equal(20, await Site.PollAsync("/rss"));
        Assert.Equal(20, await Site.PollAsync("/rss"));
        Assert.Equal(40, (await Site.SearchAsync("*")).Total);
        Assert.Equal(Site.Clock.GetUtcNow().AddMinutes(5), (await Site.FeedAsync("/rss")).Due);
    }

    [Fact]
    public async Task ASitemapAsFeed_BringsItsRecentPages()
    {
        Site.Serve("/sitemap.xml", $"""
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
              <url><loc>{Site.Url}/old</loc><lastmod>2019-01-01</lastmod></url>
              <url><loc>{Site.Url}/shut</loc><lastmod>2024-06-20</lastmod></url>
              <url><loc>{Site.Url}/new</loc><lastmod>2024-06-19T10:00:00+03:30</lastmod></url>
            </urlset>
            """, "application/xml");
        Site.ServePage("/new", "راه‌اندازی نیروگاه خورشیدی یزد", "نیروگاه خورشیدی یزد با ده هزار صفحه راه افتاد و برق هفت روستا را می‌دهد.");
        Site.Refuse("/shut", 403);
        await Site.FollowAsync("/sitemap.xml");
        Assert.Equal(1, await Site.PollAsync("/sitemap.xml"));
        Assert.Equal(0, await Site.PollAsync("/sitemap.xml"));
        Assert.Equal(1, (await Site.SearchAsync("نیروگاه")).Total);
        Assert.Equal((0, 1), (Site.Times("/old"), Site.Times("/shut")));
    }

    [Fact]
    public async Task AListingPage_IsFollowedByTheLinkPatternInItsAddress()
    {
        Site.Serve("/archive", "<html><body><a href='/about'>درباره</a><ul><li><a href='/khabar/12/pol'>گشایش پل کارون</a></li></ul></body></html>", "text/html; charset=utf-8");
        Site.Refuse("/list", 301, ("Location", "/archive"));
        Site.ServePage("/khabar/12/pol", "گشایش پل کارون", "پل تازهٔ کارون در اهواز گشایش یافت و خودروها از آن گذشتند.");
        await Site.FollowAsync("/list#/khabar/#/*");
        Assert.Equal(1, await Site.PollAsync("/list#/khabar/#/*"));
        Assert.Equal(1, (await Site.SearchAsync("اهواز")).Total);
        Assert.Equal(0, Site.Times("/about"));
    }

    [Fact]
    public async Task Backfill_AsksAgainNow_AndWithoutConditions()
    {
        var conditions = new List<string>();
        Site.On("/rss", context =>
        {
            conditions.Add(context.Request.Headers.IfNoneMatch.ToString());
            context.Response.Headers.ETag = "\"one\"";
            context.Response.ContentType = "application/rss+xml";
            return context.Response.WriteAsync("<rss version=\"2.0\"><channel><title>آزمون</title></channel></rss>");
        });
        await Site.FollowAsync("/rss");
        await Site.PollAsync("/rss");
        await Site.PollAsync("/rss");

        using var http = Site.Api();
        using var asked = await http.PostAsync("/api/sources/feeds/backfill?address=" + Uri.EscapeDataString(Site.Url + "/rss"), null, Stop);
        var due = (await Site.FeedAsync("/rss")).Due;
        await Site.PollAsync("/rss");

        Assert.Equal(System.Net.HttpStatusCode.NoContent, asked.StatusCode);
        Assert.True(due <= Site.Clock.GetUtcNow());
        Assert.Equal(["", "\"one\"", ""], conditions);
        using var unknown = await http.PostAsync("/api/sources/feeds/backfill?address=https%3A%2F%2Fno.example%2F", null, Stop);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, unknown.StatusCode);
    }
}
