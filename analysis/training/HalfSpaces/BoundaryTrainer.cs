using Monitoring.Text.HalfSpaces;
using Monitoring.Text.Lexicon;
using Monitoring.Text.Normalisation;
using Monitoring.Text.Tokens;

namespace Monitoring.Training.HalfSpaces;

/// <summary>
/// Logistic regression over the features of boundaries, learned from text of consistent spelling. Deterministic: one
/// thread, a fixed seed.
/// </summary>
internal sealed class BoundaryTrainer(Evidence evidence, IReadOnlyList<KeyValuePair<uint, PairFacts>> pairs, WordList words)
{
    private const int Epochs = 10;

    /// <summary>The weights are the mean of those after the last epochs of several runs, which forgets the order of the examples.</summary>
    private const int Averaged = 5;

    private const int Runs = 4;

    private const float Rate = 0.15f;

    /// <summary>How often the features that name whole words are hidden, so that the others learn to do without them.</summary>
    private const double Hidden = 0.5;

    /// <summary>An example seen n times weighs n to this power.</summary>
    private const float Power = 0.5f;

    private const float Contradicted = 2;
    private const float Decay = 2e-6f;

    /// <summary>The endings of which a letter that does not join shows no half-space, although they are written as after one.</summary>
    private static readonly string[] Endings =
        ["ها", "های", "هایی", "هایم", "هایت", "هایش", "هایمان", "هایتان", "هایشان", "تر", "ترین", "ترها", "ترین‌ها"];

    private readonly HalfSpaceTable _facts = new(new sbyte[HalfSpaceTable.Weights], pairs, words);
    private readonly float[] _weights = new float[HalfSpaceTable.Weights];
    private readonly float[] _squares = new float[HalfSpaceTable.Weights];
    private readonly Dictionary<string, int> _words = [];
    private readonly Dictionary<(string Left, string Right), (int HalfSpaced, int Spaced)> _gaps = [];

    /// <summary>Adds a line of good spelling.</summary>
    public void Learn(string line)
    {
        var units = Spelling.Units(line);
        var pieces = new List<(string Letters, Gap Before)>();
        foreach (var unit in units)
        {
            var ending = Endings.FirstOrDefault(e => HidesBoundary(unit.Letters, e));
            pieces.Add((ending is null ? unit.Letters : unit.Letters[..^ending.Length], unit.Before));
            if (ending is not null) pieces.Add((ending, Gap.HalfSpace));
        }

        for (var i = 0; i < pieces.Count;)
        {
            var end = i + 1;
            while (end < pieces.Count && pieces[end].Before == Gap.HalfSpace) end++;
            var word = string.Join(Letters.HalfSpace, pieces[i..end].Select(p => p.Letters));
            _words[word] = _words.GetValueOrDefault(word) + 1;
            i = end;
        }

        for (var i = 1; i < pieces.Count; i++)
        {
            if (pieces[i].Before == Gap.Break) continue;
            var key = (pieces[i - 1].Letters, pieces[i].Letters);
            var (halfSpaced, spaced) = _gaps.GetValueOrDefault(key);
            _gaps[key] = pieces[i].Before == Gap.HalfSpace ? (halfSpaced + 1, spaced) : (halfSpaced, spaced + 1);
        }
    }

    public sbyte[] Train(Action<string> report)
    {
        var examples = new List<(int[] Features, bool Wanted, float Weight)>();
        var spellings = _words.Keys.CountBy(Joined).ToDictionary();
        foreach (var (word, count) in _words.OrderBy(w => w.Key, StringComparer.Ordinal))
        {
            var pieces = word.Split(Letters.HalfSpace);
            // Where one example contradicts another, the commoner must win in full.
            Inside(pieces, spellings[Joined(word)] > 1 ? MathF.Pow(count + Others(pieces), Contradicted) : count, examples);
        }

        foreach (var (gap, counts) in _gaps.OrderBy(g => g.Key.Left, StringComparer.Ordinal).ThenBy(g => g.Key.Right, StringComparer.Ordinal))
        {
            var room = new int[Features.Max];
            var features = new Features(room);
            features.Gap(new Piece(gap.Left, words), new Piece(gap.Right, words), _facts);
            var indexes = features.Indexes.ToArray();
            if (counts.HalfSpaced > 0) examples.Add((indexes, true, Weight(counts.HalfSpaced)));
            if (counts.Spaced > 0) examples.Add((indexes, false, Weight(counts.Spaced)));
        }

        report($"{_words.Count} words, {_gaps.Count} pairs, {examples.Count} boundaries");
        var sum = new float[HalfSpaceTable.Weights];
        for (var run = 1; run <= Runs; run++)
        {
            Array.Clear(_weights);
            Array.Clear(_squares);
            Train([.. examples], new Random(run), sum, report);
        }

        return [.. sum.Select(w => (sbyte)Math.Clamp(MathF.Round(w / (Runs * Averaged) * 16), -127, 127))];
    }

    /// <param name="sum">Takes the weights after each of the last epochs.</param>
    private void Train((int[] Features, bool Wanted, float Weight)[] examples, Random random, float[] sum, Action<string> report)
    {
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            random.Shuffle(examples);
            var loss = 0.0;
            foreach (var (features, wanted, weight) in examples)
            {
                var from = random.NextDouble() < Hidden / weight ? Features.Lexical : 0;
                loss += Step(features.AsSpan(from), wanted, weight);
            }

            report($"epoch {epoch + 1}: loss {loss / examples.Length:F4}");
            if (epoch < Epochs - Averaged) continue;
            for (var i = 0; i < sum.Length; i++) sum[i] += _weights[i];
        }
    }

    private static string Joined(string word) => word.Replace("\u200C", "", StringComparison.Ordinal);

    /// <summary>Where the treebank itself has two spellings of the same letters (میدانی), the news say which of the two words is the usual one.</summary>
    private float Others(string[] pieces) => Math.Min(30, evidence.Written(pieces)) * 0.3f;

    private bool HidesBoundary(string word, string ending)
    {
        if (word.Length < ending.Length + 2 || !word.EndsWith(ending, StringComparison.Ordinal)) return false;
        var stem = word.AsSpan(0, word.Length - ending.Length);
        return !Letters.Joins(stem[^1]) && words[stem].Frequency >= 4 && !words[word].Is(WordFacts.Listed);
    }

    private void Inside(string[] pieces, float count, List<(int[] Features, bool Wanted, float Weight)> examples)
    {
        for (var first = 0; first < pieces.Length; first++)
        {
            for (var last = first; last < pieces.Length; last++)
            {
                var letters = string.Concat(pieces[first..(last + 1)]);
                if (letters.Length is < 4 or > BoundaryModel.MaxLetters) continue;
                var boundaries = new HashSet<int>();
                for (int i = first, at = 0; i < last; i++) boundaries.Add(at += pieces[i].Length);
                var whole = new Piece(letters, words);
                var room = new int[Features.Max];
                var features = new Features(room);
                for (var at = 2; at <= letters.Length - 2; at++)
                {
                    features.Inside(whole, new Piece(letters.AsSpan(0, at), words), new Piece(letters.AsSpan(at), words), _facts);
                    examples.Add((features.Indexes.ToArray(), boundaries.Contains(at), Weight(count)));
                }
            }
        }
    }

    private static float Weight(float count) => MathF.Pow(count, Power);

    private double Step(ReadOnlySpan<int> features, bool wanted, float weight)
    {
        var score = 0f;
        foreach (var i in features) score += _weights[i];
        var probability = 1 / (1 + MathF.Exp(-score));
        var error = ((wanted ? 1 : 0) - probability) * weight;
        foreach (var i in features)
        {
            var gradient = error - (Decay * _weights[i]);
            _squares[i] += gradient * gradient;
            _weights[i] += Rate * gradient / MathF.Sqrt(_squares[i] + 1e-2f);
        }

        return -Math.Log(Math.Max(1e-9, wanted ? probability : 1 - probability)) * weight;
    }
}
