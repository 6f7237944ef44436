using System.Diagnostics;
using Monitoring.Ingest.Robots;

namespace Monitoring.Tests.Ingest.Robots;

public class RobotsRulesTests
{
    [Theory]
    [InlineData("/news/1", true)]
    [InlineData("/news/1/print", false)]
    [InlineData("/print", true)]
    [InlineData("/search?q=x", false)]
    [InlineData("/files/report.pdf", false)]
    [InlineData("/files/report.pdf?v=1", true)]
    public void Allows_WildcardsAndEnds_AsWritten(string path, bool allowed)
    {
        var rules = RobotsRules.Parse("User-agent: *\nDisallow: /news/*/print\nDisallow: /search?\nDisallow: /*.pdf$\n");
        Assert.Equal(allowed, rules.Allows("MonitoringBot", "https://khabar.example" + path));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Parse_AnyLineEnd_SameRules(string end)
    {
        var rules = RobotsRules.Parse(string.Join(end, "\uFEFFUser-agent: MonitoringBot", "Crawl-delay: 2.5", "Disallow: /x", "Sitemap: https://khabar.example/map.xml"));
        Assert.False(rules.Allows("monitoringbot", "https://khabar.example/x/y"));
        Assert.Equal(TimeSpan.FromSeconds(2.5), rules.CrawlDelay("MonitoringBot"));
        Assert.Equal(["https://khabar.example/map.xml"], rules.Sitemaps);
    }

    [Theory]
    [InlineData("https://khabar.example/robots.txt", true)]
    [InlineData("/robots.txt", true)]
    [InlineData("https://khabar.example/robots.txt?x", false)]
    [InlineData("https://khabar.example/Robots.txt", false)]
    [InlineData("https://khabar.example/a/robots.txt", false)]
    public void Allows_TheFileItself_WhateverItSays(string url, bool allowed)
    {
        Assert.Equal(allowed, RobotsRules.Parse("User-agent: *\nDisallow: /\nDisallow: /robots.txt\n").Allows("MonitoringBot", url));
        Assert.Equal(allowed, RobotsRules.DisallowAll.Allows("MonitoringBot", url));
    }

    [Fact]
    public void Allows_PersianPath_RuleWrittenPlainOrEscaped()
    {
        var address = new Uri("https://khabar.example/اخبار/۱");
        Assert.False(RobotsRules.Parse("User-agent: *\nDisallow: /اخبار").Allows("MonitoringBot", address));
        Assert.False(RobotsRules.Parse("User-agent: *\nDisallow: /%d8%a7%d8%ae").Allows("MonitoringBot", address));
        Assert.True(RobotsRules.Parse("User-agent: *\nDisallow: /ورزش").Allows("MonitoringBot", address));
    }

    [Fact]
    public void CrawlDelay_OfAnotherAgent_DoesNotCount()
    {
        var rules = RobotsRules.Parse("User-agent: Other\nCrawl-delay: 60\nDisallow:\n\nUser-agent: *\nCrawl-delay: 7\nDisallow:\n");
        Assert.Equal(TimeSpan.FromSeconds(7), rules.CrawlDelay("MonitoringBot"));
        Assert.Equal(TimeSpan.FromSeconds(60), rules.CrawlDelay("other"));
        Assert.Null(RobotsRules.AllowAll.CrawlDelay("MonitoringBot"));
    }

    [Fact]
    public void DisallowAll_Anything_IsForbidden() => Assert.False(RobotsRules.DisallowAll.Allows("MonitoringBot", "https://khabar.example/"));

    [Fact]
    public void Allows_RuleOfStars_TakesNoTimeToSpeakOf()
    {
        var stars = string.Concat(Enumerable.Repeat("*a", 5_000)) + "b$";
        var rules = RobotsRules.Parse($"User-agent: *\nDisallow: /{stars}\n");
        var clock = Stopwatch.StartNew();
        Assert.True(rules.Allows("MonitoringBot", "https://khabar.example/" + new string('a', 8_000)));
        // Milliseconds, or longer than the universe when stars are tried in every combination.
        Assert.True(clock.Elapsed < TimeSpan.FromMinutes(2));
    }
}
