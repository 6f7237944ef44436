namespace Monitoring.Infra.Storage;

/// <summary>A row of <c>feeds</c>.</summary>
internal sealed record FeedRow
{
    public const string Columns = """
        f.address as Address, f.source as Source, f.language as Language, f.paused as Paused, f.due as Due, f.etag as ETag,
        f.last_modified as LastModified, f.moved as Moved, f.failures as Failures, f.error as Error, f.fetched as Fetched,
        f.succeeded as Succeeded, f.yield as Yield, f.delay as Delay
        """;

    public string Address { get; init; } = "";
    public string Source { get; init; } = "";
    public string? Language { get; init; }
    public long Paused { get; init; }
    public long Due { get; init; }
    public string? ETag { get; init; }
    public string? LastModified { get; init; }
    public string? Moved { get; init; }
    public long Failures { get; init; }
    public string? Error { get; init; }
    public long? Fetched { get; init; }
    public long? Succeeded { get; init; }
    public long? Yield { get; init; }
    public long? Delay { get; init; }

    public Feed ToFeed() => new(
        Address, Source, Language, Paused != 0, DateTimeOffset.FromUnixTimeMilliseconds(Due), ETag, LastModified, Moved, (int)Failures, Error,
        Instant(Fetched), Instant(Succeeded), (int?)Yield, Delay is { } delay ? TimeSpan.FromMilliseconds(delay) : null);

    private static DateTimeOffset? Instant(long? milliseconds) =>
        milliseconds is { } value ? DateTimeOffset.FromUnixTimeMilliseconds(value) : null;
}
