namespace Monitoring.Ingest;

/// <summary>How long the fields of an article may be: many times what any real one has, so that a page or line gone wrong stays small everywhere it is shown.</summary>
internal static class FieldLength
{
    /// <summary>Characters of a headline or of the line above it; the longest of 69,000 real ones has 182.</summary>
    public const int Title = 1000;
    public const int Lead = 20_000;
    /// <summary>Characters of a name or a tag.</summary>
    public const int Name = 200;
    public const int Names = 100;

    /// <summary>The article with its longer fields cut at a word.</summary>
    public static Article Bounded(this Article article) => article with
    {
        Title = Cut(article.Title, Title)!,
        Kicker = Cut(article.Kicker, Title),
        Lead = Cut(article.Lead, Lead),
        Source = Cut(article.Source, Name)!,
        Number = Cut(article.Number, Name),
        Section = Cut(article.Section, Name),
        Authors = Cut(article.Authors),
        Tags = Cut(article.Tags),
    };

    /// <summary>The names of fields that are longer than they may be.</summary>
    public static IEnumerable<string> TooLong(Article article)
    {
        if (article.Title.Length > Title) yield return "title";
        if (article.Kicker?.Length > Title) yield return "kicker";
        if (article.Lead?.Length > Lead) yield return "lead";
        if (article.Source.Length > Name) yield return "source";
        if (article.Number?.Length > Name) yield return "number";
        if (article.Section?.Length > Name) yield return "section";
        if (IsTooLong(article.Authors)) yield return "authors";
        if (IsTooLong(article.Tags)) yield return "tags";
    }

    private static bool IsTooLong(IReadOnlyList<string> names) => names.Count > Names || names.Any(name => name.Length > Name);

    private static IReadOnlyList<string> Cut(IReadOnlyList<string> names) => IsTooLong(names) ? [.. names.Take(Names).Select(name => Cut(name, Name)!)] : names;

    private static string? Cut(string? text, int most)
    {
        if (text is null || text.Length <= most) return text;
        var space = text.LastIndexOf(' ', most - 2, most / 10);
        var end = space > 0 ? space : most - 2;
        // Never half of a surrogate pair.
        if (char.IsHighSurrogate(text[end - 1])) end--;
        return text[..end] + " …";
    }
}
