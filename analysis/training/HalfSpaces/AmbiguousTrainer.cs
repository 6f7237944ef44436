using Monitoring.Text.HalfSpaces;
using Monitoring.Text.Lexicon;
using Monitoring.Text.Normalisation;
using Monitoring.Text.Stems;
using F = Monitoring.Text.Lexicon.WordFacts;

namespace Monitoring.Training.HalfSpaces;

/// <summary>
/// <c>train ambiguous</c> finds the joined letters that are two words of the lexicon and lists them for
/// <see cref="AmbiguousSpellings"/>: a noun in the plural with ezafe and another in silent ه with ای (نام‌های, نامه‌ای) or
/// ایم, a plural that is also a word of its own (تن‌ها, تنها), and a verb with می that is (می‌دانی, میدانی).
/// </summary>
internal sealed class AmbiguousTrainer
{
    /// <summary>Seen 31 times in the corpora: in use, whatever dictionaries say.</summary>
    private const int Common = 5;

    /// <summary>Seen three times.</summary>
    private const int Seen = 2;

    private readonly WordList _words = WordList.Shared;
    private readonly BoundaryModel _model = new(HalfSpaceTable.Shared);
    private readonly Stemmer _stemmer = new(WordList.Shared, Verbs.Shared);
    private readonly SortedDictionary<string, string> _lines = new(StringComparer.Ordinal);

    public static int Train(string target)
    {
        var trainer = new AmbiguousTrainer();
        using var stream = typeof(WordList).Assembly.GetManifestResourceStream("words.br")!;
        foreach (var (word, facts) in WordList.Words(stream)) trainer.Look(word, facts);
        File.WriteAllLines(target, trainer._lines.Values);
        return trainer._lines.Count;
    }

    private void Look(string word, WordFacts facts)
    {
        if (IsNoun(word))
        {
            // After ا the ه is heard (سیاه) and takes ی without ا.
            if (word[^1] != 'ا' && IsNoun(word + "ه"))
            {
                Add(word, "های", word + "ه", "ای");
                if (Verbs.Shared.Infinitive(word) is not null) Add(word, "هایم", word + "ه", "ایم");
            }

            foreach (var plural in (string[])["ها", "های", "هایی"])
            {
                if (word[^1] != 'ه' && IsOwn(_words[word + plural])) Add(word, plural, word + plural, "");
            }
        }

        if (!IsOwn(facts)) return;
        foreach (var prefix in (string[])["نمی", "می"])
        {
            if (word.Length > prefix.Length + 1 && word.StartsWith(prefix, StringComparison.Ordinal) && IsVerb(prefix, word[prefix.Length..]))
            {
                Add(prefix, word[prefix.Length..], word, "");
                break;
            }
        }
    }

    /// <summary>Takes endings: a noun or an adjective that a dictionary has or that is common, and no name.</summary>
    private bool IsNoun(string word)
    {
        var facts = _words[word];
        return word.Length > 1 && !facts.Is(F.Function) && (facts.Is(F.Noun | F.Adjective) || !facts.Is(F.Verb | F.Name | F.Adverb))
            && (facts.Is(F.Listed) ? facts.Frequency >= Seen : facts.Frequency >= Common);
    }

    /// <summary>A word by itself, not the form of another.</summary>
    private static bool IsOwn(WordFacts facts) =>
        facts.Is(F.Listed) && facts.Is(F.Noun | F.Adjective | F.Adverb | F.Function) && !facts.Is(F.Inflected) && facts.Frequency >= Seen;

    /// <summary>A form that takes this prefix, also when a space stands between them.</summary>
    private bool IsVerb(string prefix, string form) =>
        Verbs.Shared.Infinitive(form) is not null && _model.Usage(new Piece(prefix, _words), new Piece(form, _words)) > 0;

    private void Add(string left, string right, string otherLeft, string otherRight)
    {
        var letters = left + right;
        var (one, other) = (Stem(letters, left, right), Stem(letters, otherLeft, otherRight));
        if (one == other || letters.Length > BoundaryModel.MaxLetters) return;
        // کارهای is good spelling of کار‌های as it stands, and of کاره‌ای only where a half-space is lost; کره‌ای is a common word.
        var usual = right.Length > 0 && other != letters && !Letters.Joins(left[^1]) ? one : _stemmer.Stem(letters, _model.Split(letters, out _));
        var (first, second) = (Spelled(left, right) + '\t' + one, Spelled(otherLeft, otherRight) + '\t' + other);
        _lines.TryAdd(letters, usual == other ? $"{letters}\t{second}\t{first}" : $"{letters}\t{first}\t{second}");
    }

    private string Stem(string letters, string left, string right)
    {
        if (right.Length == 0) return letters;
        if (Verbs.Shared.Infinitive(right) is { } verb && left is "می" or "نمی") return verb;
        // منطقه‌ای and حرفه‌ای are adjectives of their own.
        if (right == "ای" && _words[letters].Is(F.Listed)) return letters;
        return _stemmer.Stem(left, _model.Split(left, out _));
    }

    private static string Spelled(string left, string right) => right.Length == 0 ? left : $"{left}{Letters.HalfSpace}{right}";
}
