using Microsoft.Extensions.Time.Testing;
using Monitoring.Ingest.Web;

namespace Monitoring.Tests.Ingest.Web;

public class PoliteWebTests
{
    private static readonly DateTimeOffset Noon = new(2024, 6, 20, 12, 0, 0, TimeSpan.Zero);
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FetchAsync_SameHostTwice_PausesFiveSecondsBetweenRequests()
    {
        await using var server = new HostileServer();
        var clock = new FakeTimeProvider(Noon);
        var asked = new List<DateTimeOffset>();
        server.On("/robots.txt", "", status: 404);
        server.On("/page", exchange =>
        {
            lock (asked) asked.Add(clock.GetUtcNow());
            return exchange.AnswerAsync(200, "text"u8.ToArray());
        });
        server.On("/tick", "");
        using var fetcher = WebTest.Fetcher(server);
        var web = new PoliteWeb(fetcher, WebTest.Options(server, options => options.HostPause = TimeSpan.FromSeconds(5)), clock);
        var both = Task.WhenAll(web.FetchAsync(new FetchRequest(server.Address("/page")), Stop), web.FetchAsync(new FetchRequest(server.Address("/page")), Stop));
        while (!both.IsCompleted)
        {
            clock.Advance(TimeSpan.FromMilliseconds(100));
            // A request of real time for each step keeps the clock from running days ahead of a slow machine.
            await fetcher.GetAsync(server.Address("/tick"));
        }
        await both;
        // robots.txt first, then a pause, the page, a pause, the page.
        Assert.Equal(1, server.Asked("/robots.txt"));
        Assert.True(asked[0] - Noon >= TimeSpan.FromSeconds(5));
        Assert.True(asked[1] - asked[0] >= TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task FetchAsync_ForbiddenByRobots_ParkedAndNotAsked()
    {
        await using var server = new HostileServer();
        server.On("/robots.txt", "User-agent: *\nDisallow: /private\nUser-agent: MonitoringBot\nDisallow: /news/secret\n", "text/plain");
        server.On("/private", "text");
        server.Redirect("/open", "/news/secret");
        var web = Web(server);
        Assert.Equal(200, (await web.FetchAsync(new FetchRequest(server.Address("/private")), Stop)).Status);
        Assert.Equal(FetchFault.ForbiddenByRobots, await ParkedAsync(web, server.Address("/news/secret/1")));
        Assert.Equal(FetchFault.ForbiddenByRobots, await ParkedAsync(web, server.Address("/open")));
        Assert.Equal(0, server.Asked("/news/secret"));
        Assert.Equal(1, server.Asked("/robots.txt"));
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(410)]
    public async Task FetchAsync_NoRobots_EverythingIsAllowed(int status)
    {
        await using var server = new HostileServer();
        server.On("/robots.txt", "User-agent: *\nDisallow: /", "text/plain", status);
        server.On("/page", "text");
        Assert.Equal(200, (await Web(server).FetchAsync(new FetchRequest(server.Address("/page")), Stop)).Status);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(429)]
    public async Task FetchAsync_RobotsUnreachable_NothingIsAskedForNow(int status)
    {
        await using var server = new HostileServer();
        var clock = new FakeTimeProvider(Noon);
        server.On("/robots.txt", "", "text/plain", status);
        server.On("/page", "text");
        var web = Web(server, clock);
        Assert.Equal(FetchFault.RobotsUnreachable, (await FailedAsync(web, server.Address("/page"))).Fault);
        Assert.Equal(FetchFault.RobotsUnreachable, (await FailedAsync(web, server.Address("/page"))).Fault);
        Assert.Equal(1, server.Asked("/robots.txt"));
        Assert.Equal(0, server.Asked("/page"));
        server.On("/robots.txt", "", "text/plain");
        clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(200, (await web.FetchAsync(new FetchRequest(server.Address("/page")), Stop)).Status);
    }

    [Fact]
    public async Task FetchAsync_RobotsCached_ReadAgainAfterADay()
    {
        await using var server = new HostileServer();
        var clock = new FakeTimeProvider(Noon);
        server.On("/robots.txt", "User-agent: *\nDisallow: /page", "text/plain");
        server.On("/page", "text");
        var web = Web(server, clock);
        Assert.Equal(FetchFault.ForbiddenByRobots, await ParkedAsync(web, server.Address("/page")));
        server.On("/robots.txt", "", "text/plain");
        clock.Advance(TimeSpan.FromHours(23));
        Assert.Equal(FetchFault.ForbiddenByRobots, await ParkedAsync(web, server.Address("/page")));
        clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(200, (await web.FetchAsync(new FetchRequest(server.Address("/page")), Stop)).Status);
    }

    [Fact]
    public async Task FetchAsync_RobotsLostLater_OldRulesHold()
    {
        await using var server = new HostileServer();
        var clock = new FakeTimeProvider(Noon);
        server.On("/robots.txt", "User-agent: *\nDisallow: /private", "text/plain");
        server.On("/page", "text");
        var web = Web(server, clock);
        await web.FetchAsync(new FetchRequest(server.Address("/page")), Stop);
        server.On("/robots.txt", "", "text/plain", 500);
        clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(200, (await web.FetchAsync(new FetchRequest(server.Address("/page")), Stop)).Status);
        Assert.Equal(FetchFault.ForbiddenByRobots, await ParkedAsync(web, server.Address("/private")));
    }

    [Fact]
    public async Task FetchAsync_RobotsRedirectsFiveTimes_ReadSixTimes_Allowed()
    {
        await using var server = new HostileServer();
        server.Redirect("/robots.txt", "/r1");
        for (var i = 1; i < 7; i++) server.Redirect($"/r{i}", $"/r{i + 1}");
        server.On("/r5", "User-agent: *\nDisallow: /", "text/plain");
        server.On("/page", "text");
        Assert.Equal(FetchFault.ForbiddenByRobots, await ParkedAsync(Web(server), server.Address("/page")));
        server.Redirect("/r5", "/r6");
        Assert.Equal(200, (await Web(server).FetchAsync(new FetchRequest(server.Address("/page")), Stop)).Status);
    }

    [Fact]
    public async Task FetchAsync_HugeRobots_OnlyItsBeginningCounts()
    {
        await using var server = new HostileServer();
        var text = "User-agent: *\nDisallow: /first\n" + string.Concat(Enumerable.Repeat("# filler filler filler filler filler\n", 20_000)) + "Disallow: /last\n";
        server.On("/robots.txt", text, "text/plain");
        server.On("/last", "text");
        var web = Web(server);
        Assert.Equal(FetchFault.ForbiddenByRobots, await ParkedAsync(web, server.Address("/first")));
        Assert.Equal(200, (await web.FetchAsync(new FetchRequest(server.Address("/last")), Stop)).Status);
    }

    [Fact]
    public async Task FetchAsync_HostAsksForALongWait_NextFetchFailsWithoutAsking()
    {
        await using var server = new HostileServer();
        var clock = new FakeTimeProvider(Noon);
        server.On("/robots.txt", "", "text/plain");
        server.On("/page", "", status: 429, headers: "Retry-After: 3600");
        var web = Web(server, clock);
        Assert.Equal(TimeSpan.FromHours(1), (await FailedAsync(web, server.Address("/page"))).RetryAfter);
        clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(TimeSpan.FromMinutes(50), (await FailedAsync(web, server.Address("/page"))).RetryAfter);
        Assert.Equal(1, server.Asked("/page"));
        server.On("/page", "text");
        clock.Advance(TimeSpan.FromMinutes(50));
        Assert.Equal(200, (await web.FetchAsync(new FetchRequest(server.Address("/page")), Stop)).Status);
    }

    [Fact]
    public async Task NextTurn_CrawlDelay_HonouredUpToItsLimit()
    {
        await using var server = new HostileServer();
        var clock = new FakeTimeProvider(Noon);
        server.On("/robots.txt", "User-agent: *\nCrawl-delay: 20\nAllow: /", "text/plain");
        server.On("/page", "text");
        var web = Web(server, clock);
        await web.FetchAsync(new FetchRequest(server.Address("/page")), Stop);
        Assert.Equal(Noon.AddSeconds(20), web.NextTurn(server.Address("/page")));
        server.On("/robots.txt", "User-agent: *\nCrawl-delay: 86400\nAllow: /", "text/plain");
        var other = Web(server, clock);
        await other.FetchAsync(new FetchRequest(server.Address("/page")), Stop);
        Assert.Equal(Noon.AddMinutes(2), other.NextTurn(server.Address("/page")));
    }

    [Fact]
    public async Task FetchAsync_RedirectToAnotherHost_TakesThatHostsTurnAndPause()
    {
        await using var server = new HostileServer();
        var clock = new FakeTimeProvider(Noon);
        server.On("/robots.txt", "User-agent: *\nDisallow: /private", "text/plain");
        server.Redirect("/go", $"http://localhost:{server.Port}/there");
        server.Redirect("/forbidden", $"http://localhost:{server.Port}/private");
        server.On("/there", "text");
        var web = TwoHosts(server, clock);
        var there = new Uri($"http://localhost:{server.Port}/there");

        // The other host has asked for half an hour: longer than a fetch waits.
        server.On("/busy", "", status: 429, headers: "Retry-After: 1800");
        await FailedAsync(web, new Uri(there, "/busy"));
        var failed = await FailedAsync(web, server.Address("/go"));
        Assert.Equal(TimeSpan.FromMinutes(30), failed.RetryAfter);
        Assert.StartsWith(server.Address("/go").AbsoluteUri, failed.Message, StringComparison.Ordinal);
        Assert.Equal(0, server.Asked("/there"));

        clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal(there, (await web.FetchAsync(new FetchRequest(server.Address("/go")), Stop)).FinalAddress);
        Assert.Equal(FetchFault.ForbiddenByRobots, await ParkedAsync(web, server.Address("/forbidden")));
    }

    [Fact]
    public async Task FetchAsync_RedirectsToEachOthersHosts_NeitherWaitsForEver()
    {
        await using var server = new HostileServer();
        server.On("/robots.txt", "", "text/plain");
        var both = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var asked = 0;
        server.On("/a", exchange => MeetAsync(exchange, $"http://localhost:{server.Port}/end"));
        server.On("/b", exchange => MeetAsync(exchange, $"http://{server.Endpoint}/end"));
        server.On("/end", "text");
        var web = TwoHosts(server, new FakeTimeProvider(Noon));

        var answers = await Task.WhenAll(
            web.FetchAsync(new FetchRequest(server.Address("/a")), Stop), web.FetchAsync(new FetchRequest(new Uri($"http://localhost:{server.Port}/b")), Stop));

        Assert.All(answers, answer => Assert.Equal("/end", answer.FinalAddress.AbsolutePath));

        // Each is answered only when the other is being asked: both hosts are held then.
        async Task MeetAsync(HostileServer.Exchange exchange, string location)
        {
            if (Interlocked.Increment(ref asked) == 2) both.SetResult();
            await both.Task.WaitAsync(exchange.Closing);
            await exchange.AnswerAsync(302, [], $"Location: {location}");
        }
    }

    [Fact]
    public async Task FetchAsync_AfterARedirect_BothHostsPause()
    {
        await using var server = new HostileServer();
        var clock = new FakeTimeProvider(Noon);
        server.On("/robots.txt", "User-agent: *\nCrawl-delay: 20\nAllow: /", "text/plain");
        server.Redirect("/go", $"http://localhost:{server.Port}/there");
        server.On("/there", "text");
        var web = TwoHosts(server, clock);
        await web.FetchAsync(new FetchRequest(server.Address("/go")), Stop);
        Assert.Equal(Noon.AddSeconds(20), web.NextTurn(server.Address("/go")));
        Assert.Equal(Noon.AddSeconds(20), web.NextTurn(new Uri("http://localhost/")));
    }

    /// <summary>One server under two names.</summary>
    private static PoliteWeb TwoHosts(HostileServer server, TimeProvider clock)
    {
        void Both(WebOptions options) => options.AllowedEndpoints.Add($"localhost:{server.Port}");
        return new PoliteWeb(new WebFetcher(WebTest.Options(server, Both), TimeProvider.System, new LoopbackConnector()), WebTest.Options(server, Both), clock);
    }

    private static PoliteWeb Web(HostileServer server, TimeProvider? clock = null) =>
        new(WebTest.Fetcher(server), WebTest.Options(server), clock ?? new FakeTimeProvider(Noon));

    private static async Task<FetchFault> ParkedAsync(PoliteWeb web, Uri address) =>
        (await Assert.ThrowsAsync<FetchParkedException>(() => web.FetchAsync(new FetchRequest(address), Stop))).Fault;

    private static Task<FetchFailedException> FailedAsync(PoliteWeb web, Uri address) =>
        Assert.ThrowsAsync<FetchFailedException>(() => web.FetchAsync(new FetchRequest(address), Stop));
}
