using Monitoring.Api.Hosting;
using Monitoring.Api.Pipeline;
using Monitoring.Enrichment.Scores;
using Monitoring.Infra.Search;
using Monitoring.Infra.Storage;

namespace Monitoring.Api.Evaluation;

/// <summary>The seed item through the whole path, in a data folder of its own: what its page, its analysis and search must yield.</summary>
internal static class SeedSuite
{
    /// <summary>Every way in which a reader asks for the seed item.</summary>
    private static readonly string[] s_queries =
    [
        "هزینه‌مندسازی", "هزینهمندسازی", "هزینه مندسازی", "نسل‌کشی", "نسلکشی", "نسلکُشی",
        "person:\"اسماعیل هنیه\"", "person:Haniyeh", "place:Doha", "place:الدوحة", "date:1403-03-31", "date:2024-06-20",
    ];

    /// <summary>Facts that hold / facts, 0..1.</summary>
    public static double Measure(string seed) => MeasureAsync(seed).GetAwaiter().GetResult();

    private static async Task<double> MeasureAsync(string seed)
    {
        var folder = Directory.CreateTempSubdirectory("monitoring-seed-");
        try
        {
            // Not the operator's settings: a suite never writes to their database.
            await using var rooms = new ServiceCollection()
                .AddSingleton(TimeProvider.System)
                .AddRooms(DataFolder.Make(folder.FullName), new MonitoringOptions(), readOnly: false, lease: TimeSpan.Zero)
                .BuildServiceProvider();
            await rooms.GetRequiredService<FileImport>().RunAsync(
                new ImportCall([seed], Url: null, Again: false), static _ => { }, static _ => { }, CancellationToken.None);
            var index = rooms.GetRequiredService<ISearchIndex>();
            var found = 0;
            SearchHit? hit = null;
            foreach (var query in s_queries)
            {
                var answer = await index.SearchAsync(new SearchRequest(query), CancellationToken.None);
                if (answer.Hits is not [var only]) continue;
                found++;
                hit = only;
            }

            if (hit is null || await rooms.GetRequiredService<ArticleStore>().FindAsync(hit.Id, CancellationToken.None) is not { Enriched: { } enriched })
                return 0;
            var facts = SeedScore.Check(enriched);
            return (double)(found + facts.Count(fact => fact.Met)) / (s_queries.Length + facts.Count);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
