using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Monitoring.Api.Commands;
using Monitoring.Api.Hosting;
using Monitoring.Api.Jobs;
using Monitoring.Api.Pipeline;
using Monitoring.Infra.Search;
using Monitoring.Infra.Storage;

namespace Monitoring.Tests.Api;

/// <summary>A news site on loopback, as hostile as a test makes it, and a server of ours that follows it.</summary>
public sealed class FeedPollTests : IAsyncLifetime
{
    private readonly Scratch _scratch = new();
    private WebApplication? _site;
    private Server? _server;
    private string _url = "";
    private readonly Dictionary<string, Func<HttpContext, Task>> _pages = [];

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _site = builder.Build();
        _site.Run(context => _pages.TryGetValue(context.Request.Path, out var page) ? page(context) : NotFound(context));
        await _site.StartAsync();
        _url = _site.Urls.First();
        var options = Settings.Read(new Dictionary<string, string?>
        {
            ["Monitoring:Url"] = "http://127.0.0.1:0",
            ["Monitoring:SampleNews"] = "false",
            ["Monitoring:Web:HostPause"] = "00:00:00",
            ["Monitoring:Web:AllowedEndpoints:0"] = new Uri(_url).Authority,
        });
        _server = await Server.StartAsync(
            new Terminal(Stream.Null, Stream.Null, TextWriter.Null, false, TimeProvider.System), DataFolder.Make(_scratch.Data), options, default);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
        if (_site is not null) await _site.DisposeAsync();
        _scratch.Dispose();
    }

    private CancellationToken Stop { get; } = TestContext.Current.CancellationToken;

    [Fact]
    public async Task NewPages_AreFetchedOnce_AndSearchable()
    {
        Serve("/rss", Rss(("/news/1", "بازگشایی موزهٔ کاشان", "خلاصهٔ یکم"), ("/news/2", "رونمایی از قطار تازه", "خلاصهٔ دوم")), "application/rss+xml");
        Serve("/news/1", Page("بازگشایی موزهٔ کاشان", "موزهٔ تاریخی کاشان پس از سه سال مرمت با حضور گردشگران بازگشایی شد و بلیت آن رایگان است."), "text/html; charset=utf-8");
        Serve("/news/2", Page("رونمایی از قطار تازه", "قطار تازهٔ خط شیراز به اصفهان با هشت واگن در ایستگاه مرکزی رونمایی شد و از فردا مسافر می‌برد."), "text/html; charset=utf-8");
        await FollowAsync("/rss");

        Assert.Equal(2, await PollAsync("/rss"));
        Assert.Equal(0, await PollAsync("/rss"));

        Assert.Equal(1, (await SearchAsync("مرمت")).Total);
        var feed = (await Feeds.FindAsync(_url + "/rss", Stop))!;
        Assert.Null(feed.Error);
        Assert.Equal(0, feed.Failures);
    }

    [Fact]
    public async Task ARefusedPage_BecomesThePartialTextOfTheFeed_AndIsCompletedLater()
    {
        Serve("/rss", Rss(("/news/3", "کشف چشمهٔ آب گرم", "چشمه‌ای در اردبیل یافته شد.")), "application/rss+xml");
        _pages["/news/3"] = context => { context.Response.StatusCode = 403; return Task.CompletedTask; };
        await FollowAsync("/rss");

        Assert.Equal(1, await PollAsync("/rss"));
        Assert.Equal(1, (await SearchAsync("اردبیل")).Total);

        Serve("/news/3", Page("کشف چشمهٔ آب گرم", "چشمهٔ آب گرم تازه‌ای در دامنهٔ سبلان یافته شد و زمین‌شناسان دمای آن را شصت درجه گزارش کردند."), "text/html; charset=utf-8");
        await PollAsync("/rss");

        var hit = (await SearchAsync("سبلان")).Hits.Single();
        var article = await _server!.Rooms.GetRequiredService<ArticleStore>().FindAsync(hit.Id, Stop);
        Assert.False(article!.Article.Partial);
        Assert.Equal(2, article.Revision);
    }

    [Theory]
    [InlineData("/missing")]
    [InlineData("/html")]
    [InlineData("/empty")]
    public async Task AFeedThatIsNone_IsAFailureInItsHealth_AndIsTriedAgain(string path)
    {
        Serve("/html", Page("این خوراک نیست", "فقط یک صفحه."), "text/html");
        Serve("/empty", "", "application/rss+xml");
        await FollowAsync(path);

        Assert.Equal(0, await PollAsync(path));

        var feed = (await Feeds.FindAsync(_url + path, Stop))!;
        Assert.Equal(1, feed.Failures);
        Assert.Contains(_url + path, feed.Error, StringComparison.Ordinal);
        Assert.True(feed.Due > TimeProvider.System.GetUtcNow());
    }

    [Fact]
    public async Task Backfill_AsksAgainNow_AndWithoutConditions()
    {
        var conditions = new List<string>();
        _pages["/rss"] = context =>
        {
            conditions.Add(context.Request.Headers.IfNoneMatch.ToString());
            context.Response.Headers.ETag = "\"one\"";
            context.Response.ContentType = "application/rss+xml";
            return context.Response.WriteAsync(Rss());
        };
        await FollowAsync("/rss");
        await PollAsync("/rss");
        await PollAsync("/rss");

        using var http = new HttpClient { BaseAddress = new Uri(_server!.Url) };
        using var asked = await http.PostAsync("/api/sources/feeds/backfill?address=" + Uri.EscapeDataString(_url + "/rss"), null, Stop);
        var due = (await Feeds.FindAsync(_url + "/rss", Stop))!.Due;
        await PollAsync("/rss");

        Assert.Equal(System.Net.HttpStatusCode.NoContent, asked.StatusCode);
        Assert.True(due <= TimeProvider.System.GetUtcNow());
        Assert.Equal(["", "\"one\"", ""], conditions);
        using var unknown = await http.PostAsync("/api/sources/feeds/backfill?address=https%3A%2F%2Fno.example%2F", null, Stop);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, unknown.StatusCode);
    }

    private FeedStore Feeds => _server!.Rooms.GetRequiredService<FeedStore>();

    private Task<SearchAnswer> SearchAsync(string query) => _server!.Rooms.GetRequiredService<ISearchIndex>().SearchAsync(new SearchRequest(query), Stop);

    private Task<int> FollowAsync(string path) => Feeds.AddAsync([new NewFeed("آژانس آزمون", _url + path, "fa")], Stop);

    private Task<int> PollAsync(string path) => _server!.Rooms.GetRequiredService<FeedFollower>().RunAsync(_url + path, Stop);

    private void Serve(string path, string content, string type) => _pages[path] = context =>
    {
        context.Response.ContentType = type;
        return context.Response.WriteAsync(content);
    };

    private static Task NotFound(HttpContext context)
    {
        context.Response.StatusCode = 404;
        return Task.CompletedTask;
    }

    private string Rss(params (string Path, string Title, string Summary)[] items) =>
        "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>آزمون</title>" + string.Concat(items.Select(item =>
            $"<item><title>{item.Title}</title><link>{_url}{item.Path}</link><description>{item.Summary}</description><pubDate>Thu, 20 Jun 2024 07:35:00 GMT</pubDate></item>"))
        + "</channel></rss>";

    private static string Page(string title, string body) =>
        $"<!doctype html><html lang=\"fa\"><head><title>{title}</title></head><body><article><h1>{title}</h1><p>{body}</p><p>{body}</p></article></body></html>";
}
