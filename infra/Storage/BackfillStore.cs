namespace Monitoring.Infra.Storage;

/// <summary>How one step of a backfill ended.</summary>
public enum StepOutcome
{
    /// <summary>A sitemap was read, or an article stored.</summary>
    Done,
    /// <summary>The article was stored before.</summary>
    Known,
    /// <summary>Its page says that it was published before the span, or there is no such sitemap.</summary>
    Outside,
    Failed,
}

/// <summary>A backfill that is not finished.</summary>
/// <param name="Feed">The feed whose site's past is read.</param>
/// <param name="Since">Beginning of the span; its end is when it was asked for.</param>
/// <param name="Steps">How many steps are known so far; 0: its sitemaps have not been looked for.</param>
public sealed record OpenBackfill(string Feed, DateTimeOffset Since, DateTimeOffset Asked, long Steps);

/// <param name="Sitemap">It is a sitemap to be read; else a page.</param>
/// <param name="Listed">The time that its sitemap gives it.</param>
/// <param name="Attempts">How often it failed already.</param>
public sealed record BackfillStep(string Address, bool Sitemap, DateTimeOffset Listed, int Attempts = 0);

/// <summary>How far a backfill has come.</summary>
/// <param name="Sitemaps">Sitemaps that are done with, of <paramref name="AllSitemaps"/> found so far.</param>
/// <param name="Pages">Pages that are done with, of <paramref name="AllPages"/> found so far.</param>
/// <param name="Stored">Pages that became articles.</param>
/// <param name="Failed">Sitemaps and pages that could not be had.</param>
/// <param name="Undated">Entries that were left out because their sitemap does not say when they are from.</param>
public sealed record BackfillProgress(
    string Feed, DateTimeOffset Since, DateTimeOffset? Finished, long Sitemaps, long AllSitemaps, long Pages, long AllPages, long Stored, long Failed,
    long Undated, string? Trouble);

/// <summary>What is still to be read of sites' past. Thread-safe.</summary>
public sealed class BackfillStore
{
    private readonly Database _database;
    private readonly TimeProvider _clock;

    internal BackfillStore(Database database, TimeProvider clock)
    {
        _database = database;
        _clock = clock;
    }

    /// <summary>Begins a backfill of a feed's site anew, whatever became of an earlier one.</summary>
    /// <returns>Whether the feed exists.</returns>
    public Task<bool> BeginAsync(string feed, DateTimeOffset since, CancellationToken cancellation) => _database.WriteAsync(
        async session =>
        {
            await session.ExecuteAsync("delete from backfill_steps where feed = @feed", new { feed });
            return await session.ExecuteAsync(
                """
                insert into backfills (feed, since, asked, ready, undated, finished, trouble)
                select address, @since, @now, 0, 0, null, null from feeds where address = @feed
                on conflict (feed) do update set since = excluded.since, asked = excluded.asked, ready = 0, undated = 0, finished = null, trouble = null
                """,
                new { feed, since = since.ToUnixTimeMilliseconds(), now = Now }) > 0;
        },
        cancellation);

    /// <summary>Backfills that go on now: unfinished, their host not away, neither feed nor source paused.</summary>
    public Task<IReadOnlyList<OpenBackfill>> OpenAsync(CancellationToken cancellation) => _database.ReadAsync<IReadOnlyList<OpenBackfill>>(
        async session =>
        [
            .. (await session.QueryAsync<(string Feed, long Since, long Asked, long Steps)>(
                """
                select b.feed as Feed, b.since as Since, b.asked as Asked, (select count(*) from backfill_steps t where t.feed = b.feed) as Steps
                from backfills b
                join feeds f on f.address = b.feed
                join sources s on s.name = f.source
                where b.finished is null and b.ready <= @Now and f.paused = 0 and s.paused = 0
                order by b.asked, b.feed
                """,
                new { Now })).Select(static b => new OpenBackfill(b.Feed, At(b.Since), At(b.Asked), b.Steps)),
        ],
        cancellation);

    /// <summary>Adds what a sitemap listed; what is known already is left as it is.</summary>
    /// <param name="most">Steps of one backfill; further ones are left out.</param>
    public Task AddAsync(string feed, IReadOnlyList<BackfillStep> steps, long undated, int most, CancellationToken cancellation) => _database.WriteAsync(
        async session =>
        {
            var room = most - await session.SingleAsync<long>("select count(*) from backfill_steps where feed = @feed", new { feed });
            await session.ExecuteAsync(
                """
                insert into backfill_steps (feed, address, sitemap, listed, attempts, ready, outcome)
                values (@feed, @Address, @Sitemap, @Listed, 0, 0, null)
                on conflict (feed, address) do nothing
                """,
                steps.Take((int)Math.Max(0, room)).Select(step => new { feed, step.Address, Sitemap = step.Sitemap ? 1L : 0L, Listed = step.Listed.ToUnixTimeMilliseconds() }));
            return await session.ExecuteAsync("update backfills set undated = undated + @undated where feed = @feed", new { feed, undated });
        },
        cancellation);

    /// <summary>The next step that may be taken: sitemaps first, then pages, the newest first; null when none may be now.</summary>
    public Task<BackfillStep?> NextAsync(string feed, CancellationToken cancellation) => _database.ReadAsync(
        async session => (await session.QueryAsync<(string Address, long Sitemap, long Listed, long Attempts)>(
            """
            select address as Address, sitemap as Sitemap, listed as Listed, attempts as Attempts
            from backfill_steps
            where feed = @feed and outcome is null and ready <= @Now
            order by sitemap desc, listed desc, address
            limit 1
            """,
            new { feed, Now })).Select(static s => new BackfillStep(s.Address, s.Sitemap != 0, At(s.Listed), (int)s.Attempts)).FirstOrDefault(),
        cancellation);

    public Task EndAsync(string feed, string address, StepOutcome outcome, CancellationToken cancellation) => _database.WriteAsync(
        session => session.ExecuteAsync(
            "update backfill_steps set outcome = @outcome where feed = @feed and address = @address", new { feed, address, outcome = (long)outcome }),
        cancellation);

    /// <summary>Puts a step off that failed.</summary>
    public Task PutOffAsync(string feed, string address, DateTimeOffset ready, CancellationToken cancellation) => _database.WriteAsync(
        session => session.ExecuteAsync(
            "update backfill_steps set attempts = attempts + 1, ready = @ready where feed = @feed and address = @address",
            new { feed, address, ready = ready.ToUnixTimeMilliseconds() }),
        cancellation);

    /// <summary>Puts a whole backfill off: its host wants to be left alone until then.</summary>
    public Task RestAsync(string feed, DateTimeOffset ready, string trouble, CancellationToken cancellation) => _database.WriteAsync(
        session => session.ExecuteAsync(
            "update backfills set ready = @ready, trouble = @trouble where feed = @feed",
            new { feed, ready = ready.ToUnixTimeMilliseconds(), trouble = ArticleRow.Clean(trouble) }),
        cancellation);

    /// <summary>Finishes a backfill of which no step is left; one with steps that wait for their time stays open.</summary>
    /// <param name="trouble">Why it brought nothing; null when there is nothing to tell.</param>
    public Task FinishAsync(string feed, string? trouble, CancellationToken cancellation) => _database.WriteAsync(
        session => session.ExecuteAsync(
            """
            update backfills set finished = @Now, trouble = @trouble
            where feed = @feed and not exists (select 1 from backfill_steps t where t.feed = backfills.feed and t.outcome is null)
            """,
            new { feed, Now, trouble }),
        cancellation);

    /// <summary>Every backfill, also the finished ones.</summary>
    public Task<IReadOnlyList<BackfillProgress>> ProgressAsync(CancellationToken cancellation) => _database.ReadAsync<IReadOnlyList<BackfillProgress>>(
        async session =>
        [
            .. (await session.QueryAsync<ProgressRow>(
                """
                select b.feed as Feed, b.since as Since, b.finished as Finished, b.undated as Undated, b.trouble as Trouble,
                  sum(case when t.sitemap = 1 and t.outcome <> 2 then 1 else 0 end) as Sitemaps,
                  sum(case when t.sitemap = 1 and coalesce(t.outcome, 0) <> 2 then 1 else 0 end) as AllSitemaps,
                  sum(case when t.sitemap = 0 and t.outcome is not null then 1 else 0 end) as Pages,
                  sum(case when t.sitemap = 0 then 1 else 0 end) as AllPages,
                  sum(case when t.sitemap = 0 and t.outcome = 0 then 1 else 0 end) as Stored,
                  sum(case when t.outcome = 3 then 1 else 0 end) as Failed
                from backfills b
                left join backfill_steps t on t.feed = b.feed
                group by b.feed, b.since, b.finished, b.undated, b.trouble
                """)).Select(static r => new BackfillProgress(
                    r.Feed, At(r.Since), r.Finished is { } at ? At(at) : null, r.Sitemaps, r.AllSitemaps, r.Pages, r.AllPages, r.Stored, r.Failed, r.Undated, r.Trouble)),
        ],
        cancellation);

    private long Now => _clock.GetUtcNow().ToUnixTimeMilliseconds();

    private static DateTimeOffset At(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    private sealed record ProgressRow
    {
        public string Feed { get; init; } = "";
        public long Since { get; init; }
        public long? Finished { get; init; }
        public long Undated { get; init; }
        public string? Trouble { get; init; }
        public long Sitemaps { get; init; }
        public long AllSitemaps { get; init; }
        public long Pages { get; init; }
        public long AllPages { get; init; }
        public long Stored { get; init; }
        public long Failed { get; init; }
    }
}
