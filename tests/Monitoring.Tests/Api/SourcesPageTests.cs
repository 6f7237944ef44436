using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Monitoring.Tests.Api;

/// <summary>What the pages ask for is what the server answers, and no more of a text than its source allows.</summary>
public sealed partial class SourcesPageTests(RunningServer server) : IClassFixture<RunningServer>
{
    private CancellationToken Stop { get; } = TestContext.Current.CancellationToken;

    [Fact]
    public async Task EveryAddressThatThePagesAsk_IsOneOfTheApi()
    {
        var described = await GetAsync("/openapi/v1.json");
        var known = described.GetProperty("paths").EnumerateObject().Select(path => Shape().Replace(path.Name, "*")).ToHashSet();

        var asked = Address().Matches(await server.Http.GetStringAsync("/js/api.js", Stop)).Select(match => "/" + Shape().Replace(match.Value[1..], "*")).ToList();

        Assert.True(asked.Count > 10, $"only {asked.Count} addresses were found in the page's script");
        Assert.All(asked, path => Assert.Contains(path, known));
    }

    [Theory]
    [InlineData("all", true)]
    [InlineData("excerpt", false)]
    [InlineData("title", false)]
    public async Task Search_MarksOnlyWhatMayBeShown(string shown, bool marked)
    {
        var name = "روزنامهٔ " + shown;
        var body = "شهرداری نیشابور از مرمت کاروانسرا خبر داد. " + string.Concat(Enumerable.Repeat("کارگران هر روز آجرهای کهنه را می‌شویند. ", 20)) + "گنجینه‌ای از یاقوت در پی بنا پیدا شد.";
        var file = server.Scratch.News($"{shown}.jsonl", new { url = $"https://{shown}.example/1", title = "مرمت کاروانسرا", body, source = name });
        await Called.RunAsync("import", file, "--data", server.Data);
        using var changed = await server.Http.PatchAsJsonAsync("/api/sources/" + Uri.EscapeDataString(name), new { shown }, Stop);

        var hit = (await GetAsync($"/api/search?q=یاقوت source:\"{name}\"")).GetProperty("hits")[0];

        Assert.Equal(marked, hit.GetProperty("highlights").GetRawText().Contains("یاقوت", StringComparison.Ordinal));
        Assert.Equal(marked, (await Called.RunAsync("search", $"یاقوت source:\"{name}\"", "--data", server.Data)).Out.Contains("یاقوت</mark>", StringComparison.Ordinal));
        Assert.DoesNotContain("یاقوت", (await Called.RunAsync("export", $"یاقوت source:\"{name}\"", "--data", server.Data)).Out, StringComparison.Ordinal);
        Assert.Equal(marked, (await GetAsync("/api/articles/" + hit.GetProperty("id").GetString())).GetRawText().Contains("یاقوت", StringComparison.Ordinal));
    }

    private Task<JsonElement> GetAsync(string path) => server.Http.GetFromJsonAsync<JsonElement>(path, Stop);

    [GeneratedRegex(@"['`]api/[^'`]+", RegexOptions.NonBacktracking)]
    private static partial Regex Address();

    [GeneratedRegex(@"\$?\{[^}]*\}+(?:\)\})?", RegexOptions.NonBacktracking)]
    private static partial Regex Shape();
}
