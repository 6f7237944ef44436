using Monitoring.Ingest.Feeds;
using Monitoring.Tests.Text;

namespace Monitoring.Tests.Ingest.Feeds;

public class FeedSuiteTests
{
    [Fact]
    public void Score_PublicFixtures_AllEqual()
    {
        var licence = SharedFiles.Find("data/feeds/gofeed/LICENSE");
        Assert.SkipWhen(licence is null, SharedFiles.Absent);
        var score = FeedScore.Score(Path.GetDirectoryName(licence)!);
        Assert.True(score.Total > 500);
        Assert.Empty(score.Differences);
    }
}
