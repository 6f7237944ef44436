using Monitoring.Text.Normalisation;

namespace Monitoring.Text.Tokens;

/// <summary>
/// Cuts a text into tokens and folds their letters on the way, in one pass. Every UTF-16 unit is looked at once, apart
/// from a bounded look ahead for addresses and numbers.
/// </summary>
internal ref struct TokenScanner
{
    /// <summary>The longest term that both indexes take; the letters after it are skipped with their token.</summary>
    public const int MaxLetters = 255;

    private readonly ReadOnlySpan<char> _text;
    private readonly Span<char> _letters;
    private int _at;
    private int _length;
    private int _run;

    /// <param name="text">The text.</param>
    /// <param name="buffer">Room for <see cref="MaxLetters"/> letters.</param>
    public TokenScanner(ReadOnlySpan<char> text, Span<char> buffer)
    {
        _text = text;
        _letters = buffer[..MaxLetters];
    }

    /// <summary>Units looked at so far, counted once for each look; a measure of the work done.</summary>
    public long Steps { get; private set; }

    /// <summary>The folded letters of the last token; valid until the next call of <see cref="Next"/>.</summary>
    public readonly ReadOnlySpan<char> Letters => _letters[.._length];

    public bool Next(out Token token)
    {
        var gap = _at == 0 ? Gap.Break : Gap.HalfSpace;
        var touched = false;
        while (_at < _text.Length)
        {
            Steps++;
            switch (Normalisation.Letters.Kind(_text[_at]))
            {
                case LetterKind.HalfSpace:
                    touched = true;
                    _at++;
                    continue;
                case LetterKind.Blank:
                    if (gap == Gap.HalfSpace) gap = Gap.Space;
                    touched = true;
                    _at++;
                    continue;
                case LetterKind.Ignorable or LetterKind.Mark:
                    _at++;
                    continue;
                case LetterKind.Break:
                    gap = Gap.Break;
                    _at++;
                    continue;
                case LetterKind.Surrogate:
                    if (IsAstralLetter(_at)) break;
                    gap = Gap.Break;
                    _at++;
                    continue;
            }

            token = Take(touched ? gap : Gap.Break);
            if (token.Length > 0) return true;
            gap = Gap.Break;
        }

        token = default;
        return false;
    }

    private Token Take(Gap gap)
    {
        _length = 0;
        _run = 0;
        var start = _at;
        var c = _text[_at];
        switch (Normalisation.Letters.Kind(c))
        {
            case LetterKind.Arabic:
            case LetterKind.Expands when Normalisation.Letters.Kind(Normalisation.Letters.Expand(c)[0]) == LetterKind.Arabic:
                return TakeWord(start, gap);
            case LetterKind.Digit when IsNumber():
                return TakeNumber(start, gap);
            case LetterKind.Ideograph:
                Add(c);
                _at++;
                return Made(TokenKind.Foreign, gap, start, _at);
            default:
                var length = char.IsAscii(c) ? Addresses.LengthAt(_text[_at..], out var skipped) : skipped = 0;
                return length > 0 ? TakeAddress(start + skipped, start + length, gap) : TakeForeign(start, gap);
        }
    }

    private Token TakeWord(int start, Gap gap)
    {
        var end = _at;
        for (; _at < _text.Length; _at++)
        {
            Steps++;
            var c = _text[_at];
            switch (Normalisation.Letters.Kind(c))
            {
                case LetterKind.Arabic:
                    if (c == Normalisation.Letters.Hamza && (_length == 0 || _letters[_length - 1] is 'ا' or 'و' or 'ی')) break;
                    AddArabic(Normalisation.Letters.Fold(c));
                    break;
                case LetterKind.Expands:
                    var expanded = Normalisation.Letters.Expand(c);
                    if (Normalisation.Letters.Kind(expanded[0]) != LetterKind.Arabic) goto default;
                    foreach (var e in expanded) AddArabic(e);
                    break;
                case LetterKind.Mark:
                    break;
                case LetterKind.Ignorable:
                    if (c == 'ـ') break;
                    continue;
                case LetterKind.HalfSpace when _length > 0 && !Normalisation.Letters.Joins(_letters[_length - 1]):
                    // After a letter that does not join, a half-space changes nothing that a reader sees.
                    continue;
                default:
                    return Made(TokenKind.Word, gap, start, end);
            }

            end = _at + 1;
        }

        return Made(TokenKind.Word, gap, start, end);
    }

    private Token TakeForeign(int start, Gap gap)
    {
        var end = _at;
        for (; _at < _text.Length; _at++)
        {
            Steps++;
            var c = _text[_at];
            switch (Normalisation.Letters.Kind(c))
            {
                case LetterKind.Letter or LetterKind.Digit:
                    Add(Normalisation.Letters.Fold(c));
                    break;
                case LetterKind.Expands:
                    var expanded = Normalisation.Letters.Expand(c);
                    if (Normalisation.Letters.Kind(expanded[0]) == LetterKind.Arabic) goto default;
                    foreach (var e in expanded) Add(e);
                    break;
                case LetterKind.Surrogate when IsAstralLetter(_at):
                    Add(c);
                    Add(_text[++_at]);
                    break;
                case LetterKind.Mark:
                    break;
                case LetterKind.Ignorable:
                    continue;
                case LetterKind.Break when c is '\'' or '’' && _length > 0 && _at + 1 < _text.Length
                    && Normalisation.Letters.Kind(_text[_at + 1]) == LetterKind.Letter:
                    continue;
                default:
                    return Made(TokenKind.Foreign, gap, start, end);
            }

            end = _at + 1;
        }

        return Made(TokenKind.Foreign, gap, start, end);
    }

    /// <summary>True when the digits here are followed by no letter of their own script's word (4k, 3D are words).</summary>
    private readonly bool IsNumber()
    {
        var i = _at;
        var limit = Math.Min(_text.Length, _at + 32);
        while (i < limit && Normalisation.Letters.Kind(_text[i]) == LetterKind.Digit) i++;
        return i == limit || Normalisation.Letters.Kind(_text[i]) is not (LetterKind.Letter or LetterKind.Surrogate);
    }

    private Token TakeNumber(int start, Gap gap)
    {
        var end = _at;
        var pointed = false;
        while (_at < _text.Length)
        {
            Steps++;
            var c = _text[_at];
            if (Normalisation.Letters.Kind(c) == LetterKind.Digit) Add(Normalisation.Letters.Fold(c));
            else if (c is '.' or '٫' && !pointed && DigitsAfter(_at) > 0)
            {
                pointed = true;
                Add('.');
            }
            else if (!(c is ',' or '٬' or '،' && !pointed && DigitsAfter(_at) == 3)) break;
            end = ++_at;
        }

        return Made(TokenKind.Number, gap, start, end);
    }

    private readonly int DigitsAfter(int at)
    {
        var count = 0;
        while (count < 4 && at + 1 + count < _text.Length && Normalisation.Letters.Kind(_text[at + 1 + count]) == LetterKind.Digit) count++;
        return count;
    }

    private Token TakeAddress(int start, int end, Gap gap)
    {
        for (_at = start; _at < end; _at++)
        {
            Steps++;
            Add(char.ToLowerInvariant(_text[_at]));
        }

        return Made(TokenKind.Address, gap, start, end);
    }

    private readonly Token Made(TokenKind kind, Gap gap, int start, int end)
    {
        // A pair of surrogates is not cut in half.
        var length = _length > 0 && char.IsHighSurrogate(_letters[_length - 1]) ? _length - 1 : _length;
        return new Token(kind, gap, start, end, length, LetterHash.Of(_letters[..length]));
    }

    private void AddArabic(char c) => DrawnLetters.Append(_letters, ref _length, ref _run, c);

    private void Add(char c)
    {
        if (_length < _letters.Length) _letters[_length++] = c;
    }

    private readonly bool IsAstralLetter(int at) =>
        char.IsHighSurrogate(_text[at]) && at + 1 < _text.Length && char.IsLowSurrogate(_text[at + 1])
        && char.IsLetter(new string([_text[at], _text[at + 1]]), 0);
}
