using System.Collections.Frozen;
using Monitoring.Text.Lexicon;

namespace Monitoring.Text.HalfSpaces;

/// <summary>The endings that are never words by themselves, so that for terms a space before them is a lost half-space whatever the word.</summary>
internal static class Affixes
{
    private static readonly FrozenSet<string> Plurals =
        new[] { "ها", "های", "هایی", "هایم", "هایت", "هایش", "هایمان", "هایتان", "هایشان" }.ToFrozenSet();

    private static readonly FrozenSet<string> AfterSilentHe = new[] { "ام", "ات", "اش", "ای", "ایم", "اید", "اند", "ی" }.ToFrozenSet();

    private static readonly FrozenSet<string> Comparatives = new[] { "تر", "ترین" }.ToFrozenSet();

    public static bool Belongs(Piece left, Piece right) =>
        right.Letters.Length <= 6
        && ((Comparatives.Contains(right.Letters) && ((left.Facts.Is(WordFacts.Adjective) && !left.Facts.Is(WordFacts.Function)) || left.Letters == "ای"))
            || Plurals.Contains(right.Letters) || (!left.Facts.Is(WordFacts.Function) && left.Letters[^1] == 'ه' && left.Letters.Length > 2 && AfterSilentHe.Contains(right.Letters)));
}
