namespace Monitoring.Ingest.Pages.Scores;

/// <summary>Counts over the judged segments of a set of pages.</summary>
/// <param name="Found">Wanted segments in title, lead and body.</param>
/// <param name="Unwanted">Unwanted segments found there.</param>
/// <param name="Missed">Wanted segments not found; all of a page that could not be read.</param>
public sealed record ExtractionScore(int Pages, int Found, int Unwanted, int Missed)
{
    public double Precision => Found + Unwanted == 0 ? 0 : (double)Found / (Found + Unwanted);

    public double Recall => Found + Missed == 0 ? 0 : (double)Found / (Found + Missed);

    public double F1 => Found == 0 ? 0 : 2.0 * Found / ((2 * Found) + Unwanted + Missed);

    /// <summary>
    /// Scores the shipped extractor on <c>extraction.json</c> and the pages in the folder <c>extraction</c> beside it. Its block model was
    /// trained on the public ones of these pages, so on them the figure is flattering; the honest one is the cross-validation of
    /// <c>Monitoring.Training</c>, verb <c>score extraction</c>, in which no page judges a model that saw its site.
    /// </summary>
    /// <param name="folder">The folder that holds both.</param>
    public static ExtractionScore Measure(string folder) => Of(JudgedPage.Read(folder).Select(page => page.Mark()));

    internal static ExtractionScore Of(IEnumerable<PageMark> marks) =>
        marks.Aggregate(new ExtractionScore(0, 0, 0, 0), (sum, m) => new(sum.Pages + 1, sum.Found + m.Found, sum.Unwanted + m.Unwanted, sum.Missed + m.Missed));
}
