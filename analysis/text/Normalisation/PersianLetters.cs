using System.Text;

namespace Monitoring.Text.Normalisation;

/// <summary>
/// Persian letters as a Persian writer would have typed them: Arabic keyboards, presentation forms, tatweel, vowel
/// signs, joiners, letters drawn out, digits. What a reader of Persian needs stays: تأمین, عملاً, خانهٔ.
/// </summary>
internal static class PersianLetters
{
    private const char Tanwin = '\u064B';
    private const char Madda = '\u0653';

    public static MappedText Restore(MappedText text, bool mapped)
    {
        var result = new MappedTextBuilder(text, mapped);
        var source = text.Text;
        var state = new State();
        var figure = 0;
        for (var i = 0; i < source.Length;)
        {
            var hasLetters = false;
            var latin = i < figure ? 0 : LatinRun(source.AsSpan(i), out hasLetters);
            // A run without letters is a figure; it is not looked at again from each of its digits.
            if (latin > 0 && !hasLetters) figure = i + latin;
            if (hasLetters)
            {
                if (state.HalfSpace && Writable(result.Last)) result.Insert(Letters.HalfSpace);
                result.CopyTo(i + latin);
                state = new State();
                i += latin;
                continue;
            }

            Unit(source[i], result, ref state);
            result.SkipTo(++i);
        }

        return result.Finish();
    }

    /// <summary>
    /// The length of a run of ASCII that begins and ends with a letter or digit and has no blank, quote or bracket
    /// inside: a foreign word, an address, a model number, a figure. Looked at once for each run.
    /// </summary>
    internal static int LatinRun(ReadOnlySpan<char> text, out bool hasLetters)
    {
        hasLetters = false;
        if (!char.IsAsciiLetterOrDigit(text[0])) return 0;
        var end = 0;
        for (var i = 0; i < text.Length && text[i] is > ' ' and < '\u007F' and not ('"' or '(' or ')' or '<' or '>' or '[' or ']' or '{' or '}'); i++)
        {
            if (!char.IsAsciiLetterOrDigit(text[i])) continue;
            hasLetters |= char.IsAsciiLetter(text[i]);
            end = i + 1;
        }

        return end;
    }

    private struct State
    {
        /// <summary>The last letter written, without the marks upon it; '\0' after anything else.</summary>
        public char Letter;

        /// <summary>How often it was written in a row.</summary>
        public int Run;

        /// <summary>No letter stands before it in its word.</summary>
        public bool Initial;

        /// <summary>A half-space was read and waits for a letter to stand before.</summary>
        public bool HalfSpace;
    }

    private static bool Writable(char last) => char.IsLetterOrDigit(last);

    private static void Unit(char c, MappedTextBuilder result, ref State state)
    {
        switch (Letters.Kind(c))
        {
            case LetterKind.HalfSpace:
                state.HalfSpace |= state.Letter == '\0' ? c != '¬' && char.IsLetterOrDigit(result.Last) : Letters.Joins(state.Letter);
                if (c != '¬' || state.Letter != '\0') return;
                state = new State();
                result.Replace(c);
                return;
            case LetterKind.Ignorable when c != '\u200D' || state.Letter != '\0':
                return;
            case LetterKind.Mark when c is >= '\u064B' and <= '\u065F' or '\u0670' or >= '\u06D6' and <= '\u06ED':
                Mark(c, result, ref state);
                return;
            case LetterKind.Expands or LetterKind.Arabic when c is >= '\uFB50' and <= '\uFEFC':
                foreach (var e in c.ToString().Normalize(NormalizationForm.FormKC))
                {
                    if (Letters.Kind(e) == LetterKind.Arabic) Letter(Plain(e, state.Letter), result, ref state);
                }

                return;
            case LetterKind.Arabic:
                Letter(Plain(c, state.Letter), result, ref state);
                if (c is 'ۀ' or 'ۂ') result.Insert(Letters.Ezafe);
                return;
            case LetterKind.Digit:
                if (state.HalfSpace && Writable(result.Last)) result.Insert(Letters.HalfSpace);
                state = new State();
                result.Replace((char)('۰' + (Letters.Fold(c) - '0')));
                return;
        }

        state = new State();
        switch (c)
        {
            case '\uFDFA' or '\uFDFB':
                return;
            case '\uFDFD':
                result.Replace("بسم الله الرحمن الرحیم");
                return;
            case '\uFDFC':
                result.Replace("ریال");
                return;
            default:
                result.Replace(c);
                return;
        }
    }

    private static void Mark(char c, MappedTextBuilder result, ref State state)
    {
        // Composed where Unicode has the letter; kept where Persian writes the sign; dropped elsewhere.
        var composed = (state.Letter, c) switch
        {
            ('ا', Madda) => 'آ',
            ('ا', Letters.Ezafe) when !state.Initial => 'أ',
            ('و', Letters.Ezafe) => 'ؤ',
            ('ی', Letters.Ezafe) => 'ئ',
            _ => '\0',
        };
        if (composed != '\0' && result.Last == state.Letter)
        {
            // The letter counts as the composed one from here on, also where such letters were drawn out before it.
            result.RemoveLast();
            state = new State { Letter = composed, Run = result.Trailing(composed) };
            Letter(composed, result, ref state);
        }
        else if (result.Last == state.Letter && (state.Letter, c) is ('ه', Letters.Ezafe) or ('ا', Tanwin))
        {
            result.Replace(c);
        }
    }

    private static void Letter(char c, MappedTextBuilder result, ref State state)
    {
        if (state.HalfSpace)
        {
            if (Writable(result.Last) || state.Letter != '\0') result.Insert(Letters.HalfSpace);
            state = new State();
        }

        if (c == state.Letter && result.Last == c)
        {
            var limit = Tokens.DrawnLetters.Limit(c);
            state.Run++;
            if (state.Run > limit) return;
            if (state.Run == limit)
            {
                for (var i = 0; i < limit - 2; i++) result.RemoveLast();
                return;
            }
        }
        else
        {
            state = new State { Letter = c, Run = 1, Initial = state.Letter == '\0' };
        }

        result.Insert(c);
    }

    private static char Plain(char c, char before) => c switch
    {
        'أ' when before == '\0' => 'ا',
        'آ' or 'أ' or 'ؤ' or 'ئ' or 'ء' => c,
        'ێ' => 'ی',
        _ => Letters.Fold(c),
    };
}
