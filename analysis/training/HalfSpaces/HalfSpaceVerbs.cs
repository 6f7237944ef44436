using Monitoring.Text.HalfSpaces;
using Monitoring.Text.Lexicon;
using Monitoring.Text.Normalisation;
using Monitoring.Training.Corpora;
using F = Monitoring.Text.Lexicon.WordFacts;

namespace Monitoring.Training.HalfSpaces;

/// <summary>
/// <c>train half-spaces</c> writes the word list and the table that ship with Monitoring.Text;
/// <c>score half-spaces</c> measures what ships.
/// </summary>
internal static class HalfSpaceVerbs
{
    /// <summary>Which tenths of the treebank are held back in turn.</summary>
    private static readonly int[] Folds = [0, 3, 6, 8];

    public static int Run(string verb, string suite)
    {
        var shared = SharedFolder.Root;
        switch (verb, suite)
        {
            case ("train", "half-spaces"):
                Train(shared, "analysis/text", Console.Error.WriteLine);
                return 0;
            case ("tune", "half-spaces"):
                Tune(shared, Console.Error.WriteLine);
                return 0;
            case ("score", "half-spaces"):
                Score(shared, Console.Error.WriteLine);
                return 0;
            default:
                return 2;
        }
    }

    /// <summary>Learns from the whole treebank and writes the two embedded tables and the verbs.</summary>
    /// <param name="shared">The folder of shared corpora.</param>
    /// <param name="target">The folder of the text project.</param>
    public static void Train(string shared, string target, Action<string> report)
    {
        var evidence = new Evidence(shared);
        var (listed, pairs) = (evidence.WordFacts(), evidence.PairFacts());
        report($"evidence: {listed.Count} words, {pairs.Count} pairs");
        var words = WordList.From(listed);
        var trainer = new BoundaryTrainer(evidence, pairs, words);
        foreach (var line in Treebank(shared)) trainer.Learn(line);
        var weights = trainer.Train(report);
        File.WriteAllLines(Path.Combine(target, "Stems", "verbs.txt"), evidence.Verbs(shared));
        using (var stream = File.Create(Path.Combine(target, "Lexicon", "words.br"))) WordList.Write(stream, WithCuts(listed, new HalfSpaceTable(weights, pairs, words)));
        using (var stream = File.Create(Path.Combine(target, "HalfSpaces", "half-spaces.br"))) HalfSpaceTable.Write(stream, weights, pairs);
    }

    /// <summary>The lexicon with where the trained model cuts each word, so that a running program need not reckon it.</summary>
    private static IEnumerable<KeyValuePair<string, WordFacts>> WithCuts(IEnumerable<KeyValuePair<string, WordFacts>> listed, HalfSpaceTable table)
    {
        var model = new BoundaryModel(table);
        foreach (var (word, facts) in listed)
        {
            if (word.Length < 4)
            {
                yield return new(word, facts);
                continue;
            }

            var (cut, evidence) = model.FirstCut(new Piece(word, table.Words));
            yield return new(word, facts.WithCut(cut == 0 ? F.Whole : cut, evidence > BoundaryModel.Sure));
        }
    }

    /// <summary>Holds back a tenth of the treebank, several times, and scores what the rest teaches.</summary>
    public static void Tune(string shared, Action<string> report)
    {
        var evidence = new Evidence(shared);
        var (listed, pairs) = (evidence.WordFacts(), evidence.PairFacts());
        var words = WordList.From(listed);
        var (deleted, spaced) = (0.0, 0.0);
        foreach (var fold in Folds)
        {
            var trainer = new BoundaryTrainer(evidence, pairs, words);
            var kept = new List<string>();
            foreach (var (i, line) in Treebank(shared).Index())
            {
                // Blocks of a hundred lines, since neighbours may come from one document.
                if (i / 100 % 10 == fold) kept.Add(line);
                else trainer.Learn(line);
            }

            var table = new HalfSpaceTable(trainer.Train(report), pairs, words);
            var score = Report(kept, new HalfSpaceRestorer(new BoundaryModel(table)), report);
            (deleted, spaced) = (deleted + (score.Deleted / Folds.Length), spaced + (score.Spaced / Folds.Length));
        }

        report($"half-spaces, {Folds.Length} folds: deleted {deleted:F4}, spaced {spaced:F4}");
    }

    private static IEnumerable<string> Treebank(string shared) =>
        Spelling.Lines(Path.Combine(shared, "data", "text", "plain", "treebank-train.txt.gz"));

    public static (double Deleted, double Spaced) Score(string shared, Action<string> report) =>
        Report(GoldLines(Path.Combine(shared, "data", "text", "treebank", "perdt-dev.conllu")), HalfSpaceRestorer.Shared, report);

    /// <summary>The <c># text</c> lines of a treebank.</summary>
    public static IReadOnlyList<string> GoldLines(string conllu) =>
        [.. File.ReadLines(conllu).Where(l => l.StartsWith("# text = ", StringComparison.Ordinal)).Select(l => l["# text = ".Length..])];

    private static (double Deleted, double Spaced) Report(IReadOnlyList<string> gold, HalfSpaceRestorer restorer, Action<string> report)
    {
        var errors = new Dictionary<string, int>();
        foreach (var line in gold)
        {
            Compare(line, restorer.Restore(line.Replace("\u200C", "", StringComparison.Ordinal)), "deleted", errors);
            Compare(line, restorer.Restore(line.Replace('\u200C', ' ')), "spaced", errors);
        }

        foreach (var (error, count) in errors.OrderByDescending(e => e.Value).ThenBy(e => e.Key, StringComparer.Ordinal)) report($"{count}\t{error}");
        var score = HalfSpaceScore.Score(gold, restorer);
        report($"half-spaces on {gold.Count} lines: deleted {score.Deleted:F4}, spaced {score.Spaced:F4}");
        return score;
    }

    private static void Compare(string gold, string restored, string kind, Dictionary<string, int> errors)
    {
        var (wanted, found) = (HalfSpaceScore.Positions(gold), HalfSpaceScore.Positions(restored));
        var letters = 0;
        var (spaced, at) = (new List<char>(), new List<int>());
        foreach (var c in gold.Where(c => c != Letters.HalfSpace))
        {
            spaced.Add(c);
            at.Add(letters);
            if (char.IsLetterOrDigit(c)) letters++;
        }

        foreach (var position in wanted.Except(found).Concat(found.Except(wanted)))
        {
            var index = at.IndexOf(position);
            if (index < 0) continue;
            var (from, to) = (index, index);
            while (from > 0 && spaced[from - 1] != ' ') from--;
            if (index < spaced.Count && spaced[index] == ' ') { to = index + 1; }
            while (to < spaced.Count && spaced[to] != ' ') to++;
            var text = $"{kind}\t{(wanted.Contains(position) ? "missed" : "made")}\t{new string([.. spaced[from..index]])}|{new string([.. spaced[index..to]])}";
            errors[text] = errors.GetValueOrDefault(text) + 1;
        }
    }
}
