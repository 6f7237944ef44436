using System.Diagnostics;
using Monitoring.Enrichment.Mentions;
using Monitoring.Enrichment.Registry;
using Monitoring.Enrichment.Tagging;
using Monitoring.Training.Corpora;

namespace Monitoring.Training.Tagging;

/// <summary>Trains and scores the name tagger on marked corpora.</summary>
internal static class TaggerSuite
{
    private static readonly LexiconMatcher Lexicon = new(EntityRegistry.Shared);

    /// <summary>PEYMA's training part and, for everyday writing, tweets; written to <paramref name="target"/>.</summary>
    public static void TrainShipped(string target)
    {
        var clusters = Clusters();
        // Tweets are marked by other rules (teams, dates, sums); only their persons are learnt, the rest as a first model, of PEYMA alone, sees it.
        var first = new NameTagger(TagModel.Read(new MemoryStream(Train(Examples(TaggedCorpus.Peyma("train"), clusters), 10))), clusters);
        var tweets = TaggedCorpus.Tweets("train").Select(s => s with { Tags = [.. s.Tags.Zip(first.Tag(s.Tokens, Lexicon), (gold, own) => gold.EndsWith("PER", StringComparison.Ordinal) ? gold : own.EndsWith("PER", StringComparison.Ordinal) ? "O" : own)] });
        var sentences = Examples([.. TaggedCorpus.Peyma("train"), .. tweets], clusters);
        using var stream = File.Create(target);
        stream.Write(Train(sentences, 14));
        stream.Position = 0;
        var model = TagModel.Read(stream);
        Console.Error.WriteLine($"peyma dev {Score(model, TaggedCorpus.Peyma("dev"), clusters)}");
        Console.Error.WriteLine($"tweets dev {Score(model, TaggedCorpus.Tweets("dev"), clusters)}");
        Console.Error.WriteLine($"treebank {Score(model, TaggedCorpus.Treebank(), clusters)}");
    }

    /// <summary>F1 on a part of PEYMA after training on its training part.</summary>
    public static double Peyma(string part)
    {
        var clusters = Clusters();
        var model = TagModel.Read(new MemoryStream(Train(Examples(TaggedCorpus.Peyma("train"), clusters), 14)));
        var score = Score(model, TaggedCorpus.Peyma(part), clusters);
        Console.Error.WriteLine($"peyma {part} {score}");
        Console.Error.WriteLine($"treebank {Score(model, TaggedCorpus.Treebank(), clusters)}");
        return score.F1();
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

    private static byte[] Train(List<TagExample> examples, int passes)
    {
        var trainer = new ChainTrainer(examples);
        var watch = Stopwatch.StartNew();
        trainer.Train(examples, passes, pass => Console.Error.WriteLine($"pass {pass} {watch.Elapsed.TotalSeconds:0} s"));
        using var stream = new MemoryStream();
        trainer.Save(stream, 0.08f);
        Console.Error.WriteLine($"{stream.Length} bytes");
        return stream.ToArray();
    }

    private static List<TagExample> Examples(List<TaggedSentence> sentences, WordClusters clusters) =>
        [.. sentences.Select(s => TagExample.Of(s, Lexicon, clusters)).Where(e => e.Labels.Length > 0)];

    private static WordClusters Clusters()
    {
        var path = "analysis/enrichment/Tagging/clusters.txt.br";
        if (!File.Exists(path)) return new WordClusters([]);
        using var stream = File.OpenRead(path);
        return WordClusters.Read(stream);
    }
}
