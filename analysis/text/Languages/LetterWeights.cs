namespace Monitoring.Text.Languages;

/// <summary>What a single letter says about the language; weights set by hand from the alphabets, one function word counting 1.</summary>
internal static class LetterWeights
{
    /// <summary>Letters that say something, as written (before folding), then their weights.</summary>
    private static readonly (string Letters, int Language, float Weight)[] Rules =
    [
        ("ة", FunctionWords.Arabic, 1.2f), ("ى", FunctionWords.Arabic, 0.5f), ("أإ", FunctionWords.Arabic, 0.8f),
        ("يك", FunctionWords.Arabic, 0.1f), ("گچپژ", FunctionWords.Arabic, -1.2f), ("ضظثذ", FunctionWords.Arabic, 0.05f),
        ("گچپژ", FunctionWords.Persian, 0.15f),
        ("ە", FunctionWords.Kurdish, 0.35f), ("ێۆ", FunctionWords.Kurdish, 0.9f), ("ڕڵ", FunctionWords.Kurdish, 1.5f), ("ڤ", FunctionWords.Kurdish, 0.8f),
        ("ێڕڵڤ", FunctionWords.Persian, -1f), ("ەێڕڵڤ", FunctionWords.SouthAzerbaijani, -0.5f),
        ("ۆ", FunctionWords.SouthAzerbaijani, 0.9f), ("ۇ", FunctionWords.SouthAzerbaijani, 0.9f), ("ؤ", FunctionWords.SouthAzerbaijani, 0.7f),
        ("ےں", FunctionWords.Urdu, 1.5f), ("ہ", FunctionWords.Urdu, 0.9f), ("ٹڈڑ", FunctionWords.Urdu, 1.2f), ("ھ", FunctionWords.Urdu, 0.4f),
        ("ټډړږښڼېۍڅځګ", FunctionWords.Pashto, 1.5f),
        ("ßäöü", FunctionWords.German, 0.8f), ("ß", FunctionWords.German, 2f),
        ("éèàçêœùâîô", FunctionWords.French, 0.5f), ("œ", FunctionWords.French, 2f),
        ("ğışçöüİ", FunctionWords.Turkish, 0.5f),
        ("ə", FunctionWords.Azerbaijani, 1.5f), ("ğışçöüİ", FunctionWords.Azerbaijani, 0.5f), ("xq", FunctionWords.Azerbaijani, 0.15f), ("Ə", FunctionWords.Azerbaijani, 1.5f),
        ("ñ¿áíóú", FunctionWords.Spanish, 0.6f), ("àèéìòù", FunctionWords.Italian, 0.4f), ("ãõçáêóâ", FunctionWords.Portuguese, 0.6f),
        ("ãõ", FunctionWords.Portuguese, 1f), ("êîûşç", FunctionWords.Kurmanji, 0.7f), ("xq", FunctionWords.Kurmanji, 0.15f),
    ];

    // 0x000-0x25F Latin (with ə), then 0x400-0x4FF Cyrillic, then 0x600-0x6FF Arabic.
    private const int LatinEnd = 0x260, CyrillicSlots = 0x100;
    internal const int Letters = LatinEnd + CyrillicSlots + 0x100;

    private static readonly (int Slot, int Language, float Weight)[] Flat =
        [.. Rules.SelectMany(r => r.Letters.Select(c => (SlotOf(c), r.Language, r.Weight)))];

    /// <summary>Where a letter is counted, or -1 where it says nothing.</summary>
    internal static int SlotOf(char c) => c switch
    {
        < (char)LatinEnd => c,
        >= '\u0400' and < '\u0500' => LatinEnd + c - 0x400,
        >= '\u0600' and < '\u0700' => LatinEnd + CyrillicSlots + c - 0x600,
        _ => -1,
    };

    internal static void Add(ReadOnlySpan<int> counts, Span<float> scores)
    {
        foreach (var (slot, language, weight) in Flat) scores[language] += counts[slot] * weight;
        // Turkish has neither q nor x; other languages that have them lack these vowels.
        scores[FunctionWords.Azerbaijani] += 0.7f * Math.Min(Sum(counts, "xq"), Sum(counts, "ğışçöü"));
    }

    /// <summary>Russian unless letters that it lacks are there: Tajik ҷ ӣ ӯ ҳ қ ғ, Ukrainian і ї є ґ.</summary>
    internal static string CyrillicLanguage(ReadOnlySpan<int> counts)
    {
        var tajik = Sum(counts, "ҷӣӯҳқғҶӢӮҲҚҒ");
        var ukrainian = Sum(counts, "іїєґІЇЄҐ");
        if (tajik > ukrainian) return "tg";
        return ukrainian > Sum(counts, "ыэъё") ? "uk" : "ru";
    }

    private static int Sum(ReadOnlySpan<int> counts, string letters)
    {
        var sum = 0;
        foreach (var c in letters) sum += counts[SlotOf(c)];
        return sum;
    }
}
