using System.Text.Json;

namespace Monitoring.Ingest.Robots;

/// <param name="Differences">A line each: the test, agent, address, what was expected.</param>
public sealed record RobotsScoreResult(int Right, int Total, IReadOnlyList<string> Differences)
{
    public double Figure => Total == 0 ? 0 : (double)Right / Total;
}

/// <summary>The suite <c>robots</c>: a JSON list of <c>{"test","robots","agent","url","allowed"}</c>; right where the decision is equal.</summary>
public static class RobotsScore
{
    public static RobotsScoreResult Score(string file)
    {
        using var cases = JsonDocument.Parse(File.ReadAllText(file));
        var differences = new List<string>();
        var total = 0;
        foreach (var one in cases.RootElement.EnumerateArray())
        {
            total++;
            var (agent, url) = (one.GetProperty("agent").GetString() ?? "", one.GetProperty("url").GetString() ?? "");
            var expected = one.GetProperty("allowed").GetBoolean();
            if (RobotsRules.Parse(one.GetProperty("robots").GetString() ?? "").Allows(agent, url) != expected)
                differences.Add($"{one.GetProperty("test").GetString()}: {agent} {url} expected {expected}");
        }
        return new RobotsScoreResult(total - differences.Count, total, differences);
    }
}
