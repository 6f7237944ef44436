using System.Globalization;
using Hangfire;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Monitoring.Api.Commands;
using Monitoring.Api.Hosting;
using Monitoring.Api.Jobs;
using Monitoring.Api.Pipeline;
using Monitoring.Infra.Storage;

namespace Monitoring.Tests.Api;

public sealed class ReportDeliveryTests : IDisposable
{
    private readonly Scratch _scratch = new();
    // 1403-04-01, ten in the morning in Tehran.
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.Parse("2024-06-21T10:00:00+03:30", CultureInfo.InvariantCulture));

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task DailyReport_IsSentOnceForADay_HoweverOftenTheJobsRun()
    {
        await Called.RunAsync("import", _scratch.News("a.jsonl", ImportCommandTests.Article(1, "بارش باران در مازندران")), "--data", _scratch.Data);
        await using var server = await StartAsync("07:00");

        for (var time = 0; time < 3; time++) await RunJobsAsync(server);

        var mail = Assert.Single(Directory.GetFiles(Path.Combine(_scratch.Data, "outbox"), "*.eml"));
        var text = await File.ReadAllTextAsync(mail, TestContext.Current.CancellationToken);
        Assert.Contains("To: reader@example.org", text, StringComparison.Ordinal);
        Assert.Contains("multipart/alternative", text, StringComparison.Ordinal);

        _clock.Advance(TimeSpan.FromDays(1));
        await RunJobsAsync(server);
        Assert.Equal(2, Directory.GetFiles(Path.Combine(_scratch.Data, "outbox"), "*.eml").Length);
    }

    [Fact]
    public async Task DailyReport_WaitsForItsTimeOfDay()
    {
        await using var server = await StartAsync("11:30");

        await RunJobsAsync(server);

        Assert.False(Directory.Exists(Path.Combine(_scratch.Data, "outbox")) && Directory.GetFiles(Path.Combine(_scratch.Data, "outbox")).Length > 0);
    }

    [Fact]
    public async Task DailyReport_NamesSourcesWhoseFeedsFail()
    {
        await using var server = await StartAsync("07:00");
        // The minute of the real clock would poll them.
        server.Rooms.GetRequiredService<IRecurringJobManager>().RemoveIfExists("due-feeds");
        var feeds = server.Rooms.GetRequiredService<FeedStore>();
        await feeds.AddAsync([new NewFeed("روزنامهٔ خاموش", "https://silent.example/rss"), new NewFeed("روزنامهٔ گویا", "https://well.example/rss")], TestContext.Current.CancellationToken);
        var later = _clock.GetUtcNow().AddYears(1);
        await feeds.SucceededAsync(new FeedPoll("https://silent.example/rss", later, null, null), TestContext.Current.CancellationToken);
        _clock.Advance(TimeSpan.FromDays(2));
        await feeds.FailedAsync("https://silent.example/rss", later, "answered 500", TestContext.Current.CancellationToken);
        await feeds.SucceededAsync(new FeedPoll("https://well.example/rss", later, null, null), TestContext.Current.CancellationToken);

        await RunJobsAsync(server);

        var mail = MimeKit.MimeMessage.Load(Assert.Single(Directory.GetFiles(Path.Combine(_scratch.Data, "outbox"), "*.eml")), TestContext.Current.CancellationToken);
        Assert.Contains("خاموش", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("خاموش", mail.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("گویا", mail.TextBody, StringComparison.Ordinal);
    }

    private static async Task RunJobsAsync(Server server)
    {
        await server.Rooms.GetRequiredService<CloseReportJob>().RunAsync(TestContext.Current.CancellationToken);
        await server.Rooms.GetRequiredService<DeliverJob>().RunAsync(TestContext.Current.CancellationToken);
    }

    private Task<Server> StartAsync(string at) => Server.StartAsync(
        new Terminal(Stream.Null, Stream.Null, TextWriter.Null, false, _clock),
        DataFolder.Make(_scratch.Data),
        Settings.Read(new Dictionary<string, string?>
        {
            ["Monitoring:Url"] = "http://127.0.0.1:0",
            ["Monitoring:SampleNews"] = "false",
            ["Monitoring:Report:To"] = "reader@example.org",
            ["Monitoring:Report:At"] = at,
        }),
        default);
}
