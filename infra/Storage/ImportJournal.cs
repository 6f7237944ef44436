namespace Monitoring.Infra.Storage;

/// <summary>How far the import of a file has come.</summary>
/// <param name="Done">Lines or records whose outcome is stored; an import that was cut off goes on after them.</param>
/// <param name="Finished">Null while it runs or after it was cut off.</param>
public sealed record ImportState(string File, long Size, long Done, DateTimeOffset Started, DateTimeOffset Updated, DateTimeOffset? Finished);

/// <summary>Which files were imported how far, so that an import goes on after a kill. Thread-safe.</summary>
public sealed class ImportJournal
{
    private readonly Database _database;
    private readonly TimeProvider _clock;

    internal ImportJournal(Database database, TimeProvider clock)
    {
        _database = database;
        _clock = clock;
    }

    /// <summary>
    /// Enters a file and returns how many of its lines are done: more than 0 only when the same file (size and time of change) was cut
    /// off before. A finished import begins anew: it finds duplicates and costs little.
    /// </summary>
    public Task<long> BeginAsync(string file, long size, DateTimeOffset modified, CancellationToken cancellation) => _database.WriteAsync(
        async session =>
        {
            var now = _clock.GetUtcNow().ToUnixTimeMilliseconds();
            var entry = new { file, size, modified = modified.ToUnixTimeMilliseconds(), now };
            var done = await session.FirstOrDefaultAsync<long>(
                "select done from imports where file = @file and size = @size and modified = @modified and finished is null", entry);
            if (done > 0) return done;
            await session.ExecuteAsync(
                """
                insert into imports (file, size, modified, done, started, updated, finished) values (@file, @size, @modified, 0, @now, @now, null)
                on conflict (file) do update set size = excluded.size, modified = excluded.modified, done = 0, started = excluded.started,
                  updated = excluded.updated, finished = null
                """,
                entry);
            return 0;
        },
        cancellation);

    /// <summary>After the articles of these lines are stored, not before: what is done twice is a duplicate, what is skipped is lost.</summary>
    public Task AdvanceAsync(string file, long done, CancellationToken cancellation) => _database.WriteAsync(
        session => session.ExecuteAsync(
            "update imports set done = @done, updated = @now where file = @file",
            new { file, done, now = _clock.GetUtcNow().ToUnixTimeMilliseconds() }),
        cancellation);

    public Task FinishAsync(string file, CancellationToken cancellation) => _database.WriteAsync(
        session => session.ExecuteAsync(
            "update imports set finished = @now, updated = @now where file = @file",
            new { file, now = _clock.GetUtcNow().ToUnixTimeMilliseconds() }),
        cancellation);

    /// <summary>The latest imports first.</summary>
    public Task<IReadOnlyList<ImportState>> ListAsync(int limit, CancellationToken cancellation) => _database.ReadAsync<IReadOnlyList<ImportState>>(
        async session =>
        [
            .. (await session.QueryAsync<ImportRow>(
                """
                select file as File, size as Size, done as Done, started as Started, updated as Updated, finished as Finished
                from imports order by updated desc, file limit @limit
                """,
                new { limit })).Select(static r => new ImportState(
                    r.File, r.Size, r.Done, DateTimeOffset.FromUnixTimeMilliseconds(r.Started), DateTimeOffset.FromUnixTimeMilliseconds(r.Updated),
                    r.Finished is { } finished ? DateTimeOffset.FromUnixTimeMilliseconds(finished) : null)),
        ],
        cancellation);

    private sealed record ImportRow
    {
        public string File { get; init; } = "";
        public long Size { get; init; }
        public long Done { get; init; }
        public long Started { get; init; }
        public long Updated { get; init; }
        public long? Finished { get; init; }
    }
}
