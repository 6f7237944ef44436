using System.Globalization;

namespace Monitoring.Ingest.Pages;

/// <summary>
/// Boosted regression trees for one yes-or-no question. Text form: a line with the number of columns and the bias, then a line a tree:
/// its nodes in order, an inner one <c>column:threshold:left:right</c>, a leaf <c>value</c>, parted by spaces.
/// </summary>
internal sealed class BoostedTrees
{
    private readonly Node[][] _trees;

    private BoostedTrees(int columns, double bias, Node[][] trees) => (Columns, Bias, _trees) = (columns, bias, trees);

    public int Columns { get; }

    public double Bias { get; }

    /// <summary>Left when the column's value is at most the threshold; a leaf has column -1 and its value in the threshold.</summary>
    internal readonly record struct Node(int Column, float Threshold, int Left, int Right);

    public static BoostedTrees Of(int columns, double bias, IEnumerable<Node[]> trees) => new(columns, bias, [.. trees]);

    /// <summary>0 to 1.</summary>
    public double Probability(float[] x)
    {
        var sum = Bias;
        foreach (var tree in _trees)
        {
            var at = 0;
            while (tree[at].Column >= 0) at = x[tree[at].Column] <= tree[at].Threshold ? tree[at].Left : tree[at].Right;
            sum += tree[at].Threshold;
        }

        return 1 / (1 + Math.Exp(-sum));
    }

    public void Write(TextWriter writer)
    {
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Columns} {Bias:R} {_trees.Length}"));
        foreach (var tree in _trees)
        {
            writer.WriteLine(string.Join(' ', tree.Select(n => n.Column < 0
                ? n.Threshold.ToString("G5", CultureInfo.InvariantCulture)
                : string.Create(CultureInfo.InvariantCulture, $"{n.Column}:{n.Threshold:G6}:{n.Left}:{n.Right}"))));
        }
    }

    /// <exception cref="InvalidDataException">The text is not such a model, or not of that many columns.</exception>
    public static BoostedTrees Read(TextReader reader, int columns)
    {
        try
        {
            var head = (reader.ReadLine() ?? "").Split(' ');
            if (int.Parse(head[0], CultureInfo.InvariantCulture) != columns) throw new InvalidDataException($"a model of {head[0]} columns, {columns} wanted");
            var trees = new Node[int.Parse(head[2], CultureInfo.InvariantCulture)][];
            for (var i = 0; i < trees.Length; i++) trees[i] = [.. (reader.ReadLine() ?? "").Split(' ').Select(ParseNode)];
            return new BoostedTrees(columns, double.Parse(head[1], CultureInfo.InvariantCulture), trees);
        }
        catch (Exception e) when (e is FormatException or IndexOutOfRangeException or OverflowException)
        {
            throw new InvalidDataException("not a tree model: " + e.Message, e);
        }
    }

    private static Node ParseNode(string text)
    {
        var parts = text.Split(':');
        return parts.Length == 1
            ? new Node(-1, float.Parse(parts[0], CultureInfo.InvariantCulture), 0, 0)
            : new Node(int.Parse(parts[0], CultureInfo.InvariantCulture), float.Parse(parts[1], CultureInfo.InvariantCulture),
                int.Parse(parts[2], CultureInfo.InvariantCulture), int.Parse(parts[3], CultureInfo.InvariantCulture));
    }
}
