using CsCheck;
using Monitoring.Enrichment;
using Monitoring.Infra.Search;
using Monitoring.Infra.Storage;

namespace Monitoring.Tests.Infra.Search;

/// <summary>The index answers as a loop over all articles does, for random articles and random queries.</summary>
public sealed class QueryTwinTests
{
    private static readonly string[] Words =
        ["باران", "باران‌های", "سیل", "تهران", "وزیر", "وزیران", "کتاب", "کتاب‌ها", "کتابخانه", "خانه", "نسل‌کشی", "نسل", "کشی", "نسلکشی", "می‌رود", "می", "رود", "رفت", "covid-19", "2024", "و", "باران‌زا", "باران زا", "زا", "ابر سیل‌ساز", "سیل ساز"];

    private static readonly string[] Names = ["علی رستمی", "رستمی", "مینا کریمی", "کریمی", "تهران", "دوحه"];

    private static readonly string[] Leaves =
        [.. Words, "\"نسل کشی\"", "«می‌رود»", "\"باران و سیل\"", "\"کتاب خانه\"", "\"نسل‌کشی و سیل\"", "\"باران زا\"", "\"باران‌زا\"", "\"ابر سیل ساز\"", "\"سیل‌ساز\"", "باران زا", "سیل‌ساز", "title:باران", "title:\"نسل کشی\"", "source:نمونه", "source:\"ایران نمونه\"",
            "person:رستمی", "person:Rostami", "person:\"علی رستمی\"", "place:Tehran", "place:دوحه", "person:Q1", "topic:politics", "topic:politics/diplomacy", "lang:fa", "lang:en",
            "date:1403-03", "date:2024-06-20", "date:..2024-06-18", "date:2024-06-21..", "کتا*", "نسل*", "*"];

    private static readonly (TrendInterval Interval, TrendCalendar Calendar)[] Divisions =
        [.. Enum.GetValues<TrendInterval>().SelectMany(static interval => Enum.GetValues<TrendCalendar>().Select(calendar => (interval, calendar)))];

    private static readonly Gen<string> Text = Gen.OneOf(Words).Array[0, 8].Select(words => string.Join(' ', words));

    private static readonly Gen<StoredArticle> Article =
        from title in Text
        from body in Text
        from lead in Gen.Bool.SelectMany(has => has ? Text : Gen.Const((string)null!))
        from day in Gen.Int[0, 8]
        from source in Gen.OneOf("ایران نمونه", "خبر نمونه", "")
        from language in Gen.OneOf("fa", "en")
        from names in Gen.OneOf(Names).Array[0, 3]
        from topic in Gen.OneOf("politics", "politics/diplomacy", "weather", "politicsandmore")
        select Make(title, lead, body, day, source, language, names, topic);

    private static readonly Gen<string> Query = Gen.Recursive<string>((depth, inner) => depth >= 4
        ? Gen.OneOf(Leaves)
        : Gen.Frequency(
            (5, Gen.OneOf(Leaves)),
            (3, Gen.Select(inner, inner, (a, b) => $"{a} {b}")),
            (2, Gen.Select(inner, inner, (a, b) => $"({a} OR {b})")),
            (1, Gen.Select(inner, inner, (a, b) => $"{a} AND NOT ({b})")),
            (1, inner.Select(a => $"-({a})"))));

    [Fact]
    public void Search_RandomArticlesAndQueries_AnswersAsALoopOverAllArticles() =>
        Gen.Select(Article.Array[1, 25], Query.Array[20]).Sample(
            (articles, queries) => CompareAsync(articles, queries).GetAwaiter().GetResult(), iter: 60, threads: 1);

    private static async Task CompareAsync(StoredArticle[] articles, string[] queries)
    {
        var cancellation = TestContext.Current.CancellationToken;
        articles = [.. articles.Select((a, i) => a with { Position = i + 1, Article = a.Article with { Id = $"a{i:00}" } })
            .Select(a => a with { Enriched = a.Enriched! with { Article = a.Article } })];
        await using var folder = new Folder();
        // Two commits, so that answers are put together from segments.
        await folder.Index.IndexAsync(articles[..(articles.Length / 2)], cancellation);
        await folder.Index.CommitAsync(cancellation);
        await folder.Index.IndexAsync(articles[(articles.Length / 2)..], cancellation);
        await folder.Index.CommitAsync(cancellation);
        var naive = new NaiveIndex(articles, News.Tehran);
        var (from, to) = (new DateOnly(2024, 6, 18), new DateOnly(2024, 6, 22));
        foreach (var query in queries)
        {
            var expected = naive.Search(query);
            var answer = await folder.Index.SearchAsync(new SearchRequest(query, Size: 100), cancellation);
            Assert.True(expected.SequenceEqual(answer.Hits.Select(h => h.Id).Order(StringComparer.Ordinal)), $"{query}: {string.Join(' ', expected)} expected, {string.Join(' ', answer.Hits.Select(h => h.Id).Order())} found");
            Assert.Equal(expected.Count, answer.Total);
            var bounded = naive.Search(query, from, to);
            Assert.Equal(bounded.Count, (await folder.Index.SearchAsync(new SearchRequest(query, 0, 0, from, to), cancellation)).Total);
            // Without bounds every article is either in some interval or said to be undated, whatever the intervals are.
            var (interval, calendar) = Divisions[Array.IndexOf(queries, query) % Divisions.Length];
            var whole = (await folder.Index.TrendsAsync(new TrendRequest([query], null, null, interval, calendar), cancellation))[0];
            Assert.Equal(answer.Total, whole.Points.Sum(p => p.Count) + whole.Undated);
            Assert.All(whole.Points, point => Assert.InRange(point.Count, 0, point.Total));
            var series = (await folder.Index.TrendsAsync(new TrendRequest([query], from, to), cancellation))[0];
            Assert.Equal(bounded.Count, series.Points.Sum(p => p.Count));
            Assert.Equal(articles.Count(a => a.Article.Published is null && expected.Contains(a.Article.Id)), series.Undated);
        }
    }

    private static StoredArticle Make(string title, string? lead, string body, int day, string source, string language, string[] names, string topic)
    {
        var article = News.Article("x", title, body, day == 0 ? null : $"2024-06-{15 + day}T{day * 2:00}:30:00+00:00", source) with { Lead = lead };
        var mentions = names.Select(name => new Mention(
            0, Math.Min(2, article.Text.Length), name, name is "تهران" or "دوحه" ? EntityType.Place : EntityType.Person, name switch { "علی رستمی" or "رستمی" => "Q1", "دوحه" => "Q3861", _ => $"x:{name}" }, name, null));
        return new StoredArticle(article, 1, 1, DateTimeOffset.UnixEpoch, Stage.Analysed, new EnrichedArticle(article, language, [.. mentions], [], [new TopicScore(topic, 1)]));
    }
}
