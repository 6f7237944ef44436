using Monitoring.Text.HalfSpaces;
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

    private const int PairPlaces = 1 << 16;

    /// <summary>Evidence below which a written half-space is a matter of taste (به‌عنوان) and the two words stay two terms.</summary>
    private const int Taste = -64;

    private readonly Word?[] _words = new Word?[Places];
    private readonly ulong[] _pairs = new ulong[PairPlaces];

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

    /// <summary>Whether two words that stand side by side are one term.</summary>
    public bool Join(Word left, Word right, Gap gap)
    {
        if (left.Last is null || right.First is null) return false;
        var score = Score(left.Last, right.First);
        return gap == Gap.HalfSpace ? score > Taste : score > 0;
    }

    private int Score(Piece left, Piece right)
    {
        // One 64-bit write is never torn: the upper half names the pair, the lower holds its score.
        var key = LetterHash.Pair(left.Hash, right.Hash);
        var known = Volatile.Read(ref _pairs[key & (PairPlaces - 1)]);
        if (known >> 32 == key && known != 0) return (int)(uint)known;
        var score = model.Gap(left, right);
        Volatile.Write(ref _pairs[key & (PairPlaces - 1)], ((ulong)key << 32) | (uint)score);
        return score;
    }

    private Word Make(ReadOnlySpan<char> letters, uint hash, bool persian)
    {
        var exact = letters.ToString();
        if (!persian) return new Word(exact, EnglishStem.Of(exact), hash, null, null);
        if (letters.Length > BoundaryModel.MaxLetters) return new Word(exact, exact, hash, null, null);
        var pieces = model.Split(letters);
        return new Word(exact, stemmer.Stem(exact, pieces), hash, pieces[0], pieces[^1]);
    }
}
