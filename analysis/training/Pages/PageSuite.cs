using System.Globalization;
using Monitoring.Ingest.Pages;
using Monitoring.Training.Corpora;

namespace Monitoring.Training.Pages;

/// <summary>The extraction suite: trains the shipped block model on all judged pages, and scores it on pages that each model has not seen.</summary>
internal static class PageSuite
{
    private const int Folds = 5;

    public static void TrainShipped(string folder)
    {
        var pages = Pages();
        var (first, second) = PageModelTraining.Train(pages, new TreeBoosting());
        using (var writer = new StreamWriter(Path.Combine(folder, "blocks-first.txt"))) first.Write(writer);
        using (var writer = new StreamWriter(Path.Combine(folder, "blocks-second.txt"))) second.Write(writer);
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"trained on {pages.Count} pages"));
    }

    /// <summary>One line of JSON: F1 of five-fold cross-validation by pages, so that no page judges a model that saw it.</summary>
    public static void Score()
    {
        var pages = Pages();
        int found = 0, unwanted = 0, missed = 0;
        for (var fold = 0; fold < Folds; fold++)
        {
            var (first, second) = PageModelTraining.Train([.. pages.Where(p => FoldOf(p) != fold)], new TreeBoosting());
            foreach (var page in pages.Where(p => FoldOf(p) == fold))
            {
                var p = PageModelTraining.Judge(first, second, page);
                var (t, f, m) = page.Count(i => p[i] >= BlockModel.Threshold);
                (found, unwanted, missed) = (found + t, unwanted + f, missed + m);
            }

            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"fold {fold + 1} of {Folds}"));
        }

        var f1 = 2.0 * found / ((2 * found) + unwanted + missed);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $$"""{"suite":"extraction","figure":{{f1:F4}},"floor":0.90,"aim":0.93,"state":"{{(f1 >= 0.9 ? "met" : "short")}}","found":{{found}},"unwanted":{{unwanted}},"missed":{{missed}}}"""));
    }

    private static List<LabelledPage> Pages()
    {
        var folder = Path.Combine(SharedFolder.Root, "data", "pages");
        return LabelledPage.Read(Path.Combine(folder, "extraction.json"), Path.Combine(folder, "extraction"));
    }

    // By the name, so that adding a page moves no other.
    private static int FoldOf(LabelledPage page) => (int)(page.File.Aggregate(2166136261u, (hash, c) => (hash ^ c) * 16777619u) / 128 % Folds);
}
