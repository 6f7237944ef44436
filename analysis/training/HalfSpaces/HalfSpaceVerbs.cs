using Monitoring.Text.HalfSpaces;
using Monitoring.Text.Lexicon;
using Monitoring.Text.Normalisation;
using Monitoring.Training.Corpora;

namespace Monitoring.Training.HalfSpaces;

/// <summary>
/// <c>train half-spaces</c> writes the word list and the table that ship with Monitoring.Text;
/// <c>score half-spaces</c> measures what ships.
/// </summary>
internal static class HalfSpaceVerbs
{
    public static int Run(string verb, string suite)
    {
        var shared = SharedFolder.Root;
        switch (verb, suite)
        {
            case ("train", "half-spaces"):
                Train(shared, "analysis/text", 0, Console.Error.WriteLine);
                return 0;
            case ("tune", "half-spaces"):
                Train(shared, null, 1, Console.Error.WriteLine);
                return 0;
            case ("score", "half-spaces"):
                Score(shared, Console.Error.WriteLine);
                return 0;
            default:
                return 2;
        }
    }

    /// <param name="shared">The folder of shared corpora.</param>
    /// <param name="target">The folder of the text project, whose two embedded tables are written.</param>
    /// <param name="held">Of every ten lines of the treebank this many are held back and scored; 0 trains on all.</param>
    public static void Train(string shared, string? target, int held, Action<string> report)
    {
        var evidence = new Evidence(shared);
        var (listed, pairs) = (evidence.WordFacts(), evidence.PairFacts());
        report($"evidence: {listed.Count} words, {pairs.Count} pairs");
        var words = WordList.From(listed);
        var trainer = new BoundaryTrainer(evidence, pairs, words);
        var (learned, kept) = (new List<string>(), new List<string>());
        foreach (var line in Spelling.Lines(Path.Combine(shared, "data", "text", "plain", "treebank-train.txt.gz")))
        {
            // Blocks of a hundred lines, since neighbours may come from one document.
            ((learned.Count + kept.Count) / 100 % 10 < held ? kept : learned).Add(line);
        }

        foreach (var line in learned) trainer.Learn(line);
        var weights = trainer.Train(report);
        if (kept.Count > 0) Report(kept, new HalfSpaceRestorer(new BoundaryModel(new HalfSpaceTable(weights, pairs, words))), report);
        if (target is null) return;
        File.WriteAllLines(Path.Combine(target, "Stems", "verbs.txt"), evidence.Verbs(shared));
        using (var stream = File.Create(Path.Combine(target, "Lexicon", "words.br"))) WordList.Write(stream, listed);
        using (var stream = File.Create(Path.Combine(target, "HalfSpaces", "half-spaces.br"))) HalfSpaceTable.Write(stream, weights, pairs);
    }

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
