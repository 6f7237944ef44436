using Monitoring.Ingest;

namespace Monitoring.Enrichment.Scores;

/// <param name="Fact">What must hold, in a few words.</param>
public sealed record SeedFact(string Fact, bool Met);

/// <summary>What the seed item must yield (the suite "seed" of <c>monitoring evaluate</c>): the facts of page, entities, quotes and topics.
/// What search must find is checked where search is.</summary>
public static class SeedScore
{
    public static IReadOnlyList<SeedFact> Check(EnrichedArticle enriched)
    {
        var facts = new List<SeedFact>();
        var article = enriched.Article;
        Page(article, facts);
        People(enriched, facts);
        foreach (var name in new[] { "حماس", "وزارت امور خارجه", "خبرگزاری مهر", "ارتش اسرائیل" })
            facts.Add(new($"organisation {name}", Named(enriched, EntityType.Organisation, name).Any()));
        facts.Add(new("one entity for both names of Hamas", enriched.Mentions.Where(m => m.Text.Contains("حماس", StringComparison.Ordinal)
            || m.Text.Contains("جنبش مقاومت", StringComparison.Ordinal)).Select(m => m.Entity).Distinct().Count() == 1));
        foreach (var name in new[] { "دوحه", "فلسطین", "اسرائیل", "ایران", "غزه", "آمریکا", "لبنان", "یمن" })
            facts.Add(new($"place {name}", Named(enriched, EntityType.Place, name).Any()));
        var doha = Named(enriched, EntityType.Place, "دوحه").Select(m => Registry.EntityRegistry.Shared.Find(m.Entity)).FirstOrDefault();
        facts.Add(new("Doha with id, coordinates, Arabic and English names",
            doha is { Id: ['Q', ..], Latitude: not null, Longitude: not null, Arabic: not null, English: not null }));
        Quotes(enriched, facts);
        var topics = enriched.Topics.Take(2).Select(t => t.Topic).ToList();
        facts.Add(new("diplomacy and armed conflict before all other topics", topics.Contains("politics/diplomacy") && topics.Contains("conflict/war")));
        return facts;
    }

    private static void Page(Article article, List<SeedFact> facts)
    {
        facts.Add(new("kicker", Letters(article.Kicker) == Letters("باقری در دیدار با اسماعیل هنیه")));
        facts.Add(new("title", article.Title == "بهره‌گیری از ظرفیت‌ها برای هزینه‌مندسازی جنایات اسرائیل ضروری است"));
        facts.Add(new("published", article.Published?.Instant == new DateTimeOffset(2024, 6, 20, 11, 5, 0, TimeSpan.FromHours(3.5))));
        facts.Add(new("lead", Letters(article.Lead).StartsWith(Letters("سرپرست وزارت امور خارجه در دیدار"), StringComparison.Ordinal)));
        var body = Letters(article.Body);
        facts.Add(new("body from its first to its last word", body.StartsWith(Letters("به گزارش خبرگزاری مهر"), StringComparison.Ordinal)
            && body.EndsWith(Letters("استقبال می‌کند"), StringComparison.Ordinal)));
        facts.Add(new("no word of tags and comment box", !body.Contains(Letters("نظر شما"), StringComparison.Ordinal) && !body.Contains(Letters("برچسب"), StringComparison.Ordinal)));
        facts.Add(new("source and number", article is { Source: "خبرگزاری مهر", Number: "6142565" }));
    }

    private static void People(EnrichedArticle enriched, List<SeedFact> facts)
    {
        facts.Add(new("علی باقری and his office", Named(enriched, EntityType.Person, "علی باقری").Any(m => m.Role == "سرپرست وزارت امور خارجه")));
        var haniyeh = Named(enriched, EntityType.Person, "اسماعیل هنیه").ToList();
        facts.Add(new("اسماعیل هنیه and his office", haniyeh.Exists(m => m.Role == "رئیس دفتر سیاسی حماس")));
        facts.Add(new("«هنیه» alone is he", haniyeh.Exists(m => m.Text == "هنیه")
            && enriched.Mentions.Where(m => m.Text.EndsWith("هنیه", StringComparison.Ordinal)).Select(m => m.Entity).Distinct().Count() == 1));
        facts.Add(new("رئیسی", Named(enriched, EntityType.Person, "رئیسی").Any()));
        facts.Add(new("امیر عبداللهیان", Named(enriched, EntityType.Person, "عبداللهیان").Any()));
        facts.Add(new("«صهیونیستی» is no person", !Named(enriched, EntityType.Person, "صهیونیست").Any()));
    }

    private static void Quotes(EnrichedArticle enriched, List<SeedFact> facts)
    {
        bool Said(Quote quote, string speaker, string beginning) =>
            quote.Speaker?.Contains(speaker, StringComparison.Ordinal) == true && Letters(quote.Text).StartsWith(Letters(beginning), StringComparison.Ordinal);
        facts.Add(new("«ضرورت دارد …» twice by باقری", enriched.Quotes.Count(q => Said(q, "باقری", "ضرورت دارد")) == 2));
        facts.Add(new("«به رغم تداوم …» by هنیه", enriched.Quotes.Any(q => Said(q, "هنیه", "به رغم تداوم"))));
        facts.Add(new("«ارتش اسرائیل …» by هنیه", enriched.Quotes.Any(q => Said(q, "هنیه", "ارتش اسرائیل"))));
        facts.Add(new("every span is the text it counts", enriched.Quotes.All(q => enriched.Article.Text[q.Start..q.End] == q.Text)
            && enriched.Mentions.All(m => enriched.Article.Text[m.Start..m.End] == m.Text)));
    }

    private static IEnumerable<Mention> Named(EnrichedArticle enriched, EntityType type, string name)
    {
        var key = Letters(name);
        return enriched.Mentions.Where(m => m.Type == type && (Letters(m.Name).Contains(key, StringComparison.Ordinal) || Letters(m.Text).Contains(key, StringComparison.Ordinal)));
    }

    private static string Letters(string? text) => Words.Folding.Key(text);
}
