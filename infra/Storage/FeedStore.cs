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
public sealed record FeedPoll(
    string Address, DateTimeOffset Next, string? ETag, string? LastModified, string? Moved = null, int? Yield = null, TimeSpan? Delay = null);

/// <summary>Sources, their feeds and when each is due. Thread-safe.</summary>
public sealed class FeedStore
{
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
                await session.ExecuteAsync(
                    """
                    insert into sources (name, site, language, region, shown, paused) values (@Source, @Site, @Language, @Group, 0, 0)
                    on conflict (name) do update set site = coalesce(excluded.site, sources.site), region = coalesce(excluded.region, sources.region)
                    """,
                    rows);
                return await session.ExecuteAsync(
                    """
                    insert into feeds (address, source, host, language, paused, due, leased, failures)
                    values (@Address, @Source, @Host, @Language, 0, @Now, 0, 0)
                    on conflict (address) do nothing
                    """,
                    rows);
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
        session => session.ExecuteAsync(
            """
            insert into sources (name, site, language, region, shown, paused) values (@Name, @Site, @Language, @Group, @Shown, @Paused)
            on conflict (name) do update set site = excluded.site, language = excluded.language, region = excluded.region,
              shown = excluded.shown, paused = excluded.paused
            """,
            new { source.Name, source.Site, source.Language, source.Group, Shown = (long)source.Shown, Paused = source.Paused ? 1L : 0L }),
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

    /// <summary>One feed by its address, or null.</summary>
    public Task<Feed?> FindAsync(string address, CancellationToken cancellation) => _database.ReadAsync(
        async session => (await session.FirstOrDefaultAsync<FeedRow>(
            $"select {FeedRow.Columns} from feeds f where f.address = @address", new { address }))?.ToFeed(),
        cancellation);

    public Task PauseAsync(string address, bool paused, CancellationToken cancellation) => _database.WriteAsync(
        session => session.ExecuteAsync("update feeds set paused = @paused where address = @address", new { address, paused = paused ? 1L : 0L }),
        cancellation);

    /// <summary>Lets the feed be claimed now instead of at its time; a pause stays. Returns 0 when there is no such feed.</summary>
    public Task<int> MakeDueAsync(string address, CancellationToken cancellation) => _database.WriteAsync(
        session => session.ExecuteAsync("update feeds set due = @now where address = @address", new { address, now = _clock.GetUtcNow().ToUnixTimeMilliseconds() }),
        cancellation);

    public Task<int> RemoveAsync(string address, CancellationToken cancellation) => _database.WriteAsync(
        session => session.ExecuteAsync("delete from feeds where address = @address", new { address }), cancellation);

    /// <summary>
    /// Takes due feeds, one of each host and none of a host that is being polled; the hosts that have waited longest come first, so that
    /// a publisher with a thousand feeds does not keep the others waiting.
    /// </summary>
    public Task<IReadOnlyList<Feed>> ClaimDueAsync(int limit, TimeSpan lease, CancellationToken cancellation) =>
        _database.WriteAsync<IReadOnlyList<Feed>>(
            async session =>
            {
                var now = _clock.GetUtcNow();
                // Two workers that claim at once would each take one feed of the same host: claiming goes one at a time.
                await session.SingleAsync<long>("update sequencers set value = value where name = 'feeds' returning value");
                var addresses = await session.QueryAsync<string>(
                    """
                    update feeds set leased = @until
                    where address in (
                      select address from (
                        select f.address, f.due, row_number() over (partition by f.host order by f.due, f.address) as turn
                        from feeds f
                        join sources s on s.name = f.source
                        where f.due <= @now and f.paused = 0 and s.paused = 0
                          and not exists (select 1 from feeds b where b.host = f.host and b.leased > @now)) as waiting
                      where turn = 1
                      order by due, address
                      limit @limit)
                    returning address
                    """,
                    new { now = now.ToUnixTimeMilliseconds(), until = (now + lease).ToUnixTimeMilliseconds(), limit = Math.Min(limit, 1000) });
                if (addresses.Count == 0) return [];
                return
                [
                    .. (await session.QueryAsync<FeedRow>(
                        $"select {FeedRow.Columns} from feeds f where {_database.Among("f.address", "addresses")} order by f.due, f.address",
                        new { addresses = addresses.ToArray() })).Select(static r => r.ToFeed()),
                ];
            },
            cancellation);

    /// <summary>When the next feed is due, or null when none is.</summary>
    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellation) => await _database.ReadAsync(
        session => session.FirstOrDefaultAsync<long?>("select min(due) from feeds where paused = 0"), cancellation) is { } due
            ? DateTimeOffset.FromUnixTimeMilliseconds(due)
            : null;

    public Task SucceededAsync(FeedPoll poll, CancellationToken cancellation) => _database.WriteAsync(
        session => session.ExecuteAsync(
            """
            update feeds set due = @Next, leased = 0, etag = @ETag, last_modified = @LastModified, moved = coalesce(@Moved, moved),
              failures = 0, error = null, fetched = @Now, succeeded = @Now, yield = coalesce(@Yield, yield), delay = coalesce(@Delay, delay)
            where address = @Address
            """,
            new
            {
                poll.Address,
                Next = poll.Next.ToUnixTimeMilliseconds(),
                poll.ETag,
                poll.LastModified,
                poll.Moved,
                Now = _clock.GetUtcNow().ToUnixTimeMilliseconds(),
                Yield = (long?)poll.Yield,
                Delay = (long?)poll.Delay?.TotalMilliseconds,
            }),
        cancellation);

    /// <summary>Counts a failure; the feed stays and is tried again at <paramref name="next"/>.</summary>
    public Task FailedAsync(string address, DateTimeOffset next, string error, CancellationToken cancellation) => _database.WriteAsync(
        session => session.ExecuteAsync(
            "update feeds set due = @next, leased = 0, failures = failures + 1, error = @error, fetched = @now where address = @address",
            new { address, next = next.ToUnixTimeMilliseconds(), error = ArticleRow.Clean(error), now = _clock.GetUtcNow().ToUnixTimeMilliseconds() }),
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
