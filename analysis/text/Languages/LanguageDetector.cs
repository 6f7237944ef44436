using System.Buffers;
using System.Numerics;
using Monitoring.Text.Lexicon;
using Monitoring.Text.Normalisation;
using Monitoring.Text.Tokens;

namespace Monitoring.Text.Languages;

/// <summary>
/// Says in which language a paragraph or an article is written, by its script, the letters that only one language uses
/// and its function words. Reads a bounded sample and allocates nothing. Thread-safe.
/// </summary>
public static class LanguageDetector
{
    /// <summary>The answer where there is no letter, or none of a script that we know.</summary>
    public const string Undetermined = "und";

    // Long texts are judged by three windows, so that a foreign header or footer does not decide alone.
    private const int Window = 200;
    private const int LongText = 4 * Window;

    /// <returns>
    /// ISO 639: fa, ar, ckb, az (either script), ur, ps, en, de, fr, tr, es, it, pt, nl, ku (Latin), by script alone he, ru, uk, tg, el, hy,
    /// ka, hi, zh, ja, ko; else <see cref="Undetermined"/>. A text of few words without evidence is "fa" in Arabic, "en" in Latin letters.
    /// </returns>
    public static string Detect(ReadOnlySpan<char> text)
    {
        Span<int> letters = stackalloc int[LetterWeights.Letters];
        Span<float> words = stackalloc float[FunctionWords.Codes.Length + 1];
        Span<int> scripts = stackalloc int[ScriptCount];
        letters.Clear();
        words.Clear();
        scripts.Clear();
        if (text.Length <= LongText)
        {
            Count(text, letters, words, scripts);
        }
        else
        {
            Count(text[..Window], letters, words, scripts);
            Count(text.Slice((text.Length - Window) / 2, Window), letters, words, scripts);
            Count(text[^Window..], letters, words, scripts);
        }

        return Decide(letters, words, scripts);
    }

    /// <summary>Of longer words only the beginning is kept; no word of the lexicon is longer.</summary>
    private const int LongestWord = 24;

    private const int ArabicScript = 0, LatinScript = 1, ScriptCount = 12;
    private const int Cyrillic = 2, Hebrew = 3, Greek = 4, Armenian = 5, Georgian = 6, Devanagari = 7, Han = 8, Kana = 9, Hangul = 10, Other = 11;
    private static readonly string[] ScriptLanguages = ["fa", "en", "ru", "he", "el", "hy", "ka", "hi", "zh", "ja", "ko", Undetermined];

    private static void Count(ReadOnlySpan<char> text, Span<int> letters, Span<float> words, Span<int> scripts)
    {
        var lookup = FunctionWords.Languages.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> word = stackalloc char[LongestWord];
        var length = 0;
        var i = 0;
        while (i < text.Length)
        {
            var c = text[i];
            // An address is in no language, whatever stands around it.
            if (c == ':' && length is >= 4 and <= 5 && text[i..].StartsWith("://", StringComparison.Ordinal))
            {
                var end = text[i..].IndexOfAny(Blanks);
                i = end < 0 ? text.Length : i + end;
                length = 0;
                continue;
            }

            i++;
            var f = LookupLetters.FoldScript(c);
            if (f == LookupLetters.Nothing) continue;
            if (!IsLetter(f))
            {
                if (length > 0) Weigh(word, length, lookup, words);
                length = 0;
                continue;
            }

            scripts[ScriptOf(f)]++;
            if (LetterWeights.SlotOf(c) is >= 0 and var slot) letters[slot]++;
            if (length < word.Length) word[length] = f;
            length++;
        }

        if (length > 0) Weigh(word, length, lookup, words);
    }

    /// <summary>The place beside the languages where words that Persian does not know are counted against those that it knows.</summary>
    private static readonly int Strangers = FunctionWords.Codes.Length;

    private const float Strange = 0.5f, Familiar = 0.35f, SomeEvidence = 0.25f;

    private const int ShortestWord = 3;

    /// <summary>Seen 31 times in the corpora.</summary>
    private const int Common = 5;

    private static readonly SearchValues<char> Blanks = SearchValues.Create(" \t\r\n\u00A0");

    private static bool IsLetter(char folded) => folded < '\u0080' ? folded is >= 'a' and <= 'z' : char.IsLetter(folded);

    private static void Weigh(
        Span<char> word, int length, System.Collections.Frozen.FrozenDictionary<string, ushort>.AlternateLookup<ReadOnlySpan<char>> lookup, Span<float> words)
    {
        if (length <= FunctionWords.LongestWord && lookup.TryGetValue(word[..length], out var languages))
        {
            // A word of one language says much, a word of four says little.
            var weight = 2f / (1 + BitOperations.PopCount(languages));
            for (int rest = languages; rest != 0; rest &= rest - 1) words[BitOperations.TrailingZeroCount(rest)] += weight;
            words[Strangers] += (languages & 1 << FunctionWords.Persian) != 0 ? -Familiar : Strange;
            return;
        }

        if (word[0] < '\u0600' || length < ShortestWord) return;
        var known = length <= word.Length && IsPersian(word[..length]);
        words[Strangers] += known ? -Familiar : Strange;
        WordShapes.Weigh(word[..Math.Min(length, word.Length)], length, known, words);
    }

    /// <summary>Whether the Persian lexicon has the word, be it a loan that its neighbours have too.</summary>
    private static bool IsPersian(ReadOnlySpan<char> word)
    {
        var hash = LetterHash.Seed;
        foreach (var c in word) hash = LetterHash.Add(hash, Letters.Fold(c));
        var facts = WordList.Shared[LetterHash.Finish(hash)];
        return facts.Is(WordFacts.Listed) || facts.Frequency >= Common;
    }

    private static string Decide(ReadOnlySpan<int> letters, Span<float> words, ReadOnlySpan<int> scripts)
    {
        var script = 0;
        for (var s = 1; s < ScriptCount; s++)
        {
            if (scripts[s] > scripts[script]) script = s;
        }

        if (scripts[script] < 2) return Undetermined;
        // Japanese writes Chinese signs between its own.
        if (script == Han && scripts[Kana] * 5 > scripts[Han]) script = Kana;
        if (script == Cyrillic) return LetterWeights.CyrillicLanguage(letters);
        if (script > LatinScript) return ScriptLanguages[script];

        LetterWeights.Add(letters, words);
        // Azerbaijani has no letter of its own in this script, but words that Persian does not know.
        if (words[FunctionWords.SouthAzerbaijani] > SomeEvidence) words[FunctionWords.SouthAzerbaijani] += Math.Max(0, words[Strangers]);
        var (first, last) = script == ArabicScript ? (FunctionWords.Persian, FunctionWords.Pashto) : (FunctionWords.English, FunctionWords.Kurmanji);
        // What we monitor is Persian first, English second: they win when nothing speaks.
        words[first] += 0.3f;
        var best = first;
        for (var language = first + 1; language <= last; language++)
        {
            if (words[language] > words[best]) best = language;
        }

        return FunctionWords.Codes[best];
    }

    private static int ScriptOf(char c) => c switch
    {
        < '\u0250' or (>= '\u1E00' and < '\u1F00') => LatinScript,
        (>= '\u0600' and < '\u0780') or (>= '\u08A0' and < '\u0900') or (>= '\uFB50' and <= '\uFEFC') => ArabicScript,
        >= '\u0370' and < '\u0400' => Greek,
        >= '\u0400' and < '\u0530' => Cyrillic,
        >= '\u0530' and < '\u0590' => Armenian,
        >= '\u0590' and < '\u0600' => Hebrew,
        >= '\u0900' and < '\u0980' => Devanagari,
        >= '\u10A0' and < '\u1100' => Georgian,
        >= '\u3040' and < '\u3100' => Kana,
        >= '\u3400' and < '\uA000' => Han,
        >= '\uAC00' and < '\uD7B0' => Hangul,
        _ => Other,
    };
}
