using System.Reflection;

namespace Monitoring.Ingest.Pages;

/// <summary>
/// How likely each block belongs to the article: two passes of boosted trees, the second seeing what the first said of the surroundings.
/// Weights are trained by <c>Monitoring.Training</c> on judged segments of public pages and ship inside the assembly.
/// </summary>
internal sealed class BlockModel(BoostedTrees first, BoostedTrees second)
{
    /// <summary>Best F1 in cross-validation lies on a plateau from 0.4 to 0.6.</summary>
    public const double Threshold = 0.5;

    private static readonly Lazy<BlockModel> LazyShipped = new(() => new BlockModel(
        Load("blocks-first.txt", BlockFeatures.Count), Load("blocks-second.txt", BlockFeatures.ContextCount)));

    public static BlockModel Shipped => LazyShipped.Value;

    public double[] Probabilities(IReadOnlyList<TextBlock> blocks, BlockFeatures features)
    {
        var own = new float[blocks.Count][];
        var p = new double[blocks.Count];
        for (var i = 0; i < blocks.Count; i++)
        {
            own[i] = features.Of(i);
            p[i] = first.Probability(own[i]);
        }

        var context = new BlockContext(blocks, p);
        var result = new double[blocks.Count];
        for (var i = 0; i < blocks.Count; i++) result[i] = second.Probability(features.InContext(i, own[i], p, context));
        return result;
    }

    private static BoostedTrees Load(string name, int columns)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Monitoring.Ingest.Pages.Models." + name)
            ?? throw new InvalidOperationException($"the model {name} is not in the assembly");
        using var reader = new StreamReader(stream);
        return BoostedTrees.Read(reader, columns);
    }
}
