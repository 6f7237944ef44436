using System.IO.Compression;
using Monitoring.Text.Lexicon;
using Monitoring.Text.Tokens;

namespace Monitoring.Text.HalfSpaces;

/// <summary>How the corpora write two words side by side, in buckets of floor(log2(count + 1)) up to 15; zero where they never have a half-space between them.</summary>
internal readonly record struct PairFacts(ushort Bits)
{
    public int HalfSpaced => Bits & 15;

    public int Spaced => (Bits >> 4) & 15;

    /// <summary>Of the times that they stand together without a space, how many have the half-space: 0 (hardly ever) to 7 (all).</summary>
    public int Share => (Bits >> 8) & 7;

    public static PairFacts Of(long halfSpaced, long spaced, long joined) =>
        new((ushort)(WordFacts.Bucket(halfSpaced, 15) | (WordFacts.Bucket(spaced, 15) << 4) | ((uint)(7 * halfSpaced / Math.Max(1, halfSpaced + joined)) << 8)));
}

/// <summary>The trained table: one weight for each hashed feature, and the pairs that corpora write with a half-space.</summary>
internal sealed class HalfSpaceTable
{
    /// <summary>A power of two; features are hashed into it.</summary>
    public const int Weights = 1 << 20;

    private static readonly Lazy<HalfSpaceTable> Embedded = new(() =>
    {
        using var stream = typeof(HalfSpaceTable).Assembly.GetManifestResourceStream("half-spaces.br")
            ?? throw new InvalidOperationException("The half-space table is not embedded.");
        return Read(stream, WordList.Shared);
    });

    private readonly sbyte[] _weights;
    private readonly uint[] _pairs;
    private readonly ushort[] _facts;
    private readonly int _mask;

    public HalfSpaceTable(sbyte[] weights, IReadOnlyCollection<KeyValuePair<uint, PairFacts>> pairs, WordList words)
    {
        _weights = weights;
        Words = words;
        var size = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, pairs.Count * 2));
        _pairs = new uint[size];
        _facts = new ushort[size];
        _mask = size - 1;
        foreach (var (key, facts) in pairs)
        {
            var i = (int)key & _mask;
            while (_facts[i] != 0 && _pairs[i] != key) i = (i + 1) & _mask;
            _pairs[i] = key;
            _facts[i] = facts.Bits;
        }
    }

    public static HalfSpaceTable Shared => Embedded.Value;

    public WordList Words { get; }

    /// <summary>How the corpora write these two words together; zero where they never have a half-space between them.</summary>
    public PairFacts this[uint left, uint right]
    {
        get
        {
            var key = LetterHash.Pair(left, right);
            for (var i = (int)key & _mask; _facts[i] != 0; i = (i + 1) & _mask)
            {
                if (_pairs[i] == key) return new PairFacts(_facts[i]);
            }

            return default;
        }
    }

    /// <summary>What is known of two runs of letters as one word.</summary>
    public WordFacts Together(Piece left, Piece right)
    {
        var hash = left.Open;
        foreach (var c in right.Letters) hash = LetterHash.Add(hash, c);
        return Words[LetterHash.Finish(hash)];
    }

    /// <summary>The evidence for a half-space, in sixteenths of a log-odds unit; above 0 it is likelier than not.</summary>
    public int Score(in Features features)
    {
        var score = 0;
        foreach (var i in features.Indexes) score += _weights[i];
        return score;
    }

    /// <summary>Pairs sorted by key (difference to the last, 16 bits of facts) after their count, then the weights; Brotli-compressed.</summary>
    public static void Write(Stream stream, sbyte[] weights, IReadOnlyCollection<KeyValuePair<uint, PairFacts>> pairs)
    {
        using var compressed = new BrotliStream(stream, CompressionLevel.SmallestSize, leaveOpen: true);
        using var writer = new BinaryWriter(compressed);
        writer.Write(pairs.Count);
        var last = 0u;
        foreach (var (key, facts) in pairs.OrderBy(p => p.Key))
        {
            writer.Write7BitEncodedInt((int)(key - last));
            writer.Write(facts.Bits);
            last = key;
        }

        writer.Write(System.Runtime.InteropServices.MemoryMarshal.AsBytes<sbyte>(weights));
    }

    public static HalfSpaceTable Read(Stream stream, WordList words)
    {
        using var reader = new BinaryReader(new BrotliStream(stream, CompressionMode.Decompress));
        var pairs = new KeyValuePair<uint, PairFacts>[reader.ReadInt32()];
        var key = 0u;
        for (var i = 0; i < pairs.Length; i++)
        {
            key += (uint)reader.Read7BitEncodedInt();
            pairs[i] = new(key, new PairFacts(reader.ReadUInt16()));
        }

        var weights = new sbyte[Weights];
        reader.BaseStream.ReadExactly(System.Runtime.InteropServices.MemoryMarshal.AsBytes(weights.AsSpan()));
        return new HalfSpaceTable(weights, pairs, words);
    }
}
