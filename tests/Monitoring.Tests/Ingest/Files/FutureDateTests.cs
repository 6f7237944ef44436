using Monitoring.Ingest;
using Monitoring.Ingest.Files;
using Monitoring.Text.Dates;

namespace Monitoring.Tests.Ingest.Files;

/// <summary>No file brings an article that is published after it is read.</summary>
public sealed class FutureDateTests
{
    private const string Story = "<p>به گزارش خبرگزاری سپیدار، نخستین برف پاییزی از بامداد امروز گردنه حیران و مسیر خلخال را سفیدپوش کرد.</p>"
        + "<p>راهداری اردبیل از رانندگان خواست زنجیر چرخ همراه داشته باشند و در شب از سفر غیرضروری بپرهیزند.</p>";

    private static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("\"published\":\"2099-01-01\"", null)]
    [InlineData("\"published\":\"2099-01-01T10:00:00+03:30\",\"jalali\":\"1477-10-12\"", null)]
    [InlineData("\"jalali\":\"1405-08-30\"", null)]
    [InlineData("\"published\":\"2026-11-20T15:46:00+03:30\"", null)]
    [InlineData("\"published\":\"2026-11-20T15:44:00+03:30\"", "2026-11-20T15:44:00+03:30")]
    [InlineData("\"published\":\"2026-11-20T15:00:00Z\"", "2026-11-20T15:00:00+03:30")]
    [InlineData("\"published\":\"2026-11-20\"", "2026-11-20")]
    public async Task JsonLine_IsTakenWithoutIt_AndSaysSo(string date, string? published)
    {
        using var folder = new Folder();
        var file = folder.Write("a.jsonl", "{\"url\":\"https://a.example/1\",\"title\":\"ت\",\"body\":\"ب\"," + date + "}");

        Check(await Read(file), published, file + ":1: its date ");
    }

    [Theory]
    [InlineData("Wed, 01 Jan 2099 10:00:00 +0330", null)]
    [InlineData("Fri, 20 Nov 2026 15:00:00 +0330", "2026-11-20T15:00:00+03:30")]
    public async Task FeedItem_IsTakenWithoutIt_AndSaysSo(string date, string? published)
    {
        using var folder = new Folder();
        var file = folder.Write("a.xml", $"<rss><channel><title>سپیدار</title><item><title>برف</title><link>https://a.example/1</link><pubDate>{date}</pubDate></item></channel></rss>");

        Check(await Read(file), published, file + ":1: its date ");
    }

    [Theory]
    [InlineData("2099-01-01T10:00:00+03:30", "https://a.example/1", null, true)]
    [InlineData("2099-01-01T10:00:00+03:30", "https://a.example/2026/11/19/1", "2026-11-19", true)]
    [InlineData("2026-11-20T15:00:00+03:30", "https://a.example/1", "2026-11-20T15:00:00+03:30", false)]
    public async Task Page_TakesTheNextBest_AndSaysSo(string declared, string address, string? published, bool told)
    {
        using var folder = new Folder();
        var file = folder.Write("a.html", $"<html lang=fa><head><title>برف</title><link rel=canonical href='{address}'><meta property='article:published_time' content='{declared}'></head><body><article><h1>برف در اردبیل</h1>{Story}</article></body></html>");

        var read = await Read(file);

        Assert.Equal(published, read.Article.Published?.ToIso(DisplayZone.Tehran));
        Assert.Equal(told, read.Warning is not null);
        if (told) Assert.StartsWith(file + ": its date (meta article:published_time) 2099-01-01", read.Warning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("۱ فروردین ۱۴۷۰ - ۱۰:۰۰", null)]
    [InlineData("۲۹ آبان ۱۴۰۵ - ۱۰:۰۰", "2026-11-20T10:00:00+03:30")]
    public async Task TextPage_IsTakenWithoutIt_AndSaysSo(string date, string? published)
    {
        using var folder = new Folder();
        var file = folder.Write("a.txt", $"{date}\n\nبرف در گردنه‌های اردبیل\n\nنخستین برف پاییزی از بامداد امروز گردنه حیران و مسیر خلخال را سفیدپوش کرد و راه‌ها را لغزنده ساخت.\n");

        Check(await Read(file), published, file + ": its date (line 1) ");
    }

    private static async Task<ReadArticle> Read(string file) =>
        Assert.IsType<ReadArticle>(Assert.Single(await Folder.ReadAsync(new ReadOptions { Now = Now }, file)));

    private static void Check(ReadArticle read, string? published, string warning)
    {
        Assert.Equal(published, read.Article.Published?.ToIso(DisplayZone.Tehran));
        Assert.Equal(published is null, read.Article.PublishedFrom == PublishedFrom.None);
        if (published is null) Assert.StartsWith(warning, read.Warning, StringComparison.Ordinal);
        else Assert.Null(read.Warning);
    }
}
