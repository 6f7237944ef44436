using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Monitoring.Api.Jobs;

namespace Monitoring.Tests.Api;

/// <summary>A site's past is read through its sitemaps, for a span of days.</summary>
public sealed class BackfillTests : IAsyncLifetime
{
    private FollowedSite? _site;

    private FollowedSite Site => _site!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _site = await FollowedSite.StartAsync();
        Site.ServeFeed("/rss");
        await Site.FollowAsync("/rss");
    }

    public ValueTask DisposeAsync() => Site.DisposeAsync();

    [Fact]
    public async Task Past_IsReadThroughIndexAndGzip_WithinTheSpanOnly()
    {
        Site.Serve("/robots.txt", $"User-agent: *\nDisallow: /hidden\nSitemap: {Site.Url}/maps.xml\n", "text/plain");
        Site.Serve("/maps.xml", $"""
            <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
              <sitemap><loc>{Site.Url}/maps/june.xml.gz</loc><lastmod>2024-06-19</lastmod></sitemap>
              <sitemap><loc>{Site.Url}/maps/news.xml</loc></sitemap>
              <sitemap><loc>{Site.Url}/maps/2019.xml</loc><lastmod>2019-12-31</lastmod></sitemap>
              <sitemap><loc>{Site.Url}/maps/broken.xml</loc></sitemap>
              <sitemap><loc>https://elsewhere.example/maps.xml</loc></sitemap>
            </sitemapindex>
            """, "application/xml");
        Site.On("/maps/june.xml.gz", async context =>
        {
            await using var packed = new GZipStream(context.Response.Body, CompressionLevel.Fastest);
            await packed.WriteAsync(Encoding.UTF8.GetBytes($"""
                <urlset><url><loc>{Site.Url}/n/1</loc><lastmod>2024-06-18</lastmod></url><url><loc>{Site.Url}/n/2</loc><lastmod>2024-05-01</lastmod></url>
                <url><loc>{Site.Url}/n/3</loc></url><url><loc>{Site.Url}/hidden/4</loc><lastmod>2024-06-18</lastmod></url>
                <url><loc>https://elsewhere.example/n/9</loc><lastmod>2024-06-18</lastmod></url></urlset>
                """), context.RequestAborted);
        });
        Site.Serve("/maps/news.xml", $"""
            <urlset xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>{Site.Url}/n/5</loc><n:news><n:publication_date>2024-06-17T08:00:00+03:30</n:publication_date><n:title>پنجم</n:title></n:news></url>
            <url><loc>{Site.Url}/n/6</loc><lastmod>2024-06-20</lastmod></url></urlset>
            """, "application/xml");
        Site.Serve("/maps/broken.xml", "no map", "text/plain");
        foreach (var number in (int[])[1, 2, 3, 5, 6]) Site.ServePage($"/n/{number}", Title(number), Body(number));
        // The sixth was changed lately, but its page says that it is years old.
        Site.Serve("/n/6", FollowedSite.Page(Title(6), Body(6)).Replace("</head>", "<meta property=\"article:published_time\" content=\"2021-03-01T10:00:00+03:30\"></head>", StringComparison.Ordinal), "text/html; charset=utf-8");

        Assert.Equal(HttpStatusCode.NoContent, await AskAsync("1403-03-27"));
        await Site.Room<Backfill>().RunAsync(Stop);

        Assert.Equal([Title(1), Title(5)], (await Site.SearchAsync("*")).Hits.Select(hit => hit.Title).Order(StringComparer.Ordinal));
        Assert.Equal((0, 0, 0, 0), (Site.Times("/n/2"), Site.Times("/n/3"), Site.Times("/hidden/4"), Site.Times("/maps/2019.xml")));
        var progress = await ProgressAsync();
        Assert.Equal(
            ("2024-06-16", true, 4L, 4L, 4L, 4L, 2L, 2L, 1L),
            (progress.GetProperty("since").GetString(), progress.GetProperty("finished").GetBoolean(), Number("sitemaps"), Number("allSitemaps"), Number("pages"), Number("allPages"),
                Number("stored"), Number("failed"), Number("undated")));

        long Number(string name) => progress.GetProperty(name).GetInt64();
    }

    [Fact]
    public async Task AKilledBackfill_GoesOnWhereItWas()
    {
        Site.Serve("/sitemap.xml", $"<urlset>{string.Concat(Enumerable.Range(1, 6).Select(i => $"<url><loc>{Site.Url}/n/{i}</loc><lastmod>2024-06-{10 + i}</lastmod></url>"))}</urlset>", "application/xml");
        foreach (var number in Enumerable.Range(1, 6)) Site.ServePage($"/n/{number}", Title(number), Body(number));
        using var kill = new CancellationTokenSource();
        var third = Title(3);
        Site.On("/n/3", async context =>
        {
            var gone = new TaskCompletionSource();
            context.RequestAborted.Register(gone.SetResult);
            await kill.CancelAsync();
            await gone.Task;
        });
        await AskAsync("2024-06-01");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Site.Room<Backfill>().RunAsync(kill.Token));
        Assert.Equal(3, (await ProgressAsync()).GetProperty("pages").GetInt64());

        Site.ServePage("/n/3", third, Body(3));
        // Paused while it starts, so that no tick of the real clock takes a step before the test does.
        await Site.Feeds.PauseAsync(Site.Url + "/rss", paused: true, Stop);
        await Site.RestartServerAsync();
        await Site.Feeds.PauseAsync(Site.Url + "/rss", paused: false, Stop);
        await Site.Room<Backfill>().RunAsync(Stop);

        Assert.Equal(6, (await Site.SearchAsync("*")).Total);
        Assert.Equal((1, 1, 2), (Site.Times("/sitemap.xml"), Site.Times("/n/5"), Site.Times("/n/3")));
        Assert.True((await ProgressAsync()).GetProperty("finished").GetBoolean());
    }

    [Fact]
    public async Task AHostThatIsAway_IsLeftAlone_AndLosesNothing()
    {
        Site.Serve("/sitemap.xml", $"<urlset><url><loc>{Site.Url}/n/1</loc><lastmod>2024-06-18</lastmod></url></urlset>", "application/xml");
        Site.Refuse("/n/1", 429, ("Retry-After", "3600"));
        await AskAsync("2024-06-01");
        await Site.Room<Backfill>().RunAsync(Stop);
        await Site.Room<Backfill>().RunAsync(Stop);
        Assert.Equal(1, Site.Times("/n/1"));
        Assert.Contains("429", (await ProgressAsync()).GetProperty("trouble").GetString(), StringComparison.Ordinal);

        Site.ServePage("/n/1", Title(1), Body(1));
        Site.Clock.Advance(TimeSpan.FromHours(1));
        await Site.Room<Backfill>().RunAsync(Stop);
        Assert.Equal(1, (await Site.SearchAsync("*")).Total);
    }

    [Fact]
    public async Task ASiteWithoutSitemaps_IsFinishedAndSaysSo()
    {
        await AskAsync("2024-06-01");
        await Site.Room<Backfill>().RunAsync(Stop);
        var progress = await ProgressAsync();
        Assert.True(progress.GetProperty("finished").GetBoolean());
        Assert.Equal("no sitemap could be read", progress.GetProperty("trouble").GetString());
    }

    [Theory]
    [InlineData("2024-06-22")]
    [InlineData("1990-01-01")]
    [InlineData("soon")]
    public async Task Since_OutOfRange_IsRefused(string since) => Assert.Equal(HttpStatusCode.BadRequest, await AskAsync(since));

    private async Task<HttpStatusCode> AskAsync(string since)
    {
        using var http = Site.Api();
        using var answer = await http.PostAsync($"/api/sources/feeds/backfill?address={Uri.EscapeDataString(Site.Url + "/rss")}&since={since}", null, Stop);
        return answer.StatusCode;
    }

    private async Task<JsonElement> ProgressAsync()
    {
        using var http = Site.Api();
        var sources = await http.GetFromJsonAsync<JsonElement>("/api/sources", Stop);
        return sources.GetProperty("sources").EnumerateArray().SelectMany(source => source.GetProperty("feeds").EnumerateArray()).Single().GetProperty("backfill");
    }

    private static string Title(int number) => $"گزارش شماره {number} از شهر کرمان";

    private static string Body(int number) => $"مردم کرمان در روز {number} به بازار بزرگ رفتند و از غرفه‌های صنایع دستی دیدن کردند و بازگشتند.";
}
