namespace Monitoring.Text.Languages;

/// <summary>What beginnings and endings of longer words in Arabic script say about the language.</summary>
internal static class WordShapes
{
    /// <param name="word">The first letters of the word, folded.</param>
    /// <param name="length">The length of the whole word.</param>
    internal static void Weigh(ReadOnlySpan<char> word, int length, Span<float> scores)
    {
        if (length < 4) return;
        if (word.StartsWith("ال", StringComparison.Ordinal) || word.StartsWith("وال", StringComparison.Ordinal)
            || word.StartsWith("بال", StringComparison.Ordinal) || word.StartsWith("لل", StringComparison.Ordinal))
        {
            scores[FunctionWords.Arabic] += length > 4 ? 0.8f : 0.3f;
        }

        // The open «ئ» in front of a consonant: گئت، دئد، وئر; Persian has it in front of a vowel only.
        if (word[1] == 'ئ' && word[0] is 'ا' or 'گ' or 'د' or 'و' or 'ی' or 'ه' or 'ک' or 'س' && word[2] is not ('ی' or 'و' or 'ا'))
        {
            scores[FunctionWords.SouthAzerbaijani] += 0.8f;
        }

        if (word.StartsWith("نمی", StringComparison.Ordinal) || word.StartsWith("می", StringComparison.Ordinal)) scores[FunctionWords.Persian] += 0.4f;
        if (length > word.Length) return;

        var last = word[^1] - FirstLetter;
        if (last is < 0 or >= Letters) return;
        foreach (var (ending, language, weight) in ByLastLetter[last])
        {
            if (!word.EndsWith(ending, StringComparison.Ordinal)) continue;
            scores[language] += weight;
            break;
        }
    }

    private static readonly string[] PersianEndings = ["های", "هایی", "ترین", "اند", "شان", "گذاری"];

    // Plurals with their cases, possessives, the present and past of verbs; Persian ends words so by chance only («سالار»).
    private static readonly string[] AzerbaijaniEndings =
    [
        "لار", "لاری", "لرین", "لارین", "لری", "لردن", "لاردان", "لارا", "لره", "لریم", "لاریم", "سینی", "سیندا", "سینده", "سینین", "سیندن", "سیندان",
        "ینین", "ونون", "یندا", "ینده", "یندن", "یندان", "دیر", "دیلر", "دیلار", "دولار", "میشدیر", "مکدیر", "اجاق", "جکدیر", "جاقدیر", "لیک", "لیق",
        "چیلیک", "لشدیر", "یلیر", "ینیر", "یردیلار", "تدی", "خدی", "چدی", "لاشیب", "لشیب", "یبلر", "یبلار", "یبدیر", "یرلر", "یرلار", "ورلار", "ورلر", "یردی", "وردو", "مارام", "میرم", "ماق", "ماغی", "ماغا", "مگه", "میشدی", "موشدو", "میشام",
        "یمیز", "وموز", "ینیز", "لدی", "لدو", "لیب", "ییر", "دولر", "نلیق", "سیز", "سوز",
    ];

    private const int FirstLetter = 0x620, Letters = 0xE0;

    // Most words end in no listed way; the last letter tells so at once. Longer endings come first.
    private static readonly (string Ending, int Language, float Weight)[][] ByLastLetter = BuildByLastLetter();

    private static (string, int, float)[][] BuildByLastLetter()
    {
        var all = PersianEndings.Select(e => (Ending: e, FunctionWords.Persian, 0.5f))
            .Concat(AzerbaijaniEndings.Select(e => (Ending: e, FunctionWords.SouthAzerbaijani, 0.7f)))
            .ToList();
        return [.. Enumerable.Range(FirstLetter, Letters)
            .Select(letter => all.Where(e => e.Ending[^1] == letter).OrderByDescending(e => e.Ending.Length).ToArray())];
    }
}
