using Monitoring.Enrichment;
using Monitoring.Infra.Search;

namespace Monitoring.Tests.Infra.Search;

/// <summary>One word is one word however it is written, in texts and in queries.</summary>
public sealed class SpellingTests : IAsyncLifetime
{
    private static readonly string[] Costs = ["قانون هزینه‌مندسازی تخلف", "قانون هزینهمندسازی تخلف", "قانون هزینه مندسازی تخلف"];
    private static readonly string[] Crimes = ["محاکمه برای نسل‌کشی", "محاکمه برای نسلکشی", "محاکمه برای نسل کشی"];

    private static readonly string[] Names = ["دریافت نام‌های شهروندان", "دریافت نامه‌ای شهروندان", "دریافت نامهای شهروندان"];
    private static readonly string[] Trades = ["کارگاه حرفه‌ای تازه", "کارگاه حرف‌های تازه", "کارگاه حرفهای تازه"];
    private static readonly string[] Talks = ["آغاز گفت‌وگوی ملی", "آغاز گفتگوی ملی", "آغاز گفت و گوی ملی"];

    private readonly Folder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var articles = Costs.Select((text, i) => News.Stored(News.Article($"h{i}", "یک", text), i + 1))
            .Concat(Crimes.Select((text, i) => News.Stored(News.Article($"n{i}", "دو", text), i + 4)))
            .Concat(Names.Select((text, i) => News.Stored(News.Article($"m{i}", "سه", text), i + 10)))
            .Concat(Trades.Select((text, i) => News.Stored(News.Article($"f{i}", "چهار", text), i + 13)))
            .Concat(Talks.Select((text, i) => News.Stored(News.Article($"g{i}", "پنج", text), i + 16)))
            .Append(Named("p", "دیدار در دوحه", "سهراب هنیفه در دوحه سخن گفت"));
        await _folder.Index.IndexAsync([.. articles], Cancellation);
        await _folder.Index.CommitAsync(Cancellation);
    }

    public ValueTask DisposeAsync() => _folder.DisposeAsync();

    [Theory]
    [InlineData("هزینه‌مندسازی", "h")]
    [InlineData("هزینهمندسازی", "h")]
    [InlineData("هزینه مندسازی", "h")]
    [InlineData("\"هزینه مندسازی\"", "h")]
    [InlineData("«قانون هزینه‌مندسازی تخلف»", "h")]
    [InlineData("\"قانون هزینه مندسازی تخلف\"", "h")]
    [InlineData("\"قانون هزینهمندسازی تخلف\"", "h")]
    [InlineData("نسل‌کشی", "n")]
    [InlineData("نسلکشی", "n")]
    [InlineData("نسلکُشی", "n")]
    [InlineData("نسل كشي", "n")]
    [InlineData("\"برای نسلکشی\"", "n")]
    [InlineData("نام‌های", "m")]
    [InlineData("نامه‌ای", "m")]
    [InlineData("نامهای", "m")]
    [InlineData("نام های شهروندان", "m")]
    [InlineData("نامه ای شهروندان", "m")]
    [InlineData("\"دریافت نام‌های شهروندان\"", "m")]
    [InlineData("\"دریافت نامه‌ای شهروندان\"", "m")]
    [InlineData("\"دریافت نامهای شهروندان\"", "m")]
    [InlineData("حرفه‌ای", "f")]
    [InlineData("حرف‌های", "f")]
    [InlineData("\"کارگاه حرفهای\"", "f")]
    [InlineData("\"حرف های تازه\"", "f")]
    [InlineData("گفتگو", "g")]
    [InlineData("گفت‌وگوها", "g")]
    [InlineData("گفت و گو", "g")]
    [InlineData("\"آغاز گفتگوی ملی\"", "g")]
    [InlineData("\"آغاز گفت‌وگوی ملی\"", "g")]
    [InlineData("\"آغاز گفت و گوی ملی\"", "g")]
    public async Task Search_AnySpelling_FindsAllSpellings(string query, string group)
    {
        var answer = await _folder.Index.SearchAsync(new SearchRequest(query), Cancellation);

        Assert.Equal([$"{group}0", $"{group}1", $"{group}2"], answer.Hits.Select(h => h.Id).Order());
        Assert.All(answer.Hits, hit => Assert.Contains("<mark>", string.Concat(hit.Highlights), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("person:هنیفه")]
    [InlineData("person:Hanifeh")]
    [InlineData("person:\"Sohrab Hanifeh\"")]
    [InlineData("place:دوحه")]
    [InlineData("place:Doha")]
    [InlineData("place:الدوحة")]
    public async Task Search_NameInAnyScript_FindsAndMarksTheMention(string query)
    {
        var hit = Assert.Single((await _folder.Index.SearchAsync(new SearchRequest(query), Cancellation)).Hits);

        Assert.Equal("p", hit.Id);
        Assert.Equal([query], hit.Why);
        Assert.Contains("<mark>", string.Concat(hit.Highlights), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("person:Karimi")]
    [InlineData("place:Tehran")]
    [InlineData("org:دوحه")]
    public async Task Search_AnotherName_FindsNothing(string query) =>
        Assert.Equal(0, (await _folder.Index.SearchAsync(new SearchRequest(query), Cancellation)).Total);

    private static Monitoring.Infra.Storage.StoredArticle Named(string id, string title, string body)
    {
        var article = News.Article(id, title, body);
        return News.Stored(
            News.Enriched(article, [News.Mention(article, "سهراب هنیفه", EntityType.Person, "person:سهراب-هنیفه"), News.Mention(article, "دوحه", EntityType.Place, "Q3861")]), 9);
    }
}
