namespace Monitoring.Infra.Storage;

/// <summary>One issue of a subscription: the articles whose positions lie in its window.</summary>
/// <param name="Opened">Beginning of the window; the end of the issue before, or the beginning given for the first.</param>
/// <param name="Closed">End of the window, as scheduled.</param>
/// <param name="After">Last position of the issue before.</param>
/// <param name="UpTo">Last position of this issue: composing it twice gives the same report.</param>
public sealed record ReportWindow(string Id, string Subscription, DateTimeOffset Opened, DateTimeOffset Closed, long After, long UpTo);

/// <summary>One report to one address.</summary>
public sealed record Delivery(string Id, ReportWindow Report, string Address, int Attempts);

/// <summary>How a delivery stands.</summary>
public sealed record DeliveryState(string Id, string ReportId, string Address, int Attempts, DateTimeOffset? Sent, bool Parked, string? Failure);

/// <summary>Report windows and deliveries: each window once, each delivery by one worker at a time. Thread-safe.</summary>
public sealed class ReportStore
{
    /// <summary>After so many attempts a delivery is parked: with the waits between them a mail server was out of reach for over a day.</summary>
    public const int MaxAttempts = 7;

    private readonly Database _database;
    private readonly TimeProvider _clock;

    internal ReportStore(Database database, TimeProvider clock)
    {
        _database = database;
        _clock = clock;
    }

    /// <summary>
    /// Closes a window at its scheduled end and enters a delivery for each address, in one transaction. The same end again gives the same
    /// window and adds nothing: a job that runs twice sends once.
    /// </summary>
    /// <param name="first">Beginning of the subscription's first window.</param>
    public Task<ReportWindow> CloseAsync(
        string subscription, DateTimeOffset first, DateTimeOffset end, IReadOnlyList<string> addresses, CancellationToken cancellation) =>
        _database.WriteAsync(
            async session =>
            {
                // The lock on the sequencer keeps positions from being given out while the window closes, and windows from closing twice.
                var last = await session.SingleAsync<long>("update sequencers set value = value where name = 'position' returning value");
                var closed = end.ToUnixTimeMilliseconds();
                var known = await session.FirstOrDefaultAsync<WindowRow>(
                    $"select {WindowRow.Columns} from reports r where r.subscription = @subscription and r.closed = @closed", new { subscription, closed });
                if (known is not null) return known.ToWindow();
                var before = await session.FirstOrDefaultAsync<WindowRow>(
                    $"select {WindowRow.Columns} from reports r where r.subscription = @subscription order by r.closed desc limit 1", new { subscription });
                if (before is not null && before.Closed > closed)
                    throw new ArgumentException("A later window of this subscription is closed already.", nameof(end));
                var row = new WindowRow
                {
                    Id = $"{subscription}-{end.ToUnixTimeSeconds()}",
                    Subscription = subscription,
                    Opened = before?.Closed ?? first.ToUnixTimeMilliseconds(),
                    Closed = closed,
                    After = before?.UpTo ?? 0,
                    UpTo = last,
                };
                await session.ExecuteAsync(
                    """
                    insert into reports (id, subscription, opened, closed, after_position, upto_position)
                    values (@Id, @Subscription, @Opened, @Closed, @After, @UpTo)
                    """,
                    row);
                await session.ExecuteAsync(
                    """
                    insert into deliveries (id, report, address, ready, attempts, claimed, sent, parked, failure)
                    values (@Id, @Report, @Address, 0, 0, null, null, 0, null)
                    """,
                    addresses.Distinct(StringComparer.OrdinalIgnoreCase).Select((address, i) => new { Id = $"{row.Id}-{i + 1}", Report = row.Id, Address = address }));
                return row.ToWindow();
            },
            cancellation);

    /// <summary>Takes one delivery that waits; null when none does. A worker that dies leaves it to the next one after the lease.</summary>
    public Task<Delivery?> ClaimAsync(TimeSpan lease, CancellationToken cancellation) => _database.WriteAsync(
        async session =>
        {
            var now = _clock.GetUtcNow();
            var id = await session.FirstOrDefaultAsync<string>(
                $"""
                update deliveries set ready = @until, claimed = @now, attempts = attempts + 1
                where id in (
                  select id from deliveries where sent is null and parked = 0 and ready <= @now
                  order by ready, id limit 1 {_database.SkipLocked})
                returning id
                """,
                new { now = now.ToUnixTimeMilliseconds(), until = (now + lease).ToUnixTimeMilliseconds() });
            if (id is null) return null;
            var row = await session.SingleAsync<DeliveryRow>(
                "select id as Id, report as Report, address as Address, attempts as Attempts from deliveries where id = @id", new { id });
            var window = await session.SingleAsync<WindowRow>($"select {WindowRow.Columns} from reports r where r.id = @Report", new { row.Report });
            return new Delivery(row.Id, window.ToWindow(), row.Address, (int)row.Attempts);
        },
        cancellation);

    public Task SentAsync(string delivery, CancellationToken cancellation) => _database.WriteAsync(
        session => session.ExecuteAsync(
            "update deliveries set sent = @now, failure = null where id = @delivery and sent is null",
            new { delivery, now = _clock.GetUtcNow().ToUnixTimeMilliseconds() }),
        cancellation);

    /// <summary>Puts a delivery back, longer each time (1 minute, then five times as long), and parks it after the last attempt.</summary>
    /// <param name="final">True when no retry can help: the address is refused.</param>
    public Task FailedAsync(string delivery, string reason, bool final, CancellationToken cancellation) => _database.WriteAsync(
        async session =>
        {
            var attempts = await session.FirstOrDefaultAsync<long>("select attempts from deliveries where id = @delivery", new { delivery });
            var wait = TimeSpan.FromMinutes(Math.Pow(5, Math.Clamp(attempts - 1, 0, MaxAttempts)));
            return await session.ExecuteAsync(
                "update deliveries set failure = @reason, ready = @ready, parked = @parked where id = @delivery and sent is null",
                new
                {
                    delivery,
                    reason = ArticleRow.Clean(reason),
                    ready = (_clock.GetUtcNow() + wait).ToUnixTimeMilliseconds(),
                    parked = final || attempts >= MaxAttempts ? 1L : 0L,
                });
        },
        cancellation);

    /// <summary>The latest windows of a subscription first.</summary>
    public Task<IReadOnlyList<ReportWindow>> WindowsAsync(string subscription, int limit, CancellationToken cancellation) =>
        _database.ReadAsync<IReadOnlyList<ReportWindow>>(
            async session =>
            [
                .. (await session.QueryAsync<WindowRow>(
                    $"select {WindowRow.Columns} from reports r where r.subscription = @subscription order by r.closed desc limit @limit",
                    new { subscription, limit })).Select(static r => r.ToWindow()),
            ],
            cancellation);

    public Task<IReadOnlyList<DeliveryState>> DeliveriesAsync(string report, CancellationToken cancellation) =>
        _database.ReadAsync<IReadOnlyList<DeliveryState>>(
            async session =>
            [
                .. (await session.QueryAsync<DeliveryRow>(
                    """
                    select id as Id, report as Report, address as Address, attempts as Attempts, sent as Sent, parked as Parked, failure as Failure
                    from deliveries where report = @report order by id
                    """,
                    new { report })).Select(static r => new DeliveryState(
                        r.Id, r.Report, r.Address, (int)r.Attempts, r.Sent is { } sent ? DateTimeOffset.FromUnixTimeMilliseconds(sent) : null,
                        r.Parked != 0, r.Failure)),
            ],
            cancellation);

    private sealed record WindowRow
    {
        public const string Columns = """
            r.id as Id, r.subscription as Subscription, r.opened as Opened, r.closed as Closed, r.after_position as After, r.upto_position as UpTo
            """;

        public string Id { get; init; } = "";
        public string Subscription { get; init; } = "";
        public long Opened { get; init; }
        public long Closed { get; init; }
        public long After { get; init; }
        public long UpTo { get; init; }

        public ReportWindow ToWindow() => new(
            Id, Subscription, DateTimeOffset.FromUnixTimeMilliseconds(Opened), DateTimeOffset.FromUnixTimeMilliseconds(Closed), After, UpTo);
    }

    private sealed record DeliveryRow
    {
        public string Id { get; init; } = "";
        public string Report { get; init; } = "";
        public string Address { get; init; } = "";
        public long Attempts { get; init; }
        public long? Sent { get; init; }
        public long Parked { get; init; }
        public string? Failure { get; init; }
    }
}
