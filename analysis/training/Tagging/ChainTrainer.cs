using System.IO.Compression;
using System.Numerics;
using System.Runtime.Intrinsics;
using Monitoring.Enrichment.Tagging;

namespace Monitoring.Training.Tagging;

/// <summary>Trains the name tagger: a conditional random field by AdaGrad, weights averaged over the last passes.
/// J. Lafferty, A. McCallum, F. Pereira (2001); J. Duchi, E. Hazan, Y. Singer (2011).</summary>
internal sealed class ChainTrainer
{
    private static readonly int Labels = TagLabels.Count;
    // A row of weights is two vectors of eight; the last place stays empty.
    private const int Row = 16;
    private const float LeastGradient = 1e-4f;

    private readonly Dictionary<uint, int> _rows = [];
    private readonly float[] _weights;
    private readonly float[] _squares;
    private readonly float[] _transitions = new float[Labels * Labels];
    private readonly float[] _transitionSquares = new float[Labels * Labels];
    private readonly float _rate;
    private readonly float _decay;

    public ChainTrainer(IReadOnlyList<TagExample> examples, int leastCount = 2, float rate = 0.12f, float decay = 2e-5f)
    {
        var counts = new Dictionary<uint, int>();
        foreach (var features in examples.SelectMany(e => e.Features))
            foreach (var feature in features)
                System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, feature, out _)++;
        foreach (var (feature, count) in counts)
            if (count >= leastCount) _rows.Add(feature, _rows.Count);
        _weights = new float[_rows.Count * Row];
        _squares = new float[_rows.Count * Row];
        _rate = rate;
        _decay = decay;
    }

    /// <summary>Passes over all examples in a shuffled order; returns the model's weights averaged over the last half of the passes.</summary>
    public void Train(IReadOnlyList<TagExample> examples, int passes, Action<int>? afterPass = null)
    {
        var mapped = examples.Select(e => e.Features.Select(f => f.Where(_rows.ContainsKey).Select(h => _rows[h]).ToArray()).ToArray()).ToArray();
        var order = Enumerable.Range(0, examples.Count).ToArray();
        var random = new Random(7);
        var average = new double[_weights.Length];
        var averageTransitions = new double[_transitions.Length];
        var averaged = 0;
        for (var pass = 1; pass <= passes; pass++)
        {
            random.Shuffle(order);
            foreach (var index in order) Step(mapped[index], examples[index].Allowed, examples[index].PersonsOnly);
            if (pass > passes / 2)
            {
                averaged++;
                for (var i = 0; i < _weights.Length; i++) average[i] += _weights[i];
                for (var i = 0; i < _transitions.Length; i++) averageTransitions[i] += _transitions[i];
            }

            afterPass?.Invoke(pass);
        }

        for (var i = 0; i < _weights.Length; i++) _weights[i] = (float)(average[i] / averaged);
        for (var i = 0; i < _transitions.Length; i++) _transitions[i] = (float)(averageTransitions[i] / averaged);
    }

    /// <summary>The features whose weights are worth shipping.</summary>
    public void Save(Stream target, float least, CompressionLevel compression)
    {
        var kept = new List<(uint, float[])>();
        foreach (var (feature, row) in _rows)
        {
            var weights = _weights.AsSpan(row * Row, Labels).ToArray();
            if (weights.Max(Math.Abs) >= least) kept.Add((feature, weights));
        }

        Console.Error.WriteLine($"{kept.Count} of {_rows.Count} features");
        TagModel.Write(target, kept, _transitions, compression);
    }

    // One sentence: what the corpus leaves possible is drawn nearer, what the model holds likely moves off. Where the corpus says less
    // than one label, what is likely among the possible counts (Y. Tsuboi and others, Partially annotated sentences, 2008).
    private void Step(int[][] features, ushort[] allowed, bool personsOnly)
    {
        var words = allowed.Length;
        var potentials = Potentials(features);
        var possible = new float[potentials.Length];
        for (var i = 0; i < possible.Length; i++) possible[i] = (allowed[i / Labels] >> (i % Labels) & 1) == 1 ? potentials[i] : 0;
        var transitions = new float[Labels * Labels];
        for (var previous = 0; previous < Labels; previous++)
            for (var label = 0; label < Labels; label++)
                transitions[(previous * Labels) + label] = TagLabels.MayFollow(previous, label) ? MathF.Exp(_transitions[(previous * Labels) + label]) : 0;
        var believed = new Lattice(potentials, transitions, words);
        var marked = Array.TrueForAll(allowed, a => (a & (a - 1)) == 0) ? null : new Lattice(possible, transitions, words);
        Span<float> delta = stackalloc float[Row];
        Span<float> target = stackalloc float[Labels];
        var pairs = new float[Labels * Labels];
        for (var i = 0; i < words; i++)
        {
            delta.Clear();
            believed.Marginals(i, delta[..Labels]);
            if (marked is null) target.Clear();
            else marked.Marginals(i, target);
            if (marked is null) target[BitOperations.TrailingZeroCount(allowed[i])] = 1;
            for (var label = 0; label < Labels; label++) delta[label] = target[label] - delta[label];
            // A sentence that the chain finds impossible teaches nothing.
            if (!float.IsFinite(delta[0])) return;
            // Labels that are left open would drift to wherever they are likely already.
            if (personsOnly) KeepPersons(delta);
            else if (i > 0) Transit(believed, marked, i, allowed, pairs);
            foreach (var row in features[i])
            {
                Update(row * Row, Vector256.Create(delta));
                Update((row * Row) + 8, Vector256.Create(delta[8..]));
            }
        }
    }

    private static void KeepPersons(Span<float> delta)
    {
        for (var label = 0; label < Labels; label++)
            if (label != TagLabels.Begin(TagExample.Person) && label != TagLabels.Inside(TagExample.Person)) delta[label] = 0;
    }

    private float[] Potentials(int[][] features)
    {
        var potentials = new float[features.Length * Labels];
        Span<float> sums = stackalloc float[Row];
        for (var i = 0; i < features.Length; i++)
        {
            var (lower, upper) = (Vector256<float>.Zero, Vector256<float>.Zero);
            foreach (var row in features[i])
            {
                lower += Vector256.LoadUnsafe(ref _weights[row * Row]);
                upper += Vector256.LoadUnsafe(ref _weights[(row * Row) + 8]);
            }

            lower.CopyTo(sums);
            upper.CopyTo(sums[8..]);
            var top = float.NegativeInfinity;
            foreach (var score in sums[..Labels]) top = Math.Max(top, score);
            // No label sinks so low that a sentence of such labels becomes impossible.
            for (var label = 0; label < Labels; label++) potentials[(i * Labels) + label] = MathF.Exp(Math.Max(sums[label] - top, -60));
        }

        return potentials;
    }

    private void Transit(Lattice believed, Lattice? marked, int i, ushort[] allowed, float[] pairs)
    {
        Array.Clear(pairs);
        believed.Pairs(i, pairs, -1);
        if (marked is null) pairs[(BitOperations.TrailingZeroCount(allowed[i - 1]) * Labels) + BitOperations.TrailingZeroCount(allowed[i])] += 1;
        else marked.Pairs(i, pairs, 1);
        for (var pair = 0; pair < pairs.Length; pair++)
            if (pairs[pair] != 0) Update(ref _transitions[pair], ref _transitionSquares[pair], pairs[pair]);
    }

    // Eight labels of one feature at once, as the scalar one below.
    private void Update(int at, Vector256<float> gradient)
    {
        var strong = Vector256.GreaterThanOrEqual(Vector256.Abs(gradient), Vector256.Create(LeastGradient));
        if (strong == Vector256<float>.Zero) return;
        var weight = Vector256.LoadUnsafe(ref _weights[at]);
        gradient = (gradient - (weight * _decay)) & strong;
        var square = Vector256.LoadUnsafe(ref _squares[at]) + (gradient * gradient);
        square.StoreUnsafe(ref _squares[at]);
        (weight + (gradient * _rate / (Vector256.Sqrt(square) + Vector256.Create(1e-6f)))).StoreUnsafe(ref _weights[at]);
    }

    private void Update(ref float weight, ref float square, float gradient)
    {
        if (Math.Abs(gradient) < LeastGradient) return;
        gradient -= _decay * weight;
        square += gradient * gradient;
        weight += _rate * gradient / (MathF.Sqrt(square) + 1e-6f);
    }
}
