namespace Monitoring.Text.Normalisation;

/// <summary>
/// Blanks and punctuation as Persian newsrooms set them: «…», ، ؛ ؟ ٪ ٫ …, no blank before a closing sign or after an
/// opening one, one between a figure and a word. Foreign runs (addresses, model names) stay as they are.
/// </summary>
internal static class PersianSpacing
{
    public static MappedText Restore(MappedText text, bool mapped)
    {
        var result = new MappedTextBuilder(text, mapped);
        var source = text.Text;
        var figure = 0;
        var quotes = new Quotes(source);
        for (var i = 0; i < source.Length;)
        {
            var hasLetters = false;
            var latin = i < figure ? 0 : PersianLetters.LatinRun(source.AsSpan(i), out hasLetters);
            if (latin > 0 && !hasLetters) figure = i + latin;
            if (hasLetters)
            {
                result.CopyTo(i + latin);
                i += latin;
                continue;
            }

            i = Unit(source, i, ref quotes, result);
        }

        TrimEnd(result);
        return result.Finish();
    }

    /// <returns>Where to go on.</returns>
    private static int Unit(string source, int i, ref Quotes quotes, MappedTextBuilder result)
    {
        var c = source[i];
        if (char.IsWhiteSpace(c)) return Blank(source, i, result);
        var dots = c == '…' ? 1 : Repeats(source, i, '.');
        if (c == '…' || dots > 2)
        {
            if (Letters.Kind(result.Last) == LetterKind.Arabic) result.Insert(' ');
            result.Insert('…');
            result.SkipTo(i + dots);
            return i + dots;
        }

        if (char.IsAsciiDigit(c) || c is >= '۰' and <= '۹' or >= '٠' and <= '٩') return Figure(source, i, result);
        c = quotes.At(c, i, Sign(c, result.Last));
        var full = c == '.' && (i + 1 == source.Length || char.IsWhiteSpace(source[i + 1]));
        if (full && result.Last == ' ') result.RemoveLast();
        if (c is '،' or '؛' or ':' or '؟' or '!' or '»' or ')' or ']' && result.Last == ' ') result.RemoveLast();
        if (Letters.Kind(c) == LetterKind.Arabic && NeedsBlank(result.Last)) result.Insert(' ');
        result.Replace(c);
        return i + 1;
    }

    private static int Blank(string source, int i, MappedTextBuilder result)
    {
        var lines = 0;
        var end = i;
        for (; end < source.Length && char.IsWhiteSpace(source[end]); end++)
        {
            if (source[end] is '\n' or '\u2028' or '\u2029' || (source[end] == '\r' && (end + 1 == source.Length || source[end + 1] != '\n'))) lines++;
        }

        if (lines > 0)
        {
            // The first unit stands for the run, so that offsets stay in order.
            if (result.Last != '\0')
            {
                result.Replace('\n');
                if (lines > 1) result.Insert('\n');
            }
        }
        else if (result.Last is not ('\0' or '\n' or '«' or '(' or '['))
        {
            result.Replace(' ');
        }

        result.SkipTo(end);
        return end;
    }

    /// <summary>A figure: one decimal point or commas of thousands get their Persian signs; what has more is a date or a number of a version.</summary>
    private static int Figure(string source, int i, MappedTextBuilder result)
    {
        if (Letters.Kind(result.Last) == LetterKind.Arabic) result.Insert(' ');
        var end = i;
        var (points, commas, group, wellGrouped) = (0, 0, 0, true);
        for (; end < source.Length; end++)
        {
            var c = source[end];
            if (Letters.Kind(c) == LetterKind.Digit)
            {
                group++;
                continue;
            }

            if (c is not ('.' or ',' or '٬' or '٫') || end + 1 == source.Length || Letters.Kind(source[end + 1]) != LetterKind.Digit) break;
            if (c is '.' or '٫') points++;
            else commas++;
            wellGrouped &= commas == 0 || points > 0 || group <= 3;
            wellGrouped &= commas < 2 || group == 3;
            group = 0;
        }

        wellGrouped &= commas == 0 || points > 0 || group == 3;
        var decimals = points == 1 && commas == 0;
        var thousands = commas > 0 && points == 0 && wellGrouped;
        for (; i < end; i++)
        {
            result.Replace(source[i] switch
            {
                '.' when decimals => '٫',
                ',' when thousands => '٬',
                // Only where a foreign run began right behind a Persian digit; the figure is one, so its digits are alike.
                >= '0' and <= '9' and var digit => (char)('۰' + (digit - '0')),
                var c => c,
            });
        }

        return end;
    }

    private static char Sign(char c, char before) => c switch
    {
        '“' or '„' or '‟' => '«',
        '”' => '»',
        '?' when AfterPersian(before) => '؟',
        ',' when AfterPersian(before) => '،',
        ';' when AfterPersian(before) => '؛',
        '%' when before is >= '۰' and <= '۹' => '٪',
        _ => c,
    };

    private static bool AfterPersian(char before) =>
        Letters.Kind(before) == LetterKind.Arabic || before is Letters.Ezafe or '\u064B' or '»' or ')' or (>= '۰' and <= '۹');

    private static bool NeedsBlank(char before) =>
        Letters.Kind(before) == LetterKind.Digit || before is '،' or '؛' or '؟' or '!' or '»';

    private static int Repeats(string source, int i, char c)
    {
        var end = i;
        while (end < source.Length && source[end] == c) end++;
        return end - i;
    }

    private static void TrimEnd(MappedTextBuilder result)
    {
        while (result.Last != '\0' && char.IsWhiteSpace(result.Last)) result.RemoveLast();
    }

    /// <summary>Straight double quotes of a line, in pairs; one that is left over stays straight.</summary>
    private struct Quotes(string source)
    {
        private int _lineEnd;
        private int _left;
        private bool _open;

        public char At(char c, int i, char otherwise)
        {
            if (c != '"') return otherwise;
            if (i >= _lineEnd)
            {
                _lineEnd = source.AsSpan(i).IndexOfAny('\n', '\r') is var end && end < 0 ? source.Length : i + end;
                _left = source.AsSpan(i, _lineEnd - i).Count('"');
                _open = false;
            }

            _left--;
            if (_open)
            {
                _open = false;
                return '»';
            }

            if (_left == 0) return otherwise;
            _open = true;
            return '«';
        }
    }
}
