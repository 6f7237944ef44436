using CsCheck;
using Monitoring.Text.Dates;

namespace Monitoring.Tests.Text.Dates;

public class JalaliPeriodsTests
{
    private static readonly DateOnly Day = new(2024, 6, 20);

    [Fact]
    public void Starts_OfAKnownDay()
    {
        Assert.Equal(new DateOnly(2024, 6, 15), JalaliPeriods.WeekStart(Day));
        Assert.Equal(new DateOnly(2024, 5, 21), JalaliPeriods.MonthStart(Day));
        Assert.Equal(new DateOnly(2024, 3, 20), JalaliPeriods.SeasonStart(Day));
        Assert.Equal(new DateOnly(2024, 3, 20), JalaliPeriods.YearStart(Day));
        Assert.Equal(new DateOnly(2025, 3, 21), JalaliPeriods.Nowruz(1404));
        Assert.Equal(JalaliSeason.Winter, JalaliPeriods.SeasonOf(new JalaliDate(1403, 12, 30)));
        Assert.Equal("پاییز", DateNames.Season(JalaliPeriods.SeasonOf(new JalaliDate(1403, 7, 1)), DateLanguage.Persian));
    }

    [Fact]
    public void Starts_AnyDay_AreOnOrBeforeItAndOfTheirKind() => Gen.Int[300_000, 1_000_000].Sample(number =>
    {
        var day = DateOnly.FromDayNumber(number);
        var week = JalaliPeriods.WeekStart(day);
        var month = JalaliPeriods.MonthStart(day);
        Assert.Equal(DayOfWeek.Saturday, week.DayOfWeek);
        Assert.InRange(day.DayNumber - week.DayNumber, 0, 6);
        Assert.Equal(1, JalaliDate.FromDateOnly(month).Day);
        Assert.InRange(day.DayNumber - month.DayNumber, 0, 30);
        Assert.Equal((1, 1), (JalaliDate.FromDateOnly(JalaliPeriods.YearStart(day)).Month, JalaliDate.FromDateOnly(JalaliPeriods.YearStart(day)).Day));
    });

    [Theory]
    [InlineData("1403-06-31", 1, "1403-07-30")]
    [InlineData("1403-12-30", 12, "1404-12-29")]
    [InlineData("1403-01-15", -1, "1402-12-15")]
    public void AddMonths_KeepsTheDayWhereThereIsOne(string from, int months, string expected) =>
        Assert.Equal(expected, JalaliPeriods.AddMonths(JalaliDate.FromDateOnly(CommandDate.Parse(from)), months).ToString());

    [Fact]
    public void AddMonths_OutOfTheCalendar_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => JalaliPeriods.AddMonths(new JalaliDate(1, 1, 1), -1));

    [Theory]
    [InlineData("2024-06-20", "2024-06-20")]
    [InlineData("1403-03-31", "2024-06-20")]
    [InlineData("۱۴۰۳-۰۳-۳۱", "2024-06-20")]
    [InlineData("١٤٠٣/٣/٣١", "2024-06-20")]
    public void CommandDate_ReadsBothCalendars(string text, string expected) =>
        Assert.Equal(expected, CommandDate.Parse(text).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("yesterday", "write 2024-06-20, or 1403-03-31")]
    [InlineData("", "write 2024-06-20")]
    [InlineData("1403-3", "write 2024-06-20")]
    [InlineData("20-06-2024", "write 2024-06-20")]
    [InlineData("1403-13-40", "months go from 1 to 12")]
    [InlineData("1402-12-30", "month 12 of 1402 has 29 days, not 30")]
    [InlineData("2023-02-29", "month 2 of 2023 has 28 days")]
    [InlineData("1700-01-01", "the year is 1900 to 2100, or 1200 to 1500")]
    public void CommandDate_WrongText_SaysWhatToWrite(string text, string problem) =>
        Assert.Contains(problem, Assert.Throws<FormatException>(() => CommandDate.Parse(text)).Message, StringComparison.Ordinal);
}
