namespace Monitoring.Enrichment.Topics;

/// <param name="Id">What queries and answers say: <c>politics/diplomacy</c>.</param>
/// <param name="Persian">For people.</param>
public sealed record TopicNode(string Id, string Persian, string English);

/// <summary>The topics that news is sorted into: tops, and under some of them leaves. A text has a top only where no leaf of it fits.</summary>
public static class Taxonomy
{
    public static IReadOnlyList<TopicNode> Nodes { get; } =
    [
        new("politics", "سیاست", "Politics"),
        new("politics/diplomacy", "سیاست خارجی", "Diplomacy"),
        new("politics/government", "دولت و مجلس", "Government and parliament"),
        new("politics/elections", "انتخابات", "Elections"),
        new("conflict", "درگیری و امنیت", "Conflict"),
        new("conflict/war", "جنگ", "Armed conflict"),
        new("conflict/security", "امنیت", "Security"),
        new("economy", "اقتصاد", "Economy"),
        new("economy/markets", "بازار و ارز", "Markets"),
        new("economy/energy", "انرژی", "Energy"),
        new("economy/industry", "تولید و بازرگانی", "Industry and trade"),
        new("society", "جامعه", "Society"),
        new("society/justice", "حقوقی و انتظامی", "Justice and police"),
        new("society/education", "آموزش", "Education"),
        new("society/protest", "اعتراض و حقوق بشر", "Protest and rights"),
        new("culture", "فرهنگ", "Culture"),
        new("culture/arts", "هنر و ادبیات", "Arts"),
        new("culture/religion", "دین", "Religion"),
        new("sport", "ورزش", "Sport"),
        new("sport/football", "فوتبال", "Football"),
        new("science-technology", "علم و فناوری", "Science and technology"),
        new("health", "سلامت", "Health"),
        new("environment", "محیط زیست و هوا", "Environment and weather"),
        new("disaster", "حوادث", "Accidents and disasters"),
        new("province", "استان‌ها", "Provinces"),
    ];

    /// <summary>The node of this id, or null.</summary>
    public static TopicNode? Find(string id) => Nodes.FirstOrDefault(n => n.Id == id);
}
