using System.IO.Compression;
using System.Text;
using Monitoring.Ingest.Feeds;
using Monitoring.Ingest.Web;

namespace Monitoring.Tests.Ingest.Web;

[Collection(nameof(MeasuresMemory))]
public class HostileAnswerTests
{
    private const long Bounded = 96 << 20;

    [Fact]
    public async Task FetchAsync_SilentServer_TimesOut()
    {
        await using var server = new HostileServer();
        server.On("/silent", exchange => exchange.DrainAsync());
        using var fetcher = WebTest.Fetcher(server, options => options.HeadersTimeout = TimeSpan.FromMilliseconds(300));
        await fetcher.FailsAsync(server.Address("/silent"), FetchFault.TimedOut);
    }

    [Fact]
    public async Task FetchAsync_DrippingBody_EndsAtTheBodyTimeout()
    {
        await using var server = new HostileServer();
        server.On("/drip", async exchange =>
        {
            await exchange.HeadAsync(200, "Content-Type: text/html");
            await exchange.DripAsync(TimeSpan.FromMilliseconds(20));
        });
        using var fetcher = WebTest.Fetcher(server, options => options.BodyTimeout = TimeSpan.FromMilliseconds(400));
        var failed = await fetcher.FailsAsync(server.Address("/drip"), FetchFault.TimedOut);
        Assert.Contains("not complete", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FetchAsync_BodyThatPauses_EndsAtTheIdleTimeout()
    {
        await using var server = new HostileServer();
        server.On("/pause", async exchange =>
        {
            await exchange.HeadAsync(200, "Content-Length: 100");
            await exchange.Stream.WriteAsync("half"u8.ToArray());
            await exchange.DrainAsync();
        });
        using var fetcher = WebTest.Fetcher(server, options => options.IdleTimeout = TimeSpan.FromMilliseconds(300));
        var failed = await fetcher.FailsAsync(server.Address("/pause"), FetchFault.TimedOut);
        Assert.Contains("paused", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FetchAsync_EndlessHeaders_AreCutShort()
    {
        await using var server = new HostileServer();
        server.On("/headers", async exchange =>
        {
            await exchange.Stream.WriteAsync("HTTP/1.1 200 OK\r\n"u8.ToArray());
            await exchange.EndlessAsync(Encoding.ASCII.GetBytes($"X-Filler: {new string('x', 1000)}\r\n"));
        });
        using var fetcher = WebTest.Fetcher(server);
        await fetcher.ParksAsync(server.Address("/headers"), FetchFault.TooLarge);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task FetchAsync_EndlessOr300MegabyteBody_TooLargeInBoundedMemory(bool declared)
    {
        await using var server = new HostileServer();
        server.On("/endless", async exchange =>
        {
            await exchange.HeadAsync(200, declared ? "Content-Length: 314572800" : "Content-Type: application/rss+xml");
            await exchange.EndlessAsync(Encoding.UTF8.GetBytes("<item><title>خبر</title></item>" + new string(' ', 8000)));
        });
        using var fetcher = WebTest.Fetcher(server, options => options.MaxBodyBytes = 4 << 20);
        var before = GC.GetTotalAllocatedBytes();
        await fetcher.ParksAsync(server.Address("/endless"), FetchFault.TooLarge);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, Bounded);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task FetchAsync_TenGigabyteBomb_RecognisedInBoundedMemory(string encoding)
    {
        await using var server = new HostileServer();
        server.On("/bomb", async exchange =>
        {
            await exchange.HeadAsync(200, $"Content-Encoding: {encoding}");
            await using Stream packer = encoding switch
            {
                "gzip" => new GZipStream(exchange.Stream, CompressionLevel.Optimal),
                "br" => new BrotliStream(exchange.Stream, CompressionLevel.Optimal),
                _ => new ZLibStream(exchange.Stream, CompressionLevel.Optimal),
            };
            var zeros = new byte[1 << 20];
            for (var megabytes = 0; megabytes < 10 * 1024; megabytes++) await packer.WriteAsync(zeros, exchange.Closing);
        });
        using var fetcher = WebTest.Fetcher(server, options => options.MaxBodyBytes = 64 << 20);
        var before = GC.GetTotalAllocatedBytes();
        await fetcher.ParksAsync(server.Address("/bomb"), FetchFault.DecompressionBomb);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, Bounded);
    }

    [Fact]
    public async Task FetchAsync_BrokenOrUnknownEncoding_Parked()
    {
        await using var server = new HostileServer();
        server.On("/broken", exchange => exchange.AnswerAsync(200, [0x1F, 0x8B, 8, 0, 1, 2, 3, 4, 5, 6, 0xFF, 0xFE, 0xFD], "Content-Encoding: gzip"));
        server.On("/unknown", exchange => exchange.AnswerAsync(200, [1, 2, 3], "Content-Encoding: zstd"));
        server.On("/nested", exchange => exchange.AnswerAsync(200, [1, 2, 3], "Content-Encoding: gzip, gzip"));
        using var fetcher = WebTest.Fetcher(server);
        await fetcher.ParksAsync(server.Address("/broken"), FetchFault.BadEncoding);
        await fetcher.ParksAsync(server.Address("/unknown"), FetchFault.BadEncoding);
        await fetcher.ParksAsync(server.Address("/nested"), FetchFault.BadEncoding);
    }

    [Fact]
    public async Task FetchAsync_LessThanContentLength_CutOff()
    {
        await using var server = new HostileServer();
        server.On("/short", async exchange =>
        {
            await exchange.HeadAsync(200, "Content-Length: 1000");
            await exchange.Stream.WriteAsync("only this"u8.ToArray());
        });
        using var fetcher = WebTest.Fetcher(server);
        await fetcher.FailsAsync(server.Address("/short"), FetchFault.CutOff);
    }

    [Fact]
    public async Task FetchAsync_MoreThanContentLength_TheRestIsIgnored()
    {
        await using var server = new HostileServer();
        server.On("/long", async exchange =>
        {
            await exchange.HeadAsync(200, "Content-Length: 4");
            await exchange.Stream.WriteAsync("this and more"u8.ToArray());
        });
        using var fetcher = WebTest.Fetcher(server);
        Assert.Equal("this", Encoding.UTF8.GetString((await fetcher.GetAsync(server.Address("/long"))).Body.Span));
    }

    [Fact]
    public async Task FetchAsync_ResetInTheBodyOrBefore_CutOff()
    {
        await using var server = new HostileServer();
        server.On("/reset", async exchange =>
        {
            await exchange.HeadAsync(200, "Content-Length: 100000");
            await exchange.Stream.WriteAsync(new byte[5000]);
            exchange.Reset();
        });
        server.On("/nothing", exchange =>
        {
            exchange.Reset();
            return Task.CompletedTask;
        });
        server.On("/noise", async exchange => await exchange.Stream.WriteAsync("SSH-2.0-OpenSSH_9.6\r\n\r\n"u8.ToArray()));
        using var fetcher = WebTest.Fetcher(server);
        await fetcher.FailsAsync(server.Address("/reset"), FetchFault.CutOff);
        await Assert.ThrowsAsync<FetchFailedException>(() => fetcher.GetAsync(server.Address("/nothing")));
        await fetcher.FailsAsync(server.Address("/noise"), FetchFault.CutOff);
    }

    [Fact]
    public async Task FetchAsync_RedirectLoops_Parked()
    {
        await using var server = new HostileServer();
        server.Redirect("/self", "/self");
        server.Redirect("/a", "/b", 301);
        server.Redirect("/b", "/a", 301);
        for (var i = 0; i < 20; i++) server.Redirect($"/chain{i}", $"/chain{i + 1}");
        using var fetcher = WebTest.Fetcher(server);
        await fetcher.ParksAsync(server.Address("/self"), FetchFault.TooManyRedirects);
        await fetcher.ParksAsync(server.Address("/a"), FetchFault.TooManyRedirects);
        await fetcher.ParksAsync(server.Address("/chain0"), FetchFault.TooManyRedirects);
        Assert.Equal(0, server.Asked("/chain9"));
    }

    [Fact]
    public async Task FetchAsync_CookieWalls_Named()
    {
        await using var server = new HostileServer();
        server.Redirect("/wall", "/wall", 302, "Set-Cookie: seen=1; Path=/");
        server.Redirect("/consent", "https://consent.news.example/collect?continue=x");
        server.Redirect("/page", "/cookie-wall?back=/page");
        using var fetcher = WebTest.Fetcher(server);
        foreach (var path in (string[])["/wall", "/consent", "/page"])
            Assert.True((await fetcher.ParksAsync(server.Address(path), FetchFault.CookieWall)).IsRefusal);
    }

    [Fact]
    public async Task FetchAsync_CookieGate_OpensToItsOwnCookie()
    {
        await using var server = new HostileServer();
        server.On("/gate", exchange => exchange.Header("Cookie") == "key=abc"
            ? exchange.AnswerAsync(200, "in"u8.ToArray())
            : exchange.AnswerAsync(302, [], "Location: /gate", "Set-Cookie: key=abc; Path=/"));
        using var fetcher = WebTest.Fetcher(server);
        Assert.Equal("in", Encoding.UTF8.GetString((await fetcher.GetAsync(server.Address("/gate"))).Body.Span));
    }

    [Fact]
    public async Task Parse_FeedWithEntitiesFromOutside_AsksForNothing()
    {
        await using var server = new HostileServer();
        server.On("/feed", $"""
            <?xml version="1.0"?>
            <!DOCTYPE rss [ <!ENTITY outside SYSTEM "http://{server.Endpoint}/secret"> <!ENTITY % more SYSTEM "http://{server.Endpoint}/more.dtd"> %more;
              <!ENTITY a "ha"> <!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"> <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"> ]>
            <rss version="2.0"><channel><title>&outside; &c;</title><item><title>خبر</title><link>https://news.example/1</link></item></channel></rss>
            """, "application/rss+xml");
        using var fetcher = WebTest.Fetcher(server);
        var answer = await fetcher.GetAsync(server.Address("/feed"));
        var feed = FeedParser.Parse(answer.Body, answer.FinalAddress, answer.ContentType);
        Assert.Equal("&outside; &c;", feed.Title);
        Assert.Equal("خبر", Assert.Single(feed.Items).Title);
        Assert.Single(server.Requests);
    }
}
