using Monitoring.Ingest.Feeds;
using Monitoring.Ingest.Web;
using Monitoring.Tests.Ingest.Web;

namespace Monitoring.Tests.Ingest.Feeds;

public class FeedDiscoveryTests
{
    [Fact]
    public async Task FindAsync_AddressIsAFeed_ThatFeed()
    {
        await using var server = new HostileServer();
        server.On("/rss", FeedSamples.Rss, "application/rss+xml");
        var found = Assert.Single(await FindAsync(server, "/rss"));
        Assert.Equal((server.Address("/rss"), "خبرگزاری آینه", true), (found.Address, found.Title, found.Verified));
    }

    [Fact]
    public async Task FindAsync_PageThatDeclaresFeeds_ThoseUnverified()
    {
        await using var server = new HostileServer();
        server.On("/", "<html><head><link rel=alternate type=application/atom+xml href=feeds/all.atom title=همه></head></html>");
        var found = Assert.Single(await FindAsync(server, "/"));
        Assert.Equal((server.Address("/feeds/all.atom"), "همه", false), (found.Address, found.Title, found.Verified));
    }

    [Fact]
    public async Task FindAsync_PageThatDeclaresNone_UsualAddressesTried()
    {
        await using var server = new HostileServer();
        server.On("/", "<html><body>خبر</body></html>");
        server.On("/rss", "<html><body>نیست</body></html>");
        server.On("/feed", FeedSamples.Atom, "application/atom+xml");
        Assert.Equal(server.Address("/feed"), Assert.Single(await FindAsync(server, "/")).Address);
    }

    [Fact]
    public async Task FindAsync_OnlySitemapsInRobots_Those()
    {
        await using var server = new HostileServer();
        server.On("/", "<html><body>خبر</body></html>");
        server.On("/robots.txt", "Sitemap: /map/news.xml\nSitemap: ftp://ayeneh.example/x\nUser-agent: *\nDisallow:", "text/plain");
        Assert.Equal(server.Address("/map/news.xml"), Assert.Single(await FindAsync(server, "/")).Address);
    }

    [Fact]
    public async Task FindAsync_SiteWithoutFeeds_None()
    {
        await using var server = new HostileServer();
        server.On("/", "<html><body>خبر</body></html>");
        Assert.Empty(await FindAsync(server, "/"));
    }

    private static async Task<IReadOnlyList<DiscoveredFeed>> FindAsync(HostileServer server, string path)
    {
        using var fetcher = WebTest.Fetcher(server);
        var web = new PoliteWeb(fetcher, WebTest.Options(server), TimeProvider.System);
        return await FeedDiscovery.FindAsync(web, server.Address(path), TestContext.Current.CancellationToken);
    }
}
