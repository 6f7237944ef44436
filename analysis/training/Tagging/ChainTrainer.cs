using Monitoring.Enrichment.Tagging;

namespace Monitoring.Training.Tagging;

/// <summary>Trains the name tagger: a conditional random field by AdaGrad, weights averaged over the last passes.
/// J. Lafferty, A. McCallum, F. Pereira (2001); J. Duchi, E. Hazan, Y. Singer (2011).</summary>
internal sealed class ChainTrainer
{
    private static readonly int Labels = TagLabels.Count;

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
        _weights = new float[_rows.Count * Labels];
        _squares = new float[_rows.Count * Labels];
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
            foreach (var index in order) Step(mapped[index], examples[index].Labels);
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
    public void Save(Stream target, float least)
    {
        var kept = new List<(uint, float[])>();
        foreach (var (feature, row) in _rows)
        {
            var weights = _weights.AsSpan(row * Labels, Labels).ToArray();
            if (weights.Max(Math.Abs) >= least) kept.Add((feature, weights));
        }

        Console.Error.WriteLine($"{kept.Count} of {_rows.Count} features");
        TagModel.Write(target, kept, _transitions);
    }

    private void Step(int[][] features, byte[] gold)
    {
        var words = gold.Length;
        var potentials = new float[words * Labels];
        for (var i = 0; i < words; i++)
        {
            var scores = potentials.AsSpan(i * Labels, Labels);
            foreach (var row in features[i])
            {
                var weights = _weights.AsSpan(row * Labels, Labels);
                for (var label = 0; label < scores.Length; label++) scores[label] += weights[label];
            }

            var top = float.NegativeInfinity;
            foreach (var score in scores) top = Math.Max(top, score);
            for (var label = 0; label < scores.Length; label++) scores[label] = MathF.Exp(scores[label] - top);
        }

        var transitions = new float[Labels * Labels];
        for (var previous = 0; previous < Labels; previous++)
            for (var label = 0; label < Labels; label++)
                transitions[(previous * Labels) + label] = TagLabels.MayFollow(previous, label) ? MathF.Exp(_transitions[(previous * Labels) + label]) : 0;
        var forward = Forward(potentials, transitions, words);
        var backward = Backward(potentials, transitions, words);
        Span<float> delta = stackalloc float[Labels];
        for (var i = 0; i < words; i++)
        {
            var total = 0f;
            for (var label = 0; label < Labels; label++) total += delta[label] = forward[(i * Labels) + label] * backward[(i * Labels) + label];
            for (var label = 0; label < Labels; label++) delta[label] = (label == gold[i] ? 1 : 0) - (delta[label] / total);
            if (i > 0) Transit(forward, backward, potentials, transitions, i, gold);
            foreach (var row in features[i])
                for (var label = 0; label < Labels; label++)
                    Update(ref _weights[(row * Labels) + label], ref _squares[(row * Labels) + label], delta[label]);
        }
    }

    private void Transit(float[] forward, float[] backward, float[] potentials, float[] transitions, int i, byte[] gold)
    {
        var total = 0f;
        var expected = new float[Labels * Labels];
        for (var previous = 0; previous < Labels; previous++)
            for (var label = 0; label < Labels; label++)
                total += expected[(previous * Labels) + label] = forward[((i - 1) * Labels) + previous] * transitions[(previous * Labels) + label]
                    * potentials[(i * Labels) + label] * backward[(i * Labels) + label];
        for (var pair = 0; pair < expected.Length; pair++)
            if (transitions[pair] > 0)
                Update(ref _transitions[pair], ref _transitionSquares[pair], (pair == (gold[i - 1] * Labels) + gold[i] ? 1 : 0) - (expected[pair] / total));
    }

    private void Update(ref float weight, ref float square, float gradient)
    {
        if (Math.Abs(gradient) < 1e-4f) return;
        gradient -= _decay * weight;
        square += gradient * gradient;
        weight += _rate * gradient / (MathF.Sqrt(square) + 1e-6f);
    }

    private static float[] Forward(float[] potentials, float[] transitions, int words)
    {
        var forward = new float[words * Labels];
        for (var i = 0; i < words; i++)
        {
            var total = 0f;
            for (var label = 0; label < Labels; label++)
            {
                var sum = i == 0 ? (TagLabels.MayFollow(TagLabels.Outside, label) ? 1f : 0f) : 0f;
                if (i > 0)
                    for (var previous = 0; previous < Labels; previous++) sum += forward[((i - 1) * Labels) + previous] * transitions[(previous * Labels) + label];
                total += forward[(i * Labels) + label] = sum * potentials[(i * Labels) + label];
            }

            for (var label = 0; label < Labels; label++) forward[(i * Labels) + label] /= total;
        }

        return forward;
    }

    private static float[] Backward(float[] potentials, float[] transitions, int words)
    {
        var backward = new float[words * Labels];
        for (var i = words - 1; i >= 0; i--)
        {
            var total = 0f;
            for (var label = 0; label < Labels; label++)
            {
                var sum = i == words - 1 ? 1f : 0f;
                if (i < words - 1)
                    for (var next = 0; next < Labels; next++)
                        sum += transitions[(label * Labels) + next] * potentials[((i + 1) * Labels) + next] * backward[((i + 1) * Labels) + next];
                total += backward[(i * Labels) + label] = sum;
            }

            for (var label = 0; label < Labels; label++) backward[(i * Labels) + label] /= total;
        }

        return backward;
    }
}
