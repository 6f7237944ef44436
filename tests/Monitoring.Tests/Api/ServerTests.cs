using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Monitoring.Api.Commands;
using Monitoring.Api.Hosting;
using Monitoring.Api.Pipeline;

namespace Monitoring.Tests.Api;

/// <summary>A server on loopback with three articles, shared by the tests of this class.</summary>
public sealed class RunningServer : IAsyncLifetime
{
    private readonly Scratch _scratch = new();
    private Server? _server;

    public HttpClient Http { get; } = new();
    internal string Data => _scratch.Data;
    internal Scratch Scratch => _scratch;

    public async ValueTask InitializeAsync()
    {
        var file = _scratch.News(
            "three.jsonl", ImportCommandTests.Article(1, "آتش‌سوزی در بازار <b>رشت</b>"), ImportCommandTests.Article(2, "جشنوارهٔ فیلم کرمان"), ImportCommandTests.Article(3, "بارش برف در سنندج"));
        await Called.RunAsync("import", file, "--data", Data);
        var options = Settings.Read(new Dictionary<string, string?> { ["Monitoring:Url"] = "http://127.0.0.1:0", ["Monitoring:SampleNews"] = "false" });
        var terminal = new Terminal(Stream.Null, Stream.Null, TextWriter.Null, false, TimeProvider.System);
        _server = await Server.StartAsync(terminal, DataFolder.Make(Data), options, default);
        Http.BaseAddress = new Uri(_server.Url);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (_server is not null) await _server.DisposeAsync();
        _scratch.Dispose();
    }
}

public sealed class ServerTests(RunningServer server) : IClassFixture<RunningServer>
{
    private CancellationToken Stop { get; } = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Search_AnswersTheShapeOfTheCommandLine()
    {
        var answer = await GetAsync("/api/search?q=رشت");
        var called = await Called.RunAsync("search", "رشت", "--data", server.Data);

        Assert.Equal(called.Answer.GetRawText(), answer.GetRawText());
        Assert.Equal(1, answer.GetProperty("total").GetInt32());
        Assert.DoesNotContain("<b>", string.Concat(answer.GetProperty("hits")[0].GetProperty("highlights").EnumerateArray().Select(one => one.GetString())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trends_AnswerTheShapeOfTheCommandLine()
    {
        var answer = await GetAsync("/api/trends?q=*&q=کرمان&interval=month&calendar=jalali&from=1403-01-01&to=1403-12-29");
        var called = await Called.RunAsync("trends", "*", "کرمان", "--interval", "month", "--calendar", "jalali", "--from", "1403-01-01", "--to", "1403-12-29", "--data", server.Data);

        Assert.Equal(called.Answer.GetRawText(), answer.GetRawText());
        Assert.Equal(12, answer.GetProperty("series")[0].GetProperty("points").GetArrayLength());
    }

    [Fact]
    public async Task Article_HasItsTextAndWhatWasFound()
    {
        var id = (await GetAsync("/api/search?q=سنندج")).GetProperty("hits")[0].GetProperty("id").GetString();

        var article = await GetAsync("/api/articles/" + id);

        Assert.Equal("بارش برف در سنندج", article.GetProperty("title").GetString());
        foreach (var one in article.GetProperty("entities").EnumerateArray())
            Assert.Equal(one.GetProperty("text").GetString(), article.GetProperty("text").GetString()![one.GetProperty("start").GetInt32()..one.GetProperty("end").GetInt32()]);
    }

    [Theory]
    [InlineData("/api/search", 400, "parameter")]
    [InlineData("/api/search?q=%22", 400, "query")]
    [InlineData("/api/search?q=*&size=101", 400, "parameter")]
    [InlineData("/api/search?q=*&size=x", 400, "parameter")]
    [InlineData("/api/search?q=*&from=1403-13-40", 400, "parameter")]
    [InlineData("/api/search?q=*&from=2024-02-01&to=2024-01-01", 400, "parameter")]
    [InlineData("/api/search?q=*&sort=oldest", 400, "parameter")]
    [InlineData("/api/trends", 400, "parameter")]
    [InlineData("/api/trends?q=*&interval=hour&from=1950-01-01&to=2024-01-01", 400, "parameter")]
    [InlineData("/api/trends?q=1&q=2&q=3&q=4&q=5&q=6&q=7&q=8&q=9", 400, "parameter")]
    [InlineData("/api/articles/none", 404, "not-found")]
    [InlineData("/api/none", 404, "not-found")]
    public async Task AWrongRequest_IsExplainedAsAProblem(string path, int status, string type)
    {
        using var response = await server.Http.GetAsync(path, Stop);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Stop);
        Assert.Equal("/docs/errors#" + type, problem.GetProperty("type").GetString());
        var docs = await server.Http.GetStringAsync("/docs/errors", Stop);
        Assert.Contains($"id=\"{type}\"", docs, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AQueryThatCannotBeUnderstood_IsExplainedInBothLanguages_WithItsPlace()
    {
        using var response = await server.Http.GetAsync("/api/search?q=" + Uri.EscapeDataString("برف (باران"), Stop);

        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Stop);
        Assert.Equal(4, problem.GetProperty("position").GetInt32());
        Assert.Contains("parenthesis", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Contains("پرانتز", problem.GetProperty("persian").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData('a', 2000, HttpStatusCode.OK)]
    [InlineData('ش', 2000, HttpStatusCode.OK)]
    [InlineData('a', 2001, HttpStatusCode.BadRequest)]
    [InlineData('ش', 2001, HttpStatusCode.BadRequest)]
    public async Task AQueryOfTooManyLetters_IsRefused(char letter, int letters, HttpStatusCode expected)
    {
        using var response = await server.Http.GetAsync("/api/search?q=" + new string(letter, letters), Stop);

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task AnotherMethod_IsRefusedWithThoseThatAreAnswered()
    {
        using var response = await server.Http.DeleteAsync("/api/search?q=*", Stop);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Contains("GET", response.Content.Headers.Allow);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task ABodyThatIsNoJson_IsRefusedWithThePlace()
    {
        using var response = await server.Http.PostAsync("/api/sources", new StringContent("{\"name\": ", new System.Net.Http.Headers.MediaTypeHeaderValue("application/json")), Stop);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Stop);
        Assert.Contains("line 1", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/jobs")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/api/status")]
    [InlineData("/api/facets?q=*")]
    [InlineData("/api/sources")]
    public async Task EveryPart_Answers(string path)
    {
        using var response = await server.Http.GetAsync(path, Stop);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("frame-ancestors 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ForeignHostName_IsRefused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/status") { Headers = { Host = "news.attacker.example" } };
        using var response = await server.Http.SendAsync(request, Stop);

        Assert.Equal(HttpStatusCode.MisdirectedRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("Origin", "https://attacker.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task AChangeFromAnotherSite_IsRefused(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/sample/remove");
        request.Headers.Add(header, value);
        using var response = await server.Http.SendAsync(request, Stop);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task BehindAProxy_JobsAreNotShown()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/jobs");
        request.Headers.Add("X-Forwarded-For", "203.0.113.7");
        using var response = await server.Http.SendAsync(request, Stop);

        Assert.True((int)response.StatusCode is 401 or 403, $"{response.StatusCode}");
    }

    [Fact]
    public async Task Import_IsHandedToTheRunningServer()
    {
        var file = server.Scratch.News("more.jsonl", ImportCommandTests.Article(50, "کشف کتیبه در همدان"), new { title = "بی‌نشانی" });

        var called = await Called.RunAsync("import", file, "--data", server.Data);

        Assert.Equal(1, called.Status);
        Assert.Equal(2, called.Answer.GetProperty("read").GetInt32());
        Assert.Equal(1, called.Answer.GetProperty("rejected").GetInt32());
        Assert.Contains(file + ":2: ", called.Error, StringComparison.Ordinal);
        Assert.Equal(1, (await GetAsync("/api/search?q=همدان")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task LocalImport_WithoutTheSecret_IsRefused()
    {
        using var response = await server.Http.PostAsJsonAsync("/local/import", new { paths = (string[])["/etc/passwd"] }, Stop);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task Sources_TakeAnOpmlList_PauseAndGiveItBack()
    {
        const string opml = "<opml version=\"2.0\"><body><outline text=\"state\"><outline text=\"آژانس نو\" xmlUrl=\"https://no.example/rss\" htmlUrl=\"https://no.example/\"/></outline></body></opml>";
        using var added = await server.Http.PostAsync("/api/sources/opml", new StringContent(opml), Stop);
        Assert.Equal(1, (await added.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("added").GetInt32());

        using var paused = await server.Http.PostAsync("/api/sources/feeds/pause?address=https%3A%2F%2Fno.example%2Frss&paused=true", null, Stop);
        Assert.Equal(HttpStatusCode.NoContent, paused.StatusCode);
        using var changed = await server.Http.PatchAsJsonAsync("/api/sources/آژانس نو", new { shown = "excerpt" }, Stop);
        Assert.Equal(HttpStatusCode.NoContent, changed.StatusCode);

        var source = (await GetAsync("/api/sources")).GetProperty("sources").EnumerateArray().Single(one => one.GetProperty("name").GetString() == "آژانس نو");
        Assert.Equal(("state", "excerpt"), (source.GetProperty("group").GetString(), source.GetProperty("shown").GetString()));
        Assert.True(source.GetProperty("feeds")[0].GetProperty("paused").GetBoolean());
        Assert.Contains("https://no.example/rss", await server.Http.GetStringAsync("/api/sources/opml", Stop), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"name\":\"الف\",\"url\":\"no address\"}")]
    [InlineData("{\"name\":\"\",\"url\":\"https://a.example/\"}")]
    [InlineData("{not json")]
    public async Task AddSource_WithWrongInput_IsAProblem(string body)
    {
        using var response = await server.Http.PostAsync("/api/sources", new StringContent(body, System.Text.Encoding.UTF8, "application/json"), Stop);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("{}", "group, shown, paused, site, language")]
    [InlineData("{\"group\":null}", "Nothing to change")]
    [InlineData("{\"colour\":\"red\"}", "'colour' is no field of the body, or its value is not of the field's kind: it takes group, shown, paused, site, language.")]
    [InlineData("{\"group\":\"bogus\"}", "group takes state|private|abroad|region")]
    [InlineData("{\"group\":\"state,region\"}", "group takes state|private|abroad|region")]
    [InlineData("{\"shown\":\"some\"}", "shown takes all|excerpt|title")]
    [InlineData("{\"paused\":\"yes\"}", "'paused'")]
    [InlineData("{\"site\":\"javascript:alert(1)\"}", "site takes")]
    [InlineData("{\"language\":\"xx-bogus\"}", "language takes")]
    [InlineData("[]", "it takes group, shown")]
    public async Task ChangingASource_ByWhatIsWrong_NamesTheFieldAndWhatItTakes(string body, string detail)
    {
        using var response = await server.Http.PatchAsync("/api/sources/سپهر", new StringContent(body, System.Text.Encoding.UTF8, "application/json"), Stop);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Stop);
        Assert.Contains(detail, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpmlList_IsGuardedLikeAnyAddress_AndSaysWhatWasRefused()
    {
        string[] refused = ["http://127.0.0.1:9/f", "http://localhost/f", "http://169.254.169.254/latest", "https://user@no.example/f", "https://no.example:22/f", "javascript:alert(1)", "file:///etc/passwd"];
        var opml = "<opml version=\"2.0\"><body>" + string.Concat(refused.Append("https://guarded.example/rss").Select(url => $"<outline text=\"x\" xmlUrl=\"{url}\" htmlUrl=\"javascript:alert(1)\"/>")) + "</body></opml>";

        using var response = await server.Http.PostAsync("/api/sources/opml", new StringContent(opml), Stop);

        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(Stop);
        Assert.Equal(1, answer.GetProperty("added").GetInt32());
        Assert.Equal(refused, answer.GetProperty("refused").EnumerateArray().Select(one => one.GetProperty("address").GetString()));
        Assert.All(answer.GetProperty("refused").EnumerateArray(), one => Assert.NotEqual("", one.GetProperty("reason").GetString()));
        var source = (await GetAsync("/api/sources")).GetProperty("sources").EnumerateArray().Single(one => one.GetProperty("name").GetString() == "x");
        Assert.Equal(JsonValueKind.Null, source.GetProperty("site").ValueKind);
        Assert.Equal("https://guarded.example/rss", Assert.Single(source.GetProperty("feeds").EnumerateArray()).GetProperty("address").GetString());
    }

    [Theory]
    [InlineData("http://*:5080", "*")]
    [InlineData("http://+:5080", "+")]
    [InlineData("http://[::]:5080", "[::]")]
    [InlineData("http://localhost:5080/", "localhost")]
    public void HostOf_KnowsTheSignsForEveryAddress(string url, string host) => Assert.Equal(host, RequestGuard.HostOf(url));

    [Fact]
    public async Task ChangingASourceThatIsNone_IsAProblem()
    {
        using var response = await server.Http.PatchAsJsonAsync("/api/sources/" + new string('a', 3000), new { shown = "title" }, Stop);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task AMissingParameter_IsNamed()
    {
        using var response = await server.Http.PostAsync("/api/sources/feeds/pause", null, Stop);

        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Stop);
        Assert.Contains("address", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private Task<JsonElement> GetAsync(string path) => server.Http.GetFromJsonAsync<JsonElement>(path, Stop);
}
