namespace Monitoring.Text.Lexicon;

/// <summary>What the lexicon knows of a word, in 32 bits; zero for a word that it does not have.</summary>
/// <remarks>Buckets are floor(log2(count + 1)), capped.</remarks>
internal readonly record struct WordFacts(uint Bits)
{
    public const uint Noun = 1 << 0;
    public const uint Adjective = 1 << 1;
    public const uint Adverb = 1 << 2;
    public const uint Verb = 1 << 3;
    public const uint Function = 1 << 4;
    public const uint Name = 1 << 5;

    /// <summary>A dictionary lists it as a word of its own, not as a form of another.</summary>
    public const uint Listed = 1 << 6;

    /// <summary>A dictionary lists it as a plural or a comparative.</summary>
    public const uint Inflected = 1 << 7;
    private const int FrequencyShift = 8;
    private const int AfterShift = 13;
    private const int BeforeShift = 17;
    private const int CutShift = 21;
    private const uint SurelyCut = 1 << 26;

    /// <summary>A value of <see cref="Cut"/>: the half-space model leaves the word whole.</summary>
    public const int Whole = 31;

    /// <summary>How often the corpora have it between spaces, half-spaces removed; 0..20.</summary>
    public int Frequency => (int)(Bits >> FrequencyShift) & 31;

    /// <summary>After how many different words it was seen behind a half-space; 0..15.</summary>
    public int After => (int)(Bits >> AfterShift) & 15;

    /// <summary>Before how many different words it was seen ahead of a half-space; 0..15.</summary>
    public int Before => (int)(Bits >> BeforeShift) & 15;

    /// <summary>Before which letter the half-space model cuts the word first; <see cref="Whole"/> for nowhere, 0 where that was not reckoned.</summary>
    public int Cut => (int)(Bits >> CutShift) & 31;

    /// <summary>That cut is sure enough whoever wrote the text.</summary>
    public bool CutIsSure => (Bits & SurelyCut) != 0;

    /// <summary>Its word classes as one small number.</summary>
    public uint Class => Bits & 0xFF;

    public bool Is(uint flag) => (Bits & flag) != 0;

    public static WordFacts Of(uint flags, long frequency, long after, long before) =>
        new(flags | (Bucket(frequency, 20) << FrequencyShift) | (Bucket(after, 15) << AfterShift) | (Bucket(before, 15) << BeforeShift));

    public WordFacts WithCut(int cut, bool sure) => new(Bits | ((uint)cut << CutShift) | (sure ? SurelyCut : 0));

    public static uint Bucket(long count, uint cap) => Math.Min(cap, (uint)System.Numerics.BitOperations.Log2((ulong)count + 1));
}
