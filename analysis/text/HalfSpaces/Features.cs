using Monitoring.Text.Tokens;

namespace Monitoring.Text.HalfSpaces;

/// <summary>
/// The features of one boundary, as indexes into the weight table. Two questions share the table: does a half-space
/// belong inside a run of letters here, and does one belong in place of this space.
/// </summary>
internal ref struct Features
{
    /// <summary>Room that every caller must give.</summary>
    public const int Max = 56;

    /// <summary>The first features name whole words; training hides them now and then, so that unseen words are learned too.</summary>
    public const int Lexical = 4;

    private readonly Span<int> _indexes;
    private int _count;

    public Features(Span<int> indexes) => _indexes = indexes;

    public readonly ReadOnlySpan<int> Indexes => _indexes[.._count];

    /// <summary>Between two words with a space.</summary>
    public void Gap(Piece left, Piece right, HalfSpaceTable table)
    {
        _count = 0;
        Add(1, LetterHash.Pair(left.Hash, right.Hash));
        Add(1, 0);
        Add(2, left.Hash);
        Add(3, right.Hash);
        Common(48, left, right, table);
    }

    /// <summary>Inside a run of letters.</summary>
    public void Inside(Piece whole, Piece left, Piece right, HalfSpaceTable table)
    {
        _count = 0;
        Add(4, LetterHash.Pair(left.Hash, right.Hash));
        Add(4, 0);
        Add(5, left.Hash);
        Add(6, right.Hash);
        Common(96, left, right, table);
        var frequency = (uint)whole.Facts.Frequency;
        Add(10, frequency);
        Add(11, Mix(frequency, right.Hash));
        Add(12, Mix(frequency, (uint)left.Facts.Frequency, (uint)right.Facts.Frequency));
        Add(13, whole.Facts.Class);
        Add(14, Mix((uint)Math.Min(7, left.Letters.Length), (uint)Math.Min(7, right.Letters.Length)));
        Add(15, Mix(whole.Facts.Class, frequency, table[left.Hash, right.Hash].Bits));
        Add(16, Mix(whole.Facts.Class, left.Facts.Class, right.Facts.Class));
        Add(17, Mix(left.Last2, right.First2));
        Add(18, Mix(left.Last1, right.First1));
        Add(19, Mix(left.Last3, right.First1));
        Add(20, Mix(left.Last1, right.First3));
        Add(21, Mix(left.Last2, right.First3));
        Add(22, Mix(left.Last3, right.First3));
    }

    private void Common(uint at, Piece left, Piece right, HalfSpaceTable table)
    {
        var pair = table[left.Hash, right.Hash];
        var together = table.Together(left, right);
        var joins = left.Joins ? 1u : 0u;
        Add(at, joins);
        Add(at + 1, Mix(left.Last1, right.Hash));
        Add(at + 2, Mix(left.Last2, right.Hash));
        Add(at + 3, Mix(left.Last3, right.Hash));
        Add(at + 4, Mix(left.Hash, right.First2));
        Add(at + 5, Mix(left.Facts.Class, right.Hash));
        Add(at + 6, Mix(left.Hash, right.Facts.Class));
        Add(at + 7, Mix(left.Facts.Class, right.Facts.Class, joins));
        var (halfSpaced, spaced, share) = ((uint)Math.Min(8, pair.HalfSpaced), (uint)pair.Spaced, (uint)pair.Share);
        Add(at + 8, Mix(halfSpaced, share, joins));
        Add(at + 9, Mix(share, right.Hash));
        Add(at + 23, Mix(halfSpaced, spaced, joins));
        Add(at + 24, Mix(halfSpaced, right.Hash));
        Add(at + 25, Mix((uint)Math.Clamp(pair.HalfSpaced - pair.Spaced, -6, 6), right.Hash));
        Add(at + 26, Mix(share, (uint)together.Frequency, joins));
        Add(at + 10, Mix((uint)pair.HalfSpaced, (uint)together.Frequency, joins));
        Add(at + 11, Mix((uint)left.Facts.Frequency, (uint)right.Facts.Frequency, (uint)right.Facts.After));
        Add(at + 12, Mix((uint)left.Facts.Before, (uint)right.Facts.After, joins));
        Add(at + 13, Mix(right.Last2, left.Last1));
        Add(at + 14, Mix((uint)right.Facts.After, left.Last1));
        Add(at + 15, Mix((uint)left.Facts.Before, right.First1));
        Add(at + 16, Mix((uint)right.Facts.After, (uint)right.Facts.Frequency, joins));
        Add(at + 17, Mix((uint)left.Facts.Before, (uint)left.Facts.Frequency, joins));
        Add(at + 18, Mix(right.First3, (uint)left.Facts.Frequency));
        Add(at + 19, Mix(right.Last3, left.Facts.Class));
        Add(at + 20, Mix((uint)together.Class, (uint)together.Frequency, joins));
        Add(at + 21, Mix(left.Facts.Frequency == 0 ? 1u : 0u, right.Hash));
        Add(at + 22, Mix(right.Facts.Frequency == 0 ? 1u : 0u, left.Hash));
        // آهسته‌آهسته
        if (left.Hash == right.Hash) Add(at + 27, Mix((uint)left.Facts.Frequency, left.Facts.Class));
        if (right.Base is not { } stem) return;
        // The second part with an ending of its own: استقلال‌خواهانه is judged by what is known of خواه.
        var ofStem = table[left.Hash, stem.Hash];
        var ending = (uint)(right.Letters.Length - stem.Length);
        Add(at + 28, stem.Hash);
        Add(at + 29, Mix((uint)stem.Facts.After, (uint)right.Facts.After, ending));
        Add(at + 30, Mix((uint)ofStem.HalfSpaced, (uint)ofStem.Share, joins));
        Add(at + 31, Mix((uint)stem.Facts.After, (uint)right.Facts.Frequency, joins));
        Add(at + 32, Mix((uint)ofStem.HalfSpaced, (uint)table.Words[stem.Together(left)].Frequency, joins));
    }

    private static uint Mix(uint a, uint b) => (a * 0x9E3779B1) ^ (b + 0x85EBCA6B + (a << 6));

    private static uint Mix(uint a, uint b, uint c) => Mix(Mix(a, b), c);

    private void Add(uint template, uint value)
    {
        var h = (value + (template * 0x61C88647)) * 0x2C1B3C6D;
        h ^= h >> 15;
        h *= 0x297A2D39;
        _indexes[_count++] = (int)((h ^ (h >> 14)) & (HalfSpaceTable.Weights - 1));
    }
}
