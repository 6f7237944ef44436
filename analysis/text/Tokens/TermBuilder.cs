namespace Monitoring.Text.Tokens;

/// <summary>Turns the tokens of one text into terms: joins what is one word, and gives it its stem.</summary>
internal ref struct TermBuilder(Words words, List<Term> terms, Span<char> buffer)
{
    /// <summary>A word is not made of more tokens than this, so that work stays linear.</summary>
    private const int MaxTokens = 8;

    private readonly Span<char> _letters = buffer;
    private int _length;
    private int _run;
    private int _tokens;
    private int _start;
    private int _end;
    private Word? _last;

    /// <returns>The steps of work done.</returns>
    public long Build(ReadOnlySpan<char> text, Span<char> scanned)
    {
        var scanner = new TokenScanner(text, scanned);
        while (scanner.Next(out var token))
        {
            var letters = scanner.Letters[..token.Length];
            var word = words.Get(letters, token.Hash, token.Kind == TokenKind.Word);
            if (_last is not null && token.Before != Gap.Break && _tokens < MaxTokens
                && (_tokens == 1 ? _last.Letters.Length : _length) + token.Length <= TokenScanner.MaxLetters && words.Join(_last, word, token.Before))
            {
                if (_tokens == 1) Append(_last.Letters);
                Append(letters);
                _tokens++;
            }
            else
            {
                Flush();
                _start = token.Start;
                _tokens = 1;
                _length = 0;
                _run = 0;
            }

            _last = word;
            _end = token.End;
        }

        Flush();
        return scanner.Steps;
    }

    private void Flush()
    {
        if (_last is null) return;
        var word = _tokens == 1 ? _last : words.Get(_letters[.._length], LetterHash.Of(_letters[.._length]), true);
        terms.Add(new Term(word.Letters, word.Stem, _start, _end, terms.Count));
    }

    private void Append(ReadOnlySpan<char> letters)
    {
        foreach (var c in letters) DrawnLetters.Append(_letters, ref _length, ref _run, c);
    }
}
