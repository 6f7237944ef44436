using Monitoring.Text;
using Monitoring.Text.Languages;

namespace Monitoring.Ingest;

/// <summary>
/// Persian articles whose half-spaces were lost on the way, as many channels and archives hand them on: they are brought into good
/// spelling before they are stored, so that every reader (page, mail, export) sees words as they are written.
/// </summary>
public static class LostHalfSpaces
{
    private const char HalfSpace = '\u200C';

    /// <summary>
    /// The article in good spelling when it is Persian and has no half-space at all; else the article itself, whose writer knows how
    /// it is spelt. Line feeds stay where they are; doing it twice changes nothing.
    /// </summary>
    public static Article Restored(Article article)
    {
        if (article.Language is { } said && !said.StartsWith("fa", StringComparison.OrdinalIgnoreCase)) return article;
        if (article.Text.Contains(HalfSpace) || article.Kicker?.Contains(HalfSpace) == true) return article;
        var language = LanguageDetector.Detect(article.Text);
        if (language != "fa") return article;
        string Spelt(string text) => TextAnalyzer.Spell(text, language);
        return article with
        {
            Title = Spelt(article.Title),
            Kicker = article.Kicker is { } kicker ? Spelt(kicker) : null,
            Lead = article.Lead is { } lead ? Spelt(lead) : null,
            Body = Spelt(article.Body),
        };
    }
}
