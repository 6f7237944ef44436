namespace Monitoring.Api.Evaluation;

/// <summary>One quality bar and how it is measured.</summary>
/// <param name="Name">What <c>evaluate SUITE</c> takes; several figures of one measurement share what stands before the colon.</param>
/// <param name="Floor">Below it the suite is short.</param>
/// <param name="Needs">File or folder inside the shared folder; absent there, the suite is absent.</param>
/// <param name="Score">Given the full path of what it needs, the figure, on the same scale as floor and aim; null where the part is not built, or where what ships cannot be measured.</param>
/// <param name="MeasuredBy">What measures a suite whose material the shipped model has learnt from, for people; null where <c>evaluate</c> does.</param>
public sealed record Suite(string Name, double? Floor, double? Aim, string Needs, Func<string, double>? Score, string? MeasuredBy = null);

/// <param name="State">met, short, absent (no data here) or unbuilt.</param>
public sealed record SuiteShape(string Suite, double? Figure, double? Floor, double? Aim, string State);
