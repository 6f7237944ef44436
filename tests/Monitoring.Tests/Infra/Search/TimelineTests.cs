using Monitoring.Infra.Search;

namespace Monitoring.Tests.Infra.Search;

public sealed class TimelineTests
{
    [Theory]
    [InlineData(TrendInterval.Week, TrendCalendar.Gregorian, "2024-06-17 2024-06-24", DayOfWeek.Monday)]
    [InlineData(TrendInterval.Week, TrendCalendar.Jalali, "2024-06-15 2024-06-22", DayOfWeek.Saturday)]
    [InlineData(TrendInterval.Month, TrendCalendar.Gregorian, "2024-06-01", DayOfWeek.Saturday)]
    [InlineData(TrendInterval.Month, TrendCalendar.Jalali, "2024-05-21 2024-06-21", DayOfWeek.Tuesday)]
    [InlineData(TrendInterval.Year, TrendCalendar.Gregorian, "2024-01-01", DayOfWeek.Monday)]
    [InlineData(TrendInterval.Year, TrendCalendar.Jalali, "2024-03-20", DayOfWeek.Wednesday)]
    public void Between_TwoDays_BeginsEachIntervalWhereTheCalendarDoes(TrendInterval interval, TrendCalendar calendar, string starts, DayOfWeek first)
    {
        var line = Line("2024-06-20T00:00:00+03:30", "2024-06-25T00:00:00+03:30", interval, calendar);

        Assert.Equal(starts, string.Join(' ', line.Starts.Select(s => s.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))));
        Assert.Equal(first, line.Starts[0].DayOfWeek);
    }

    [Fact]
    public void IndexOf_OutsideTheBounds_IsNoIntervalThoughTheFirstBeginsBefore()
    {
        var line = Line("2024-06-20T00:00:00+03:30", "2024-06-21T00:00:00+03:30", TrendInterval.Year, TrendCalendar.Jalali);

        Assert.Equal(-1, line.IndexOf(Instant("2024-06-19T23:59:59+03:30")));
        Assert.Equal(0, line.IndexOf(Instant("2024-06-20T00:00:00+03:30")));
        Assert.Equal(-1, line.IndexOf(Instant("2024-06-21T00:00:00+03:30")));
    }

    /// <summary>Iran put its clocks forward at midnight of 1 Farvardin 1401 and back at midnight of 30 Shahrivar: 23 and 25 hours.</summary>
    [Fact]
    public void Between_DaysWhenClocksChange_CountsEveryHourOnce()
    {
        var spring = Line("2022-03-22T00:00:00+04:30", "2022-03-23T00:00:00+04:30", TrendInterval.Hour, TrendCalendar.Gregorian);
        var autumn = Line("2022-09-21T00:00:00+04:30", "2022-09-22T00:00:00+03:30", TrendInterval.Hour, TrendCalendar.Gregorian);
        var days = Line("2022-03-20T00:00:00+03:30", "2022-03-24T00:00:00+04:30", TrendInterval.Day, TrendCalendar.Gregorian);

        Assert.Equal(24, spring.Starts.Count);
        Assert.Equal(25, autumn.Starts.Count);
        Assert.Distinct(autumn.Starts.Select(s => s.UtcDateTime));
        Assert.Equal(4, days.Starts.Count);
        Assert.Equal("2022-03-22T01:00:00+04:30", days.Starts[2].ToString("yyyy-MM-ddTHH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Between_FortyYearsByHour_IsRefusedWithAdvice() => Assert.Contains(
        "longer interval",
        Assert.Throws<QueryException>(() => Line("1981-03-21T00:00:00+03:30", "2022-03-20T00:00:00+03:30", TrendInterval.Hour, TrendCalendar.Gregorian)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Between_FortyJalaliYearsByMonth_HasFourHundredEightyMonths() =>
        Assert.Equal(480, Line("1981-03-21T00:00:00+03:30", "2021-03-21T00:00:00+03:30", TrendInterval.Month, TrendCalendar.Jalali).Starts.Count);

    private static Timeline Line(string first, string end, TrendInterval interval, TrendCalendar calendar) =>
        Timeline.Between(Instant(first), Instant(end), interval, calendar, News.Tehran);

    private static long Instant(string iso) => DateTimeOffset.Parse(iso, System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();
}
