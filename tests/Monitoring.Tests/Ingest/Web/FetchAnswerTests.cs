using System.IO.Compression;
using System.Text;
using Monitoring.Ingest.Web;

namespace Monitoring.Tests.Ingest.Web;

public class FetchAnswerTests
{
    private const string Page = "<p>خبر کوتاه از شهر شیراز</p>";

    [Fact]
    public async Task FetchAsync_Page_AnswerHasWhatTheServerSaid()
    {
        await using var server = new HostileServer();
        server.On("/page", Page, "text/html; charset=utf-8", 200, "ETag: \"v1\"", "Last-Modified: Thu, 20 Jun 2024 07:35:00 GMT", "Cache-Control: public, max-age=120");
        using var fetcher = WebTest.Fetcher(server);
        var answer = await fetcher.GetAsync(server.Address("/page"));
        Assert.Equal(200, answer.Status);
        Assert.Equal(Page, Encoding.UTF8.GetString(answer.Body.Span));
        Assert.Equal("text/html; charset=utf-8", answer.ContentType);
        Assert.Equal("\"v1\"", answer.ETag);
        Assert.Equal("Thu, 20 Jun 2024 07:35:00 GMT", answer.LastModified);
        Assert.Equal(TimeSpan.FromMinutes(2), answer.MaxAge);
        Assert.Null(answer.PermanentAddress);
        Assert.Contains("User-Agent: MonitoringBot/0.1 (+https://monitoring.example.org/bot)", server.Requests.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task FetchAsync_Unchanged_Is304WithoutBody()
    {
        await using var server = new HostileServer();
        server.On("/feed", exchange => exchange.Header("If-None-Match") == "\"v1\"" && exchange.Header("If-Modified-Since") == "Thu, 20 Jun 2024 07:35:00 GMT"
            ? exchange.AnswerAsync(304, [], "ETag: \"v1\"")
            : exchange.AnswerAsync(500, []));
        using var fetcher = WebTest.Fetcher(server);
        var request = FetchRequest.ForFeed(server.Address("/feed"), "\"v1\"", "Thu, 20 Jun 2024 07:35:00 GMT");
        var answer = await fetcher.FetchAsync(request, TestContext.Current.CancellationToken);
        Assert.True(answer.NotModified);
        Assert.Equal(0, answer.Body.Length);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("raw-deflate")]
    [InlineData("br")]
    [InlineData("claimed-gzip")]
    public async Task FetchAsync_Compressed_BodyIsPlain(string kind)
    {
        await using var server = new HostileServer();
        server.On("/page", exchange => exchange.AnswerAsync(200, Compress(kind), $"Content-Encoding: {kind.Replace("raw-", "", StringComparison.Ordinal).Replace("claimed-", "", StringComparison.Ordinal)}"));
        using var fetcher = WebTest.Fetcher(server);
        Assert.Equal(Page, Encoding.UTF8.GetString((await fetcher.GetAsync(server.Address("/page"))).Body.Span));
    }

    [Fact]
    public async Task FetchAsync_PermanentThenTemporary_OnlyThePermanentPartIsRecorded()
    {
        await using var server = new HostileServer();
        server.Redirect("/old", "/new", 301);
        server.Redirect("/new", "/today", 302);
        server.On("/today", Page);
        using var fetcher = WebTest.Fetcher(server);
        var answer = await fetcher.GetAsync(server.Address("/old"));
        Assert.Equal(server.Address("/today"), answer.FinalAddress);
        Assert.Equal(server.Address("/new"), answer.PermanentAddress);
        Assert.Null((await fetcher.GetAsync(server.Address("/new"))).PermanentAddress);
    }

    [Theory]
    [InlineData(401, FetchFault.Refused)]
    [InlineData(403, FetchFault.Refused)]
    [InlineData(451, FetchFault.Refused)]
    [InlineData(404, FetchFault.NotFound)]
    [InlineData(410, FetchFault.Gone)]
    [InlineData(400, FetchFault.Unusable)]
    [InlineData(304, FetchFault.Unusable)]
    public async Task FetchAsync_RefusedStatus_Parked(int status, FetchFault fault)
    {
        await using var server = new HostileServer();
        server.On("/page", Page, status: status);
        using var fetcher = WebTest.Fetcher(server);
        var parked = await fetcher.ParksAsync(server.Address("/page"), fault);
        Assert.Equal(status, parked.Status);
        Assert.Equal(fault == FetchFault.Refused, parked.IsRefusal);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    public async Task FetchAsync_ServerError_MayBeTriedAgain(int status)
    {
        await using var server = new HostileServer();
        server.On("/page", Page, status: status);
        using var fetcher = WebTest.Fetcher(server);
        await fetcher.FailsAsync(server.Address("/page"), FetchFault.ServerError);
    }

    [Fact]
    public async Task FetchAsync_TooManyRequests_RetryAfterInSecondsAndAsDate()
    {
        await using var server = new HostileServer();
        var date = TimeProvider.System.GetUtcNow().AddMinutes(30).ToString("r");
        server.On("/seconds", "", status: 429, headers: "Retry-After: 90");
        server.On("/date", "", status: 429, headers: $"Retry-After: {date}");
        server.On("/past", "", status: 503, headers: "Retry-After: Thu, 20 Jun 2024 07:35:00 GMT");
        using var fetcher = WebTest.Fetcher(server);
        Assert.Equal(TimeSpan.FromSeconds(90), (await fetcher.FailsAsync(server.Address("/seconds"), FetchFault.TooManyRequests)).RetryAfter);
        var later = (await fetcher.FailsAsync(server.Address("/date"), FetchFault.TooManyRequests)).RetryAfter!.Value;
        Assert.InRange(later, TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(30));
        Assert.Equal(TimeSpan.Zero, (await fetcher.FailsAsync(server.Address("/past"), FetchFault.ServerError)).RetryAfter);
    }

    private static byte[] Compress(string kind)
    {
        var plain = Encoding.UTF8.GetBytes(Page);
        var packed = new MemoryStream();
        using (Stream packer = kind switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true),
            "deflate" => new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true),
            "raw-deflate" => new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true),
            "br" => new BrotliStream(packed, CompressionLevel.Optimal, leaveOpen: true),
            _ => packed,
        })
        {
            packer.Write(plain);
            if (packer == packed) return plain;
        }
        return packed.ToArray();
    }
}
