using System.Text.Json;

namespace Monitoring.Tests.Api;

public sealed class InspectCommandTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Terms_KeepTheOrderOfLines_AndAnswerABadLineInItsPlace()
    {
        var input = string.Join('\n', Enumerable.Range(0, 200).Select(n => n == 77 ? "{not json" : $"{{\"text\":\"{Words(n)}\"}}"));

        var called = await Called.RunAsync(input, ["inspect", "terms"]);

        Assert.Equal(1, called.Status);
        Assert.Equal(200, called.Lines.Count);
        Assert.True(called.Lines[77].TryGetProperty("error", out _));
        for (var n = 0; n < 200; n++)
        {
            if (n != 77) Assert.Equal(n + 1, called.Lines[n].GetProperty("terms").GetArrayLength());
        }

        static string Words(int n) => string.Join(' ', Enumerable.Repeat("باران", n + 1));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"text\":7}")]
    [InlineData("{\"text\":\"\\ud800\"}")]
    [InlineData("{\"tokens\":7}")]
    public async Task ALineThatCannotBeDone_AnswersAnError(string line)
    {
        foreach (var kind in (string[])["terms", "text", "robots", "pages"])
        {
            var called = await Called.RunAsync(line + "\n{\"bad\":1}\n", ["inspect", kind]);

            Assert.Equal(1, called.Status);
            Assert.Equal(2, called.Lines.Count);
            Assert.All(called.Lines, one => Assert.Equal(JsonValueKind.String, one.GetProperty("error").ValueKind));
        }
    }

    [Theory]
    [InlineData("a.jsonl", "{\"url\":\"https://a.example/1\",\"title\":\"ت\",\"body\":\"متن خبر\"}", "JSON")]
    [InlineData("a.json", "\uFEFF [1]", "JSON")]
    [InlineData("a.xml", "<?xml version=\"1.0\"?><rss><channel><title>x</title></channel></rss>", "inspect feed")]
    [InlineData("a.warc", "WARC/1.0\r\n\r\n", "import")]
    public async Task Page_OfWhatIsNone_SaysSoInOneLine(string name, string content, string reason)
    {
        var called = await Called.RunAsync("inspect", "page", _scratch.File(name, content));

        Assert.Equal((2, ""), (called.Status, called.Out));
        Assert.Contains(reason, Assert.Single(called.Error.Trim().Split('\n')), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<time>۲ ساعت پیش</time>")]
    [InlineData("<span class='news-date'>۲۹ آبان ۱۴۰۵ - ۱۰:۳۰</span> <time>لحظاتی پیش</time>")]
    [InlineData("<span class=date><b>امروز</b></span>")]
    public async Task Page_DateLineIsNoTextOfTheBody(string line)
    {
        const string first = "به گزارش خبرگزاری سپیدار، نخستین برف پاییزی از بامداد امروز گردنه حیران و مسیر خلخال را سفیدپوش کرد.";
        const string last = "راهداری اردبیل تا <time>ساعت ۲۰</time> در گردنه می‌ماند و از رانندگان خواست زنجیر چرخ همراه داشته باشند و در شب از سفر بپرهیزند.";

        var called = await Called.RunAsync("inspect", "page", _scratch.File("a.html", $"<html lang=fa><body><article><h1>برف در گردنه‌های اردبیل</h1>{line}<p>{first}</p><p>{last}</p>{line}</article></body></html>"));

        Assert.Equal([first, last.Replace("<time>", "", StringComparison.Ordinal).Replace("</time>", "", StringComparison.Ordinal)], called.Answer.GetProperty("body").GetString()!.Split('\n'));
    }

    [Fact]
    public async Task Page_WhatIsUnknownIsNull_AndAShortTextHasItsLanguage()
    {
        var bare = await Called.RunAsync("inspect", "page", _scratch.File("a.html", "<html><body><p>Rain is expected in the north tonight</p></body></html>"));

        Assert.Equal(("en", "none"), (bare.Answer.GetProperty("language").GetString(), bare.Answer.GetProperty("publishedFrom").GetString()));
        foreach (var field in (string[])["kicker", "lead", "published", "source", "number", "section", "image", "canonicalUrl"])
            Assert.Equal(JsonValueKind.Null, bare.Answer.GetProperty(field).ValueKind);
        Assert.DoesNotContain(bare.Answer.EnumerateObject(), field => field.Name != "body" && field.Value.ValueKind == JsonValueKind.String && field.Value.GetString() == "");
    }

    [Fact]
    public async Task LinesThatCannotBeDone_AreCountedOnStandardError_InTheCallersWords()
    {
        var called = await Called.RunAsync("{\"text\":\"باران\"}\n{\"text\":7}\nباران\n[]\n", ["inspect", "terms"]);

        Assert.Equal(
            [null, "\"text\" is not of the kind that belongs there", "the line is not JSON (at byte 1)", "the line is not an object {\"name\":value}"],
            called.Lines.Select(line => line.TryGetProperty("error", out var error) ? error.GetString() : null));
        Assert.Contains("3 of 4 lines", called.Error, StringComparison.Ordinal);
        Assert.Contains("line 2: \"text\" is not", called.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_WithTokens_AnswersATagForEach()
    {
        var called = await Called.RunAsync("""
            {"tokens":["وزیر","خارجه","ترکیه","در","آنکارا","سخن","گفت","."]}
            {"tokens":[]}
            {"tokens":["باران",null]}
            """, ["inspect", "text"]);

        var tags = called.Lines[0].GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()).ToArray();
        Assert.Equal(8, tags.Length);
        Assert.Equal(["B-LOC", "O"], [tags[4], tags[7]]);
        Assert.Empty(called.Lines[1].GetProperty("tags").EnumerateArray());
        Assert.True(called.Lines[2].TryGetProperty("error", out _));
    }

    [Fact]
    public async Task Text_GivesTheIdBackAsItCame()
    {
        var called = await Called.RunAsync("{\"id\":7,\"text\":\"باران\"}\n{\"id\":\"۷\",\"text\":\"باران\"}\n{\"text\":\"باران\"}\n", ["inspect", "text"]);

        Assert.Equal(["7", "\"۷\"", "null"], called.Lines.Select(line => line.GetProperty("id").GetRawText()));
    }

    [Theory]
    [InlineData("a.html")]
    [InlineData("a.txt")]
    public async Task Page_ThatIsBinary_IsAWrongCall(string name)
    {
        var noise = new byte[4096];
        new Random(7).NextBytes(noise);

        var called = await Called.RunAsync("inspect", "page", _scratch.File(name, noise));

        Assert.Equal((2, ""), (called.Status, called.Out));
        Assert.Contains("not text", called.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoLines_AnswerNothing()
    {
        var called = await Called.RunAsync("", ["inspect", "text"]);

        Assert.Equal((0, ""), (called.Status, called.Out));
    }

    [Fact]
    public async Task Terms_OffsetsCountInTheGivenText()
    {
        const string text = "وزیر نیرو به بندرعباس رفت";

        var called = await Called.RunAsync(JsonSerializer.Serialize(new { text }), ["inspect", "terms"]);

        foreach (var term in called.Answer.GetProperty("terms").EnumerateArray())
            Assert.False(string.IsNullOrWhiteSpace(text[term.GetProperty("start").GetInt32()..term.GetProperty("end").GetInt32()]));
    }

    [Fact]
    public async Task Text_OffsetsCutTheGivenText()
    {
        const string text = "رئیس‌جمهور ترکیه در آنکارا با وزیر خارجهٔ عراق دیدار کرد.";

        var called = await Called.RunAsync(JsonSerializer.Serialize(new { id = "x", text }), ["inspect", "text"]);

        Assert.Equal("x", called.Answer.GetProperty("id").GetString());
        Assert.NotEmpty(called.Answer.GetProperty("entities").EnumerateArray());
        foreach (var one in called.Answer.GetProperty("entities").EnumerateArray())
            Assert.Equal(one.GetProperty("text").GetString(), text[one.GetProperty("start").GetInt32()..one.GetProperty("end").GetInt32()]);
    }

    [Fact]
    public async Task Text_WithTatweelInThePlaceOfADash_IsRead()
    {
        const string text = "دو رهبر ــ علی رضایی، رئیس‌جمهور ــ و رئیس‌جمهور ترکیه ــ در آنکارا دیدار کردند.";

        Assert.Equal(0, (await Called.RunAsync(JsonSerializer.Serialize(new { text }), ["inspect", "text"])).Status);
    }

    [Fact]
    public async Task Robots_DecideLineByLine()
    {
        const string lines = """
            {"robots":"User-agent: *\nDisallow: /private","agent":"FooBot","url":"https://a.example/private/x"}
            {"robots":"User-agent: *\nDisallow: /private","agent":"FooBot","url":"https://a.example/public"}
            """;

        var called = await Called.RunAsync(lines, ["inspect", "robots"]);

        Assert.Equal([false, true], called.Lines.Select(line => line.GetProperty("allowed").GetBoolean()));
    }

    [Fact]
    public async Task Pages_AMissingPageAnswersItsPathAndError_TheOthersGoOn()
    {
        var page = _scratch.File("page.html", "<html><head><title>گشایش پل</title></head><body><h1>گشایش پل</h1><p>پل تازهٔ رودخانهٔ سپیدرود با حضور مردم گشایش یافت و رفت‌وآمد آغاز شد.</p></body></html>");
        var lines = JsonSerializer.Serialize(new { path = _scratch.At("none.html"), url = "https://a.example/" }) + "\n"
            + JsonSerializer.Serialize(new { path = page, url = "https://a.example/1" });

        var called = await Called.RunAsync(lines, ["inspect", "pages"]);

        Assert.Equal(1, called.Status);
        Assert.Equal(_scratch.At("none.html"), called.Lines[0].GetProperty("path").GetString());
        Assert.NotEqual("", called.Lines[0].GetProperty("error").GetString());
        Assert.Equal("گشایش پل", called.Lines[1].GetProperty("title").GetString());
        Assert.Equal("none", called.Lines[1].GetProperty("publishedFrom").GetString());
    }

    [Fact]
    public async Task Feed_ThatIsNone_IsAWrongCall()
    {
        var called = await Called.RunAsync("inspect", "feed", _scratch.File("a.xml", "سلام"));

        Assert.Equal(2, called.Status);
        Assert.Single(called.Error.Trim().Split('\n'));
    }
}
