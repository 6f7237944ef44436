using Monitoring.Enrichment;
using Monitoring.Enrichment.Scores;
using Monitoring.Ingest.Feeds;
using Monitoring.Ingest.Pages.Scores;
using Monitoring.Ingest.Robots;
using Monitoring.Text.Dates;
using Monitoring.Text.HalfSpaces;

namespace Monitoring.Api.Evaluation;

/// <summary>The quality bars of what ships, each with its floor and its aim.</summary>
internal static class Suites
{
    private const string Training = "dotnet run -c Release --project analysis/training -- score ";

    public static IReadOnlyList<Suite> All { get; } =
    [
        new("extraction", .90, .93, "data/pages/extraction.json", at => ExtractionScore.Measure(Path.GetDirectoryName(at)!).F1),
        new("dates", .86, .92, "data/pages/dates.json", at => PageDateScore.Measure(Path.GetDirectoryName(at)!).Accuracy),
        new("persian-pages", 1, 1, "data/pages/persian.json", at => PersianPageScore.Measure(Path.GetDirectoryName(at)!).Share),
        new("feeds", .98, 1, "data/feeds/gofeed", at => FeedScore.Score(at).Figure),
        new("robots", 1, 1, "data/robots/google-cases.json", at => RobotsScore.Score(at).Figure),
        new("jalali", 1, 1, "data/dates/gregorian_jalali_icu78.tsv", Jalali),
        new("half-spaces:deleted", .95, .98, "data/text/treebank/perdt-dev.conllu", at => HalfSpaces(at).Deleted),
        new("half-spaces:spaced", .90, .95, "data/text/treebank/perdt-dev.conllu", at => HalfSpaces(at).Spaced),
        // The shipped tagger has never seen PEYMA's test part. ARMAN's folds and the labelled news it and the topics have learnt from.
        new("peyma", .82, .86, "data/ner/peyma/test.txt", at => Names(at, '|', TaggedNamesScore.AllTypes)),
        new("arman", .76, .80, "data/ner/arman", null, Training + "ARMAN"),
        new("treebank-names", null, null, "data/ner/perdt/dev.txt", at => Names(at, '\t', ["PER", "LOC", "ORG"])),
        new("topics", .93, .95, "data/news/hamshahri-labelled.jsonl", null, Training + "topics"),
        new("seed", 1, 1, "seed/mehr-6142565.txt", SeedSuite.Measure),
    ];

    private static (double Deleted, double Spaced) HalfSpaces(string treebank)
    {
        const string text = "# text = ";
        return HalfSpaceScore.Score(File.ReadLines(treebank).Where(line => line.StartsWith(text, StringComparison.Ordinal)).Select(line => line[text.Length..]));
    }

    private static double Names(string path, char separator, IReadOnlyCollection<string> types)
    {
        using var lines = File.OpenText(path);
        return TaggedNamesScore.F1(Enricher.Load(), lines, separator, types) / 100;
    }

    private static double Jalali(string path)
    {
        using var table = File.OpenText(path);
        return JalaliScore.Score(table);
    }
}
