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

        if (word.StartsWith("ائ", StringComparison.Ordinal)) scores[FunctionWords.SouthAzerbaijani] += 0.8f;
        if (word.StartsWith("نمی", StringComparison.Ordinal) || word.StartsWith("می", StringComparison.Ordinal)) scores[FunctionWords.Persian] += 0.4f;
        if (length > word.Length) return;

        foreach (var ending in PersianEndings)
        {
            if (word.EndsWith(ending, StringComparison.Ordinal)) scores[FunctionWords.Persian] += 0.5f;
        }

        foreach (var ending in AzerbaijaniEndings)
        {
            if (!word.EndsWith(ending, StringComparison.Ordinal)) continue;
            scores[FunctionWords.SouthAzerbaijani] += 0.7f;
            break;
        }
    }

    private static readonly string[] PersianEndings = ["های", "هایی", "ترین", "اند", "شان", "گذاری"];

    // Persian has none of these as endings of many words, except by chance («سالار», «دلار», «کنار» are no such).
    private static readonly string[] AzerbaijaniEndings =
        ["لاری", "لرین", "لارین", "لری", "لردن", "لاردان", "سینی", "سیندا", "سینده", "سینین", "ینین", "یندا", "ینده", "دیر", "دیلر", "میشدیر", "مکدیر", "اجاق", "جکدیر", "لیک", "چیلیک", "لشدیر"];
}
