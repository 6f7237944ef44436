using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Monitoring.Enrichment.Tagging;

/// <summary>A linear-chain model of names: a row of label weights for each feature, and weights between neighbouring labels.</summary>
internal sealed class TagModel
{
    private const int Row = 16;
    private static readonly int Labels = TagLabels.Count;

    // Open addressing; a slot is the feature's hash and, below it, its row + 1, so that a look-up touches one line of memory.
    private readonly ulong[] _slots;
    private readonly int _mask;
    // Rows of 16 labels (15 and one unused): a row is one vector.
    private readonly sbyte[] _weights;
    private readonly float _scale;
    private readonly float[] _transitions;

    private TagModel(uint[] features, sbyte[] weights, float scale, float[] transitions)
    {
        var size = 16;
        while (size < features.Length * 2) size *= 2;
        _slots = new ulong[size];
        _mask = size - 1;
        for (var row = 0; row < features.Length; row++)
        {
            var at = (int)(features[row] & (uint)_mask);
            while (_slots[at] != 0) at = (at + 1) & _mask;
            _slots[at] = ((ulong)features[row] << 32) | (uint)(row + 1);
        }

        _weights = weights;
        _scale = scale;
        _transitions = transitions;
    }

    /// <summary>The scores of all labels for every word of a sentence, words × labels.</summary>
    public void Score(TagFeatures features, int first, int end, Span<float> scores)
    {
        Span<uint> hashes = stackalloc uint[TagFeatures.Most];
        ref var weights = ref MemoryMarshal.GetArrayDataReference(_weights);
        for (var i = first; i < end; i++)
        {
            var sums = Vector256<short>.Zero;
            var count = features.Write(i, first, end, hashes);
            foreach (var hash in hashes[..count])
            {
                var at = (int)(hash & (uint)_mask);
                ulong slot;
                while ((slot = _slots[at]) != 0 && (uint)(slot >> 32) != hash) at = (at + 1) & _mask;
                if (slot == 0) continue;
                var row = Vector128.LoadUnsafe(ref weights, (nuint)(((uint)slot - 1) * Row));
                var (lower, upper) = Vector128.Widen(row);
                sums += Vector256.Create(lower, upper);
            }

            for (var label = 0; label < Labels; label++) scores[((i - first) * Labels) + label] = sums[label] * _scale;
        }
    }

    /// <summary>The best labels of a sentence of at most <paramref name="scores"/>.Length / labels words.</summary>
    public void Decode(Span<float> scores, Span<byte> best) => TagDecoder.Decode(scores, _transitions, best);

    /// <summary>Brotli-compressed, little-endian: number of features, scale, transitions, then the hashes in ascending order as
    /// differences (7 bits a byte), then the weights label by label.</summary>
    public static TagModel Read(Stream compressed)
    {
        using var brotli = new BrotliStream(compressed, CompressionMode.Decompress, leaveOpen: true);
        using var reader = new BinaryReader(brotli);
        var count = reader.ReadInt32();
        var scale = reader.ReadSingle();
        var transitions = new float[Labels * Labels];
        for (var i = 0; i < transitions.Length; i++) transitions[i] = reader.ReadSingle();
        var features = new uint[count];
        var last = 0u;
        for (var i = 0; i < count; i++) features[i] = last += (uint)reader.Read7BitEncodedInt64();
        var weights = new sbyte[count * Row];
        for (var label = 0; label < Labels; label++)
        {
            var column = reader.ReadBytes(count);
            for (var i = 0; i < count; i++) weights[(i * Row) + label] = (sbyte)column[i];
        }

        return new TagModel(features, weights, scale, transitions);
    }

    public static void Write(
        Stream target, IReadOnlyList<(uint Feature, float[] Weights)> features, float[] transitions, CompressionLevel compression)
    {
        var ordered = features.OrderBy(f => f.Feature).ToList();
        var largest = ordered.Max(f => f.Weights.Max(Math.Abs));
        var scale = largest / sbyte.MaxValue;
        using var brotli = new BrotliStream(target, compression, leaveOpen: true);
        using var writer = new BinaryWriter(new BufferedStream(brotli, 1 << 16));
        writer.Write(ordered.Count);
        writer.Write(scale);
        foreach (var transition in transitions) writer.Write(transition);
        var last = 0u;
        foreach (var (feature, _) in ordered)
        {
            writer.Write7BitEncodedInt64(feature - last);
            last = feature;
        }

        for (var label = 0; label < Labels; label++)
            foreach (var (_, weights) in ordered) writer.Write((sbyte)MathF.Round(weights[label] / scale));
    }
}
