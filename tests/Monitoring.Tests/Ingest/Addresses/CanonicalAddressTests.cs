using System.Text.Json;
using Monitoring.Ingest.Addresses;

namespace Monitoring.Tests.Ingest.Addresses;

public sealed class CanonicalAddressTests
{
    [Theory]
    [InlineData("http://www.example.ir/news/12?utm_source=x&utm_medium=y#top", "https://example.ir/news/12")]
    [InlineData("https://m.example.ir:443/news/12/", "https://example.ir/news/12")]
    [InlineData("HTTP://EXAMPLE.IR./a/./b/../c?b=2&a=1&fbclid=Q", "https://example.ir/a/c?a=1&b=2")]
    [InlineData("https://example.ir/news/12/amp/", "https://example.ir/news/12")]
    [InlineData("https://www.google.com/amp/s/example.ir/news/12.amp", "https://example.ir/news/12")]
    [InlineData("https://example-ir.cdn.ampproject.org/c/s/example.ir/news/12?amp=1", "https://example.ir/news/12")]
    [InlineData("https://fa.m.example.org/wiki/A", "https://fa.example.org/wiki/A")]
    [InlineData("https://خبر.ایران.ir/الف", "https://xn--ngblk.xn--mgba3a4f16a.ir/%D8%A7%D9%84%D9%81")]
    [InlineData("https://example.ir/%7euser/%d8%a7?q=%D8%A7", "https://example.ir/~user/%D8%A7?q=%D8%A7")]
    [InlineData("http://example.ir:8080/a;jsessionid=12AB?x=1", "https://example.ir:8080/a?x=1")]
    [InlineData("https://user:secret@example.ir/index.html", "https://example.ir/")]
    [InlineData("\thttps://example.ir/a\nb ", "https://example.ir/ab")]
    [InlineData("urn:sha256:00ff", "urn:sha256:00ff")]
    [InlineData("", "")]
    [InlineData("https:///", "https:///")]
    public void Of_JoinsTwins(string url, string wanted) => Assert.Equal(wanted, CanonicalAddress.Of(url));

    [Theory]
    [InlineData("https://www.example.ir/news/6142565/بهره-گیری-از-ظرفیت-ها", "http://example.ir/news/6142565")]
    [InlineData("https://www.example.ir/fa/news/7349926/%D8%A7%D8%B2", "https://m.example.ir/fa/news/7349926/عنوان-تازه")]
    public void Of_DropsThePersianSlugAfterANumber(string one, string other) => Assert.Equal(CanonicalAddress.Of(one), CanonicalAddress.Of(other));

    [Theory]
    [InlineData("https://example.ir/news/6142565/page-2", "https://example.ir/news/6142565")]
    [InlineData("https://example.ir/?p=1", "https://example.ir/?p=2")]
    [InlineData("https://example.ir/a?list=1&list=2", "https://example.ir/a?list=2&list=1")]
    public void Of_KeepsDifferentPagesApart(string one, string other) => Assert.NotEqual(CanonicalAddress.Of(one), CanonicalAddress.Of(other));

    [Fact]
    public void Of_IsIdempotentAndNeverThrows_ForWhatwgCases()
    {
        var folder = SharedFolder.Find("data", "urls");
        Assert.SkipWhen(folder is null, SharedFolder.Absent);
        using var cases = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder!, "urltestdata.json")));
        var rules = TrackingRules.Load(Path.Combine(folder!, "clearurls.min.json"));
        var faults = new List<string>();
        foreach (var entry in cases.RootElement.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.Object))
        {
            foreach (var name in (string[])["input", "href"])
            {
                if (!entry.TryGetProperty(name, out var value) || value.GetString() is not { } url) continue;
                foreach (var set in (TrackingRules[])[TrackingRules.BuiltIn, rules])
                {
                    var once = CanonicalAddress.Of(url, set);
                    if (CanonicalAddress.Of(once, set) != once) faults.Add($"{url} -> {once} -> {CanonicalAddress.Of(once, set)}");
                }
            }

            // What browsers make of an absolute address is the same address to us.
            if (entry.TryGetProperty("href", out var href) && entry.TryGetProperty("base", out var start) && start.ValueKind == JsonValueKind.Null
                && href.GetString()!.StartsWith("http", StringComparison.Ordinal) && CanonicalAddress.Of(entry.GetProperty("input").GetString()!) != CanonicalAddress.Of(href.GetString()!)
                && !HasNumericHost(entry)) faults.Add($"{entry.GetProperty("input")} and {href}: {CanonicalAddress.Of(entry.GetProperty("input").GetString()!)} and {CanonicalAddress.Of(href.GetString()!)}");
        }

        Assert.Empty(faults);
    }

    [Fact]
    public void Load_StripsByTheRulesOfAFile()
    {
        var path = Path.Combine(Path.GetTempPath(), Guid.NewGuid() + ".json");
        File.WriteAllText(path, """
            {"providers":{"shop":{"urlPattern":"^https?://shop\\.example","rules":["aff[a-z]*"],"exceptions":["/keep"],"rawRules":["/ref=[^/?]*"],
            "redirections":["^https?://shop\\.example/out\\?to=([^&]*)"]}}}
            """);
        var rules = TrackingRules.Load(path);
        File.Delete(path);
        Assert.Equal("https://shop.example/a?id=1", CanonicalAddress.Of("https://shop.example/a/ref=xyz?affid=7&id=1", rules));
        Assert.Equal("https://shop.example/keep?affid=7", CanonicalAddress.Of("https://shop.example/keep?affid=7", rules));
        Assert.Equal("https://other.example/b", CanonicalAddress.Of("https://shop.example/out?to=https%3A%2F%2Fother.example%2Fb", rules));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{\"providers\":{\"a\":{}}}")]
    [InlineData("not json")]
    public void Load_SaysWhatIsWrong(string content)
    {
        var path = Path.Combine(Path.GetTempPath(), Guid.NewGuid() + ".json");
        File.WriteAllText(path, content);
        var thrown = Assert.Throws<InvalidDataException>(() => TrackingRules.Load(path));
        File.Delete(path);
        Assert.StartsWith(path, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ArticleId_IsTheStartOfTheDigest() =>
        // The SHA-256 of "https://example.ir/a", from sha256sum.
        Assert.Equal("039777fbb843112a3563622bb871021c", ArticleId.Of("https://example.ir/a"));

    // Octal and hexadecimal IPv4 hosts are kept as written: no publisher uses them, and guessing would only help who hides.
    private static bool HasNumericHost(JsonElement entry) =>
        entry.TryGetProperty("hostname", out var host) && (host.GetString()!.All(c => char.IsAsciiDigit(c) || c == '.') || host.GetString()!.StartsWith('['));
}
