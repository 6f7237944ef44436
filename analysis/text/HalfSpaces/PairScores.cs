namespace Monitoring.Text.HalfSpaces;

/// <summary>Scores of pairs reckoned lately; bounded, and without locks: one 64-bit write is never torn.</summary>
internal sealed class PairScores
{
    private const int Places = 1 << 16;

    private const int ScoreBits = 16;

    /// <summary>The upper 48 bits name the pair, with 16 more in the place; the lower 16 hold its score.</summary>
    private readonly ulong[] _scores = new ulong[Places];

    public bool TryGet(uint left, uint right, out int score)
    {
        var key = Key(left, right);
        var known = Volatile.Read(ref _scores[key & (Places - 1)]);
        score = (short)known;
        return known != 0 && known >> ScoreBits == key >> ScoreBits;
    }

    public int Keep(uint left, uint right, int score)
    {
        var key = Key(left, right);
        score = Math.Clamp(score, short.MinValue, short.MaxValue);
        Volatile.Write(ref _scores[key & (Places - 1)], (key & ~0xFFFFUL) | (ushort)score);
        return score;
    }

    /// <summary>Both hashes, mixed without loss (odd multiplier, xor with the shifted).</summary>
    private static ulong Key(uint left, uint right)
    {
        var key = (((ulong)left << 32) | right) * 0x9E3779B97F4A7C15;
        return key ^ (key >> 32);
    }
}
