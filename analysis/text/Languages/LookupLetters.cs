using System.Globalization;
using System.Text;

namespace Monitoring.Text.Languages;

/// <summary>
/// Folds one letter at a time for look-up in a word list. Never for display and never for indexing:
/// two letters that look or sound alike become one, and marks that carry no letter become <see cref="Nothing"/>.
/// </summary>
internal static class LookupLetters
{
    /// <summary>The result for a sign that is dropped: marks, half-spaces, direction signs, tatweel.</summary>
    internal const char Nothing = '\0';

    private static readonly char[] ScriptTable = BuildScriptTable();
    private static readonly char[] WordTable = BuildWordTable();

    /// <summary>Folds what keyboards confuse and no more, so that each language keeps the letters that tell it apart.</summary>
    internal static char FoldScript(char c) => c switch
    {
        < '\u0080' => c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c,
        >= '\u0600' and < '\u0780' => ScriptTable[c - 0x600],
        _ => FoldRare(c),
    };

    internal static string FoldScript(string word)
    {
        var folded = new StringBuilder(word.Length);
        foreach (var c in word)
        {
            if (FoldScript(c) is var f && f != Nothing) folded.Append(f);
        }

        return folded.ToString();
    }

    /// <summary>Folds Arabic, Kurdish and Urdu letters to their Persian neighbours and every digit set to ASCII.</summary>
    internal static char FoldWord(char c)
    {
        if (c < '\u0080') return c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c;
        var script = FoldScript(c);
        return script is >= '\u0600' and < '\u0780' ? WordTable[script - 0x600] : script;
    }

    internal static string FoldWord(string word)
    {
        var folded = new StringBuilder(word.Length);
        foreach (var c in word)
        {
            if (FoldWord(c) is var f && f != Nothing) folded.Append(f);
        }

        return folded.ToString();
    }

    private static char FoldRare(char c)
    {
        // Presentation forms come from old PDF files and fonts: one code a letter and position.
        if (c is >= '\uFB50' and <= '\uFEFC')
        {
            var plain = c.ToString().Normalize(NormalizationForm.FormKC);
            return plain.Length == 1 && plain[0] != c ? FoldScript(plain[0]) : c;
        }

        return CharUnicodeInfo.GetUnicodeCategory(c) switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => Nothing,
            UnicodeCategory.DecimalDigitNumber => (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c)),
            // Lower case of İ is two signs; a list of words needs one.
            UnicodeCategory.UppercaseLetter => c == 'İ' ? 'i' : char.ToLowerInvariant(c),
            _ => c,
        };
    }

    private static char[] BuildScriptTable()
    {
        var table = new char[0x180];
        for (var i = 0; i < table.Length; i++)
        {
            var c = (char)(0x600 + i);
            table[i] = c switch
            {
                'ي' or 'ى' => 'ی',
                'ك' => 'ک',
                'ـ' => Nothing,
                _ => FoldRare(c),
            };
        }

        return table;
    }

    private static char[] BuildWordTable()
    {
        var table = new char[0x180];
        for (var i = 0; i < table.Length; i++)
        {
            table[i] = ScriptTable[i] switch
            {
                'آ' or 'أ' or 'إ' or 'ٱ' => 'ا',
                'ة' or 'ۀ' or 'ە' or 'ہ' or 'ھ' or 'ۂ' or 'ۃ' => 'ه',
                'ؤ' or 'ۆ' or 'ۇ' or 'ۈ' or 'ۋ' => 'و',
                'ئ' or 'ێ' or 'ې' or 'ے' or 'ۓ' or 'ۍ' => 'ی',
                'ڕ' or 'ړ' => 'ر',
                'ڵ' => 'ل',
                'ګ' => 'گ',
                'ء' => Nothing,
                var c => c,
            };
        }

        return table;
    }
}
