using Monitoring.Text.Lexicon;
using Monitoring.Text.Tokens;

namespace Monitoring.Text.HalfSpaces;

/// <summary>A second part of compounds within a longer one: خواه in خواهانه, کار in کاری.</summary>
/// <param name="Letters">Its letters.</param>
/// <param name="Hash">Their <see cref="LetterHash"/>.</param>
/// <param name="Facts">What is known of it.</param>
internal sealed record PieceBase(string Letters, uint Hash, WordFacts Facts)
{
    /// <summary>Seen behind seven different words.</summary>
    private const int Productive = 3;

    /// <summary>No ending is longer (انه, گرایان).</summary>
    private const int LongestEnding = 6;

    public int Length => Letters.Length;

    public uint Together(Piece left)
    {
        var hash = left.Open;
        foreach (var c in Letters) hash = LetterHash.Add(hash, c);
        return LetterHash.Finish(hash);
    }

    public static PieceBase? Of(ReadOnlySpan<char> letters, WordList words)
    {
        PieceBase? best = null;
        var hash = LetterHash.Seed;
        for (var i = 0; i < letters.Length - 1; i++)
        {
            hash = LetterHash.Add(hash, letters[i]);
            if (i == 0 || letters.Length - i - 1 > LongestEnding) continue;
            var finished = LetterHash.Finish(hash);
            var facts = words[finished];
            if (facts.After >= Productive && facts.After >= (best?.Facts.After ?? 0)) best = new PieceBase(letters[..(i + 1)].ToString(), finished, facts);
        }

        return best;
    }
}
