using CsCheck;
using Monitoring.Infra.Search;
using Monitoring.Infra.Search.Queries;
using Monitoring.Text;

namespace Monitoring.Tests.Infra.Search;

public sealed class QueryParserTests
{
    [Theory]
    [InlineData("", "empty")]
    [InlineData("   ", "empty")]
    [InlineData("؟!", "only signs")]
    [InlineData("\"باران", "close it with \"")]
    [InlineData("«باران", "close it with »")]
    [InlineData("(باران", "close it with )")]
    [InlineData("باران)", "not opened")]
    [InlineData("()", "between the parentheses")]
    [InlineData("باران OR", "after OR")]
    [InlineData("OR باران", "before OR")]
    [InlineData("باران AND", "after AND")]
    [InlineData("NOT", "after NOT")]
    [InlineData("باران -", "after NOT")]
    [InlineData("people:علی", "no field people")]
    [InlineData("http://news.example", "no field http")]
    [InlineData("person: علی", "person:word")]
    [InlineData("date:دیروز", "write 2024-06-20")]
    [InlineData("date:1403-13-40", "months go from 1 to 12")]
    [InlineData("date:1403-04-01..1403-03-01", "exchange")]
    [InlineData("date:..", "is no date")]
    [InlineData("ک*", "two letters")]
    public void Parse_Mistake_SaysInOneLineWhatToWrite(string query, string said)
    {
        var mistake = Assert.Throws<QueryException>(() => Parse(query));

        Assert.Contains(said, mistake.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', mistake.Message);
        Assert.Contains(mistake.Persian, letter => letter is >= 'آ' and <= 'ی');
    }

    [Theory]
    [InlineData("باران \"سیل", 6)]
    [InlineData("باران (سیل", 6)]
    [InlineData("باران) سیل", 5)]
    [InlineData("باران OR OR سیل", 9)]
    [InlineData("باران people:علی", 6)]
    [InlineData("باران person: علی", 14)]
    [InlineData("(باران OR date:1403-13-40)", 10)]
    [InlineData("باران -ک*", 7)]
    [InlineData("باران AND", 9)]
    public void Parse_Mistake_KnowsWhereItStands(string query, int at) => Assert.Equal(at, Assert.Throws<QueryException>(() => Parse(query)).At);

    [Theory]
    [InlineData("ساعت 11:05")]
    [InlineData("گفت: باران")]
    [InlineData("باران؟")]
    [InlineData("پیش‌-بینی")]
    [InlineData("C++ و C#")]
    [InlineData("باران ؟ سیل")]
    [InlineData("باران AND NOT سیل")]
    [InlineData("- -باران")]
    [InlineData("date:1403")]
    [InlineData("date:۲۰۲۴/۰۶")]
    [InlineData("date:1403-12..")]
    public void Parse_WhatPeopleWrite_IsUnderstood(string query) => Assert.NotNull(Parse(query));

    [Fact]
    public void Parse_Date_CoversWholeMonthsAndYearsOfEitherCalendar()
    {
        Assert.Equal((new DateOnly(2024, 3, 20), new DateOnly(2025, 3, 20)), Days("date:1403"));
        Assert.Equal((new DateOnly(2024, 5, 21), new DateOnly(2024, 6, 20)), Days("date:1403-03"));
        Assert.Equal((new DateOnly(2025, 2, 19), new DateOnly(2025, 3, 20)), Days("date:1403-12"));
        Assert.Equal((new DateOnly(2024, 2, 1), new DateOnly(2024, 2, 29)), Days("date:2024-02"));
        Assert.Equal((new DateOnly(2024, 12, 1), new DateOnly(2024, 12, 31)), Days("date:2024-12"));
        Assert.Equal((null, new DateOnly(2024, 6, 20)), Days("date:..1403-03-31"));

        static (DateOnly?, DateOnly?) Days(string query) => Parse(query) is DateNode date ? (date.From, date.To) : default;
    }

    [Theory]
    [InlineData(3000, "باران ")]
    [InlineData(1000, "((")]
    [InlineData(900, "- ")]
    [InlineData(150, "NOT ")]
    [InlineData(400, "a ")]
    [InlineData(900, "\"\"")]
    public void Parse_TooMuch_IsRefusedAndNotOverrun(int times, string text) =>
        Assert.Throws<QueryException>(() => Parse(string.Concat(Enumerable.Repeat(text, times)) + "x"));

    [Fact]
    public void Parse_AnyText_GivesATreeOrTheOneException()
    {
        var pieces = Gen.OneOf(
            "باران", "نسل‌کشی", "\"", "«", "»", "(", ")", "OR", "AND", "NOT", "-", "*", "ک*", "date:", "person:", "title:", "1403-03-31", "..", ":", " ", "\u200C", "\0", "\uD800", "“", "covid-19", "|", "&&", "x:y", "\u202E");
        Gen.Select(pieces.Array[0, 30], Gen.Bool, (parts, spaced) => string.Join(spaced ? " " : "", parts)).Sample(
            text =>
            {
                try
                {
                    return Parse(text) is not null;
                }
                catch (QueryException e)
                {
                    return e.Message.Length is > 10 and < 400;
                }
            },
            iter: 100_000);
        Gen.String.Sample(
            text =>
            {
                try
                {
                    return Parse(text) is not null;
                }
                catch (QueryException)
                {
                    return true;
                }
            },
            iter: 20_000);
    }

    private static QueryNode Parse(string query) => QueryParser.Parse(query, TextAnalyzer.Shared, new SearchNames());
}
