using Monitoring.Enrichment;
using Monitoring.Enrichment.Scores;
using Monitoring.Ingest.Files;
using Monitoring.Tests.Text;

namespace Monitoring.Tests.Enrichment;

public sealed class SeedTests
{
    [Fact]
    public async Task Check_SeedItem_EveryFactIsMet()
    {
        var path = SharedFiles.Find("seed/mehr-6142565.txt");
        Assert.SkipWhen(path is null, SharedFiles.Absent);
        var read = await ArticleFiles.ReadAsync([path], new ReadOptions(), TestContext.Current.CancellationToken).FirstAsync(TestContext.Current.CancellationToken);
        var article = Assert.IsType<ReadArticle>(read).Article;
        var unmet = SeedScore.Check(Enricher.Load().Enrich(article)).Where(f => !f.Met).Select(f => f.Fact);
        Assert.Empty(unmet);
    }
}
