using System.IO.Compression;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Text;
using Monitoring.Enrichment.Words;
using Monitoring.Training.Corpora;

namespace Monitoring.Training.Tagging;

/// <summary>Groups words by the words that stand beside them: positive pointwise mutual information with frequent neighbours at four
/// places, its leading dimensions (N. Halko, P. Martinsson, J. Tropp, Finding structure with randomness, 2011), then spherical k-means,
/// and again of the groups' centres. Only words and groups are written, no text.</summary>
internal static class ClusterTrainer
{
    private const int Vocabulary = 50_000;
    private const int Contexts = 2_000;
    private const int Places = 4;
    private const int Dimensions = 100;
    private const int FineGroups = 1000;
    private const int MiddleGroups = 160;
    private const int CoarseGroups = 32;
    private const int Rounds = 12;

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
        var vectors = WordVectors.Leading(Rows(index, words, counts), Places * Contexts, Dimensions);
        var (fine, centres) = Cluster(vectors, FineGroups);
        var (middle, _) = Cluster(centres, MiddleGroups);
        var (coarse, _) = Cluster(centres, CoarseGroups);
        using var stream = File.Create(target);
        using var brotli = new BrotliStream(stream, CompressionLevel.SmallestSize);
        using var writer = new StreamWriter(brotli, new UTF8Encoding(false)) { NewLine = "\n" };
        foreach (var group in fine.Select((group, word) => (group, word)).GroupBy(g => g.group).OrderBy(g => g.Key))
            writer.WriteLine($"{coarse[group.Key]} {middle[group.Key]} {string.Join(' ', group.Select(g => words[g.word]).Order(StringComparer.Ordinal))}");
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

    // For each word its neighbours and how much oftener than by chance they stand there.
    private static List<(int Column, float Value)>[] Rows(Dictionary<string, int> index, string[] words, Dictionary<string, int> counts)
    {
        var pairs = new Dictionary<long, int>();
        var lookup = index.GetAlternateLookup<ReadOnlySpan<char>>();
        long total = 0;
        foreach (var text in Lines())
        {
            int previous = -1, before = -1;
            for (var i = 0; i < text.Count; i++)
            {
                // Marks and rare words end a neighbourhood.
                var current = text[i].IsWord && lookup.TryGetValue(text.Folded(i), out var at) ? at : -1;
                if (current >= 0) total++;
                Meet(current, previous, 0);
                Meet(previous, current, 1);
                Meet(current, before, 2);
                Meet(before, current, 3);
                (before, previous) = (previous, current);
            }
        }

        void Meet(int word, int neighbour, int place)
        {
            if (word >= 0 && neighbour is >= 0 and < Contexts)
                CollectionsMarshal.GetValueRefOrAddDefault(pairs, ((long)word * Places * Contexts) + (place * Contexts) + neighbour, out _)++;
        }

        var rows = new List<(int, float)>[words.Length];
        for (var i = 0; i < rows.Length; i++) rows[i] = [];
        foreach (var (pair, count) in pairs)
        {
            var word = (int)(pair / (Places * Contexts));
            var column = (int)(pair % (Places * Contexts));
            var expected = (double)counts[words[word]] * Math.Pow(counts[words[column % Contexts]], 0.85) * Math.Pow(total, 0.15) / total;
            var information = (float)Math.Log(count / expected);
            // What stands farther away tells less.
            if (information > 0) rows[word].Add((column, column >= 2 * Contexts ? information * 0.6f : information));
        }

        return rows;
    }

    private static (int[] Groups, float[][] Centres) Cluster(float[][] vectors, int count)
    {
        var random = new Random(13);
        // Seeds among the frequent half, so that no group begins with a freak.
        var seeds = Enumerable.Range(0, vectors.Length / 2).ToArray();
        random.Shuffle(seeds);
        var centres = seeds.Take(count).Select(s => (float[])vectors[s].Clone()).ToArray();
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
            foreach (var centre in centres) WordVectors.Normalise(centre);
            Console.Error.WriteLine($"round {round + 1}");
        }

        return (groups, centres);
    }
}
