namespace Monitoring.Tests.Api;

public sealed class CommandLineTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("serch", "تهران")]
    [InlineData("search")]
    [InlineData("search", "*", "--size", "ten")]
    [InlineData("search", "*", "--size", "-1")]
    [InlineData("search", "*", "--sort", "date")]
    [InlineData("search", "*", "--from", "1403-13-40")]
    [InlineData("search", "*", "--from", "1403-03-31", "--to", "2024-06-01")]
    [InlineData("search", "*", "--data", "")]
    [InlineData("trends", "*", "--interval", "minute")]
    [InlineData("trends", "*", "--interval", "1")]
    [InlineData("trends", "*", "--interval", "hour,day")]
    [InlineData("search", "*", "--sort", "relevance,newest")]
    [InlineData("import")]
    [InlineData("inspect")]
    [InlineData("inspect", "page", "no-such-file.html")]
    [InlineData("evaluate", "nothing")]
    [InlineData("report", "weekly", "--preview", "x.html")]
    [InlineData("backup", "x")]
    [InlineData("search", "*", "--data", "no-such-folder")]
    public async Task AWrongCall_SaysOneLineAndAnswersNothing(params string[] args)
    {
        var called = await Called.RunAsync(args);

        Assert.Equal(2, called.Status);
        Assert.Equal("", called.Out);
        Assert.Single(called.Error.Trim().Split('\n'));
    }

    [Theory]
    [InlineData("inspect")]
    [InlineData("inspect", "nosuch")]
    [InlineData("inspect", "nosuch", "page.html", "--url", "https://a.example/1")]
    public async Task AnInspectionOfNothingKnown_ListsWhatCanBeInspected(params string[] args)
    {
        var called = await Called.RunAsync(args);

        Assert.Equal(2, called.Status);
        Assert.Contains("page, pages, feed, robots, terms, text", called.Error, StringComparison.Ordinal);
        Assert.Single(called.Error.Trim().Split('\n'));
    }

    [Fact]
    public async Task AQueryThatCannotBeUnderstood_SaysWhatToWrite()
    {
        await Called.RunAsync("import", _scratch.News("a.jsonl", ImportCommandTests.Article(1, "الف")), "--data", _scratch.Data);

        var called = await Called.RunAsync("search", "\"باز", "--data", _scratch.Data);

        Assert.Equal((2, ""), (called.Status, called.Out));
    }

    [Fact]
    public async Task AQueryMayBeginWithAnAtSign()
    {
        await Called.RunAsync("import", _scratch.News("a.jsonl", ImportCommandTests.Article(1, "@kanal الف")), "--data", _scratch.Data);

        var called = await Called.RunAsync("search", "@kanal", "--data", _scratch.Data);

        Assert.Equal(0, called.Status);
        Assert.Equal(1, called.Answer.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Trends_SumToWhatHasADate_AndSayWhatHasNone()
    {
        var file = _scratch.News(
            "a.jsonl",
            new { url = "https://a.example/1", title = "باران", body = "باران بارید", jalali = "1402-12-29" },
            new { url = "https://a.example/2", title = "باران", body = "باران بارید", jalali = "1403-01-01" },
            new { url = "https://a.example/3", title = "باران", body = "باران بارید", jalali = "1403-01-31" },
            new { url = "https://a.example/4", title = "باران", body = "باران بارید" },
            new { url = "https://a.example/5", title = "برف", body = "برف بارید", jalali = "1403-01-05" });
        await Called.RunAsync("import", file, "--data", _scratch.Data);

        var called = await Called.RunAsync(
            "trends", "باران", "*", "--interval", "month", "--calendar", "jalali", "--from", "1402-12-01", "--to", "1403-01-31", "--share", "--data", _scratch.Data);

        var rain = called.Answer.GetProperty("series")[0];
        Assert.Equal(1, rain.GetProperty("undated").GetInt32());
        Assert.Equal([1, 2], rain.GetProperty("points").EnumerateArray().Select(point => point.GetProperty("count").GetInt32()));
        Assert.Equal([1, 3], rain.GetProperty("points").EnumerateArray().Select(point => point.GetProperty("total").GetInt32()));
        Assert.Equal("2024-03-20T00:00:00+03:30", rain.GetProperty("points")[1].GetProperty("start").GetString());
        Assert.Equal(0.666667, rain.GetProperty("points")[1].GetProperty("share").GetDouble());
    }

    [Fact]
    public async Task Export_IsOldestFirst_UndatedLast_WithTheWholeShape()
    {
        var file = _scratch.News(
            "a.jsonl",
            new { url = "https://a.example/1", title = "سوم", body = "متن" },
            new { url = "https://a.example/2", title = "دوم", body = "متن", published = "2024-06-20T11:05:00+03:30", source = "سپهر", language = "fa" },
            new { url = "https://a.example/3", title = "یکم", body = "متن", jalali = "1403-03-30" });
        await Called.RunAsync("import", file, "--data", _scratch.Data);

        var called = await Called.RunAsync("export", "--data", _scratch.Data);

        Assert.Equal(["یکم", "دوم", "سوم"], called.Lines.Select(line => line.GetProperty("title").GetString()));
        Assert.Equal(["2024-06-19", "2024-06-20T11:05:00+03:30", null], called.Lines.Select(line => line.GetProperty("published").GetString()));
        Assert.Equal(
            ["id", "url", "title", "published", "source", "language", "story", "copyOf", "topics", "entities"],
            called.Lines[1].EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public async Task Evaluate_ListsEverySuiteWithItsState()
    {
        var called = await Called.RunAsync("evaluate", "arman");

        Assert.Equal(
            ["suite", "figure", "floor", "aim", "state"], called.Answer.EnumerateObject().Select(property => property.Name));
        Assert.Contains(called.Answer.GetProperty("state").GetString(), (string[])["met", "short", "absent", "unbuilt"]);
    }
}
