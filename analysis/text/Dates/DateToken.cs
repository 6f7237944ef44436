namespace Monitoring.Text.Dates;

internal enum DateTokenKind : byte
{
    Number,
    Word,

    /// <summary>One punctuation sign, folded: «،» is a comma, every dash a hyphen, a line end '\n'.</summary>
    Sign,

    /// <summary>A word that says nothing about time.</summary>
    Other,
}

/// <param name="Start">First UTF-16 unit in the text.</param>
/// <param name="End">One past the last.</param>
/// <param name="Value">The number; −1 when it has more than nine digits. For a word its value.</param>
/// <param name="Digits">How many digits were written.</param>
/// <param name="Ascii">Whether the digits, or the first letter, were ASCII.</param>
/// <param name="Spaced">Whether a blank stands before the token.</param>
internal readonly record struct DateToken(
    DateTokenKind Kind, int Start, int End, int Value, byte Digits = 0, bool Ascii = false, bool Spaced = false,
    DateWordKind Word = DateWordKind.None, char Sign = '\0')
{
    internal bool Is(char sign) => Kind == DateTokenKind.Sign && Sign == sign;

    internal bool Is(DateWordKind word) => Kind == DateTokenKind.Word && Word == word;

    internal bool IsNumber(int digitsFrom, int digitsTo) =>
        Kind == DateTokenKind.Number && Value >= 0 && Digits >= digitsFrom && Digits <= digitsTo;
}
