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
    private ulong _seams;
    private int _start;
    private int _end;
    private Word? _last;
    private Word? _beforeLast;

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
                _seams |= 1UL << Math.Min(63, _length);
                Append(letters);
                _tokens++;
            }
            else if (_beforeLast is not null && _tokens == 1 && token.Before == Gap.Space && words.Join(_beforeLast, _last!, word))
            {
                // X و Y: what was already made of X becomes part of it.
                _start = terms[^1].Start;
                terms.RemoveAt(terms.Count - 1);
                Append(_beforeLast.Letters);
                Append(_last!.Letters);
                Append(letters);
                _tokens = 3;
                _beforeLast = null;
            }
            else
            {
                _beforeLast = _tokens == 1 && token.Before == Gap.Space ? _last : null;
                Flush();
                _start = token.Start;
                _tokens = 1;
                _length = 0;
                _run = 0;
                _seams = 0;
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
        terms.Add(new Term(word.Letters, Stem(word), _start, _end, terms.Count));
    }

    /// <summary>Letters that are two words: the half-space that the writer set tells which.</summary>
    private readonly string Stem(Word word)
    {
        if (_seams == 0) return word.Stem;
        foreach (var reading in word.Readings)
        {
            if (reading.At > 0 && (_seams & (1UL << Math.Min(63, reading.At))) != 0) return reading.Stem;
        }

        return word.Stem;
    }

    private void Append(ReadOnlySpan<char> letters)
    {
        foreach (var c in letters) DrawnLetters.Append(_letters, ref _length, ref _run, c);
    }
}
