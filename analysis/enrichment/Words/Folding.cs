using System.Globalization;
using System.Text;

namespace Monitoring.Enrichment.Words;

/// <summary>Writes letters the one way that names are compared in: Arabic and Kurdish forms of Persian letters, hamza carriers,
/// vowel marks, accents and case make no difference.</summary>
internal static class Folding
{
    /// <summary>What joins two written words into one: the half-space and its kin.</summary>
    public static bool IsJoiner(char c) => c is '\u200c' or '\u200d' or '\u00ad';

    /// <summary>Marks that are written on a letter and are no letter themselves.</summary>
    public static bool IsMark(char c) =>
        c is >= '\u064b' and <= '\u065f' or '\u0670' or '\u0640' or >= '\u06d6' and <= '\u06ed' or >= '\u0300' and <= '\u036f'
            or '\u200e' or '\u200f' or >= '\u202a' and <= '\u202e' or '\ufe0f';

    /// <summary>The folded letter, or '\0' for a letter that falls away (a bare hamza).</summary>
    public static char Letter(char c)
    {
        if (c < 0x80) return c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c;
        return c switch
        {
            'ي' or 'ى' or 'ئ' or 'ې' or 'ێ' or 'ے' or 'ۍ' => 'ی',
            'ك' or 'ڪ' => 'ک',
            'ة' or 'ۀ' or 'ە' or 'ہ' or 'ھ' or 'ۂ' or 'ۃ' => 'ه',
            'أ' or 'إ' or 'آ' or 'ٱ' or 'ٲ' or 'ٳ' => 'ا',
            'ؤ' or 'ۆ' or 'ۇ' or 'ۈ' or 'ۋ' => 'و',
            'ڕ' => 'ر',
            'ڵ' => 'ل',
            'ء' => '\0',
            >= '٠' and <= '٩' => (char)(c - '٠' + '0'),
            >= '۰' and <= '۹' => (char)(c - '۰' + '0'),
            >= '\u00c0' and <= '\u024f' => Latin(c),
            _ => char.ToLowerInvariant(c),
        };
    }

    /// <summary>A whole name folded, without spaces, half-spaces and punctuation: the key of look-ups.</summary>
    public static string Key(ReadOnlySpan<char> name)
    {
        var key = new StringBuilder(name.Length);
        foreach (var c in name)
            if (char.IsLetterOrDigit(c) && !IsMark(c) && Letter(c) is var folded and not '\0') key.Append(folded);
        return key.ToString();
    }

    private static char Latin(char c)
    {
        var plain = c.ToString().Normalize(NormalizationForm.FormD)[0];
        if (plain < 0x80) return char.ToLowerInvariant(plain);
        return c switch { 'ı' => 'i', 'ø' or 'Ø' => 'o', 'ł' or 'Ł' => 'l', 'đ' or 'Đ' => 'd', 'ß' => 's', _ => char.ToLower(c, CultureInfo.InvariantCulture) };
    }
}
