using System.Collections.Frozen;

namespace Monitoring.Text.Sentences;

/// <summary>A sentence as a part of the original text.</summary>
/// <param name="Start">First UTF-16 unit.</param>
/// <param name="End">One past the last; blanks around the sentence are outside.</param>
public readonly record struct SentenceSpan(int Start, int End)
{
    public int Length => End - Start;
}

/// <summary>
/// Cuts a text into sentences: at «.», «!», «؟», «…» and their kin, at «؛» not, and at every line end. Knows abbreviations, initials,
/// decimals, addresses, numbered lists and closing quotes. One pass; pure and thread-safe.
/// </summary>
public static class SentenceSplitter
{
    /// <returns>The sentences in order; every sign that is no blank lies in exactly one.</returns>
    public static IReadOnlyList<SentenceSpan> Split(ReadOnlySpan<char> text)
    {
        var sentences = new List<SentenceSpan>();
        int start = 0, i = 0, quotes = 0, address = 0;
        while (i < text.Length)
        {
            var c = text[i];
            if (IsLineEnd(c))
            {
                Close(text, start, i, sentences);
                (start, quotes) = (i + 1, 0);
                i++;
                continue;
            }

            if (c == '«') quotes++;
            else if (c == '»' && quotes > 0) quotes--;
            if (i >= address && (char.IsAsciiLetter(c) || c == '@')) address = AddressEnd(text, i);
            if (!IsTerminal(c) || i + 1 < address || (c == '.' && !EndsSentence(text, start, i)))
            {
                i++;
                continue;
            }

            i = Tail(text, i + 1, ref quotes);
            // «…؟» in the middle of a quotation ends its sentence, but «گفت: «برو!» و رفت» goes on.
            if (GoesOn(text, i)) continue;
            Close(text, start, i, sentences);
            start = i;
        }

        Close(text, start, text.Length, sentences);
        return sentences;
    }

    private static void Close(ReadOnlySpan<char> text, int start, int end, List<SentenceSpan> sentences)
    {
        while (start < end && IsBlank(text[start])) start++;
        while (end > start && IsBlank(text[end - 1])) end--;
        if (end > start) sentences.Add(new SentenceSpan(start, end));
    }

    private static bool IsLineEnd(char c) => c is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029';

    private static bool IsBlank(char c) => char.IsWhiteSpace(c) || c is '\u200B' or '\u200C' or '\u200D' or '\u200E' or '\u200F' or '\uFEFF';

    private static bool IsTerminal(char c) => c is '.' or '!' or '?' or '؟' or '…' or '۔' or '‽' or '。' or '！' or '？';

    /// <summary>Passes further terminals and what closes a quotation or bracket directly behind.</summary>
    private static int Tail(ReadOnlySpan<char> text, int i, ref int quotes)
    {
        for (; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '»' && quotes > 0) quotes--;
            else if (!IsTerminal(c) && c is not ('»' or ')' or ']' or '}' or '”' or '’' or '›') && !(c == '"' && ClosesQuote(text, i))) break;
        }

        return i;
    }

    private static bool ClosesQuote(ReadOnlySpan<char> text, int i) => i + 1 >= text.Length || !char.IsLetterOrDigit(text[i + 1]);

    /// <summary>After a closing quote, a comma or «و» says that the sentence is not over; so does a small Latin letter.</summary>
    private static bool GoesOn(ReadOnlySpan<char> text, int i)
    {
        // Where no blank follows, it was a part of something («!!!علی» is not, «node.js?x=1» is).
        if (i < text.Length && char.IsAsciiLetterOrDigit(text[i]) && i > 0 && text[i - 1] is '.' or '?' or '!') return true;
        var next = i;
        while (next < text.Length && IsBlank(text[next]) && !IsLineEnd(text[next]) && next - i < 8) next++;
        if (next >= text.Length) return false;
        return text[next] is '،' or ',' or '؛' or ';' or ':' or '»' || (next > i && char.IsAsciiLetterLower(text[next]) && text[i - 1] is not '.')
            || (text[i - 1] is '»' or '"' or '”' && StartsWithWord(text[next..], "و"));
    }

    private static bool StartsWithWord(ReadOnlySpan<char> text, ReadOnlySpan<char> word) =>
        text.StartsWith(word, StringComparison.Ordinal) && text.Length > word.Length && IsBlank(text[word.Length]);

    /// <summary>Whether the full stop at <paramref name="dot"/> is more than a part of a number, an abbreviation or a list number.</summary>
    private static bool EndsSentence(ReadOnlySpan<char> text, int start, int dot)
    {
        var next = dot + 1 < text.Length ? text[dot + 1] : '\n';
        if (next == '.' || IsTerminal(next)) return true;
        var before = dot > 0 ? text[dot - 1] : ' ';
        if (char.IsDigit(next) && (char.IsDigit(before) || IsBlank(before))) return false;

        var word = dot;
        while (word > start && dot - word < LongestAbbreviation && IsPartOfWord(text[word - 1])) word--;
        var known = text[word..dot];
        if (known.IsEmpty) return true;
        // «۱. درآمد»: the number at the beginning of a line or sentence counts a list.
        if (OnlyDigits(known)) return !(OnlyBlank(text[start..word]) && known.Length <= 3);

        // «ق.م»، «U.S»: a single letter with a stop is an initial.
        var lastPart = known[(known.LastIndexOf('.') + 1)..];
        if (lastPart.Length == 1 && char.IsLetter(lastPart[0]))
        {
            var initials = known.Length > 1;
            // «… در سال ۵۰ ق.م.» may close the sentence: then what follows begins one.
            return initials && next is '\n' or '\r' ? true : initials && IsBlank(next) && BeginsLatinSentence(text, dot + 1) && char.IsAsciiLetter(lastPart[0]) && known.Length > 4;
        }

        if (Abbreviations.GetAlternateLookup<ReadOnlySpan<char>>().Contains(known)) return false;
        // «node.js», «khabar.ir», and the lost blank of «رفت.او» which does end a sentence.
        return !(char.IsAsciiLetterOrDigit(next) && char.IsAsciiLetterOrDigit(before));
    }

    private static bool BeginsLatinSentence(ReadOnlySpan<char> text, int i)
    {
        while (i < text.Length && IsBlank(text[i])) i++;
        return i < text.Length && char.IsAsciiLetterUpper(text[i]);
    }

    private static bool IsPartOfWord(char c) => char.IsLetterOrDigit(c) || c is '.' or '\u200C';

    private static bool OnlyDigits(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (!char.IsDigit(c)) return false;
        }

        return true;
    }

    private static bool OnlyBlank(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!IsBlank(c)) return false;
        }

        return true;
    }

    private const int LongestAddress = 2_048;
    private const int LongestAbbreviation = 12;

    /// <returns>The end of the address or mail address that begins here, without a stop that closes the sentence; else <paramref name="i"/>.</returns>
    private static int AddressEnd(ReadOnlySpan<char> text, int i)
    {
        if (i > 0 && char.IsAsciiLetterOrDigit(text[i - 1])) return i;
        var rest = text[i..Math.Min(text.Length, i + LongestAddress)];
        if (!rest.StartsWith("http://", StringComparison.OrdinalIgnoreCase) && !rest.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            && !rest.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
        {
            return i;
        }

        var length = 0;
        while (length < rest.Length && rest[length] > ' ' && rest[length] < '\u0080') length++;
        while (length > 0 && (IsTerminal(rest[length - 1]) || rest[length - 1] is ',' or ';' or ')')) length--;
        return i + length;
    }

    private static readonly FrozenSet<string> Abbreviations = new[]
    {
        "Dr", "Mr", "Mrs", "Ms", "Prof", "St", "Sr", "Jr", "vs", "No", "Vol", "Inc", "Ltd", "Co", "Corp", "Gen", "Col", "Lt", "Sgt", "Gov", "Sen", "Rep",
        "Capt", "Cmdr", "Maj", "Adm", "Rev", "Hon", "e.g", "i.e", "etc", "cf", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct",
        "Nov", "Dec", "approx", "Fig", "pp", "Bd", "Nr", "bzw", "ca", "u.a", "z.B", "ر.ک", "ه.ش", "ه.ق", "ق.م", "ج.ا", "ص.ص", "صص", "رک", "نک",
    }.ToFrozenSet(StringComparer.Ordinal);
}
