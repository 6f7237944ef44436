using CsCheck;
using Monitoring.Text.Dates;

namespace Monitoring.Tests.Text.Dates;

public class JalaliDateTests
{
    [Theory]
    [InlineData(1403, 3, 31, "2024-06-20")]
    [InlineData(1403, 12, 30, "2025-03-20")]
    [InlineData(1404, 1, 1, "2025-03-21")]
    [InlineData(1399, 12, 30, "2021-03-20")]
    [InlineData(1357, 11, 22, "1979-02-11")]
    [InlineData(1, 1, 1, "0622-03-22")]
    public void ToDateOnly_KnownDays(int year, int month, int day, string gregorian)
    {
        var date = new JalaliDate(year, month, day);
        Assert.Equal(DateOnly.ParseExact(gregorian, "yyyy-MM-dd"), date.ToDateOnly());
        Assert.Equal(date, JalaliDate.FromDateOnly(date.ToDateOnly()));
    }

    [Theory]
    [InlineData(1403, 13, 40, "months go from 1 to 12")]
    [InlineData(1402, 12, 30, "has 29 days, not 30")]
    [InlineData(1403, 7, 31, "has 30 days, not 31")]
    [InlineData(1403, 1, 0, "has 31 days, not 0")]
    [InlineData(0, 1, 1, "years go from 1 to 9377")]
    [InlineData(9378, 1, 1, "years go from 1 to 9377")]
    public void Constructor_ImpossibleDay_SaysWhatIsAllowed(int year, int month, int day, string message)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new JalaliDate(year, month, day));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.False(JalaliDate.TryCreate(year, month, day, out _));
    }

    [Fact]
    public void FromDateOnly_EveryDay_RoundTripsAndKeepsOrder()
    {
        var first = new JalaliDate(1, 1, 1).ToDateOnly().DayNumber;
        var last = new JalaliDate(JalaliDate.MaxYear, 12, 29).ToDateOnly().DayNumber;
        Gen.Int[first, last - 1].Sample(number =>
        {
            var today = JalaliDate.FromDateOnly(DateOnly.FromDayNumber(number));
            var tomorrow = JalaliDate.FromDateOnly(DateOnly.FromDayNumber(number + 1));
            return today.ToDateOnly().DayNumber == number && today < tomorrow;
        });
    }

    [Fact]
    public void FromDateOnly_EveryDayOfTheTabledYears_EqualsTheCalendarOfTheRuntime()
    {
        var calendar = new System.Globalization.PersianCalendar();
        var first = new JalaliDate(1199, 12, 1).ToDateOnly();
        var last = new JalaliDate(1501, 2, 1).ToDateOnly();
        for (var day = first; day < last; day = day.AddDays(1))
        {
            var at = day.ToDateTime(TimeOnly.MinValue);
            var date = JalaliDate.FromDateOnly(day);
            Assert.Equal((calendar.GetYear(at), calendar.GetMonth(at), calendar.GetDayOfMonth(at)), (date.Year, date.Month, date.Day));
            Assert.Equal(day, date.ToDateOnly());
        }
    }

    [Fact]
    public void Score_TableOfTheCalendar_AllPairsEqual()
    {
        var path = SharedFiles.Find("data/dates/gregorian_jalali_icu78.tsv");
        Assert.SkipWhen(path is null, SharedFiles.Absent);
        using var table = File.OpenText(path);
        Assert.Equal(1, JalaliScore.Score(table));
    }

    [Fact]
    public void Score_WrongPair_Counts()
    {
        Assert.Equal(0.5, JalaliScore.Score(new StringReader("2024-06-20\t1403-03-31\n2024-06-20\t1403-03-30\n")));
        Assert.Equal(0, JalaliScore.Score(new StringReader("")));
    }
}
