using Monitoring.Enrichment;
using Monitoring.Infra.Storage;
using Monitoring.Ingest;
using Monitoring.Text;

namespace Monitoring.Benchmarks.Infra;

/// <summary>News of words that no language has, as frequent and as long as those of real channels: about 120 words an article.</summary>
internal static class InventedNews
{
    private const string Letters = "ابتجدرسشعفقکگلمنوهی";

    private static readonly string[] Vocabulary = Words(30_000);

    public static IEnumerable<StoredArticle> Articles(int count)
    {
        var random = new Random(20240620);
        var start = new DateTimeOffset(2024, 3, 20, 0, 0, 0, TimeSpan.FromHours(3.5));
        for (var i = 0; i < count; i++)
        {
            var article = new Article
            {
                Id = $"{i:x32}",
                Url = $"https://news.example/{i}",
                CanonicalUrl = $"https://news.example/{i}",
                Title = Text(random, 9),
                Body = Text(random, 60 + random.Next(120)),
                Published = i % 50 == 0 ? null : new NewsTime(start.AddMinutes(i * 2.6), TimePrecision.Minute),
                Source = $"رسانه {random.Next(20)}",
                Language = "fa",
            };
            yield return new StoredArticle(article, i + 1, 1, start, Stage.Analysed, Enriched(random, article));
        }
    }

    /// <summary>The word of a rank; ranks follow Zipf, as words do.</summary>
    public static string Word(int rank) => Vocabulary[rank];

    private static EnrichedArticle Enriched(Random random, Article article)
    {
        var mentions = new Mention[8];
        for (var i = 0; i < mentions.Length; i++)
        {
            var entity = Zipf(random, 8_000);
            mentions[i] = new Mention(i * 5, i * 5 + 4, Vocabulary[entity], (EntityType)(entity % 3), $"Q{entity}", Vocabulary[entity] + " " + Vocabulary[entity + 1], null);
        }

        return new EnrichedArticle(article, "fa", mentions, [], [new TopicScore($"topic/{random.Next(30)}", 0.9), new TopicScore($"other/{random.Next(10)}", 0.5)]);
    }

    private static string Text(Random random, int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Vocabulary[Zipf(random, Vocabulary.Length)]));

    /// <summary>Ranks with probability falling as 1/rank.</summary>
    private static int Zipf(Random random, int count) => Math.Min(count - 1, (int)Math.Pow(count, random.NextDouble()) - 1);

    private static string[] Words(int count)
    {
        var random = new Random(1403);
        var words = new HashSet<string>(StringComparer.Ordinal);
        while (words.Count < count) words.Add(string.Concat(Enumerable.Range(0, 3 + random.Next(5)).Select(_ => Letters[random.Next(Letters.Length)])));
        return [.. words];
    }
}
