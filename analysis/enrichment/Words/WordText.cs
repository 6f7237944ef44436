namespace Monitoring.Enrichment.Words;

/// <summary>A word, a number or one mark of punctuation.</summary>
/// <param name="Start">UTF-16 offsets in the original text, end exclusive.</param>
/// <param name="FoldedStart">Where its folded letters begin in the folded letters of the text.</param>
/// <param name="Joined">Written together with the word before it (a half-space between them).</param>
/// <param name="Mark">The mark itself when this is punctuation, a line feed between paragraphs, else '\0'.</param>
internal readonly record struct Word(int Start, int End, int FoldedStart, int FoldedEnd, bool Joined, char Mark)
{
    public bool IsWord => Mark == '\0';
}

/// <summary>A text cut into words. The folded letters of all words lie side by side, so that a name of several words is one span
/// whether it was written with spaces, with half-spaces or with neither.</summary>
internal sealed class WordText
{
    private readonly char[] _folded;
    private readonly Word[] _words;

    private WordText(string text, char[] folded, Word[] words)
    {
        Text = text;
        _folded = folded;
        _words = words;
    }

    public string Text { get; }

    public int Count => _words.Length;

    public ref readonly Word this[int index] => ref _words[index];

    /// <summary>The folded letters of words <paramref name="first"/> up to and without <paramref name="end"/>.</summary>
    public ReadOnlySpan<char> Folded(int first, int end) =>
        _folded.AsSpan(_words[first].FoldedStart, _words[end - 1].FoldedEnd - _words[first].FoldedStart);

    public ReadOnlySpan<char> Folded(int index) => Folded(index, index + 1);

    public bool Is(int index, string folded) => index >= 0 && index < _words.Length && Folded(index).SequenceEqual(folded);

    /// <summary>How many words a reader counts; what half-spaces join is one.</summary>
    public int WrittenWords(int first, int end)
    {
        var count = 1;
        for (var i = first + 1; i < end; i++)
            if (!_words[i].Joined) count++;
        return count;
    }

    /// <summary>The text as written from one word to the last before <paramref name="end"/>.</summary>
    public string Written(int first, int end) => Text[_words[first].Start.._words[end - 1].End];

    public static WordText Read(string text)
    {
        var folded = new char[text.Length + Folding.MostLetters];
        var words = new List<Word>(text.Length / 4 + 4);
        var length = 0;
        var joined = false;
        for (var i = 0; i < text.Length;)
        {
            var c = text[i];
            if (Folding.IsLetter(c))
            {
                var start = i;
                var from = length;
                var digits = char.IsDigit(c);
                for (; i < text.Length; i++)
                {
                    c = text[i];
                    if (Folding.IsMark(c)) continue;
                    if (!Folding.IsLetter(c) || char.IsDigit(c) != digits) break;
                    if (length + Folding.MostLetters > folded.Length) Array.Resize(ref folded, folded.Length * 2);
                    length += Folding.Write(c, folded.AsSpan(length));
                }

                // A bare hamza leaves no letter: every word has at least one.
                if (length > from) words.Add(new Word(start, i, from, length, joined, '\0'));
                joined = false;
                continue;
            }

            if (Folding.IsJoiner(c)) joined |= words.Count > 0 && words[^1].End == i && words[^1].IsWord;
            else if (c is '\n') Mark('\n');
            else if (c is '_' or '#') joined = false;
            else if (char.IsPunctuation(c) || char.IsSymbol(c) || char.IsSurrogate(c)) Mark(c);
            else joined = false;
            i++;

            void Mark(char mark)
            {
                words.Add(new Word(i, i + 1, length, length, false, mark));
                joined = false;
            }
        }

        return new WordText(text, folded, [.. words]);
    }
}
