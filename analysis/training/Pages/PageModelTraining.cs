using Monitoring.Ingest.Pages;

namespace Monitoring.Training.Pages;

/// <summary>
/// Trains the two passes of the block model. The second pass must see first-pass probabilities of pages that the first pass was not
/// trained on, so the pages are split in three and each third is judged by a model of the others.
/// </summary>
internal static class PageModelTraining
{
    private const int Thirds = 3;

    public static (BoostedTrees First, BoostedTrees Second) Train(IReadOnlyList<LabelledPage> pages, TreeBoosting boosting)
    {
        var held = new double[pages.Count][];
        for (var third = 0; third < Thirds; third++)
        {
            var model = boosting.Train(FirstRows(pages.Where((_, i) => i % Thirds != third)));
            for (var i = third; i < pages.Count; i += Thirds) held[i] = Judge(model, pages[i]);
        }

        var first = boosting.Train(FirstRows(pages));
        var second = boosting.Train([.. pages.SelectMany((page, i) => SecondRows(page, held[i]))]);
        return (first, second);
    }

    private static double[] Judge(BoostedTrees first, LabelledPage page) => [.. page.X.Select(first.Probability)];

    private static List<TrainingRow> FirstRows(IEnumerable<LabelledPage> pages) =>
        [.. pages.SelectMany(p => p.Judged().Select(i => new TrainingRow(p.X[i], p.Labels[i]!.Value, p.Weight)))];

    private static IEnumerable<TrainingRow> SecondRows(LabelledPage page, double[] first)
    {
        var context = new BlockContext(page.Blocks, first);
        return page.Judged().Select(i => new TrainingRow(page.Features.InContext(i, page.X[i], first, context), page.Labels[i]!.Value, page.Weight));
    }
}
