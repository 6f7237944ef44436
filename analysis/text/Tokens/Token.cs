namespace Monitoring.Text.Tokens;

internal enum TokenKind : byte
{
    /// <summary>A run of Arabic-script letters; half-spaces end it.</summary>
    Word,

    /// <summary>A word of another script, with digits in it.</summary>
    Foreign,
    Number,

    /// <summary>A web or mail address.</summary>
    Address,
}

/// <summary>What stands between a token and the one before it.</summary>
internal enum Gap : byte
{
    /// <summary>Punctuation, a line end, the text's beginning, or nothing at all.</summary>
    Break,
    Space,
    HalfSpace,
}

/// <summary>A token of the original text; its folded letters lie in the scanner's buffer.</summary>
/// <param name="Start">First UTF-16 unit of the original text.</param>
/// <param name="End">One past the last letter or the marks upon it.</param>
/// <param name="Length">How many folded letters the buffer holds, at most <see cref="TokenScanner.MaxLetters"/>.</param>
/// <param name="Hash">Of the folded letters.</param>
internal readonly record struct Token(TokenKind Kind, Gap Before, int Start, int End, int Length, uint Hash);
