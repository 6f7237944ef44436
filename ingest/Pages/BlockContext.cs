namespace Monitoring.Ingest.Pages;

/// <summary>What the first pass said, summed over columns, shapes and windows of the page; means are weighted by text length.</summary>
internal sealed class BlockContext
{
    private readonly double[] _weightBefore;
    private readonly double[] _chosenBefore;
    private readonly Dictionary<BlockNode, (double Chosen, double Weight)> _nodes = [];
    private readonly Dictionary<int, (double Chosen, double Weight)> _shapes = [];

    public BlockContext(IReadOnlyList<TextBlock> blocks, IReadOnlyList<double> first)
    {
        _weightBefore = new double[blocks.Count + 1];
        _chosenBefore = new double[blocks.Count + 1];
        for (var i = 0; i < blocks.Count; i++)
        {
            // Long paragraphs say more, but not in proportion.
            var weight = Math.Sqrt(blocks[i].Length);
            var chosen = weight * first[i];
            _weightBefore[i + 1] = _weightBefore[i] + weight;
            _chosenBefore[i + 1] = _chosenBefore[i] + chosen;
            var shape = blocks[i].Node.PathShape;
            var s = _shapes.GetValueOrDefault(shape);
            _shapes[shape] = (s.Chosen + chosen, s.Weight + weight);
            for (var node = blocks[i].Node; node is not null; node = node.Parent)
            {
                var n = _nodes.GetValueOrDefault(node);
                _nodes[node] = (n.Chosen + chosen, n.Weight + weight);
            }

            if (first[i] > Best) Best = first[i];
            if (first[i] <= 0.6) continue;
            if (First < 0) First = i;
            Last = i;
        }
    }

    /// <summary>Index of the first block that the first pass is fairly sure of; -1 when none.</summary>
    public int First { get; } = -1;

    public int Last { get; } = -1;

    /// <summary>The highest probability on the page.</summary>
    public double Best { get; }

    public double MeanOf(BlockNode node) => _nodes.TryGetValue(node, out var n) ? n.Chosen / n.Weight : 0;

    public double MeanOfShape(int shape) => _shapes.TryGetValue(shape, out var s) ? s.Chosen / s.Weight : 0;

    public double ShareBefore(int index) => _chosenBefore[^1] <= 0 ? 0 : _chosenBefore[index] / _chosenBefore[^1];

    public double Window(int index, int radius) => Mean(index - radius, index + radius + 1);

    public double Before(int index, int count) => Mean(index - count, index);

    public double After(int index, int count) => Mean(index + 1, index + 1 + count);

    private double Mean(int from, int to)
    {
        from = Math.Clamp(from, 0, _weightBefore.Length - 1);
        to = Math.Clamp(to, from, _weightBefore.Length - 1);
        var weight = _weightBefore[to] - _weightBefore[from];
        return weight <= 0 ? 0 : (_chosenBefore[to] - _chosenBefore[from]) / weight;
    }
}
