using Monitoring.Text.Lexicon;
using Monitoring.Text.Tokens;

namespace Monitoring.Text.HalfSpaces;

/// <summary>What the model sees of the letters on one side of a boundary.</summary>
internal sealed class Piece
{
    public Piece(ReadOnlySpan<char> letters, WordList words)
    {
        var hash = LetterHash.Seed;
        foreach (var c in letters) hash = LetterHash.Add(hash, c);
        Open = hash;
        Hash = LetterHash.Finish(hash);
        Letters = letters.ToString();
        Facts = words[Hash];
        Last1 = LetterHash.Of(letters[^Math.Min(1, letters.Length)..]);
        Last2 = LetterHash.Of(letters[^Math.Min(2, letters.Length)..]);
        Last3 = LetterHash.Of(letters[^Math.Min(3, letters.Length)..]);
        First1 = letters[0];
        First2 = LetterHash.Of(letters[..Math.Min(2, letters.Length)]);
        First3 = LetterHash.Of(letters[..Math.Min(3, letters.Length)]);
        Base = PieceBase.Of(letters, words);
        Joins = Normalisation.Letters.Joins(letters[^1]);
    }

    public string Letters { get; }

    public uint Hash { get; }

    /// <summary>The hash before its end, so that the hash of two pieces together can be reckoned on.</summary>
    public uint Open { get; }

    public WordFacts Facts { get; }

    /// <summary>The beginning of these letters that is best known as the second part of compounds (خواه of خواهانه), if there is one.</summary>
    public PieceBase? Base { get; }

    public uint Last1 { get; }

    public uint Last2 { get; }

    public uint Last3 { get; }

    public uint First1 { get; }

    public uint First2 { get; }

    public uint First3 { get; }

    /// <summary>The last letter connects to a next one, so that a half-space after it shows.</summary>
    public bool Joins { get; }
}
