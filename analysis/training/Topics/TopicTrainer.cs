using System.Runtime.InteropServices;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using Monitoring.Enrichment.Topics;
using Monitoring.Enrichment.Words;

namespace Monitoring.Training.Topics;

/// <summary>A text with the topics it is an example of, those it is none of, and those left open.</summary>
/// <param name="Topics">Topic → is it one; a topic that is missing is not learnt from this text.</param>
internal sealed record TopicExample(WordText Text, Dictionary<string, bool> Topics);

/// <summary>One logistic regression for each topic (Microsoft.ML, SDCA), written as a plain table of weights.</summary>
internal sealed class TopicTrainer
{
    private const int LeastTexts = 2;
    private const double Smoothing = 0.5;

    private sealed class Row
    {
        public bool Label { get; set; }
        public float Weight { get; set; }
        public VBuffer<float> Features { get; set; }
    }

    public static void Train(IReadOnlyList<TopicExample> examples, Stream target, float l2)
    {
        var hashes = examples.Select(e => Hashes(e.Text)).ToArray();
        var texts = new Dictionary<uint, int>();
        foreach (var list in hashes)
            foreach (var (hash, _) in list) CollectionsMarshal.GetValueRefOrAddDefault(texts, hash, out _)++;
        var kept = texts.Where(t => t.Value >= LeastTexts && t.Value < examples.Count * 0.6).Select(t => t.Key).Order().ToArray();
        var index = kept.Select((hash, at) => (hash, at)).ToDictionary(k => k.hash, k => k.at);
        var rarity = kept.Select(k => MathF.Log((float)examples.Count / texts[k])).ToArray();
        var vectors = hashes.Select(h => Vector(h, index, rarity, kept.Length)).ToArray();
        var topics = examples.SelectMany(e => e.Topics.Keys).Distinct().Order(StringComparer.Ordinal).ToArray();
        var weights = kept.Select(_ => new float[topics.Length]).ToArray();
        var biases = new List<(string, float)>();
        for (var topic = 0; topic < topics.Length; topic++)
        {
            var (linear, bias) = Fit(examples, vectors, topics[topic], kept.Length, l2);
            for (var i = 0; i < kept.Length; i++) weights[i][topic] = linear[i];
            biases.Add((topics[topic], bias));
        }

        // What no topic cares for is not shipped.
        var strongest = topics.Select((_, topic) => weights.Max(w => Math.Abs(w[topic]))).ToArray();
        var features = Enumerable.Range(0, kept.Length).Where(i => weights[i].Zip(strongest).Any(w => Math.Abs(w.First) > w.Second * 0.012f))
            .Select(i => (kept[i], rarity[i], weights[i])).ToList();
        Console.Error.WriteLine($"{examples.Count} texts, {topics.Length} topics, {features.Count} of {kept.Length} features");
        TopicModel.Write(target, biases, features);
    }

    private static (IReadOnlyList<float> Weights, float Bias) Fit(IReadOnlyList<TopicExample> examples, VBuffer<float>[] vectors, string topic, int size, float l2)
    {
        var rows = new List<Row>();
        for (var i = 0; i < examples.Count; i++)
            if (examples[i].Topics.TryGetValue(topic, out var label)) rows.Add(new Row { Label = label, Weight = 1, Features = vectors[i] });
        var ratios = Ratios(rows, size);
        foreach (var row in rows) row.Features = Scaled(row.Features, ratios);
        var ml = new MLContext(seed: 5);
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, size);
        var trainer = ml.BinaryClassification.Trainers.SdcaLogisticRegression(new SdcaLogisticRegressionBinaryTrainer.Options
        {
            LabelColumnName = nameof(Row.Label),
            FeatureColumnName = nameof(Row.Features),
            NumberOfThreads = 1,
            L2Regularization = l2,
            L1Regularization = 0,
            MaximumNumberOfIterations = 200,
            ConvergenceTolerance = 0.002f,
            Shuffle = true,
        });
        var linear = trainer.Fit(ml.Data.LoadFromEnumerable(rows, schema)).Model.SubModel;
        return ([.. linear.Weights.Zip(ratios, (weight, ratio) => weight * ratio)], linear.Bias);
    }

    // How much likelier a word is in texts of the topic than in others: a prior that helps where examples are few
    // (S. Wang, C. Manning, Baselines and Bigrams, 2012).
    private static float[] Ratios(List<Row> rows, int size)
    {
        var (with, without) = (new double[size], new double[size]);
        foreach (var row in rows)
        {
            var sums = row.Label ? with : without;
            foreach (var entry in row.Features.Items()) sums[entry.Key] += entry.Value;
        }

        var (withTotal, withoutTotal) = (with.Sum() + (Smoothing * size), without.Sum() + (Smoothing * size));
        return [.. with.Zip(without, (w, o) => (float)Math.Log((w + Smoothing) / withTotal / ((o + Smoothing) / withoutTotal)))];
    }

    private static VBuffer<float> Scaled(VBuffer<float> vector, float[] ratios)
    {
        var (values, indices) = (new List<float>(), new List<int>());
        foreach (var entry in vector.Items())
        {
            values.Add(entry.Value * ratios[entry.Key]);
            indices.Add(entry.Key);
        }

        return new VBuffer<float>(vector.Length, values.Count, [.. values], [.. indices]);
    }

    private static VBuffer<float> Vector(List<(uint Hash, int Count)> hashes, Dictionary<uint, int> index, float[] rarity, int size)
    {
        var entries = hashes.Where(h => index.ContainsKey(h.Hash)).Select(h => (At: index[h.Hash], Value: (1 + MathF.Log(h.Count)) * rarity[index[h.Hash]])).OrderBy(e => e.At).ToList();
        var length = MathF.Sqrt(entries.Sum(e => e.Value * e.Value));
        return new VBuffer<float>(size, entries.Count, [.. entries.Select(e => e.Value / length)], [.. entries.Select(e => e.At)]);
    }

    private static List<(uint Hash, int Count)> Hashes(WordText text)
    {
        var list = new List<uint>();
        TopicFeatures.Collect(text, list);
        return [.. list.GroupBy(h => h).Select(g => (g.Key, g.Count()))];
    }
}
