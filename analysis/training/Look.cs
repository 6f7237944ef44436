using Monitoring.Enrichment;
using Monitoring.Training.Corpora;

namespace Monitoring.Training;

/// <summary>Prints what enrichment makes of real articles, for reading.</summary>
internal static class Look
{
    public static void At(string path, int count, int every)
    {
        var enricher = Enricher.Load();
        if (path.EndsWith(".txt", StringComparison.Ordinal))
        {
            Show(enricher.Enrich(path, File.ReadAllText(path)));
            return;
        }

        foreach (var (article, _) in NewsLines.Read(path).Where((_, i) => i % every == every - 1).Take(count)) Show(enricher.Enrich(article));
    }

    private static void Show(EnrichedArticle enriched)
    {
        Console.WriteLine($"\n=== {enriched.Article.Url} [{enriched.Language}] {string.Join(" ", enriched.Topics.Select(t => $"{t.Topic}:{t.Score:0.00}"))}");
        Console.WriteLine(enriched.Article.Text.Length > 1500 ? enriched.Article.Text[..1500] : enriched.Article.Text);
        foreach (var entity in enriched.Mentions.GroupBy(m => (m.Entity, m.Type)))
            Console.WriteLine($"  {entity.Key.Type} {entity.Key.Entity} [{entity.First().Name}] {string.Join(" / ", entity.Select(m => m.Text).Distinct())} <{string.Join("; ", entity.Select(m => m.Role).Where(r => r is not null).Distinct())}>");
        foreach (var quote in enriched.Quotes)
            Console.WriteLine($"  \" {quote.Speaker} ({quote.Verb}): {(quote.Text.Length > 160 ? quote.Text[..80] + " … " + quote.Text[^60..] : quote.Text)}");
    }

    /// <summary>Entities by how many articles name them, so that wrong ones stand out.</summary>
    public static void Count(string path, int top)
    {
        var enricher = Enricher.Load();
        var counts = new Dictionary<(EntityType, string, string), int>();
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var articles = 0;
        foreach (var (article, _) in NewsLines.Read(path))
        {
            articles++;
            foreach (var mention in enricher.Enrich(article).Mentions.DistinctBy(m => m.Entity))
            {
                var key = (mention.Type, mention.Entity, mention.Name);
                counts[key] = counts.GetValueOrDefault(key) + 1;
            }
        }

        Console.Error.WriteLine($"{articles} articles, {articles / watch.Elapsed.TotalSeconds:0} a second");
        foreach (var type in counts.GroupBy(c => c.Key.Item1))
        {
            Console.WriteLine($"== {type.Key} {type.Count()}");
            Console.WriteLine(string.Join(" | ", type.OrderByDescending(c => c.Value).Take(top).Select(c => $"{c.Key.Item3} {c.Value}")));
        }
    }
}
