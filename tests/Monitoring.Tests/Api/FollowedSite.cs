using System.Collections.Concurrent;
using Hangfire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Monitoring.Api.Commands;
using Monitoring.Api.Hosting;
using Monitoring.Api.Jobs;
using Monitoring.Api.Pipeline;
using Monitoring.Infra.Search;
using Monitoring.Infra.Storage;

namespace Monitoring.Tests.Api;

/// <summary>
/// A news site on loopback, under several addresses and as hostile as a test makes it, and a server of ours that follows it on a clock
/// that stands until the test moves it. Nothing is polled but by the test.
/// </summary>
internal sealed class FollowedSite : IAsyncDisposable
{
    private static readonly string[] Ticking = ["due-feeds", "backfill", "sweep"];

    private readonly Scratch _scratch = new();
    private readonly ConcurrentDictionary<string, Func<HttpContext, Task>> _pages = new();
    private readonly WebApplication _site;
    private Server? _server;

    private FollowedSite(WebApplication site) => _site = site;

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2024, 6, 20, 12, 0, 0, TimeSpan.Zero));

    /// <summary>Paths with their queries, in the order in which they were asked for.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>The site's addresses, each another host to us.</summary>
    public IReadOnlyList<string> Urls => [.. _site.Urls];

    public string Url => Urls[0];
    public Server Server => _server!;
    public FeedStore Feeds => Room<FeedStore>();
    public ArticleStore Store => Room<ArticleStore>();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <param name="hosts">How many addresses the site has.</param>
    public static async Task<FollowedSite> StartAsync(int hosts = 1)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls([.. Enumerable.Range(1, hosts).Select(i => $"http://127.0.0.{i}:0")]);
        var site = builder.Build();
        var followed = new FollowedSite(site);
        site.Run(followed.AnswerAsync);
        await site.StartAsync(Stop);
        await followed.StartServerAsync();
        return followed;
    }

    public T Room<T>() where T : notnull => Server.Rooms.GetRequiredService<T>();

    /// <summary>As after a kill: another process on the same data folder.</summary>
    public async Task RestartServerAsync()
    {
        await _server!.DisposeAsync();
        await StartServerAsync();
    }

    private async Task StartServerAsync()
    {
        var settings = new Dictionary<string, string?>
        {
            ["Monitoring:Url"] = "http://127.0.0.1:0",
            ["Monitoring:SampleNews"] = "false",
            ["Monitoring:Web:HostPause"] = "00:00:00",
        };
        for (var i = 0; i < Urls.Count; i++) settings[$"Monitoring:Web:AllowedEndpoints:{i}"] = new Uri(Urls[i]).Authority;
        _server = await Server.StartAsync(
            new Terminal(Stream.Null, Stream.Null, TextWriter.Null, false, Clock), DataFolder.Make(_scratch.Data), Settings.Read(settings), default);
        // The minute of the real clock would poll in between.
        foreach (var job in Ticking) Room<IRecurringJobManager>().RemoveIfExists(job);
    }

    private Task AnswerAsync(HttpContext context)
    {
        Asked.Enqueue(context.Request.Path + context.Request.QueryString);
        if (_pages.TryGetValue(context.Request.Path, out var page)) return page(context);
        context.Response.StatusCode = 404;
        return Task.CompletedTask;
    }

    public int Times(string path) => Asked.Count(asked => asked == path);

    public void On(string path, Func<HttpContext, Task> answer) => _pages[path] = answer;

    public void Serve(string path, string content, string type, params (string Name, string Value)[] headers) => _pages[path] = context =>
    {
        context.Response.ContentType = type;
        foreach (var (name, value) in headers) context.Response.Headers[name] = value;
        return context.Response.WriteAsync(content);
    };

    public void Refuse(string path, int status, params (string Name, string Value)[] headers) => _pages[path] = context =>
    {
        context.Response.StatusCode = status;
        foreach (var (name, value) in headers) context.Response.Headers[name] = value;
        return Task.CompletedTask;
    };

    public void ServeFeed(string path, params string[] items) =>
        Serve(path, $"<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>آزمون</title>{string.Concat(items)}</channel></rss>", "application/rss+xml");

    public void ServePage(string path, string title, string body) => Serve(path, Page(title, body), "text/html; charset=utf-8");

    public string Item(string? link, string title, string summary, string? guid = null, string? date = "Thu, 20 Jun 2024 07:35:00 GMT") =>
        $"<item><title>{title}</title>{(link is null ? "" : $"<link>{Url}{link}</link>")}<description>{summary}</description>"
        + $"{(guid is null ? "" : $"<guid isPermaLink=\"false\">{guid}</guid>")}{(date is null ? "" : $"<pubDate>{date}</pubDate>")}</item>";

    public static string Page(string title, string body) =>
        $"<!doctype html><html lang=\"fa\"><head><title>{title}</title></head><body><article><h1>{title}</h1><p>{body}</p><p>{body}</p></article></body></html>";

    public Task<int> FollowAsync(string path, string source = "آژانس آزمون") => Feeds.AddAsync([new NewFeed(source, Url + path, "fa")], Stop);

    public Task<int> PollAsync(string path) => Room<FeedFollower>().RunAsync(Url + path, Stop);

    public async Task<Feed> FeedAsync(string path) => (await Feeds.FindAsync(Url + path, Stop))!;

    public Task<SearchAnswer> SearchAsync(string query) => Room<ISearchIndex>().SearchAsync(new SearchRequest(query), Stop);

    public async Task<StoredArticle> FindAsync(string query) => (await Store.FindAsync((await SearchAsync(query)).Hits.Single().Id, Stop))!;

    public HttpClient Api() => new() { BaseAddress = new Uri(Server.Url) };

    public async ValueTask DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
        await _site.DisposeAsync();
        _scratch.Dispose();
    }
}
