using Monitoring.Text.Languages;

namespace Monitoring.Text.Dates;

/// <summary>Cuts a text into numbers, known words and signs, one token a call, in one pass.</summary>
internal ref struct DateLexer(ReadOnlySpan<char> text, int position)
{
    private readonly ReadOnlySpan<char> _text = text;
    private int _position = position;

    internal bool Next(out DateToken token)
    {
        var spaced = false;
        while (_position < _text.Length)
        {
            var c = LookupLetters.FoldWord(_text[_position]);
            if (c == LookupLetters.Nothing)
            {
                _position++;
            }
            else if (c is ' ' or '\t' or '\u00A0' || (c > '\u0080' && char.IsWhiteSpace(c)))
            {
                spaced = true;
                _position++;
            }
            else
            {
                token = c switch
                {
                    >= '0' and <= '9' => Number(spaced),
                    _ when IsLetter(c) => Word(spaced),
                    _ => SignToken(c, spaced),
                };
                return true;
            }
        }

        token = default;
        return false;
    }

    private static bool IsLetter(char c) => c < '\u0080' ? c is >= 'a' and <= 'z' : char.IsLetter(c);

    private DateToken Number(bool spaced)
    {
        int start = _position, value = 0, digits = 0;
        var ascii = true;
        for (; _position < _text.Length; _position++)
        {
            var c = LookupLetters.FoldWord(_text[_position]);
            if (c is < '0' or > '9') break;
            ascii &= _text[_position] < '\u0080';
            digits++;
            value = digits > 9 ? -1 : value * 10 + (c - '0');
        }

        return new DateToken(DateTokenKind.Number, start, _position, value, (byte)Math.Min(digits, 255), ascii, spaced);
    }

    private DateToken SignToken(char c, bool spaced)
    {
        var start = _position++;
        var sign = c switch
        {
            '،' or '٬' => ',',
            '؛' => ';',
            '٫' or '．' => '.',
            '\u2010' or '\u2011' or '\u2012' or '–' or '—' or '―' or '−' or '－' => '-',
            '／' or '⁄' or '∕' => '/',
            '：' or '∶' => ':',
            '\r' => '\n',
            _ => c,
        };
        return new DateToken(DateTokenKind.Sign, start, _position, 0, Spaced: spaced, Sign: sign);
    }

    private DateToken Word(bool spaced)
    {
        var start = _position;
        Span<char> letters = stackalloc char[DateWords.LongestEntry];
        var length = ReadWord(letters, 0, ref _position);
        if (length < 0) return new DateToken(DateTokenKind.Other, start, _position, 0, Spaced: spaced);
        var end = _position;
        var entries = DateWords.Entries.GetAlternateLookup<ReadOnlySpan<char>>();
        entries.TryGetValue(letters[..length], out var word);

        // An entry of several words, or an abbreviation with dots («ق.ظ»), wins over its first word; the longest wins.
        var most = word.Words;
        var next = end;
        for (var words = 1; words < most && SkipBlank(ref next, length == words); words++)
        {
            length = ReadWord(letters, length, ref next);
            if (length < 0) break;
            if (!entries.TryGetValue(letters[..length], out var longer) || longer.Kind == DateWordKind.None) continue;
            (word, end) = (longer, next);
        }

        _position = end;
        return word.Kind != DateWordKind.None
            ? new DateToken(DateTokenKind.Word, start, end, word.Value, Ascii: letters[0] < '\u0080', Spaced: spaced, Word: word.Kind)
            : new DateToken(DateTokenKind.Other, start, end, 0, Spaced: spaced);
    }

    /// <returns>The new length, or −1 when the word is longer than any entry (it is read to its end all the same).</returns>
    private readonly int ReadWord(Span<char> letters, int length, ref int position)
    {
        var begun = position;
        for (; position < _text.Length; position++)
        {
            var c = LookupLetters.FoldWord(_text[position]);
            if (c == LookupLetters.Nothing) continue;
            if (!IsLetter(c)) break;
            if (length == letters.Length) length = -1;
            if (length >= 0) letters[length++] = c;
        }

        return position == begun ? -1 : length;
    }

    /// <param name="initials">Only single letters so far: a dot may stand between them.</param>
    private readonly bool SkipBlank(ref int position, bool initials)
    {
        var begun = position;
        while (position < _text.Length
            && (_text[position] is ' ' or '\u00A0' or '\u200C' || (initials && position == begun && _text[position] == '.')))
        {
            position++;
        }

        return position > begun && position - begun <= 3;
    }
}
