using Monitoring.Enrichment.Tagging;

namespace Monitoring.Training.Tagging;

/// <summary>All ways to label a sentence at once: how likely each label and each pair of neighbours is (forward and backward sums).</summary>
internal sealed class Lattice
{
    private static readonly int Labels = TagLabels.Count;

    private readonly float[] _potentials;
    private readonly float[] _transitions;
    private readonly float[] _forward;
    private readonly float[] _backward;

    /// <param name="potentials">Words × labels, not logarithms; 0 for what may not be.</param>
    /// <param name="transitions">Previous label × label, likewise.</param>
    public Lattice(float[] potentials, float[] transitions, int words)
    {
        _potentials = potentials;
        _transitions = transitions;
        _forward = new float[words * Labels];
        _backward = new float[words * Labels];
        Forward(words);
        Backward(words);
    }

    /// <summary>The share of each label at word <paramref name="i"/>.</summary>
    public void Marginals(int i, Span<float> into)
    {
        var total = 0f;
        for (var label = 0; label < Labels; label++) total += into[label] = _forward[(i * Labels) + label] * _backward[(i * Labels) + label];
        for (var label = 0; label < Labels; label++) into[label] /= total;
    }

    /// <summary>Adds <paramref name="times"/> the share of each pair of labels at words <paramref name="i"/> - 1 and <paramref name="i"/>.</summary>
    public void Pairs(int i, Span<float> into, float times)
    {
        var total = 0f;
        for (var pair = 0; pair < Labels * Labels; pair++) total += Pair(i, pair);
        if (total <= 0) return;
        for (var pair = 0; pair < Labels * Labels; pair++) into[pair] += times * Pair(i, pair) / total;
    }

    private float Pair(int i, int pair)
    {
        var label = pair % Labels;
        return _transitions[pair] == 0 ? 0
            : _forward[((i - 1) * Labels) + (pair / Labels)] * _transitions[pair] * _potentials[(i * Labels) + label] * _backward[(i * Labels) + label];
    }

    private void Forward(int words)
    {
        for (var i = 0; i < words; i++)
        {
            var total = 0f;
            for (var label = 0; label < Labels; label++)
            {
                var sum = i == 0 ? (TagLabels.MayFollow(TagLabels.Outside, label) ? 1f : 0f) : 0f;
                if (i > 0)
                    for (var previous = 0; previous < Labels; previous++) sum += _forward[((i - 1) * Labels) + previous] * _transitions[(previous * Labels) + label];
                total += _forward[(i * Labels) + label] = sum * _potentials[(i * Labels) + label];
            }

            for (var label = 0; label < Labels; label++) _forward[(i * Labels) + label] /= total;
        }
    }

    private void Backward(int words)
    {
        for (var i = words - 1; i >= 0; i--)
        {
            var total = 0f;
            for (var label = 0; label < Labels; label++)
            {
                var sum = i == words - 1 ? 1f : 0f;
                if (i < words - 1)
                    for (var next = 0; next < Labels; next++)
                        sum += _transitions[(label * Labels) + next] * _potentials[((i + 1) * Labels) + next] * _backward[((i + 1) * Labels) + next];
                total += _backward[(i * Labels) + label] = sum;
            }

            for (var label = 0; label < Labels; label++) _backward[(i * Labels) + label] /= total;
        }
    }
}
