namespace Monitoring.Enrichment.Tagging;

/// <summary>The best sequence of labels (Viterbi), inside labels only after their beginning.</summary>
internal static class TagDecoder
{
    private static readonly int Labels = TagLabels.Count;

    // For each label the labels that may stand before it.
    private static readonly int[][] Before =
        [.. Enumerable.Range(0, Labels).Select(label => Enumerable.Range(0, Labels).Where(previous => TagLabels.MayFollow(previous, label)).ToArray())];

    /// <param name="scores">Words × labels; overwritten.</param>
    /// <param name="transitions">Previous label × label.</param>
    public static void Decode(Span<float> scores, ReadOnlySpan<float> transitions, Span<byte> best)
    {
        var words = best.Length;
        if (words == 0) return;
        var back = new byte[words * Labels];
        for (var label = 0; label < Labels; label++)
            if (!TagLabels.MayFollow(TagLabels.Outside, label)) scores[label] = float.NegativeInfinity;
        for (var i = 1; i < words; i++)
        {
            var previousRow = scores.Slice((i - 1) * Labels, Labels);
            for (var label = 0; label < Labels; label++)
            {
                var top = float.NegativeInfinity;
                var from = 0;
                foreach (var previous in Before[label])
                {
                    var score = previousRow[previous] + transitions[(previous * Labels) + label];
                    if (score > top) (top, from) = (score, previous);
                }

                scores[(i * Labels) + label] += top;
                back[(i * Labels) + label] = (byte)from;
            }
        }

        var last = scores.Slice((words - 1) * Labels, Labels);
        var current = 0;
        for (var label = 1; label < Labels; label++)
            if (last[label] > last[current]) current = label;
        for (var i = words - 1; i >= 0; i--)
        {
            best[i] = (byte)current;
            current = back[(i * Labels) + current];
        }
    }
}
