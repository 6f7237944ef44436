using Monitoring.Enrichment.Topics;
using Monitoring.Enrichment.Words;
using Monitoring.Training.Corpora;

namespace Monitoring.Training.Topics;

/// <summary>Trains the shipped topics, and scores the same machinery on labelled news by cross-validation.</summary>
internal static class TopicSuite
{
    private static readonly Dictionary<string, string> Categories = new(StringComparer.Ordinal)
    {
        ["اجتماعی"] = "society",
        ["ادب و هنر"] = "culture/arts",
        ["اقتصاد"] = "economy",
        ["سیاسی"] = "politics",
        ["ورزش"] = "sport",
        ["politics"] = "politics",
        ["foreign-policy"] = "politics/diplomacy",
        ["social"] = "society",
        ["sports"] = "sport",
        ["economy"] = "economy",
        ["arts-media"] = "culture/arts",
        ["culture"] = "culture/religion",
        ["scientific-academic"] = "science-technology",
        ["province"] = "province",
    };

    private static readonly string[] Tops = ["politics", "economy", "society", "sport", "culture", "province"];

    public static void TrainShipped(string target)
    {
        var examples = Examples().ToList();
        using var stream = File.Create(target);
        TopicTrainer.Train(examples, stream, 1e-5f);
        Console.Error.WriteLine($"{stream.Length} bytes");
    }

    /// <summary>Mean accuracy over five folds, the category of the highest score.</summary>
    public static double HamshahriFolds()
    {
        var texts = NewsLines.Read(SharedFolder.File("data", "news", "hamshahri-labelled.jsonl"))
            .Select(a => (Text: WordText.Read(a.Article.Body), Category: a.Category!)).ToArray();
        var categories = texts.Select(t => t.Category).Distinct().Order(StringComparer.Ordinal).ToArray();
        var order = Enumerable.Range(0, texts.Length).ToArray();
        new Random(3).Shuffle(order);
        var right = 0;
        for (var fold = 0; fold < 5; fold++)
        {
            var train = order.Where((_, at) => at % 5 != fold)
                .Select(i => new TopicExample(texts[i].Text, categories.ToDictionary(c => c, c => c == texts[i].Category))).ToList();
            using var stream = new MemoryStream();
            TopicTrainer.Train(train, stream, 2e-6f);
            stream.Position = 0;
            var model = TopicModel.Read(stream);
            foreach (var i in order.Where((_, at) => at % 5 == fold))
            {
                var scores = model.Scores(texts[i].Text);
                if (scores.Length > 0 && categories[Array.IndexOf(scores, scores.Max())] == texts[i].Category) right++;
            }
        }

        return (double)right / texts.Length;
    }

    private static IEnumerable<TopicExample> Examples()
    {
        static string News(string name) => SharedFolder.File("data", "news", name);
        foreach (var (article, category) in NewsLines.Read(News("hamshahri-labelled.jsonl"))) yield return Labelled(article.Body, category);
        foreach (var (article, category) in NewsLines.Read(News("fars.jsonl"))) yield return Labelled(article.Text, category);
        foreach (var (article, _) in NewsLines.Read(News("varzesh3.jsonl")).Where((_, i) => i % 2 == 0)) yield return Labelled(article.Text, "ورزش");
        foreach (var (article, _) in NewsLines.Read(News("namnak.jsonl"))) yield return Labelled(article.Text, "health");
        foreach (var (article, _) in NewsLines.Read(News("channels-2026.jsonl.gz")).Where((_, i) => i % 6 == 0)) yield return Labelled(article.Body, null);
        foreach (var (article, _) in NewsLines.Read(News("broadcasters-2026.jsonl.gz"))) yield return Labelled(article.Body, null);
    }

    private static TopicExample Labelled(string text, string? category)
    {
        var words = WordText.Read(text);
        var gold = category is null ? null : category == "health" ? "health" : Categories.GetValueOrDefault(category);
        // Long texts meet more words by chance.
        var least = words.Count > 250 ? 5 : words.Count > 80 ? 3 : 2;
        var shown = TopicWords.Of(words, least).Select(t => t.Topic).ToHashSet(StringComparer.Ordinal);
        var hinted = TopicWords.Of(words, 1).Select(t => t.Topic).ToHashSet(StringComparer.Ordinal);
        var topics = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var topic in TopicWords.Topics.Concat(Tops).Distinct())
        {
            var top = topic.Split('/')[0];
            if (topic == gold || gold?.StartsWith(topic + "/", StringComparison.Ordinal) == true) topics[topic] = true;
            else if (Tops.Contains(topic) && gold is not null) topics[topic] = topic == "province" ? false : gold.Split('/')[0] == topic;
            else if (Tops.Contains(topic))
            {
                if (!hinted.Any(h => h == topic || h.StartsWith(topic + "/", StringComparison.Ordinal))) topics[topic] = false;
            }
            else if (gold is not null && gold.Split('/')[0] is var goldTop && Impossible(goldTop, top)) topics[topic] = false;
            else if (shown.Contains(topic)) topics[topic] = true;
            // One word alone proves neither; the text is not used for this topic.
            else if (!hinted.Contains(topic)) topics[topic] = false;
        }

        return new TopicExample(words, topics);
    }

    // A sports page is about no war, however often it says «حمله» and «شلیک».
    private static bool Impossible(string gold, string topic) =>
        gold is "sport" && topic is not "sport" || gold is "health" && topic is "conflict" or "politics" or "sport" || gold is "culture" && topic is "sport";
}
