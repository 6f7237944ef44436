namespace Monitoring.Infra.Storage;

/// <summary>How much of a source's text may be shown to readers.</summary>
public enum ShownText
{
    All, Excerpt, Title,
}

/// <summary>A publisher, by the name that its articles carry.</summary>
/// <param name="Group">state, private, abroad, region … as the operator groups them; null: none.</param>
public sealed record Source(string Name, string? Site, string? Language, string? Group, ShownText Shown, bool Paused);

/// <summary>A feed to be added.</summary>
public sealed record NewFeed(string Source, string Address, string? Language = null, string? Group = null, string? Site = null);

/// <summary>An address that is polled, and how it has fared.</summary>
/// <param name="Moved">Where it has moved for good; polled from then on.</param>
/// <param name="Failures">Failures in a row.</param>
/// <param name="Yield">New items of the last poll that succeeded.</param>
/// <param name="Delay">From publication to collection of its last new item.</param>
public sealed record Feed(
    string Address, string Source, string? Language, bool Paused, DateTimeOffset Due, string? ETag, string? LastModified, string? Moved,
    int Failures, string? Error, DateTimeOffset? Fetched, DateTimeOffset? Succeeded, int? Yield, TimeSpan? Delay);

/// <summary>What a poll brought.</summary>
/// <param name="Next">When to poll again.</param>
/// <param name="Moved">Set when the server redirected for good.</param>
/// <param name="Yield">New items; null when the server said that nothing changed.</param>
/// <param name="HostFree">Until when its host is to be left alone; null: it may be asked at once.</param>
public sealed record FeedPoll(
    string Address, DateTimeOffset Next, string? ETag, string? LastModified, string? Moved = null, int? Yield = null, TimeSpan? Delay = null,
    DateTimeOffset? HostFree = null);

/// <summary>Sources and their feeds. Thread-safe.</summary>
public sealed partial class FeedStore
{
    private const int Batch = 500;

    private readonly Database _database;
    private readonly TimeProvider _clock;

    internal FeedStore(Database database, TimeProvider clock)
    {
        _database = database;
        _clock = clock;
    }

    /// <summary>Adds feeds and their sources; what is known already keeps its state. Returns how many feeds are new.</summary>
    /// <exception cref="ArgumentException">An address is not absolute http or https.</exception>
    public Task<int> AddAsync(IReadOnlyList<NewFeed> feeds, CancellationToken cancellation)
    {
        var now = _clock.GetUtcNow().ToUnixTimeMilliseconds();
        var rows = feeds.Select(feed => new { feed.Source, feed.Address, Host = HostOf(feed.Address), feed.Language, feed.Group, feed.Site, Now = now }).ToList();
        return _database.WriteAsync(
            async session =>
            {
                await session.ExecuteManyAsync(
                    """
                    insert into sources (name, site, language, region, shown, paused) values (@Source, @Site, @Language, @Group, 0, 0)
                    on conflict (name) do update set site = coalesce(excluded.site, sources.site), region = coalesce(excluded.region, sources.region)
                    """,
                    rows.DistinctBy(row => (row.Source, row.Site, row.Group)).ToList());
                var added = await session.ExecuteManyAsync(
                    """
                    insert into feeds (address, source, host, language, paused, due, failures)
                    values (@Address, @Source, @Host, @Language, 0, @Now, 0)
                    on conflict (address) do nothing
                    """,
                    rows);
                await SettleAsync(session, [.. rows.Select(row => row.Host)]);
                return added;
            },
            cancellation);
    }

    public Task<IReadOnlyList<Source>> SourcesAsync(CancellationToken cancellation) => _database.ReadAsync<IReadOnlyList<Source>>(
        async session =>
        [
            .. (await session.QueryAsync<SourceRow>(
                "select name as Name, site as Site, language as Language, region as Region, shown as Shown, paused as Paused from sources order by name"))
                .Select(static r => new Source(r.Name, r.Site, r.Language, r.Region, (ShownText)r.Shown, r.Paused != 0)),
        ],
        cancellation);

    /// <summary>Creates or changes a source.</summary>
    public Task SaveSourceAsync(Source source, CancellationToken cancellation) => _database.WriteAsync(
        async session =>
        {
            await session.ExecuteAsync(
                """
                insert into sources (name, site, language, region, shown, paused) values (@Name, @Site, @Language, @Group, @Shown, @Paused)
                on conflict (name) do update set site = excluded.site, language = excluded.language, region = excluded.region,
                  shown = excluded.shown, paused = excluded.paused
                """,
                new { source.Name, source.Site, source.Language, source.Group, Shown = (long)source.Shown, Paused = source.Paused ? 1L : 0L });
            await SettleAsync(session, await session.QueryAsync<string>("select distinct host from feeds where source = @Name", new { source.Name }));
            return true;
        },
        cancellation);

    /// <summary>Every feed, or those of one source.</summary>
    public Task<IReadOnlyList<Feed>> FeedsAsync(string? source, CancellationToken cancellation) => _database.ReadAsync<IReadOnlyList<Feed>>(
        async session =>
        [
            .. (await session.QueryAsync<FeedRow>(
                $"select {FeedRow.Columns} from feeds f {(source is null ? "" : "where f.source = @source")} order by f.source, f.address",
                new { source })).Select(static r => r.ToFeed()),
        ],
        cancellation);

    /// <summary>Feeds that are followed and have not succeeded since then, though they were polled; the longest first.</summary>
    public Task<IReadOnlyList<Feed>> FailingAsync(DateTimeOffset since, CancellationToken cancellation) => _database.ReadAsync<IReadOnlyList<Feed>>(
        async session =>
        [
            .. (await session.QueryAsync<FeedRow>(
                $"""
                select {FeedRow.Columns} from feeds f join sources s on s.name = f.source
                where f.failures > 0 and f.paused = 0 and s.paused = 0 and coalesce(f.succeeded, 0) < @since
                order by coalesce(f.succeeded, 0), f.address
                """,
                new { since = since.ToUnixTimeMilliseconds() })).Select(static r => r.ToFeed()),
        ],
        cancellation);

    /// <summary>One feed by its address, or null.</summary>
    public Task<Feed?> FindAsync(string address, CancellationToken cancellation) => _database.ReadAsync(
        async session => (await session.FirstOrDefaultAsync<FeedRow>(
            $"select {FeedRow.Columns} from feeds f where f.address = @address", new { address }))?.ToFeed(),
        cancellation);

    public Task PauseAsync(string address, bool paused, CancellationToken cancellation) =>
        ChangeAsync(address, "update feeds set paused = @paused where address = @address", new { address, paused = paused ? 1L : 0L }, cancellation);

    /// <summary>Lets the feed be claimed now instead of at its time; a pause stays. Returns 0 when there is no such feed.</summary>
    public Task<int> MakeDueAsync(string address, CancellationToken cancellation) =>
        ChangeAsync(address, "update feeds set due = @now where address = @address", new { address, now = _clock.GetUtcNow().ToUnixTimeMilliseconds() }, cancellation);

    public Task<int> RemoveAsync(string address, CancellationToken cancellation) =>
        ChangeAsync(address, "delete from feeds where address = @address", new { address }, cancellation);

    /// <summary>Changes one feed, and with it perhaps when its host has its turn.</summary>
    private Task<int> ChangeAsync(string address, string change, object arguments, CancellationToken cancellation) => _database.WriteAsync(
        async session =>
        {
            var hosts = await session.QueryAsync<string>("select host from feeds where address = @address", new { address });
            var changed = await session.ExecuteAsync(change, arguments);
            await SettleAsync(session, hosts);
            return changed;
        },
        cancellation);

    private static string HostOf(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            ? uri.IdnHost.ToLowerInvariant()
            : throw new ArgumentException($"'{address}' is no feed address: it begins with http:// or https://.", nameof(address));

    private sealed record SourceRow
    {
        public string Name { get; init; } = "";
        public string? Site { get; init; }
        public string? Language { get; init; }
        public string? Region { get; init; }
        public long Shown { get; init; }
        public long Paused { get; init; }
    }
}
