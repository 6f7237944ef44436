using Monitoring.Ingest.Pages;
using Monitoring.Text.Dates;

namespace Monitoring.Tests.Ingest.Pages;

/// <summary>A time declared in UTC is put on the publisher's clock, so that its day is the one that the publisher prints.</summary>
public sealed class PublisherClockTests
{
    [Theory]
    // Summer in Berlin, half past midnight of the next day.
    [InlineData("https://zeitung.example.de/a", "2021-07-01T22:30:00Z", "2021-07-02T00:30:00+02:00")]
    // Evening of the day before in Toronto.
    [InlineData("https://journal.example.ca/a", "2021-07-02T01:30:00Z", "2021-07-01T21:30:00-04:00")]
    // A domain of no country tells no clock, and what the page or its address prints wins over its country.
    [InlineData("https://journal.example.com/a", "2021-07-01T22:30:00Z", "2021-07-01T22:30:00+00:00")]
    [InlineData("https://zeitung.example.de/2021/07/01/a", "2021-07-01T22:30:00Z", "2021-07-01T22:30:00+00:00")]
    // The smallest offset that names the printed day.
    [InlineData("https://giornale.example.com/2020/12/06/a", "2020-12-05T23:15:0Z", "2020-12-06T00:15:00+01:00")]
    public void Extract_PutsUtcOnThePublishersClock(string url, string declared, string expected)
    {
        var page = PageExtractor.Extract(
            $"<html><head><meta property=article:published_time content={declared}></head><body><h1>Example of a headline</h1><p>{string.Join(' ', Enumerable.Repeat("Some words of a story.", 20))}</p></body></html>",
            new Uri(url));

        Assert.Equal(expected, page.Published?.Instant.ToString("yyyy-MM-ddTHH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void ToIso_PrintsThePublishersDayAlone_WhereTheDisplayZoneNamesAnother()
    {
        var evening = new Monitoring.Text.NewsTime(new DateTimeOffset(2021, 7, 1, 21, 30, 0, TimeSpan.FromHours(-4)), Monitoring.Text.TimePrecision.Minute);

        Assert.Equal("2021-07-01", PageTime.ToIso(evening, DisplayZone.Tehran));
        Assert.Equal("2021-07-01T21:30:00-04:00", PageTime.ToInstant(evening, DisplayZone.Tehran));
    }
}
