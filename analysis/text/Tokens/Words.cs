using Monitoring.Text.HalfSpaces;
using Monitoring.Text.Lexicon;
using Monitoring.Text.Stems;

namespace Monitoring.Text.Tokens;

/// <summary>
/// The words met lately, so that a known word costs one look-up and no memory. Two places for each hash, the older word
/// gives way; a race between threads loses a word at most, which is then made again.
/// </summary>
internal sealed class Words(BoundaryModel model, Stemmer stemmer)
{
    /// <summary>Places; at about 300 bytes a word this bounds the cache to some 20 MB.</summary>
    private const int Places = 1 << 16;

    /// <summary>Evidence below which a written half-space is a matter of taste (به‌عنوان) and the two words stay two terms.</summary>
    private const int Taste = -64;

    private readonly Word?[] _words = new Word?[Places];

    public Word Get(ReadOnlySpan<char> letters, uint hash, bool persian)
    {
        var place = (int)(hash & (Places - 2));
        var word = _words[place];
        if (word is not null && word.Hash == hash && letters.SequenceEqual(word.Letters)) return word;
        var older = _words[place + 1];
        if (older is not null && older.Hash == hash && letters.SequenceEqual(older.Letters)) return older;
        var made = Make(letters, hash, persian);
        if (letters.Length > BoundaryModel.MaxLetters) return made;
        _words[place + 1] = word;
        _words[place] = made;
        return made;
    }

    /// <summary>Whether two words that stand side by side are one term. Where writers are of two minds, what most of them do decides for all.</summary>
    public bool Join(Word left, Word right, Gap gap)
    {
        if (left.Last is null || right.First is null) return false;
        var score = model.Usage(left.Last, right.First);
        return gap == Gap.HalfSpace ? score > Taste : score > 0;
    }

    /// <summary>Whether «گفت و گو» is one term, as «گفت‌وگو» is.</summary>
    public bool Join(Word left, Word and, Word right)
    {
        if (left.Last is null || right.First is null || and.Letters != "و" || left.Last.Facts.Is(WordFacts.Function)) return false;
        Span<char> letters = stackalloc char[BoundaryModel.MaxLetters + 1];
        if (right.Letters.Length > BoundaryModel.MaxLetters) return false;
        letters[0] = 'و';
        right.Letters.CopyTo(letters[1..]);
        letters = letters[..(right.Letters.Length + 1)];
        return model.IsCompound(left.Last, LetterHash.Of(letters));
    }

    /// <summary>The stems that these letters can have, the usual one first.</summary>
    public IEnumerable<string> Stems(string letters)
    {
        var persian = letters.Length > 0 && Normalisation.Letters.Kind(letters[0]) == Normalisation.LetterKind.Arabic;
        var word = Get(letters, LetterHash.Of(letters), persian);
        return word.Readings.Count == 0 ? [word.Stem] : word.Readings.Select(r => r.Stem);
    }

    private Word Make(ReadOnlySpan<char> letters, uint hash, bool persian)
    {
        var exact = letters.ToString();
        if (!persian) return new Word(exact, EnglishStem.Of(exact), hash, null, null, []);
        if (letters.Length > BoundaryModel.MaxLetters) return new Word(exact, exact, hash, null, null, []);
        var pieces = model.Split(letters, out _);
        var readings = AmbiguousSpellings.Shared.Of(letters);
        var common = SpellingVariants.Shared.Common(exact);
        var stem = readings.Count > 0 ? readings[0].Stem : stemmer.Stem(common, common == exact ? pieces : model.Split(common, out _));
        return new Word(exact, stem, hash, pieces[0], pieces[^1], readings);
    }
}
