using Monitoring.Text.HalfSpaces;
using Monitoring.Text.Lexicon;

namespace Monitoring.Text.Stems;

/// <summary>
/// Takes off the inflections of Persian and leaves the word. It depends on the letters alone, so that every spelling
/// has one stem, and asks the lexicon before each cut: what a dictionary has as a word of its own stays, names stay,
/// and an ending of one letter goes only where the rest is much the commoner word.
/// </summary>
internal sealed class Stemmer(WordList words, Verbs verbs)
{
    /// <summary>The most endings that one word carries (دوست‌ترین‌هایشان has three).</summary>
    private const int MaxEndings = 4;

    /// <summary>Endings that a half-space sets off, longest first; none of them is part of a dictionary's word.</summary>
    private static readonly string[] Plurals =
        ["هایشان", "هایمان", "هایتان", "هاشان", "هامان", "هاتان", "هایی", "هایم", "هایت", "هایش", "هاست", "های", "ها"];

    private static readonly string[] Comparatives = ["ترین", "تری", "تر"];
    private static readonly string[] AfterSilentHe = ["ایم", "اید", "اند", "ام", "ات", "اش", "ای"];
    private static readonly string[] Possessives = ["شان", "مان", "تان"];

    /// <summary>All that the model may set off, longest first; the spoken plurals only there, since خانهاش is none.</summary>
    private static readonly string[] Endings =
        [.. Plurals.Concat(Comparatives).Concat(AfterSilentHe).Concat(Possessives).Concat(["هاش", "هات", "هام"]).OrderByDescending(e => e.Length)];

    private static readonly string[] Prefixes = ["نمی", "می", "همی"];

    public string Stem(string word, Piece[] pieces)
    {
        if (word.Length < 4) return word;
        if (pieces.Length > 1 && VerbStem(word, pieces[0]) is { } verb) return verb;
        var facts = words[word];
        if (facts.Is(WordFacts.Function)) return word;
        var end = word.Length;
        for (var i = 0; i < MaxEndings; i++)
        {
            var cut = Cut(word.AsSpan(0, end), IsBoundary(pieces, end));
            if (cut.Restored) return string.Concat(word.AsSpan(0, cut.Length), "ه");
            if (cut.Length == end) break;
            end = cut.Length;
        }

        if (end < word.Length) return word[..end];
        return facts.Is(WordFacts.Listed) || pieces.Length > 1 ? word : PrefixedVerb(word) ?? word;
    }

    private static bool IsKnown(WordFacts facts) => facts.Is(WordFacts.Listed) || facts.Frequency >= 5;

    /// <summary>Whether a piece begins here, so that what follows is an ending for the model too.</summary>
    private static Func<int, bool> IsBoundary(Piece[] pieces, int end) => at =>
    {
        var length = 0;
        foreach (var piece in pieces)
        {
            if (length == at && at < end) return true;
            length += piece.Letters.Length;
        }

        return false;
    };

    private (int Length, bool Restored) Cut(ReadOnlySpan<char> word, Func<int, bool> isBoundary)
    {
        var facts = words[word];
        var own = facts.Is(WordFacts.Listed | WordFacts.Name);
        // What the model takes for an ending comes first: خانه|اش before خان|هاش.
        foreach (var ending in Endings)
        {
            // منطقه‌ای and هسته‌ای are adjectives of their own, where the dictionary has them.
            if (own && ending == "ای") continue;
            if (Ends(word, ending, 2) is not (> 0 and var at) || !isBoundary(at)) continue;
            // The surname of one who comes from there is not the place: خامنه, خامنه‌ای.
            if (ending != "ای" || !words[word[..at]].Is(WordFacts.Name)) return (at, false);
        }

        if (own) return (EzafeAfterAlef(word, facts), false);
        foreach (var ending in Plurals)
        {
            if (Ends(word, ending, 2) is var at && at > 0 && IsKnown(words[word[..at]])) return (at, false);
        }

        foreach (var ending in Comparatives)
        {
            if (Ends(word, ending, 3) is var at && at > 0 && words[word[..at]] is var rest
                && rest.Is(WordFacts.Adjective | WordFacts.Adverb) && rest.Is(WordFacts.Listed)) return (at, false);
        }

        foreach (var ending in AfterSilentHe)
        {
            if (Ends(word, ending, 3) is var at && at > 0 && word[at - 1] == 'ه' && IsKnown(words[word[..at]])) return (at, false);
        }

        foreach (var ending in Possessives)
        {
            if (Ends(word, ending, 3) is var at && at > 0 && Noun(words[word[..at]])) return (at, false);
        }

        return CutShort(word, facts);
    }

    /// <summary>شورای, هوای: dictionaries have some of these, and still they are شورا and هوا.</summary>
    private int EzafeAfterAlef(ReadOnlySpan<char> word, WordFacts facts) =>
        word.Length > 3 && word[^1] == 'ی' && word[^2] == 'ا' && !facts.Is(WordFacts.Name) && words[word[..^1]] is var rest
        && Noun(rest) && rest.Frequency >= facts.Frequency - 1 ? word.Length - 1 : word.Length;

    /// <summary>Endings of one or two letters that no half-space sets off.</summary>
    private (int Length, bool Restored) CutShort(ReadOnlySpan<char> word, WordFacts facts)
    {
        var keep = (word.Length, false);
        if (Ends(word, "گان", 3) is var gan && gan > 0 && Noun(words[string.Concat(word[..gan], "ه")])) return (gan, true);
        if (Ends(word, "یان", 3) is var yan && yan > 0 && (word[yan - 1] is 'ا' or 'و') && Noun(words[word[..yan]])) return (yan, false);
        foreach (var ending in (ReadOnlySpan<string>)["ان", "ین"])
        {
            if (Ends(word, ending, 3) is var at && at > 0 && Noun(words[word[..at]]) && words[word[..at]].Frequency >= facts.Frequency - 2) return (at, false);
        }

        if (Ends(word, "ات", 3) is var plural && plural > 0 && Noun(words[word[..plural]]) && words[word[..plural]].Frequency > facts.Frequency + 1) return (plural, false);
        if (Ends(word, "یی", 2) is var yi && yi > 0 && (word[yi - 1] is 'ا' or 'و') && Noun(words[word[..yi]])) return (yi, false);
        var one = word.Length - 1;
        if (one < 2) return keep;
        var rest = words[word[..one]];
        if (word[^1] == 'ی' && (word[one - 1] is 'ا' or 'و' && Noun(rest))) return (one, false);
        if (word[^1] == 'ی' && word[one - 1] == 'ه' && IsKnown(rest) && !rest.Is(WordFacts.Name)) return (one, false);
        var commoner = one >= 3 && Noun(rest) && rest.Frequency >= facts.Frequency + 2;
        return commoner && (word[^1] is 'ی' or 'م' or 'ش' or 'ت') ? (one, false) : keep;
    }

    /// <summary>Where an ending begins that leaves enough of the word; 0 when the word does not end so.</summary>
    private static int Ends(ReadOnlySpan<char> word, string ending, int least) =>
        word.Length - ending.Length >= least && word.EndsWith(ending, StringComparison.Ordinal) ? word.Length - ending.Length : 0;

    private static bool Noun(WordFacts facts) =>
        facts.Is(WordFacts.Noun | WordFacts.Adjective) && facts.Is(WordFacts.Listed) && !facts.Is(WordFacts.Name | WordFacts.Function);

    private string? VerbStem(string word, Piece first) =>
        Array.IndexOf(Prefixes, first.Letters) >= 0 ? verbs.Infinitive(word.AsSpan(first.Letters.Length)) : null;

    /// <summary>Subjunctive and imperative with ب, negation with ن; past forms with their endings.</summary>
    private string? PrefixedVerb(string word)
    {
        var facts = words[word];
        if (facts.Is(WordFacts.Noun | WordFacts.Adjective | WordFacts.Name)) return null;
        if (word[0] is 'ب' or 'ن' && word.Length > 3 && verbs.Infinitive(word.AsSpan(1)) is { } prefixed) return prefixed;
        return verbs.Infinitive(word);
    }
}
