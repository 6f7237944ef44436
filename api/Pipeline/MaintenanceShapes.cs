namespace Monitoring.Api.Pipeline;

/// <param name="Articles">In the database.</param>
/// <param name="Missing">In the database, not (or not at its present position) in the index.</param>
/// <param name="Stray">In the index, not in the database.</param>
public sealed record VerifyShape(long Articles, long Indexed, long Missing, long Stray);

/// <param name="Articles">In the database.</param>
/// <param name="Indexed">In the new index.</param>
public sealed record ReindexShape(long Articles, long Indexed, double Seconds);
