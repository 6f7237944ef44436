using System.Text;

namespace Monitoring.Ingest.Files.TextPages;

/// <summary>
/// What stays of a line when spelling is set aside: letters and digits in one form, nothing between them. Two lines with one key are
/// the same line for a reader, whatever became of half-spaces, Arabic letters, marks and punctuation.
/// </summary>
internal static class LetterKey
{
    public static string Of(ReadOnlySpan<char> line)
    {
        var key = new StringBuilder(line.Length);
        foreach (var c in line)
        {
            if (char.IsLetterOrDigit(c) && Folded(c) is var folded && folded != '\0') key.Append(folded);
        }

        return key.ToString();
    }

    /// <summary>Persian and Arabic digits as ASCII, other characters as they are; of the same length.</summary>
    public static string AsciiDigits(string text) => string.Create(text.Length, text, static (span, from) =>
    {
        for (var i = 0; i < span.Length; i++) span[i] = Digit(from[i]);
    });

    private static char Digit(char c) => c switch
    {
        >= '۰' and <= '۹' => (char)(c - '۰' + '0'),
        >= '٠' and <= '٩' => (char)(c - '٠' + '0'),
        _ => c,
    };

    /// <summary>One form of a letter or digit; NUL for what is left out.</summary>
    public static char Folded(char c) => c switch
    {
        'ي' or 'ى' or 'ئ' => 'ی',
        'ك' => 'ک',
        'أ' or 'إ' or 'آ' or 'ٱ' => 'ا',
        'ؤ' => 'و',
        'ة' or 'ۀ' => 'ه',
        'ء' or 'ـ' => '\0',
        _ => char.ToLowerInvariant(Digit(c)),
    };
}
