using Monitoring.Enrichment;
using Monitoring.Infra.Search;

namespace Monitoring.Tests.Infra.Search;

public sealed class LuceneIndexTests : IAsyncLifetime
{
    private readonly Folder _folder = new();

    private ISearchIndex Index => _folder.Index;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var first = News.Article("a", "دیدار وزیر در دوحه", "علی رستمی با همتای قطری خود درباره آتش بس گفت‌وگو کرد.", "2024-06-20T11:05:00+03:30");
        var second = News.Article("b", "باران در تهران", "علی کریمی از باران <سیل> & برف گفت.", "2024-06-21T08:00:00+03:30", "ایران نمونه");
        var third = News.Article("c", "بی‌تاریخ", "خبر درباره آتش و باران در تهران", null);
        await IndexAsync(
            News.Enriched(first, [News.Mention(first, "علی رستمی", EntityType.Person, "Q1"), News.Mention(first, "دوحه", EntityType.Place, "Q3861")], "politics/diplomacy"),
            News.Enriched(second, [News.Mention(second, "علی کریمی", EntityType.Person, "Q2"), News.Mention(second, "تهران", EntityType.Place, "Q3616")], "weather"),
            News.Enriched(third, [News.Mention(third, "تهران", EntityType.Place, "Q3616")], "weather"));
    }

    public ValueTask DisposeAsync() => _folder.DisposeAsync();

    [Theory]
    [InlineData("علی", "ab")]
    [InlineData("علی باران", "b")]
    [InlineData("آتش OR سیل", "bc")]
    [InlineData("باران -تهران", "")]
    [InlineData("تهران NOT سیل", "c")]
    [InlineData("\"آتش بس\"", "a")]
    [InlineData("\"بس آتش\"", "")]
    [InlineData("«آتش بس»", "a")]
    [InlineData("\"دوحه علی\"", "")]
    [InlineData("(دوحه OR سیل) علی", "ab")]
    [InlineData("date:2024-06-20", "a")]
    [InlineData("date:1403-03-31", "a")]
    [InlineData("date:۱۴۰۳-۰۴", "b")]
    [InlineData("date:1403-03-01..1403-04-31", "ab")]
    [InlineData("date:2024-06-21..", "b")]
    [InlineData("person:رستمی", "a")]
    [InlineData("person:\"علی رستمی\"", "a")]
    [InlineData("person:Q2", "b")]
    [InlineData("place:تهران", "bc")]
    [InlineData("person:تهران", "")]
    [InlineData("topic:politics", "a")]
    [InlineData("topic:weather", "bc")]
    [InlineData("topic:سیاست", "a")]
    [InlineData("topic:Diplomacy", "a")]
    [InlineData("topic:\"سیاست خارجی\"", "a")]
    [InlineData("source:ایران", "b")]
    [InlineData("title:تهران", "b")]
    [InlineData("lang:fa", "abc")]
    [InlineData("کریم*", "b")]
    [InlineData("*", "abc")]
    [InlineData("-باران", "a")]
    public async Task Search_Query_FindsItsArticles(string query, string expected)
    {
        var answer = await Index.SearchAsync(new SearchRequest(query), Cancellation);

        Assert.Equal(expected, string.Concat(answer.Hits.Select(h => h.Id).Order()));
        Assert.Equal(expected.Length, answer.Total);
    }

    [Fact]
    public async Task Search_Hit_ShowsMarkedEscapedTextAndWhy()
    {
        var hit = (await Index.SearchAsync(new SearchRequest("سیل person:کریمی date:1403-04-01"), Cancellation)).Hits.Single();

        Assert.Equal("<mark>علی کریمی</mark> از باران &lt;<mark>سیل</mark>&gt; &amp; برف گفت.", Assert.Single(hit.Highlights));
        Assert.Equal(["سیل", "person:کریمی", "date:1403-04-01"], hit.Why);
        Assert.Equal("ایران نمونه", hit.Source);
        Assert.Equal("2024-06-21T08:00:00+03:30", hit.Published!.Value.ToIso(News.Tehran));
    }

    [Fact]
    public async Task Search_Newest_SortsUndatedLastAndPages()
    {
        var all = await Index.SearchAsync(new SearchRequest("*", Sort: SortOrder.Newest), Cancellation);
        var second = await Index.SearchAsync(new SearchRequest("*", Size: 1, Offset: 1, Sort: SortOrder.Newest), Cancellation);

        Assert.Equal(["b", "a", "c"], all.Hits.Select(h => h.Id));
        Assert.Equal(["a"], second.Hits.Select(h => h.Id));
    }

    [Fact]
    public async Task Trends_ByDay_CountsTotalsAndUndated()
    {
        var series = await Index.TrendsAsync(new TrendRequest(["باران", "*"], new DateOnly(2024, 6, 19), new DateOnly(2024, 6, 22)), Cancellation);

        Assert.Equal([0, 0, 1, 0], series[0].Points.Select(p => p.Count));
        Assert.Equal([0, 1, 1, 0], series[0].Points.Select(p => p.Total));
        Assert.Equal(1, series[0].Undated);
        Assert.Equal([0, 1, 1, 0], series[1].Points.Select(p => p.Count));
        Assert.Equal("2024-06-19T00:00:00+03:30", series[0].Points[0].Start.ToString("yyyy-MM-ddTHH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Trends_ByHour_LeaveOutWhatIsKnownToTheDayOnly()
    {
        await Index.IndexAsync([News.Stored(News.Article("d") with { Published = News.Time("2024-06-20") }, 4)], Cancellation);
        await Index.CommitAsync(Cancellation);
        var day = new DateOnly(2024, 6, 20);

        var byHour = (await Index.TrendsAsync(new TrendRequest(["*"], day, day, TrendInterval.Hour), Cancellation))[0];
        var byDay = (await Index.TrendsAsync(new TrendRequest(["*"], day, day), Cancellation))[0];

        Assert.Equal([11], byHour.Points.Index().Where(point => point.Item.Count > 0).Select(point => point.Index));
        Assert.Equal((2, 1), (byHour.Undated, byDay.Undated));
        Assert.Equal([2], byDay.Points.Select(point => point.Count));
    }

    [Fact]
    public async Task Facets_OfAQuery_CountEachArticleOnce()
    {
        var facets = await Index.FacetsAsync(new SearchRequest("باران"), 5, Cancellation);

        Assert.Equal([new FacetCount("Q3616", "تهران", 2)], facets.Places);
        Assert.Equal([new FacetCount("Q2", "علی کریمی", 1)], facets.People);
        Assert.Equal([new FacetCount("weather", "weather", 2)], facets.Topics);
        Assert.Equal(["ایران نمونه", "خبرگزاری نمونه"], facets.Sources.Select(f => f.Value));
        Assert.Equal("ایران نمونه", Assert.Single((await Index.FacetsAsync(new SearchRequest("باران"), 1, Cancellation)).Sources).Value);
    }

    [Fact]
    public async Task Summary_CountsWhatIsThere_AndSaysFromWhenToWhen()
    {
        Assert.Equal(
            new IndexSummary(3, 2, News.Time("2024-06-20T11:05:00+03:30").Instant, News.Time("2024-06-21T08:00:00+03:30").Instant), await Index.SummaryAsync(Cancellation));

        await Index.DeleteAsync(["a", "b"], Cancellation);
        await Index.CommitAsync(Cancellation);

        Assert.Equal(new IndexSummary(1, 1, null, null), await Index.SummaryAsync(Cancellation));
    }

    [Fact]
    public async Task Matches_OldestFirst_UndatedLast()
    {
        var ids = new List<string>();
        await foreach (var id in Index.MatchesAsync(new SearchRequest("*"), Cancellation)) ids.Add(id);
        Assert.Equal(["a", "b", "c"], ids);
    }

    [Fact]
    public async Task Index_AgainAndDelete_ReplaceAndRemove()
    {
        await Index.IndexAsync([News.Stored(News.Article("a", "تازه", "متن تازه"), 9)], Cancellation);
        await Index.DeleteAsync(["b"], Cancellation);
        await Index.CommitAsync(Cancellation);

        var ids = new List<(string, long)>();
        await foreach (var id in Index.IdsAsync(Cancellation)) ids.Add(id);
        Assert.Equal([("a", 9L), ("c", 3L)], ids.Order());
        Assert.Empty((await Index.SearchAsync(new SearchRequest("دوحه"), Cancellation)).Hits);
    }

    private async Task IndexAsync(params EnrichedArticle[] articles)
    {
        await Index.IndexAsync([.. articles.Select((a, i) => News.Stored(a, i + 1))], Cancellation);
        await Index.CommitAsync(Cancellation);
    }
}
