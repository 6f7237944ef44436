using System.IO.Compression;
using Monitoring.Enrichment.Words;

namespace Monitoring.Enrichment.Topics;

/// <summary>Topics by a linear model: for every topic a logistic score of weighted words, independent of the other topics.
/// Trained with Microsoft.ML (Monitoring.Training), applied here by itself: a dot product needs no pipeline.</summary>
internal sealed class TopicModel
{
    // Below this a topic is not worth telling; calibrated scores.
    private const double Least = 0.3;
    // Beside a topic that is certain, a guess is noise.
    private const double Certain = 0.9;
    private const double LeastBesideCertain = 0.5;
    private const int Most = 4;

    private readonly string[] _topics;
    private readonly float[] _biases;
    private readonly Dictionary<uint, int> _rows;
    private readonly float[] _rarity;
    private readonly sbyte[] _weights;
    private readonly float[] _scales;

    private TopicModel(string[] topics, float[] biases, Dictionary<uint, int> rows, float[] rarity, sbyte[] weights, float[] scales)
    {
        _topics = topics;
        _biases = biases;
        _rows = rows;
        _rarity = rarity;
        _weights = weights;
        _scales = scales;
    }

    /// <summary>The topics of a text, best first: leaves of the taxonomy, or a top where no leaf of it fits; at most four.</summary>
    public List<TopicScore> Find(WordText text)
    {
        var scores = Scores(text);
        var found = new List<TopicScore>();
        if (scores.Length == 0) return found;
        foreach (var (topic, score) in _topics.Zip(scores).OrderByDescending(t => t.Second).ThenBy(t => t.First, StringComparer.Ordinal))
            if (score >= Least) found.Add(new TopicScore(topic, Math.Round(score, 4)));
        if (found is [{ Score: >= Certain }, ..]) found.RemoveAll(t => t.Score < LeastBesideCertain);
        // A top beside its own leaf says nothing more.
        found.RemoveAll(t => !t.Topic.Contains('/', StringComparison.Ordinal) && found.Exists(o => o.Topic.StartsWith(t.Topic + "/", StringComparison.Ordinal)));
        if (found.Count > Most) found.RemoveRange(Most, found.Count - Most);
        return found;
    }

    /// <summary>0..1 for every topic in the model's order; empty for a text without known words.</summary>
    public double[] Scores(WordText text)
    {
        var hashes = new List<uint>(256);
        TopicFeatures.Collect(text, hashes);
        hashes.Sort();
        var sums = new float[_topics.Length];
        var norm = 0f;
        for (var i = 0; i < hashes.Count;)
        {
            var end = i + 1;
            while (end < hashes.Count && hashes[end] == hashes[i]) end++;
            if (_rows.TryGetValue(hashes[i], out var row))
            {
                var value = (1 + MathF.Log(end - i)) * _rarity[row];
                norm += value * value;
                var weights = _weights.AsSpan(row * sums.Length, sums.Length);
                for (var topic = 0; topic < sums.Length; topic++) sums[topic] += value * weights[topic];
            }

            i = end;
        }

        if (norm <= 0) return [];
        var length = MathF.Sqrt(norm);
        return [.. sums.Select((sum, topic) => 1 / (1 + Math.Exp(-((sum * _scales[topic] / length) + _biases[topic]))))];
    }

    /// <summary>Brotli-compressed, little-endian: topics with bias and scale, then hashes, rarities and weights topic by topic.</summary>
    public static TopicModel Read(Stream compressed)
    {
        using var brotli = new BrotliStream(compressed, CompressionMode.Decompress, leaveOpen: true);
        using var reader = new BinaryReader(brotli);
        var topics = new string[reader.ReadInt32()];
        var biases = new float[topics.Length];
        var scales = new float[topics.Length];
        for (var i = 0; i < topics.Length; i++)
        {
            topics[i] = reader.ReadString();
            biases[i] = reader.ReadSingle();
            scales[i] = reader.ReadSingle();
        }

        var count = reader.ReadInt32();
        var rows = new Dictionary<uint, int>(count);
        var rarity = new float[count];
        for (var i = 0; i < count; i++)
        {
            rows.Add(reader.ReadUInt32(), i);
            rarity[i] = (float)reader.ReadHalf();
        }

        var weights = new sbyte[count * topics.Length];
        for (var topic = 0; topic < topics.Length; topic++)
        {
            var column = reader.ReadBytes(count);
            for (var i = 0; i < count; i++) weights[(i * topics.Length) + topic] = (sbyte)column[i];
        }

        return new TopicModel(topics, biases, rows, rarity, weights, scales);
    }

    /// <param name="features">Hash, rarity and a weight for each topic.</param>
    public static void Write(Stream target, IReadOnlyList<(string Topic, float Bias)> topics, IReadOnlyList<(uint Feature, float Rarity, float[] Weights)> features)
    {
        var scales = topics.Select((_, topic) => Math.Max(1e-9f, features.Max(f => Math.Abs(f.Weights[topic])) / sbyte.MaxValue)).ToArray();
        using var brotli = new BrotliStream(target, CompressionLevel.SmallestSize, leaveOpen: true);
        using var writer = new BinaryWriter(brotli);
        writer.Write(topics.Count);
        foreach (var ((topic, bias), scale) in topics.Zip(scales))
        {
            writer.Write(topic);
            writer.Write(bias);
            writer.Write(scale);
        }

        writer.Write(features.Count);
        foreach (var (feature, rarity, _) in features)
        {
            writer.Write(feature);
            writer.Write((Half)rarity);
        }

        for (var topic = 0; topic < topics.Count; topic++)
            foreach (var (_, _, weights) in features) writer.Write((sbyte)MathF.Round(weights[topic] / scales[topic]));
    }
}
