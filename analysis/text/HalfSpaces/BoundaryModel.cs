using Monitoring.Text.Lexicon;
using Monitoring.Text.Tokens;

namespace Monitoring.Text.HalfSpaces;

/// <summary>Answers both questions about half-spaces from the table alone, without context: a word has one spelling.</summary>
internal sealed class BoundaryModel(HalfSpaceTable table)
{
    /// <summary>Longer runs of letters are no words; they are left as they are, so that work stays linear.</summary>
    public const int MaxLetters = 48;

    /// <summary>Evidence (sixteenths of log-odds) that is enough whoever wrote the text; tuned on held-back treebank lines.</summary>
    public const int Sure = 48;

    /// <summary>A pair seen seven times with a half-space has a usage.</summary>
    private const int Often = 3;

    /// <summary>Seen behind 63 different words: an ending, or the second part of many compounds.</summary>
    private const int Ending = 6;

    /// <summary>No evidence; a half-space that is there is believed, a space stays.</summary>
    private const int Unknown = -1;

    /// <summary>More than any single doubt.</summary>
    private const int Decided = 80;

    /// <summary>Seen 31 times in the corpora.</summary>
    private const int Common = 5;

    private const int Places = 1 << 15;

    private readonly Known?[] _known = new Known?[Places];
    private readonly PairScores _gaps = new();
    private readonly PairScores _usages = new();

    /// <summary>The pieces that a run of letters is made of, each of which stays whole when it stands alone.</summary>
    /// <param name="letters">Folded letters.</param>
    /// <param name="evidence">The evidence for the first cut, without which there would be no other; 0 when there is none.</param>
    public Piece[] Split(ReadOnlySpan<char> letters, out int evidence)
    {
        var hash = LetterHash.Of(letters);
        var known = _known[hash & (Places - 1)];
        if (known is null || known.Hash != hash || !letters.SequenceEqual(known.Letters))
        {
            var pieces = new List<Piece>(3);
            var first = Split(new Piece(letters, table.Words), pieces);
            known = new Known(letters.ToString(), hash, [.. pieces], first);
            if (letters.Length <= MaxLetters) _known[hash & (Places - 1)] = known;
        }

        evidence = known.Evidence;
        return known.Pieces;
    }

    /// <summary>The same letters read as a word in silent ه with ای (شکسته‌ای, not شکست‌های), where that word is known; null elsewhere.</summary>
    public Piece[]? WithSilentHe(Piece[] pieces)
    {
        // کارهای is good spelling as it stands; only where a half-space is lost in any case are there two readings.
        if (pieces is not [.. var before, { Joins: true } noun, { Letters: "های" }]) return null;
        var word = new Piece(noun.Letters + "ه", table.Words);
        return word.Facts.Is(WordFacts.Listed) || word.Facts.Frequency >= Common ? [.. before, word, new Piece("ای", table.Words)] : null;
    }

    /// <summary>Evidence for a half-space in place of the space between two pieces, as <see cref="HalfSpaceTable.Score"/>.</summary>
    public int Gap(Piece left, Piece right)
    {
        if (_gaps.TryGet(left.Hash, right.Hash, out var known)) return known;
        Span<int> room = stackalloc int[Features.Max];
        var features = new Features(room);
        features.Gap(left, right, table);
        return _gaps.Keep(left.Hash, right.Hash, table.Score(features));
    }

    /// <summary>
    /// As <see cref="Gap"/>, but for terms: where the corpora often write the two together, or often apart though a
    /// half-space is known, the commoner way counts for all spellings (رئیس‌جمهور one term, به‌عنوان two).
    /// </summary>
    public int Usage(Piece left, Piece right) =>
        _usages.TryGet(left.Hash, right.Hash, out var known) ? known : _usages.Keep(left.Hash, right.Hash, Weigh(left, right));

    /// <summary>Whether the corpora write the two with a half-space; the second by its hash alone.</summary>
    public bool IsCompound(Piece left, uint right) => table[left.Hash, right].HalfSpaced >= Often;

    private int Weigh(Piece left, Piece right)
    {
        if (Affixes.Belongs(left, right)) return Decided;
        var pair = table[left.Hash, right.Hash];
        // Most neighbours in a text: neither word was ever seen beside a half-space on this side, and the second is no ending.
        var after = right.Facts.After;
        if (pair.HalfSpaced == 0 && (after == 0 || (after < Ending && left.Facts.Before == 0))) return Unknown;
        var score = Gap(left, right);
        if (pair.HalfSpaced < Often) return score;
        var together = table.Together(left, right).Frequency;
        if (together > pair.Spaced) return Math.Max(score, Decided);
        return together < pair.Spaced && score < Decided ? -Decided : score;
    }

    private sealed record Known(string Letters, uint Hash, Piece[] Pieces, int Evidence);

    private int Split(Piece whole, List<Piece> pieces)
    {
        var (cut, evidence) = whole.Facts.Cut switch
        {
            _ when whole.Letters.Length is < 4 or > MaxLetters => (0, 0),
            // Words of the lexicon were cut once, when the table was trained.
            WordFacts.Whole => (0, 0),
            > 0 and var known when known < whole.Letters.Length => (known, whole.Facts.CutIsSure ? Sure + 1 : 1),
            _ => FirstCut(whole),
        };
        if (cut == 0)
        {
            pieces.Add(whole);
            return 0;
        }

        Split(new Piece(whole.Letters.AsSpan(0, cut), table.Words), pieces);
        Split(new Piece(whole.Letters.AsSpan(cut), table.Words), pieces);
        return evidence;
    }

    /// <summary>The likeliest boundary within letters: how many stand before it, and its evidence; zero when they are whole.</summary>
    internal (int Letters, int Evidence) FirstCut(Piece whole)
    {
        Span<int> room = stackalloc int[Features.Max];
        var features = new Features(room);
        var (best, cut) = (0, 0);
        for (var at = 2; at <= whole.Letters.Length - 2; at++)
        {
            features.Inside(whole, new Piece(whole.Letters.AsSpan(0, at), table.Words), new Piece(whole.Letters.AsSpan(at), table.Words), table);
            if (table.Score(features) is var score && score > best) (best, cut) = (score, at);
        }

        return (cut, best);
    }
}
