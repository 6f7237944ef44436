using System.Globalization;
using Monitoring.Ingest.Feeds;
using Monitoring.Text;
using Monitoring.Text.Dates;

namespace Monitoring.Tests.Ingest.Feeds;

public class FeedDateTests
{
    [Theory]
    [InlineData("Thu, 20 Jun 2024 07:35:00 GMT")]
    [InlineData("Thu, 20 Jun 2024 11:05:00 +0330")]
    [InlineData("20 Jun 24 07:35:00 UT")]
    [InlineData("Thursday, 20-Jun-24 07:35:00 GMT")]
    [InlineData("Thu, 20 June 2024 03:35:00 EDT")]
    [InlineData("Thu Jun 20 07:35:00 2024")]
    [InlineData("Thu Jun 20 07:35:00 GMT 2024")]
    [InlineData("June 20, 2024 7:35:00 AM")]
    [InlineData("2024-06-20T07:35:00Z")]
    [InlineData("2024-06-20T07:35:00.000Z")]
    [InlineData("2024-06-20T11:05:00+03:30")]
    [InlineData("2024-06-20 11:05:00 +0330")]
    [InlineData("20240620T073500Z")]
    [InlineData("20.06.2024 07:35:00")]
    [InlineData("6/20/2024 7:35:00 AM")]
    [InlineData("1718868900")]
    [InlineData("1718868900000")]
    [InlineData("۲۰۲۴-۰۶-۲۰T۰۷:۳۵:۰۰Z")]
    [InlineData("Thu, ۲۰ Jun ۲۰۲۴ ۱۱:۰۵:۰۰ +0330")]
    [InlineData("1403-03-31 11:05:00")]
    [InlineData("۱۴۰۳/۰۳/۳۱ ۱۱:۰۵:۰۰")]
    [InlineData("پنجشنبه ۳۱ خرداد ۱۴۰۳ ساعت ۱۱:۰۵:۰۰")]
    [InlineData("Thu, 31 خرداد 1403 11:05:00 +0330")]
    [InlineData("Thu, 20 Jun 2024 11:05:00 IRST")]
    public void Read_AnyDialect_SameInstant(string text) =>
        Assert.Equal(new DateTimeOffset(2024, 6, 20, 7, 35, 0, TimeSpan.Zero), FeedDate.Read(text, TimeZoneInfo.Utc)?.Instant.ToUniversalTime());

    [Theory]
    [InlineData("2024-06-20")]
    [InlineData("20 Jun 2024")]
    [InlineData("1403/03/31")]
    [InlineData("20240620")]
    public void Read_DayOnly_MarkedAsSuch(string text) =>
        Assert.Equal("2024-06-20", FeedDate.Read(text, TimeZoneInfo.Utc)?.ToIso(DisplayZone.Tehran));

    [Theory]
    [InlineData("")]
    [InlineData("now")]
    [InlineData("2024")]
    [InlineData("2024-13-40")]
    [InlineData("1403-13-40")]
    [InlineData("Thu, 31 Jun 2024 07:35:00 GMT")]
    [InlineData("2024-06-20T27:35:00Z")]
    [InlineData("0000-00-00 00:00:00")]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("99999999999999999999")]
    public void Read_NoDate_Null(string text) => Assert.Null(FeedDate.Read(text, TimeZoneInfo.Utc));

    [Fact]
    public void Read_WithoutZone_ZoneOfTheCaller()
    {
        Assert.Equal("2024-06-20T11:05:00+03:30", FeedDate.Read("2024-06-20 11:05:00", DisplayZone.Tehran)?.ToIso(DisplayZone.Tehran));
        Assert.Equal("2022-06-20T11:05:00+04:30", FeedDate.Read("2022-06-20T11:05", DisplayZone.Tehran)?.ToIso(DisplayZone.Tehran));
        Assert.Equal(TimePrecision.Minute, FeedDate.Read("2024-06-20 11:05", TimeZoneInfo.Utc)?.Precision);
    }

    [Fact]
    public void Parse_PersianFeedWithoutZones_IransTime()
    {
        var feed = FeedParser.Parse(FeedSamples.Bytes("<rss><channel><language>fa</language><item><pubDate>2024-06-20 11:05:00</pubDate></item></channel></rss>"));
        Assert.Equal("06/20/2024 07:35:00", feed.Items[0].Published?.Instant.UtcDateTime.ToString(CultureInfo.InvariantCulture));
    }
}
