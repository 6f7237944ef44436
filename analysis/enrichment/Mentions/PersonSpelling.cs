using Monitoring.Enrichment.Words;
using Monitoring.Text.Normalisation;

namespace Monitoring.Enrichment.Mentions;

/// <summary>The one spelling of a person's name that is shown and made an id of, whichever half-spaces the text kept or lost:
/// «محمد رضا» is «محمدرضا», «علیباقری» is «علی باقری», «قاسمی پور» is «قاسمی‌پور».</summary>
internal static class PersonSpelling
{
    private const string FinalForms = "اآدذرزژوۀ";

    public static string Of(string written)
    {
        var words = Normaliser.Spelling(written, "fa").Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(Parted).ToList();
        // Two first names that are one, before a surname.
        for (var i = 0; i + 2 < words.Count; i++)
        {
            if (!IsGiven(words[i]) || !IsGiven(words[i + 1]) || !IsGiven(words[i] + words[i + 1]) || words[i] == "سید") continue;
            words[i] += FinalForms.Contains(words[i][^1], StringComparison.Ordinal) ? words[i + 1] : '\u200c' + words[i + 1];
            words.RemoveAt(i + 1);
        }

        return string.Join(' ', words);
    }

    // A half-space between a first name and a surname was a space.
    private static string[] Parted(string word)
    {
        var at = word.IndexOf('\u200c', StringComparison.Ordinal);
        if (at < 3 || IsGiven(word) || !IsGiven(word[..at])) return [word];
        var rest = word[(at + 1)..];
        return rest.Length < 4 || PersonCues.SurnameTails.Contains(Folding.Key(rest)) ? [word] : [word[..at], rest];
    }

    private static bool IsGiven(string word) => Lexicons.GivenNames.Contains(Folding.Key(word));
}
