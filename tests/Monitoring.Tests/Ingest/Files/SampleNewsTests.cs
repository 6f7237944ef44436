using Microsoft.Extensions.Time.Testing;
using Monitoring.Api.Sample;
using Monitoring.Ingest;
using Monitoring.Ingest.Files;
using Monitoring.Text.Dates;

namespace Monitoring.Tests.Ingest.Files;

public sealed class SampleNewsTests
{
    private static readonly DateTimeOffset Today = new(2027, 3, 1, 9, 0, 0, TimeSpan.Zero);

    private static async Task<List<ReadArticle>> ReadAsync()
    {
        var clock = new FakeTimeProvider(Today);
        var items = await Folder.ReadAsync(SampleNews.Folder);
        return [.. items.Select(i => Assert.IsType<ReadArticle>(i)).Select(i => i with { Article = SampleNews.AsSample(i.Article, clock) })];
    }

    private static DateOnly Day(Article article) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(article.Published!.Value.Instant, DisplayZone.Tehran).DateTime);

    [Fact]
    public async Task Sample_Gives45DaysThatEndYesterday()
    {
        var articles = (await ReadAsync()).Select(i => i.Article).ToList();

        Assert.True(articles.Count >= 150, $"{articles.Count}");
        Assert.All(articles, a => Assert.True(a.Sample && a.Published is not null && a.Source.Length > 0 && a.Title.Length > 0 && a.Body.Length > 0));
        var days = articles.Select(Day).Distinct().Order().ToList();
        Assert.Equal(45, days.Count);
        Assert.Equal(new DateOnly(2027, 2, 28), days[^1]);
        Assert.Equal(45, days[^1].DayNumber - days[0].DayNumber + 1);
    }

    [Fact]
    public async Task Sample_AddressesAreReservedAndRepeatOnlyForRevisions()
    {
        var articles = (await ReadAsync()).Select(i => i.Article).ToList();

        Assert.All(articles, a => Assert.EndsWith(".example", new Uri(a.Url).Host, StringComparison.Ordinal));
        var revised = articles.GroupBy(a => a.Id).Where(g => g.Count() > 1).ToList();
        Assert.Equal(2, revised.Count);
        Assert.All(revised, g => Assert.True(g.Count() == 2 && g.First().Title != g.Last().Title && g.First().Published == g.Last().Published));
    }

    [Fact]
    public async Task Sample_HasASpikeAndWireCopies()
    {
        var articles = (await ReadAsync()).Select(i => i.Article).ToList();

        var quake = articles.Where(a => Key(a.Text).Contains("فردوس", StringComparison.Ordinal)).GroupBy(Day).OrderByDescending(g => g.Count()).ToList();
        Assert.True(quake[0].Count() >= 20);
        Assert.True(quake.OrderBy(g => g.Key).Take(3).Sum(g => g.Count()) >= 30);

        var bodies = articles.Where(a => a.Language == "fa").Select(a => (a.Source, Words: Key(a.Body).Split(' ').ToHashSet())).ToList();
        var copies = bodies.Where((a, i) => bodies.Take(i).Any(b => b.Source != a.Source && Overlap(a.Words, b.Words) > 0.75)).Count();
        Assert.True(copies >= 40, $"{copies}");
    }

    [Fact]
    public async Task Sample_HasEachSpelling()
    {
        var texts = (await ReadAsync()).Select(i => i.Article).ToList();

        Assert.Contains(texts, a => a.Text.Contains("می\u200Cشود", StringComparison.Ordinal));
        Assert.Contains(texts, a => a.Text.Contains("می شود", StringComparison.Ordinal));
        Assert.Contains(texts, a => a.Text.Contains("میشود", StringComparison.Ordinal));
        Assert.Contains(texts, a => a.Text.Contains('ي') && a.Text.Contains('ك') && a.Language == "fa");
        Assert.Contains(texts, a => a.Text.Any(c => c is >= '۰' and <= '۹'));
        Assert.Contains(texts, a => a.Text.Any(c => c is >= '٠' and <= '٩'));
        Assert.Contains(texts, a => a.Text.Any(char.IsAsciiDigit) && a.Language == "fa");
        Assert.Equal(["ar", "en", "fa"], texts.Select(a => a.Language).Distinct().Order());
        Assert.Contains(texts, a => a.Text.Contains("وی گفت", StringComparison.Ordinal) || a.Text.Contains("وی افزود", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sample_PagesGoThroughExtraction()
    {
        var pages = (await ReadAsync()).Where(i => i.Raw is not null).ToDictionary(i => Path.GetFileName(i.File), i => i.Article);

        Assert.Equal(4, pages.Count);
        Assert.All(pages.Values, a => Assert.DoesNotContain("نظر شما", a.Text, StringComparison.Ordinal));
        Assert.Equal("معاون استاندار یزد خبر داد", pages["kavirno-bafq.txt"].Kicker);
        Assert.Equal("433871", pages["neyzar-hamoun.txt"].Number);
        Assert.StartsWith("شبانه", pages["hegmatan-alvand.html"].Title, StringComparison.Ordinal);
        Assert.Equal("https://taraznameh.example/articles/88410", pages["taraznameh-chabahar.html"].Url);
    }

    private static string Key(string text) => text.Replace('ي', 'ی').Replace('ك', 'ک').Replace("\u200C", "", StringComparison.Ordinal);

    private static double Overlap(HashSet<string> a, HashSet<string> b) => (double)a.Count(b.Contains) / Math.Max(a.Count, b.Count);
}
