using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Monitoring.Ingest.Encodings;
using Monitoring.Ingest.Files;
using Monitoring.Ingest.Pages;
using Monitoring.Text.Dates;

namespace Monitoring.Tests.Ingest.Files;

/// <summary>Golden pages: each <c>Pages/NAME.txt</c> has what it must yield in <c>Pages/NAME.json</c> beside it.</summary>
public sealed class TextPageTests
{
    private static readonly string Pages = Path.Combine(AppContext.BaseDirectory, "Ingest", "Files", "Pages");
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string> Cases => [.. Directory.EnumerateFiles(Pages, "*.txt").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Extract_GivesWhatTheGoldenFileSays(string name)
    {
        var bytes = File.ReadAllBytes(Path.Combine(Pages, name + ".txt"));
        var expected = JsonNode.Parse(File.ReadAllText(Path.Combine(Pages, name + ".json")))!;

        var actual = Fields(TextPage.Extract(PageEncoding.Decode(bytes).Text));

        Assert.Equal(WithoutSpaces(expected), WithoutSpaces(actual));
    }

    [Fact]
    public void Extract_GivesTheSeedsFacts()
    {
        var shared = Environment.GetEnvironmentVariable("MONITORING_SHARED") ?? Path.Combine(Root(), "..", "shared");
        var seed = Path.Combine(shared, "seed", "mehr-6142565.txt");
        Assert.SkipWhen(!File.Exists(seed), $"{seed} is not here: set MONITORING_SHARED");

        var page = TextPage.Extract(File.ReadAllText(seed));

        Assert.Equal("باقری در دیدار با اسماعیل هنیه", page.Kicker);
        Assert.Equal("بهره‌گیری از ظرفیت‌ها برای هزینه‌مندسازی جنایات اسرائیل ضروری است", page.Title);
        Assert.Equal("2024-06-20T11:05:00+03:30", page.Published?.ToIso(DisplayZone.Tehran));
        Assert.StartsWith("سرپرست وزارت امور خارجه در دیدار", page.Lead, StringComparison.Ordinal);
        Assert.StartsWith("به گزارش خبرگزاری مهر", page.Body, StringComparison.Ordinal);
        Assert.EndsWith("استقبال می‌کند.", page.Body, StringComparison.Ordinal);
        Assert.Equal(8, page.Body.Split('\n').Length);
        Assert.Equal(("خبرگزاری مهر", "6142565"), (page.Source, page.Number));
        Assert.Empty(page.Tags);
        foreach (var word in new[] { "نظر شما", "برچسب", "توهین", "captcha", "کد خبر" }) Assert.DoesNotContain(word, page.Title + page.Lead + page.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\r\n\t")]
    [InlineData("صفحه اصلی\nسیاسی\nنظر شما")]
    public void Extract_PageWithoutAnArticleIsRefused(string text) => Assert.Throws<PageException>(() => TextPage.Extract(text));

    private static JsonObject Fields(ExtractedPage page) => new()
    {
        ["title"] = page.Title,
        ["kicker"] = page.Kicker,
        ["lead"] = page.Lead,
        ["body"] = new JsonArray([.. page.Body.Split('\n').Select(p => JsonValue.Create(p))]),
        ["published"] = page.Published?.ToIso(DisplayZone.Tehran),
        ["updated"] = page.Updated?.ToIso(DisplayZone.Tehran),
        ["authors"] = new JsonArray([.. page.Authors.Select(a => JsonValue.Create(a))]),
        ["source"] = page.Source,
        ["number"] = page.Number,
        ["section"] = page.Section,
        ["language"] = page.Language,
        ["tags"] = new JsonArray([.. page.Tags.Select(t => JsonValue.Create(t))]),
        ["url"] = page.CanonicalUrl,
    };

    /// <summary>Which half-spaces the analyzer restores is its own affair; the words and their places are ours.</summary>
    private static string WithoutSpaces(JsonNode node)
    {
        var text = new StringBuilder(node.ToJsonString(Readable));
        return text.Replace("\u200C", "").Replace(" ", "").Replace('ي', 'ی').Replace('ك', 'ک').ToString();
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Monitoring.sln"))) folder = folder.Parent;
        return folder?.FullName ?? ".";
    }
}
