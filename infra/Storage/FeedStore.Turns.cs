namespace Monitoring.Infra.Storage;

/// <summary>
/// Whose turn it is. Each host has one row that says when its first feed is due and until when it is left alone, so taking the next
/// feeds costs the same with a hundred feeds and with a hundred thousand.
/// </summary>
public sealed partial class FeedStore
{
    /// <summary>
    /// Takes due feeds, one of each host and none of a host that is being polled or left alone; the hosts that have waited longest come
    /// first, so that a publisher with a thousand feeds does not keep the others waiting.
    /// </summary>
    /// <param name="lease">After this the host may be asked again, though the poll never ended: whoever took it has died.</param>
    public Task<IReadOnlyList<Feed>> ClaimDueAsync(int limit, TimeSpan lease, CancellationToken cancellation) =>
        _database.WriteAsync<IReadOnlyList<Feed>>(
            async session =>
            {
                var now = _clock.GetUtcNow();
                // Two workers that claim at once would each take a feed of the same host: claiming goes one at a time.
                await session.SingleAsync<long>("update sequencers set value = value where name = 'feeds' returning value");
                var at = now.ToUnixTimeMilliseconds();
                var hosts = (await session.QueryAsync<string>(
                    "select host from hosts where turn <= @at order by turn, host limit @limit", new { at, limit = Math.Min(limit, 1000) })).ToArray();
                if (hosts.Length == 0) return [];
                var claimed = (await session.QueryAsync<FeedRow>(
                    $"""
                    select {FeedRow.Columns} from hosts h
                    join feeds f on f.address = (
                      select w.address from feeds w join sources s on s.name = w.source
                      where w.host = h.host and w.due <= @at and w.paused = 0 and s.paused = 0
                      order by w.due, w.address limit 1)
                    where {_database.Among("h.host", "hosts")}
                    order by h.turn, h.host
                    """,
                    new { at, hosts })).ConvertAll(static row => row.ToFeed());
                await session.ExecuteAsync(
                    $"update hosts set free = @until where {_database.Among("host", "hosts")}", new { until = (now + lease).ToUnixTimeMilliseconds(), hosts });
                return claimed;
            },
            cancellation);

    /// <summary>When the next feed can be taken, or null when none ever can.</summary>
    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellation) => await _database.ReadAsync(
        session => session.FirstOrDefaultAsync<long?>("select min(turn) from hosts where due < @Never", new { Never }), cancellation) is { } turn
            ? DateTimeOffset.FromUnixTimeMilliseconds(turn)
            : null;

    public Task SucceededAsync(FeedPoll poll, CancellationToken cancellation) => EndedAsync(
        poll.Address,
        poll.HostFree,
        poll.Moved,
        """
        update feeds set due = @Next, etag = @ETag, last_modified = @LastModified, moved = coalesce(@Moved, moved), host = coalesce(@Host, host),
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
            Host = poll.Moved is { } moved ? HostOf(moved) : null,
            Now = _clock.GetUtcNow().ToUnixTimeMilliseconds(),
            Yield = (long?)poll.Yield,
            Delay = (long?)poll.Delay?.TotalMilliseconds,
        },
        cancellation);

    /// <summary>Counts a failure; the feed stays and is tried again at <paramref name="next"/>.</summary>
    /// <param name="hostFree">Until when its host is to be left alone; null: it may be asked at once.</param>
    public Task FailedAsync(string address, DateTimeOffset next, string error, CancellationToken cancellation, DateTimeOffset? hostFree = null) => EndedAsync(
        address,
        hostFree,
        null,
        "update feeds set due = @next, failures = failures + 1, error = @error, fetched = @now where address = @address",
        new { address, next = next.ToUnixTimeMilliseconds(), error = ArticleRow.Clean(error), now = _clock.GetUtcNow().ToUnixTimeMilliseconds() },
        cancellation);

    /// <summary>Gives a claimed feed back unpolled: it stays due.</summary>
    public Task ReleaseAsync(string address, CancellationToken cancellation) =>
        EndedAsync(address, null, null, "update feeds set due = due where address = @address", new { address }, cancellation);

    private Task<bool> EndedAsync(string address, DateTimeOffset? hostFree, string? moved, string change, object arguments, CancellationToken cancellation) =>
        _database.WriteAsync(
            async session =>
            {
                // A feed that was removed meanwhile still frees its host.
                var host = await session.FirstOrDefaultAsync<string>("select host from feeds where address = @address", new { address }) ?? HostOf(address);
                await session.ExecuteAsync(change, arguments);
                await session.ExecuteAsync(
                    "update hosts set free = @free where host = @host", new { host, free = (hostFree ?? _clock.GetUtcNow()).ToUnixTimeMilliseconds() });
                await SettleAsync(session, moved is null ? [host] : [host, HostOf(moved)]);
                return true;
            },
            cancellation);

    /// <summary>Writes down when the first feed of each host is due.</summary>
    private async Task SettleAsync(Session session, IReadOnlyCollection<string> hosts)
    {
        foreach (var chunk in hosts.Distinct(StringComparer.Ordinal).Chunk(Batch))
        {
            await session.ExecuteAsync(
                "insert into hosts (host, due, free) values (@host, @Never, 0) on conflict (host) do nothing", chunk.Select(host => new { host, Never }));
            await session.ExecuteAsync(
                $"""
                update hosts set due = coalesce(
                  (select f.due from feeds f join sources s on s.name = f.source
                   where f.host = hosts.host and f.paused = 0 and s.paused = 0
                   order by f.due limit 1),
                  @Never)
                where {_database.Among("host", "chunk")}
                """,
                new { chunk, Never });
        }
    }

    /// <summary>Due of a host without a feed to poll: the last millisecond that a <see cref="DateTimeOffset"/> can tell.</summary>
    private const long Never = 253402300799999;
}
