using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Monitoring.Text.Normalisation;

/// <summary>How letters fold for terms, in every language alike: a table with one row for each UTF-16 unit.</summary>
/// <remarks>
/// Sources of the folding: Unicode decompositions (presentation forms, ligatures, accents) and the letters that
/// Persian, Arabic, Kurdish and Urdu keyboards give for what a Persian reader takes for one letter. Alef with madda
/// folds to alef because the decomposed spelling (alef + U+0653) and a lost madda must give the same term.
/// </remarks>
internal static class Letters
{
    public const char HalfSpace = '\u200C';

    /// <summary>Hamza above, the sign of ezafe after a silent ه.</summary>
    public const char Ezafe = '\u0654';
    public const char Hamza = 'ء';

    /// <summary>The letter of each group that all others of it fold to stands first.</summary>
    private static readonly string[] Alike =
        ["اآأإٱٲٳٵ", "وؤۆۇۈۉۋۏ", "یئيىېۍێےۓؽؾؿ", "کكڪ", "هةۀەہۂۃھۿ", "نں", "لڵ", "رڕ"];

    private const string NonJoining = "اآأإٱٲٳٵدذرزژوؤۆۇۈۉۋۏةءەۀۃڈڑڕےۓ";

    private static readonly LetterKind[] Kinds = new LetterKind[char.MaxValue + 1];
    private static readonly char[] Folds = new char[char.MaxValue + 1];
    private static readonly FrozenDictionary<char, string> Expansions;

    static Letters()
    {
        var expansions = new Dictionary<char, string>();
        for (var c = 0; c <= char.MaxValue; c++) Classify((char)c, expansions);
        foreach (var group in Alike)
        {
            foreach (var c in group) Folds[c] = group[0];
        }

        // Presentation forms come after the plain letters, since they fold through them.
        for (var c = 0; c <= char.MaxValue; c++) ClassifyCompatibility((char)c, expansions);
        Expansions = expansions.ToFrozenDictionary();
    }

    public static LetterKind Kind(char c) => Kinds[c];

    /// <summary>The folded letter; meaningful for letters and digits only.</summary>
    public static char Fold(char c) => Folds[c];

    /// <summary>The folded letters of a unit of kind <see cref="LetterKind.Expands"/>.</summary>
    public static string Expand(char c) => Expansions[c];

    /// <summary>True for Arabic-script letters that connect to the letter after them, where a half-space is visible.</summary>
    public static bool Joins(char c) => Kinds[c] == LetterKind.Arabic && !NonJoining.Contains(c, StringComparison.Ordinal);

    private static void Classify(char c, Dictionary<char, string> expansions)
    {
        Folds[c] = c;
        Kinds[c] = c switch
        {
            HalfSpace or '\u200B' or '¬' => LetterKind.HalfSpace,
            ' ' or '\t' or '\u00A0' or '\u202F' => LetterKind.Blank,
            'ـ' or '\u200D' => LetterKind.Ignorable,
            'ß' => LetterKind.Expands,
            _ => char.GetUnicodeCategory(c) switch
            {
                UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => LetterKind.Mark,
                UnicodeCategory.Format => LetterKind.Ignorable,
                UnicodeCategory.SpaceSeparator => LetterKind.Blank,
                UnicodeCategory.Surrogate => LetterKind.Surrogate,
                UnicodeCategory.DecimalDigitNumber => LetterKind.Digit,
                UnicodeCategory.SpacingCombiningMark => LetterKind.Letter,
                _ when IsArabicLetter(c) => LetterKind.Arabic,
                _ when c is >= '\u3400' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF' => LetterKind.Ideograph,
                _ when char.IsLetter(c) => LetterKind.Letter,
                _ => LetterKind.Break,
            },
        };
        if (c == 'ß') expansions[c] = "ss";
        else if (Kinds[c] == LetterKind.Digit) Folds[c] = (char)('0' + (int)CharUnicodeInfo.GetDecimalDigitValue(c));
        else if (Kinds[c] == LetterKind.Letter) Folds[c] = FoldAccent(c);
    }

    private static bool IsArabicLetter(char c) =>
        char.IsLetter(c) && c is >= '\u0600' and <= '\u06FF' or >= '\u0750' and <= '\u077F' or >= '\u08A0' and <= '\u08C9' && char.IsLetter(c);

    private static char FoldAccent(char c)
    {
        if (c == 'ı') return 'i';
        // Beyond these blocks a decomposition may be another letter (kana with sound marks, Hangul).
        var folded = c is < '\u0530' or >= '\u1E00' and <= '\u1FFF' ? c.ToString().Normalize(NormalizationForm.FormD)[0] : c;
        return char.ToLowerInvariant(folded);
    }

    private static void ClassifyCompatibility(char c, Dictionary<char, string> expansions)
    {
        if (c is not (>= '\uFB00' and <= '\uFDF9' or >= '\uFE70' and <= '\uFEFC' or >= '\uFF10' and <= '\uFF9F'
            or '\u00B2' or '\u00B3' or '\u00B9' or 'æ' or 'œ' or 'Æ' or 'Œ' or (>= 'ٵ' and <= 'ٸ'))) return;
        var plain = c switch
        {
            'æ' or 'Æ' => "ae",
            'œ' or 'Œ' => "oe",
            _ => c.ToString().Normalize(NormalizationForm.FormKC),
        };
        if (plain == c.ToString()) return;
        var letters = new StringBuilder();
        var kind = LetterKind.Mark;
        foreach (var p in plain)
        {
            if (Kinds[p] is not (LetterKind.Arabic or LetterKind.Letter or LetterKind.Digit)) continue;
            letters.Append(Folds[p]);
            kind = Kinds[p];
        }

        if (letters.Length > 1)
        {
            expansions[c] = letters.ToString();
            Kinds[c] = LetterKind.Expands;
            return;
        }

        // A mark that stands alone (U+FE70 and its like) decomposes to a blank and the mark.
        Kinds[c] = letters.Length == 0 && plain.All(p => Kinds[p] is LetterKind.Break) ? LetterKind.Break : kind;
        if (letters.Length == 1) Folds[c] = letters[0];
    }
}
