using System.Text;
using Monitoring.Text.Normalisation;

namespace Monitoring.Enrichment.Words;

/// <summary>Writes letters the one way that names are compared in: the folding of terms, and no bare hamza, which half of the
/// writers of «رؤسا» and «جزء» leave out.</summary>
internal static class Folding
{
    /// <summary>What joins two written words into one: the half-space and its kin.</summary>
    public static bool IsJoiner(char c) => Letters.Kind(c) == LetterKind.HalfSpace || c is '\u200d' or '\u00ad';

    /// <summary>Marks that are written on or in a word and are no letter themselves; what joins two words is none.</summary>
    public static bool IsMark(char c) => Letters.Kind(c) is LetterKind.Mark or LetterKind.Ignorable && !IsJoiner(c);

    /// <summary>A letter or a digit, of which words are made.</summary>
    public static bool IsLetter(char c) => Letters.Kind(c) is LetterKind.Arabic or LetterKind.Letter or LetterKind.Digit or LetterKind.Ideograph or LetterKind.Expands;

    /// <summary>Appends what a letter folds to: nothing for a bare hamza, several letters for a ligature.</summary>
    /// <param name="into">Must have room for <see cref="MostLetters"/> more.</param>
    /// <returns>How many letters were written.</returns>
    public static int Write(char c, Span<char> into)
    {
        if (c == Letters.Hamza) return 0;
        if (Letters.Kind(c) == LetterKind.Expands)
        {
            var letters = Letters.Expand(c);
            letters.CopyTo(into);
            return letters.Length;
        }

        into[0] = Letters.Fold(c);
        return 1;
    }

    /// <summary>No ligature folds to more letters («ﷺ»).</summary>
    public const int MostLetters = 18;

    /// <summary>A whole name folded, without spaces, half-spaces and punctuation: the key of look-ups.</summary>
    public static string Key(ReadOnlySpan<char> name)
    {
        var key = new StringBuilder(name.Length);
        Span<char> letters = stackalloc char[MostLetters];
        foreach (var c in name)
            if (IsLetter(c)) key.Append(letters[..Write(c, letters)]);
        return key.ToString();
    }
}
