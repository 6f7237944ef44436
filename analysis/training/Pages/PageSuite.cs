using System.Globalization;
using Monitoring.Ingest.Pages;
using Monitoring.Ingest.Pages.Scores;
using Monitoring.Training.Corpora;

namespace Monitoring.Training.Pages;

/// <summary>The extraction suite: trains the shipped block model on all judged pages, and scores the whole extractor on pages whose site its model has not seen.</summary>
internal static class PageSuite
{
    private const int Folds = 5;

    private static string Folder => Path.Combine(SharedFolder.Root, "data", "pages");

    public static void TrainShipped(string folder)
    {
        List<LabelledPage> pages = [.. LabelledPage.Read(JudgedPage.Read(Folder)), .. WrittenPages.Read()];
        var (first, second) = PageModelTraining.Train(pages, new TreeBoosting());
        using (var writer = new StreamWriter(Path.Combine(folder, "blocks-first.txt"))) first.Write(writer);
        using (var writer = new StreamWriter(Path.Combine(folder, "blocks-second.txt"))) second.Write(writer);
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"trained on {pages.Count} pages"));
    }

    /// <summary>
    /// One line of JSON: F1 of the whole extractor (model, cutting, fallbacks) over five folds grouped by site, so that no page judges a
    /// model that saw its site; each fold's figure and the standard error of the whole, by resampling pages, on standard error.
    /// </summary>
    /// <param name="faults">Also what each page missed (−) or should not have had (+), a line each, for reading.</param>
    public static void Score(bool faults)
    {
        var judged = JudgedPage.Read(Folder);
        var written = WrittenPages.Read();
        List<LabelledPage> labelled = [.. LabelledPage.Read(judged), .. written];
        var (marks, ours) = (new List<PageMark>(), new List<PageMark>());
        for (var fold = 0; fold < Folds; fold++)
        {
            var (first, second) = PageModelTraining.Train([.. labelled.Where(p => FoldOf(p.Page) != fold)], new TreeBoosting());
            var options = new ExtractionOptions { Model = new BlockModel(first, second) };
            var held = judged.Where(p => FoldOf(p) == fold).Select(p => p.Mark(options)).ToList();
            marks.AddRange(held);
            var mine = written.Where(p => FoldOf(p.Page) == fold).Select(p => p.Page.Mark(options)).ToList();
            ours.AddRange(mine);
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"fold {fold + 1} of {Folds}: {held.Count} pages, F1 {ExtractionScore.Of(held).F1:F4}"));
            if (!faults) continue;
            foreach (var line in held.Concat(mine).SelectMany(m => m.Faults)) Console.Error.WriteLine(line);
        }

        var score = ExtractionScore.Of(marks);
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"F1 {score.F1:F4}, standard error {StandardError(marks):F4}, precision {score.Precision:F4}, recall {score.Recall:F4}"));
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"our own Persian pages, as judged pages of the same folds: F1 {ExtractionScore.Of(ours).F1:F4} of {ours.Count}"));
        SuiteLine.Write("extraction", score.F1, 0.90, 0.93);
    }

    private static double StandardError(List<PageMark> marks)
    {
        var random = new Random(7);
        var figures = Enumerable.Range(0, 1000).Select(_ => ExtractionScore.Of(marks.Select(_ => marks[random.Next(marks.Count)])).F1).ToArray();
        var mean = figures.Average();
        return Math.Sqrt(figures.Average(f => (f - mean) * (f - mean)));
    }

    // By the site's name, so that two pages of a site are never on both sides, and adding a page moves no other.
    private static int FoldOf(JudgedPage page) => (int)(page.Site.Aggregate(2166136261u, (hash, c) => (hash ^ c) * 16777619u) / 128 % Folds);
}
