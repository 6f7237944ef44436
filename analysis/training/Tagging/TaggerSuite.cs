using System.Diagnostics;
using System.IO.Compression;
using Monitoring.Enrichment.Mentions;
using Monitoring.Enrichment.Registry;
using Monitoring.Enrichment.Tagging;
using Monitoring.Training.Corpora;

namespace Monitoring.Training.Tagging;

/// <summary>Trains and scores the name tagger on marked corpora.</summary>
internal static class TaggerSuite
{
    private const int Passes = 12;
    private const string ClusterFile = "analysis/enrichment/Tagging/clusters.txt.br";

    private static readonly LexiconMatcher Lexicon = new(EntityRegistry.Shared);

    public static void TrainShipped(string target)
    {
        var clusters = Clusters();
        var trained = Shipped(clusters, CompressionLevel.SmallestSize);
        File.WriteAllBytes(target, trained);
        Console.Error.WriteLine($"{trained.Length} bytes");
        var model = TagModel.Read(new MemoryStream(trained));
        Console.Error.WriteLine($"peyma dev {Score(model, TaggedCorpus.Peyma("dev"), clusters)}");
        Console.Error.WriteLine($"tweets dev {Score(model, TaggedCorpus.Tweets("dev"), clusters)}");
        Console.Error.WriteLine($"treebank {Score(model, TaggedCorpus.Treebank(), clusters)}");
    }

    /// <summary>F1 on a part of PEYMA of the model that ships, trained anew; no part but the training part is learnt from.</summary>
    public static double Peyma(string part)
    {
        var clusters = Clusters();
        var model = TagModel.Read(new MemoryStream(Shipped(clusters, CompressionLevel.Fastest)));
        var score = Score(model, TaggedCorpus.Peyma(part), clusters);
        Console.Error.WriteLine($"peyma {part} {score}");
        Console.Error.WriteLine($"treebank {Score(model, TaggedCorpus.Treebank(), clusters)}");
        return score.F1();
    }

    /// <summary>Mean F1 over ARMAN's three folds, its own six types, each model trained on its fold's training part alone.</summary>
    public static double Arman()
    {
        var clusters = Clusters();
        var sum = 0.0;
        for (var fold = 1; fold <= 3; fold++)
        {
            var model = TagModel.Read(new MemoryStream(Train([.. Examples(Slotted(TaggedCorpus.Arman($"train_fold{fold}")), clusters)], CompressionLevel.Fastest)));
            var score = Score(model, Slotted(TaggedCorpus.Arman($"test_fold{fold}")), clusters);
            Console.Error.WriteLine($"arman fold {fold} (DAT is facility, MON product, PCT event) {score}");
            sum += score.F1();
        }

        return sum / 3;
    }

    public static TagScore Score(TagModel model, List<TaggedSentence> sentences, WordClusters clusters)
    {
        var score = new TagScore();
        var watch = Stopwatch.StartNew();
        var tagger = new NameTagger(model, clusters);
        foreach (var sentence in sentences)
            score.Add([.. sentence.Tags.Select(TagLabels.Parse)], [.. tagger.Tag(sentence.Tokens, Lexicon).Select(TagLabels.Parse)]);

        Console.Error.WriteLine($"{sentences.Sum(s => s.Tokens.Length) / watch.Elapsed.TotalSeconds:0} tokens a second");
        return score;
    }

    // PEYMA's training part, and the persons of tweets and of ARMAN, which write of other people in other ways. What else those mark
    // follows other rules (teams, dates, sums, facilities) and is left open.
    private static byte[] Shipped(WordClusters clusters, CompressionLevel compression)
    {
        IEnumerable<TaggedSentence> others = [.. TaggedCorpus.Arman("train_fold1"), .. TaggedCorpus.Arman("test_fold1"), .. TaggedCorpus.Tweets("train")];
        // Half of the sentences that name nobody teach that as well as all.
        var chosen = others.Where((s, i) => i % 2 == 0 || s.Tags.Any(t => t.Contains("PER", StringComparison.OrdinalIgnoreCase)));
        return Train([.. Examples(TaggedCorpus.Peyma("train"), clusters), .. Examples(chosen, clusters, personsOnly: true)], compression);
    }

    // ARMAN's types that PEYMA lacks take the places of those that it lacks itself.
    private static List<TaggedSentence> Slotted(List<TaggedSentence> sentences) =>
        [.. sentences.Select(s => s with { Tags = [.. s.Tags.Select(t => t.Replace("fac", "DAT", StringComparison.Ordinal).Replace("pro", "MON", StringComparison.Ordinal).Replace("event", "PCT", StringComparison.Ordinal))] })];

    private static byte[] Train(IReadOnlyList<TagExample> examples, CompressionLevel compression)
    {
        var trainer = new ChainTrainer(examples);
        var watch = Stopwatch.StartNew();
        trainer.Train(examples, Passes, pass => Console.Error.WriteLine($"pass {pass} {watch.Elapsed.TotalSeconds:0} s"));
        using var stream = new MemoryStream();
        trainer.Save(stream, 0.08f, compression);
        return stream.ToArray();
    }

    private static IEnumerable<TagExample> Examples(IEnumerable<TaggedSentence> sentences, WordClusters clusters, bool personsOnly = false) =>
        sentences.Select(s => TagExample.Of(s, Lexicon, clusters, personsOnly)).Where(e => e.Allowed.Length > 0);

    private static WordClusters Clusters()
    {
        using var stream = File.OpenRead(ClusterFile);
        return WordClusters.Read(stream);
    }
}
