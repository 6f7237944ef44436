using CsCheck;
using Monitoring.Text;
using Monitoring.Text.Dates;

namespace Monitoring.Tests.Text.Dates;

public class DateFormatTests
{
    // Those with a year.
    private static readonly DateStyle[] Styles = [DateStyle.Numeric, DateStyle.Written, DateStyle.WithWeekday];

    private static readonly DateTimeOffset Eleven = new(2024, 6, 20, 11, 5, 9, TimeSpan.FromHours(3.5));

    [Theory]
    [InlineData(TimePrecision.Day, DateStyle.Written, DateLanguage.Persian, "۳۱ خرداد ۱۴۰۳")]
    [InlineData(TimePrecision.Minute, DateStyle.Written, DateLanguage.Persian, "۳۱ خرداد ۱۴۰۳، ۱۱:۰۵")]
    [InlineData(TimePrecision.Second, DateStyle.WithWeekday, DateLanguage.Persian, "پنجشنبه ۳۱ خرداد ۱۴۰۳، ۱۱:۰۵:۰۹")]
    [InlineData(TimePrecision.Minute, DateStyle.Numeric, DateLanguage.Persian, "۱۴۰۳/۰۳/۳۱ ۱۱:۰۵")]
    [InlineData(TimePrecision.Minute, DateStyle.DayMonth, DateLanguage.Persian, "۳۱ خرداد، ۱۱:۰۵")]
    [InlineData(TimePrecision.Minute, DateStyle.Numeric, DateLanguage.English, "1403-03-31 11:05")]
    [InlineData(TimePrecision.Minute, DateStyle.WithWeekday, DateLanguage.English, "Thursday 31 Khordad 1403, 11:05")]
    public void Show_OneInstant_InEveryStyle(TimePrecision precision, DateStyle style, DateLanguage language, string expected) =>
        Assert.Equal(expected, DateFormat.Show(new NewsTime(Eleven, precision), DisplayZone.Tehran, style, language));

    [Fact]
    public void Show_Gregorian_InPersianAndEnglish()
    {
        var time = new NewsTime(Eleven, TimePrecision.Minute);
        Assert.Equal("۲۰ ژوئن ۲۰۲۴، ۱۱:۰۵", DateFormat.Show(time, DisplayZone.Tehran, calendar: DateCalendar.Gregorian));
        Assert.Equal("20 June 2024, 11:05", DateFormat.Show(time, DisplayZone.Tehran, language: DateLanguage.English, calendar: DateCalendar.Gregorian));
        Assert.Equal("2024-06-20", DateFormat.Show(new DateOnly(2024, 6, 20), DateStyle.Numeric, DateLanguage.English));
    }

    [Fact]
    public void Show_EveryDayAndStyle_IsReadBackTheSame()
    {
        var first = new DateOnly(1922, 1, 1).DayNumber;
        var last = new DateOnly(2072, 1, 1).DayNumber;
        Gen.Select(
            Gen.Int[first, last], Gen.Int[0, 86_399], Gen.Enum<TimePrecision>(), Gen.Int[0, 2].Select(i => Styles[i]),
            Gen.Enum<DateLanguage>(), Gen.Bool.Select(jalali => jalali ? DateCalendar.Jalali : DateCalendar.Gregorian)).Sample(
            (number, seconds, precision, style, language, calendar) =>
            {
                var day = DateOnly.FromDayNumber(number);
                if (precision == TimePrecision.Minute) seconds -= seconds % 60;
                var time = precision == TimePrecision.Day
                    ? NewsTime.OnDay(day, DisplayZone.Tehran)
                    : new NewsTime(DisplayZone.Tehran.At(day.ToDateTime(TimeOnly.MinValue).AddSeconds(seconds)), precision);
                var shown = DateFormat.Show(time, DisplayZone.Tehran, style, language, calendar);
                Assert.True(DateReader.TryRead(shown, null, DisplayZone.Tehran, out var read), shown);
                Assert.True(time == read, $"{shown}: {time.Instant:O} read as {read.Instant:O} {read.Precision}");
            }, iter: 20_000);
    }

    [Fact]
    public void Show_EveryDayOfTwoCenturies_IsReadBackTheSame()
    {
        for (var day = new DateOnly(1901, 1, 1); day.Year < 2100; day = day.AddDays(1))
        {
            var shown = DateFormat.Show(JalaliDate.FromDateOnly(day), DateStyle.WithWeekday);
            Assert.True(DateReader.TryRead(shown, null, DisplayZone.Tehran, out var read), shown);
            Assert.Equal(NewsTime.OnDay(day, DisplayZone.Tehran), read);
        }
    }
}
