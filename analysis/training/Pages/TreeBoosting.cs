using Monitoring.Ingest.Pages;

namespace Monitoring.Training.Pages;

/// <param name="Label">0 or 1.</param>
internal sealed record TrainingRow(float[] X, double Label, double Weight);

/// <summary>Gradient boosting of shallow trees on logistic loss over binned columns; the same rows and seed give the same trees.</summary>
internal sealed class TreeBoosting
{
    private const int Bins = 48;

    public int Trees { get; init; } = 240;

    public int Depth { get; init; } = 4;

    public double Rate { get; init; } = 0.05;

    public double RowShare { get; init; } = 0.7;

    public double ColumnShare { get; init; } = 0.35;

    /// <summary>Smallest sum of curvature in a leaf; about four times as many rows near probability one half.</summary>
    public double LeafCurvature { get; init; } = 2.0;

    /// <summary>Pull of leaf values towards zero.</summary>
    public double Ridge { get; init; } = 4.0;

    public int Seed { get; init; } = 7;

    public BoostedTrees Train(IReadOnlyList<TrainingRow> rows)
    {
        var columns = rows[0].X.Length;
        var thresholds = Enumerable.Range(0, columns).Select(c => Thresholds(rows, c)).ToArray();
        var bins = new byte[columns][];
        for (var c = 0; c < columns; c++)
            bins[c] = [.. rows.Select(r => (byte)BinOf(thresholds[c], r.X[c]))];

        var total = rows.Sum(r => r.Weight);
        var positive = rows.Sum(r => r.Weight * r.Label);
        var bias = Math.Log((positive + 1) / (total - positive + 1));
        var scores = new double[rows.Count];
        Array.Fill(scores, bias);
        var random = new Random(Seed);
        var trees = new List<BoostedTrees.Node[]>();
        var gradient = new double[rows.Count];
        var curvature = new double[rows.Count];
        for (var t = 0; t < Trees; t++)
        {
            for (var i = 0; i < rows.Count; i++)
            {
                var p = 1 / (1 + Math.Exp(-scores[i]));
                gradient[i] = rows[i].Weight * (rows[i].Label - p);
                curvature[i] = rows[i].Weight * Math.Max(p * (1 - p), 1e-6);
            }

            var sample = Enumerable.Range(0, rows.Count).Where(_ => random.NextDouble() < RowShare).ToArray();
            var chosen = Enumerable.Range(0, columns).Where(c => thresholds[c].Length > 0 && random.NextDouble() < ColumnShare).ToArray();
            var nodes = new List<BoostedTrees.Node>();
            Grow(sample, chosen, 0);
            trees.Add([.. nodes]);
            for (var i = 0; i < rows.Count; i++) scores[i] += Leaf(trees[^1], rows[i].X);
            continue;

            int Grow(int[] members, int[] splitOn, int depth)
            {
                var at = nodes.Count;
                double g = members.Sum(i => gradient[i]), h = members.Sum(i => curvature[i]);
                nodes.Add(new BoostedTrees.Node(-1, (float)(Rate * g / (h + Ridge)), 0, 0));
                if (depth >= Depth) return at;
                var (column, bin, gain) = (-1, 0, 1e-3);
                Span<double> gs = stackalloc double[Bins + 1], hs = stackalloc double[Bins + 1];
                foreach (var c in splitOn)
                {
                    gs.Clear();
                    hs.Clear();
                    foreach (var i in members)
                    {
                        gs[bins[c][i]] += gradient[i];
                        hs[bins[c][i]] += curvature[i];
                    }

                    double gl = 0, hl = 0;
                    for (var b = 0; b < thresholds[c].Length; b++)
                    {
                        gl += gs[b];
                        hl += hs[b];
                        double gr = g - gl, hr = h - hl;
                        if (hl < LeafCurvature || hr < LeafCurvature) continue;
                        var gained = (gl * gl / (hl + Ridge)) + (gr * gr / (hr + Ridge)) - (g * g / (h + Ridge));
                        if (gained > gain) (column, bin, gain) = (c, b, gained);
                    }
                }

                if (column < 0) return at;
                var left = Grow([.. members.Where(i => bins[column][i] <= bin)], splitOn, depth + 1);
                var right = Grow([.. members.Where(i => bins[column][i] > bin)], splitOn, depth + 1);
                nodes[at] = new BoostedTrees.Node(column, thresholds[column][bin], left, right);
                return at;
            }
        }

        return BoostedTrees.Of(columns, bias, trees);
    }

    private static double Leaf(BoostedTrees.Node[] tree, float[] x)
    {
        var at = 0;
        while (tree[at].Column >= 0) at = x[tree[at].Column] <= tree[at].Threshold ? tree[at].Left : tree[at].Right;
        return tree[at].Threshold;
    }

    private static float[] Thresholds(IReadOnlyList<TrainingRow> rows, int column)
    {
        var values = rows.Select(r => r.X[column]).Order().ToArray();
        var cuts = new List<float>();
        for (var b = 1; b < Bins; b++)
        {
            var i = b * values.Length / Bins;
            // Between two values, rounded as the model file rounds, so that a written model decides as the trained one.
            var next = Array.FindIndex(values, i, v => v > values[i]);
            if (next < 0) break;
            var cut = (float)Math.Round((values[i] + values[next]) / 2.0, 4);
            if (cut < values[i] || cut >= values[next]) cut = values[i];
            if (cuts.Count == 0 || cut > cuts[^1]) cuts.Add(cut);
        }

        return [.. cuts];
    }

    private static int BinOf(float[] thresholds, float value)
    {
        var bin = 0;
        while (bin < thresholds.Length && value > thresholds[bin]) bin++;
        return bin;
    }
}
