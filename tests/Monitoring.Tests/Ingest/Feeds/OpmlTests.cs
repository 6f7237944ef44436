using Monitoring.Ingest.Feeds;

namespace Monitoring.Tests.Ingest.Feeds;

public class OpmlTests
{
    private static readonly OpmlFeed[] Feeds =
    [
        new("https://ayeneh.example/rss?a=1&b=2", "آینه «فارسی» & \"نقل\"", "https://ayeneh.example/", "fa", []),
        new("https://saha.example/feed.atom", "ساحة", null, "ar", ["منطقه", "لبنان"]),
        new("https://khalij.example/feed.json", null, null, null, ["منطقه"]),
    ];

    [Fact]
    public void Read_WhatWasWritten_TheSameFeeds()
    {
        var text = Opml.Write("منبع‌های من", Feeds, new DateTimeOffset(2024, 6, 20, 7, 35, 0, TimeSpan.Zero));
        var read = Opml.Read(FeedSamples.Bytes(text));
        Assert.Equal(Feeds.Select(feed => feed.Url).Order(), read.Select(feed => feed.Url).Order());
        foreach (var feed in Feeds)
        {
            var same = read.Single(other => other.Url == feed.Url);
            Assert.Equal((feed.Title ?? feed.Url, feed.Site, feed.Language), (same.Title, same.Site, same.Language));
            Assert.Equal(feed.Groups, same.Groups);
        }
        Assert.Contains("<dateCreated>Thu, 20 Jun 2024 07:35:00 GMT</dateCreated>", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OtherReadersList_FoldersTwinsAndSloppyMarkup()
    {
        var read = Opml.Read(FeedSamples.Bytes("""
            <opml version="1.0"><head><title>x</title></head><body>
            <outline text="خبر"><outline text="آینه" xmlUrl="https://ayeneh.example/rss" htmlUrl='https://ayeneh.example/'></outline>
            <outline text="دوباره" type="rss" XMLURL="https://ayeneh.example/rss"/></outline>
            <outline text="تنها" xmlUrl="https://saha.example/a&b"/><outline text="یادداشت"/>
            """));
        Assert.Equal(2, read.Count);
        Assert.Equal(["خبر"], read[0].Groups);
        Assert.Empty(read[1].Groups);
        Assert.Equal("https://saha.example/a&b", read[1].Url);
    }

    [Fact]
    public void Read_NoOpml_Refused() => Assert.Throws<FeedException>(() => Opml.Read(FeedSamples.Bytes(FeedSamples.Rss)));
}
