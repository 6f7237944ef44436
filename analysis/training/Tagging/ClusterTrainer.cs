using System.IO.Compression;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Text;
using Monitoring.Enrichment.Words;
using Monitoring.Training.Corpora;

namespace Monitoring.Training.Tagging;

/// <summary>Groups words by the words that stand beside them: positive pointwise mutual information with frequent neighbours,
/// projected to fewer dimensions at random, then spherical k-means. Only words and groups are written, no text.</summary>
internal static class ClusterTrainer
{
    private const int Vocabulary = 40_000;
    private const int Contexts = 1_500;
    private const int Dimensions = 128;
    private const int Groups = 600;
    private const int Rounds = 14;

    public static void Train(string target)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var text in Lines())
            for (var i = 0; i < text.Count; i++)
                if (text[i].IsWord) CollectionsMarshal.GetValueRefOrAddDefault(counts.GetAlternateLookup<ReadOnlySpan<char>>(), text.Folded(i), out _)++;
        var words = counts.Where(c => c.Key.Length > 0 && !char.IsDigit(c.Key[0])).OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal)
            .Take(Vocabulary).Select(c => c.Key).ToArray();
        var index = words.Select((word, at) => (word, at)).ToDictionary(w => w.word, w => w.at, StringComparer.Ordinal);
        Console.Error.WriteLine($"{counts.Values.Sum()} words, {words.Length} kept, the rarest {counts[words[^1]]} times");
        var vectors = Vectors(index, words, counts);
        var groups = Cluster(vectors);
        using var stream = File.Create(target);
        using var brotli = new BrotliStream(stream, CompressionLevel.SmallestSize);
        using var writer = new StreamWriter(brotli, new UTF8Encoding(false)) { NewLine = "\n" };
        foreach (var group in groups.Select((group, word) => (group, word)).GroupBy(g => g.group).OrderBy(g => g.Key))
        {
            var line = string.Join(' ', group.Select(g => words[g.word]).Order(StringComparer.Ordinal));
            writer.WriteLine(line);
        }
    }

    private static IEnumerable<WordText> Lines()
    {
        foreach (var file in Directory.EnumerateFiles(SharedFolder.File("data", "text", "plain"), "*.txt.gz").Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
            while (reader.ReadLine() is { } line) yield return WordText.Read(line);
        }

        foreach (var name in (string[])["fars.jsonl", "varzesh3.jsonl", "broadcasters-2026.jsonl.gz"])
            foreach (var (article, _) in NewsLines.Read(SharedFolder.File("data", "news", name))) yield return WordText.Read(article.Text);
    }

    private static float[][] Vectors(Dictionary<string, int> index, string[] words, Dictionary<string, int> counts)
    {
        var pairs = new Dictionary<long, int>();
        var lookup = index.GetAlternateLookup<ReadOnlySpan<char>>();
        long total = 0;
        foreach (var text in Lines())
        {
            var previous = -1;
            for (var i = 0; i < text.Count; i++)
            {
                // Marks end a neighbourhood; they are neighbours themselves.
                var current = text[i].IsWord && lookup.TryGetValue(text.Folded(i), out var at) ? at : -1;
                if (current >= 0 && previous >= 0)
                {
                    total++;
                    if (previous < Contexts) CollectionsMarshal.GetValueRefOrAddDefault(pairs, ((long)current * 2 * Contexts) + previous, out _)++;
                    if (current < Contexts) CollectionsMarshal.GetValueRefOrAddDefault(pairs, ((long)previous * 2 * Contexts) + Contexts + current, out _)++;
                }

                previous = current;
            }
        }

        var projection = Projection();
        var vectors = new float[words.Length][];
        for (var i = 0; i < vectors.Length; i++) vectors[i] = new float[Dimensions];
        foreach (var (pair, count) in pairs)
        {
            var word = (int)(pair / (2 * Contexts));
            var context = (int)(pair % (2 * Contexts));
            var expected = (double)counts[words[word]] * Math.Pow(counts[words[context % Contexts]], 0.85) * Math.Pow(total, 0.15) / total;
            var information = (float)Math.Log(count / expected);
            if (information > 0) TensorPrimitives.MultiplyAdd(projection[context], information, vectors[word], vectors[word]);
        }

        foreach (var vector in vectors) Normalise(vector);
        return vectors;
    }

    private static float[][] Projection()
    {
        var random = new Random(11);
        return [.. Enumerable.Range(0, 2 * Contexts).Select(_ => Enumerable.Range(0, Dimensions).Select(_ => random.Next(2) == 0 ? -1f : 1f).ToArray())];
    }

    private static int[] Cluster(float[][] vectors)
    {
        var random = new Random(13);
        // Seeds among the frequent half, so that no group begins with a freak.
        var seeds = Enumerable.Range(0, vectors.Length / 2).ToArray();
        random.Shuffle(seeds);
        var centres = seeds.Take(Groups).Select(s => (float[])vectors[s].Clone()).ToArray();
        var groups = new int[vectors.Length];
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < vectors.Length; i++)
            {
                var best = float.NegativeInfinity;
                for (var c = 0; c < centres.Length; c++)
                    if (TensorPrimitives.Dot(vectors[i], centres[c]) is var near && near > best) (best, groups[i]) = (near, c);
            }

            foreach (var centre in centres) Array.Clear(centre);
            for (var i = 0; i < vectors.Length; i++) TensorPrimitives.Add(centres[groups[i]], vectors[i], centres[groups[i]]);
            foreach (var centre in centres) Normalise(centre);
            Console.Error.WriteLine($"round {round + 1}");
        }

        return groups;
    }

    private static void Normalise(float[] vector)
    {
        var norm = TensorPrimitives.Norm(vector);
        if (norm > 0) TensorPrimitives.Divide(vector, norm, vector);
    }
}
