namespace Monitoring.Api.Reports;

/// <summary>A name of the day, with how often it stood in the news of that day and of the day before.</summary>
/// <param name="Fresh">It stood in none of the days that the report looks back on.</param>
public sealed record Ranked(string Name, long Count, long Before, bool Fresh);

/// <summary>One item that several sources carried.</summary>
/// <param name="Sources">Names of the sources, the earliest first.</param>
/// <param name="Articles">How many articles told it.</param>
public sealed record Covered(string Title, string Url, string? Published, IReadOnlyList<string> Sources, int Articles);

/// <summary>What the daily report says, before it becomes a mail.</summary>
/// <param name="Day">In the display zone.</param>
/// <param name="Days">Counts of the days before and of the day itself, oldest first.</param>
/// <param name="DashboardUrl">The same view in the dashboard.</param>
public sealed record DailyReport(
    DateOnly Day, string Query, long Total, long TotalBefore, IReadOnlyList<(DateOnly Day, long Count)> Days,
    IReadOnlyList<Ranked> People, IReadOnlyList<Ranked> Organisations, IReadOnlyList<Ranked> Places, IReadOnlyList<Ranked> Topics,
    IReadOnlyList<Ranked> Sources, IReadOnlyList<Covered> Items, bool Sample, string DashboardUrl)
{
    /// <summary>Sources with a feed that has brought nothing for more than a day though it is asked: what the report may lack.</summary>
    public IReadOnlyList<string> Failing { get; init; } = [];
}
