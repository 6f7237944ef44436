using Monitoring.Text.HalfSpaces;

namespace Monitoring.Text.Tokens;

/// <summary>Turns the tokens of one text into terms: joins what is one word, and gives it its stem.</summary>
internal ref struct TermBuilder
{
    private readonly List<Term> _terms;
    private readonly Span<char> _letters;
    private int _length;
    private int _start;
    private int _end;
    private bool _word;

    public TermBuilder(List<Term> terms, Span<char> buffer)
    {
        _terms = terms;
        _letters = buffer;
    }

    public void Build(ReadOnlySpan<char> text, Span<char> scanned)
    {
        var scanner = new TokenScanner(text, scanned);
        while (scanner.Next(out var token))
        {
            var letters = scanner.Letters[..token.Length];
            var joins = _length > 0 && _word && token is { Kind: TokenKind.Word, Before: not Gap.Break }
                && _length + token.Length <= TokenScanner.MaxLetters
                && (token.Before == Gap.HalfSpace || Affixes.Joins(_letters[.._length], letters));
            if (!joins) Flush();
            if (!joins) _start = token.Start;
            letters.CopyTo(_letters[_length..]);
            _length += token.Length;
            _end = token.End;
            _word = token.Kind == TokenKind.Word;
        }

        Flush();
    }

    private void Flush()
    {
        if (_length == 0) return;
        var exact = new string(_letters[.._length]);
        _terms.Add(new Term(exact, exact, _start, _end, _terms.Count));
        _length = 0;
    }
}
