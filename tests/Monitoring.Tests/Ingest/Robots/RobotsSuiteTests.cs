using Monitoring.Ingest.Robots;
using Monitoring.Tests.Text;

namespace Monitoring.Tests.Ingest.Robots;

public class RobotsSuiteTests
{
    [Fact]
    public void Score_PublicCases_AllEqual()
    {
        var file = SharedFiles.Find("data/robots/google-cases.json");
        Assert.SkipWhen(file is null, SharedFiles.Absent);
        var score = RobotsScore.Score(file!);
        Assert.Equal(142, score.Total);
        Assert.Empty(score.Differences);
    }
}
