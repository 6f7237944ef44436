using Monitoring.Text;
using Monitoring.Text.Dates;

namespace Monitoring.Tests.Text.Dates;

public class DateReaderTests
{
    // Thursday, 31 Khordad 1403, 15:00 in Tehran.
    private static readonly DateTimeOffset Now = new(2024, 6, 20, 15, 0, 0, TimeSpan.FromHours(3.5));

    private static string? Read(string line, DateTimeOffset? now) =>
        DateReader.TryRead(line, now, DisplayZone.Tehran, out var time) ? time.ToIso(DisplayZone.Tehran) : null;

    [Theory]
    [InlineData("۳۱ خرداد ۱۴۰۳، ۱۱:۰۵", "2024-06-20T11:05:00+03:30")]
    [InlineData("پنجشنبه ۳۱ خرداد ۱۴۰۳ - ۱۱:۰۵", "2024-06-20T11:05:00+03:30")]
    [InlineData("پنج‌شنبه ۳۱ خرداد ماه ۱۴۰۳ ساعت ۱۱:۰۵:۲۲", "2024-06-20T11:05:22+03:30")]
    [InlineData("پنج شنبه، ۳۱ خردادماه ۱۴۰۳", "2024-06-20")]
    [InlineData("۱۴۰۳/۰۳/۳۱", "2024-06-20")]
    [InlineData("۱۴۰۳/۳/۳۱", "2024-06-20")]
    [InlineData("١٤٠٣/٠٣/٣١", "2024-06-20")]
    [InlineData("1403-03-31 11:05", "2024-06-20T11:05:00+03:30")]
    [InlineData("1403-03-31T11:05:06", "2024-06-20T11:05:06+03:30")]
    [InlineData("۱۱:۰۵ - ۱۴۰۳/۰۳/۳۱", "2024-06-20T11:05:00+03:30")]
    [InlineData("۱۱:۰۵ | ۱۴۰۳/۰۳/۳۱", "2024-06-20T11:05:00+03:30")]
    [InlineData("۳۱/۰۳/۱۴۰۳", "2024-06-20")]
    [InlineData("۳۱ / ۰۳ / ۱۴۰۳ ساعت ۱۱:۰۵", "2024-06-20T11:05:00+03:30")]
    [InlineData("۳۱-خرداد-۱۴۰۳", "2024-06-20")]
    [InlineData("۳۱خرداد۱۴۰۳", "2024-06-20")]
    [InlineData("۳۱ خرداد سال ۱۴۰۳ هجری شمسی", "2024-06-20")]
    [InlineData("سی و یکم خرداد ۱۴۰۳", "2024-06-20")]
    [InlineData("بیست‌ویکم خرداد ۱۴۰۳", "2024-06-10")]
    [InlineData("۱۴۰۳ خرداد ۳۱", "2024-06-20")]
    [InlineData("تاریخ انتشار: ۳۱ خرداد ۱۴۰۳ - ۱۱:۰۵", "2024-06-20T11:05:00+03:30")]
    [InlineData("تاریخ انتشار : پنجشنبه ۳۱ خرداد ۱۴۰۳ ساعت ۱۱:۰۵ کد خبر : 6142565", "2024-06-20T11:05:00+03:30")]
    [InlineData("کد خبر: 6142565 | ۳۱ خرداد ۱۴۰۳ | ساعت: ۱۱:۰۵", "2024-06-20T11:05:00+03:30")]
    [InlineData("تاريخ انتشار: پنجشنبه ۳۱ خرداد ۱۴۰۳ ساعت ۱۱ و ۵ دقيقه", "2024-06-20T11:05:00+03:30")]
    [InlineData("۳۱ ارديبهشت ۱۴۰۳", "2024-05-20")]
    [InlineData("۳۱ اردی‌بهشت ۱۴۰۳", "2024-05-20")]
    [InlineData("\u200F۳۱ خرداد\u200F ۱۴۰۳\u202C، ۱۱:۰۵", "2024-06-20T11:05:00+03:30")]
    [InlineData("31 Khordad 1403", "2024-06-20")]
    public void TryRead_JalaliForms(string line, string expected) => Assert.Equal(expected, Read(line, null));

    [Theory]
    [InlineData("پنجشنبه ۳۱ خرداد ۱۴۰۳ ۰۵:۳۰ عصر", "2024-06-20T17:30:00+03:30")]
    [InlineData("۱۴۰۳/۰۳/۳۱ ۰۵:۳۰ ب.ظ", "2024-06-20T17:30:00+03:30")]
    [InlineData("۱۴۰۳/۰۳/۳۱ ۱۲:۰۵ ق.ظ.", "2024-06-20T00:05:00+03:30")]
    [InlineData("۱۴۰۳/۰۳/۳۱ ۰۵:۳۰ بعدازظهر", "2024-06-20T17:30:00+03:30")]
    [InlineData("۱۴۰۳/۰۳/۳۱ ۰۵:۳۰ بعد از ظهر", "2024-06-20T17:30:00+03:30")]
    [InlineData("۱۴۰۳/۰۳/۳۱ ۱۲:۳۰ ظهر", "2024-06-20T12:30:00+03:30")]
    [InlineData("۱۴۰۳/۰۳/۳۱ ۱:۳۰ ظهر", "2024-06-20T13:30:00+03:30")]
    [InlineData("۱۴۰۳/۰۳/۳۱ صبح ساعت ۹:۳۰", "2024-06-20T09:30:00+03:30")]
    [InlineData("۱۴۰۳/۰۳/۳۱ ۱۰:۱۵ شب", "2024-06-20T22:15:00+03:30")]
    [InlineData("۱۴۰۳/۰۳/۳۱ ۱۲:۳۰ شب", "2024-06-20")]
    [InlineData("۱۴۰۳/۰۳/۳۱ ۲۲:۱۵ شب", "2024-06-20T22:15:00+03:30")]
    [InlineData("۱۴۰۳/۰۳/۳۱ ساعت ۹ صبح", "2024-06-20T09:00:00+03:30")]
    [InlineData("۱۴۰۳/۰۳/۳۱ ۲۴:۰۰", "2024-06-21T00:00:00+03:30")]
    [InlineData("۱۴۰۳/۰۳/۳۱ ۰۷:۳۵ به وقت گرینویچ", "2024-06-20T11:05:00+03:30")]
    [InlineData("۱۴۰۳/۰۳/۳۱ ۰۷:۳۵ به وقت تهران", "2024-06-20T07:35:00+03:30")]
    [InlineData("۱۴۰۳/۰۳/۳۱ ۰۷:۳۵ به وقت محلی", "2024-06-20")]
    [InlineData("۱۴۰۳/۰۳/۳۱ ۰۷:۳۵ به وقت شرق آمریکا", "2024-06-20")]
    [InlineData("20/06/2024 05:30 PM", "2024-06-20T17:30:00+03:30")]
    [InlineData("20/06/2024 5:30 p.m.", "2024-06-20T17:30:00+03:30")]
    [InlineData("20 يونيو 2024 05:30 مساءً", "2024-06-20T17:30:00+03:30")]
    [InlineData("20 يونيو 2024 - 05:30 م", "2024-06-20T17:30:00+03:30")]
    public void TryRead_PartsOfTheDay(string line, string expected) => Assert.Equal(expected, Read(line, null));

    [Theory]
    [InlineData("۲۰ ژوئن ۲۰۲۴", "2024-06-20")]
    [InlineData("۲۰ جون ۲۰۲۴", "2024-06-20")]
    [InlineData("۲۰ حزیران ۲۰۲۴", "2024-06-20")]
    [InlineData("20 يونيو 2024", "2024-06-20")]
    [InlineData("الخميس 20 حزيران/يونيو 2024", "2024-06-20")]
    [InlineData("20 أغسطس 2024", "2024-08-20")]
    [InlineData("٢٠ كانون الثاني ٢٠٢٤", "2024-01-20")]
    [InlineData("۲۰ مه ۲۰۲۴", "2024-05-20")]
    [InlineData("۲۰ می ۲۰۲۴", "2024-05-20")]
    [InlineData("۲۰ ژوئیۀ ۲۰۲۴", "2024-07-20")]
    [InlineData("٢٠ی حوزەیرانی ٢٠٢٤", "2024-06-20")]
    [InlineData("٢٠ حوزەیران ٢٠٢٤", "2024-06-20")]
    [InlineData("۳۱ جوزا ۱۴۰۳", "2024-06-20")]
    [InlineData("پنجشنبه، ۳۱ جوزای ۱۴۰۳", "2024-06-20")]
    [InlineData("۱۱ سنبله ۱۴۰۳", "2024-09-01")]
    [InlineData("٣١ جۆزەردان ٢٧٢٤", "2024-06-20")]
    [InlineData("20 June 2024 11:05", "2024-06-20T11:05:00+03:30")]
    [InlineData("June 20, 2024", "2024-06-20")]
    [InlineData("Thursday, June 20th, 2024 at 11:05 AM", "2024-06-20T11:05:00+03:30")]
    [InlineData("Published on 20 Jun 2024", "2024-06-20")]
    [InlineData("20. Juni 2024, 11:05 Uhr", "2024-06-20T11:05:00+03:30")]
    [InlineData("20 juin 2024 à 11h05", "2024-06-20")]
    [InlineData("20.06.2024", "2024-06-20")]
    [InlineData("06/20/2024", "2024-06-20")]
    [InlineData("Wed 05/06/2024", "2024-06-05")]
    [InlineData("2024-06-20", "2024-06-20")]
    [InlineData("2024/06/20 11:05:06", "2024-06-20T11:05:06+03:30")]
    [InlineData("2024-06-20T07:35:00Z", "2024-06-20T11:05:00+03:30")]
    [InlineData("2024-06-20T11:05:00.123456+03:30", "2024-06-20T11:05:00+03:30")]
    [InlineData("2024-06-20T03:35-04:00", "2024-06-20T11:05:00+03:30")]
    [InlineData("20240620T073500Z", "2024-06-20T11:05:00+03:30")]
    [InlineData("Thu, 20 Jun 2024 07:35:00 GMT", "2024-06-20T11:05:00+03:30")]
    [InlineData("Thu, 20 Jun 24 11:05:00 +0330", "2024-06-20T11:05:00+03:30")]
    [InlineData("Thu, ۲۰ Jun ۲۰۲۴ ۱۱:۰۵:۰۰ +۰۳۳۰", "2024-06-20T11:05:00+03:30")]
    [InlineData("Fri, 20 Jun 2024 07:35:00 GMT", "2024-06-20T11:05:00+03:30")]
    [InlineData("Thu, 20 Jun 2024 03:35:00 EDT", "2024-06-20T11:05:00+03:30")]
    [InlineData("June 20 2024, 3:35 a.m. EDT", "2024-06-20T11:05:00+03:30")]
    [InlineData("June 20 2024, 3:35 PM IST", "2024-06-20")]
    [InlineData("Thu Jun 20 07:35:00 UTC 2024", "2024-06-20T11:05:00+03:30")]
    [InlineData("03/31/1403 - 11:05", "2024-06-20T11:05:00+03:30")]
    [InlineData("۳۱م خرداد ۱۴۰۳", "2024-06-20")]
    [InlineData("20 Haziran 2024 Perşembe 11:05", "2024-06-20T11:05:00+03:30")]
    [InlineData("2024-06-20 11:05 (IRST)", "2024-06-20T11:05:00+03:30")]
    [InlineData("2024-06-20 11:05 GMT+3:30", "2024-06-20T11:05:00+03:30")]
    public void TryRead_GregorianAndOtherNames(string line, string? expected) => Assert.Equal(expected, Read(line, null));

    [Theory]
    [InlineData("۱۳ ذی‌الحجه ۱۴۴۵", "2024-06-19")]
    [InlineData("۱۳ ذی الحجه ۱۴۴۵", "2024-06-19")]
    [InlineData("۱۳ ذیحجه ۱۴۴۵ قمری", "2024-06-19")]
    [InlineData("پنجشنبه ۱۳ ذی‌الحجه ۱۴۴۵", "2024-06-20")]
    [InlineData("۱ رمضان المبارک ۱۴۴۵", "2024-03-11")]
    [InlineData("الخميس 14 ذو الحجة 1445 هـ الموافق 20 يونيو 2024", "2024-06-20")]
    [InlineData("پنجشنبه ۳۱ خرداد ۱۴۰۳ - ۱۳ ذی‌الحجه ۱۴۴۵ - ۲۰ ژوئن ۲۰۲۴", "2024-06-20")]
    [InlineData("پنجشنبه ۳۱ خرداد ۱۴۰۳ - 20 June 2024 - ۱۱:۰۵", "2024-06-20T11:05:00+03:30")]
    public void TryRead_LunarDates(string line, string expected) => Assert.Equal(expected, Read(line, null));

    [Theory]
    [InlineData("۲ ساعت پیش", "2024-06-20T13:00:00+03:30")]
    [InlineData("۲ ساعت قبل", "2024-06-20T13:00:00+03:30")]
    [InlineData("دو ساعت و ۱۰ دقیقه پیش", "2024-06-20T12:50:00+03:30")]
    [InlineData("نیم ساعت پیش", "2024-06-20T14:30:00+03:30")]
    [InlineData("۲۰ دقیقه پيش", "2024-06-20T14:40:00+03:30")]
    [InlineData("۳ روز پیش", "2024-06-17")]
    [InlineData("۲ هفته پیش", "2024-06-06")]
    [InlineData("لحظاتی پیش", "2024-06-20T15:00:00+03:30")]
    [InlineData("امروز ۱۰:۳۰", "2024-06-20T10:30:00+03:30")]
    [InlineData("دیروز", "2024-06-19")]
    [InlineData("امروز ۳۱ خرداد", "2024-06-20")]
    [InlineData("دیروز، ساعت ۲۲:۱۰", "2024-06-19T22:10:00+03:30")]
    [InlineData("پریروز ۲۲:۱۰", "2024-06-18T22:10:00+03:30")]
    [InlineData("منتشر شده در ۲ ساعت پیش", "2024-06-20T13:00:00+03:30")]
    [InlineData("2 hours ago", "2024-06-20T13:00:00+03:30")]
    [InlineData("yesterday at 10:30", "2024-06-19T10:30:00+03:30")]
    [InlineData("منذ 3 ساعات", "2024-06-20T12:00:00+03:30")]
    [InlineData("قبل ساعتين", "2024-06-20T13:00:00+03:30")]
    [InlineData("امروز پنجشنبه ۳۱ خرداد ۱۴۰۳ ساعت ۱۱:۰۵", "2024-06-20T11:05:00+03:30")]
    [InlineData("چهارشنبه ۳۰ خرداد - ۱۱:۰۵", "2024-06-19T11:05:00+03:30")]
    [InlineData("۰۳/۰۳/۳۱", "2024-06-20")]
    [InlineData("۹۸/۰۳/۳۱ ۱۱:۰۵", "2019-06-21T11:05:00+04:30")]
    [InlineData("۳۱ خرداد ۰۳", "2024-06-20")]
    public void TryRead_AgainstTheClock(string line, string expected) => Assert.Equal(expected, Read(line, Now));

    [Theory]
    [InlineData("")]
    [InlineData("۲ ساعت دیگر")]
    [InlineData("۱۴۰۳/۱۳/۴۰")]
    [InlineData("۱۴۰۲/۱۲/۳۰")]
    [InlineData("۳۲ خرداد ۱۴۰۳")]
    [InlineData("۳۱ مهر ۱۴۰۳")]
    [InlineData("۳۱ خرداد ۲۰۲۴")]
    [InlineData("20 June 1403")]
    [InlineData("30 February 2024")]
    [InlineData("جمعه ۳۱ خرداد ۱۴۰۳")]
    [InlineData("۱۴۰۳/۰۳/۳۱ ۲۵:۷۰")]
    [InlineData("۱۴۰۳/۰۳/۳۱ ۱۵:۳۰ صبح")]
    [InlineData("05/06/2024")]
    [InlineData("01/02/03")]
    [InlineData("۰۱/۰۲/۰۳")]
    [InlineData("خرداد ۱۴۰۳")]
    [InlineData("۱۱:۰۵")]
    [InlineData("کد خبر: 14030331")]
    [InlineData("021-1403-03-31")]
    [InlineData("192.168.10.1403")]
    [InlineData("۳۱ خرداد ۱۴۰۳ تا ۵ تیر ۱۴۰۳")]
    [InlineData("امروز باران تندی در بیشتر شهرهای استان می‌بارد")]
    [InlineData("چهارشنبه ۳۱ خرداد")]
    [InlineData("می‌رود ۲۰۲۴")]
    [InlineData("۲۰ و ۲۱ خرداد ۱۴۰۳")]
    [InlineData("از ۲۰ تا ۲۵ خرداد ۱۴۰۳")]
    [InlineData("هفته اول خرداد ۱۴۰۳")]
    [InlineData("نیمه دوم خرداد ۱۴۰۳")]
    [InlineData("امروز ۱۴ اردیبهشت")]
    public void TryRead_NoDateOrNoCertainOne_SaysNo(string line) => Assert.Null(Read(line, Now));

    [Fact]
    public void TryRead_PublishedAndUpdated_TakesThePublication()
    {
        Assert.Equal("2024-06-20T11:05:00+03:30", Read("انتشار: ۳۱ خرداد ۱۴۰۳ ۱۱:۰۵ | به‌روزرسانی: ۱ تیر ۱۴۰۳ ۰۸:۰۰", null));
        Assert.Equal("2024-06-20T11:05:00+03:30", Read("۳۱ خرداد ۱۴۰۳ ۱۱:۰۵ (آخرین به روز رسانی ۱ تیر ۱۴۰۳ ۰۸:۰۰)", null));
    }

    [Theory]
    [InlineData("۱۳۹۹/۰۱/۰۲ ۰۰:۳۰", "2020-03-21T01:30:00+04:30")] // clocks went from 00:00 to 01:00
    [InlineData("۱۳۹۹/۰۶/۳۰ ۲۳:۳۰", "2020-09-20T23:30:00+04:30")] // twice that night; the first is meant
    [InlineData("۱۴۰۱/۰۳/۳۱ ۱۱:۰۵", "2022-06-21T11:05:00+04:30")]
    [InlineData("۱۴۰۲/۰۳/۳۱ ۱۱:۰۵", "2023-06-21T11:05:00+03:30")]
    [InlineData("۱۳۹۹/۰۱/۰۲", "2020-03-21")]
    public void TryRead_SummerTime_FollowsTheRulesOfTheYear(string line, string expected) => Assert.Equal(expected, Read(line, null));

    [Fact]
    public void TryRead_Precision_IsWhatWasWritten()
    {
        Assert.True(DateReader.TryRead("۳۱ خرداد ۱۴۰۳", null, DisplayZone.Tehran, out var day));
        Assert.True(DateReader.TryRead("۳۱ خرداد ۱۴۰۳ ۱۱:۰۵", null, DisplayZone.Tehran, out var minute));
        Assert.True(DateReader.TryRead("۳۱ خرداد ۱۴۰۳ ۱۱:۰۵:۰۰", null, DisplayZone.Tehran, out var second));
        Assert.Equal([TimePrecision.Day, TimePrecision.Minute, TimePrecision.Second], [day.Precision, minute.Precision, second.Precision]);
    }
}
