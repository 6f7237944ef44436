using Hangfire;
using Hangfire.Dashboard;
using Hangfire.InMemory;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using Monitoring.Api.Hosting;
using Monitoring.Api.Reports;
using Monitoring.Api.Sources;
using Monitoring.Infra.Search;
using Monitoring.Ingest.Web;
using Npgsql;

namespace Monitoring.Api.Jobs;

/// <summary>Hangfire only ticks and spreads: all durable state lies in our tables, and recurring jobs are registered at every start.</summary>
internal static class JobsSetup
{
    private static readonly TimeSpan ShutDown = TimeSpan.FromSeconds(15);

    public static IServiceCollection AddJobs(this IServiceCollection services, MonitoringOptions options)
    {
        // Not through Hangfire's own setters: they keep the storage in a static, which two servers of one process would share.
        services.AddSingleton(_ => Storage(options.Database));
        services.AddHangfire(hangfire =>
        {
            hangfire.UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings();
            // A failed job comes again after 1, 4, 16 minutes, then stands among the failed ones.
            hangfire.UseFilter(new AutomaticRetryAttribute { Attempts = 3, DelaysInSeconds = [60, 240, 960] });
        });
        services.AddHangfireServer(server =>
        {
            server.WorkerCount = options.Workers;
            server.ShutdownTimeout = ShutDown;
        });
        services.AddSingleton(options.Web).AddSingleton(options.Rhythm);
        services.AddSingleton(rooms => new WebFetcher(options.Web, rooms.GetRequiredService<TimeProvider>()));
        services.AddSingleton<SourceYields>();
        services.AddSingleton<PoliteWeb>().AddSingleton<PageRetries>().AddSingleton<ArticlePages>().AddSingleton<ListedPages>().AddSingleton<FeedFollower>().AddSingleton<SourceSearch>();
        services.AddSingleton<PollLine>().AddHostedService(rooms => rooms.GetRequiredService<PollLine>());
        services.AddSingleton(rooms => new ReportComposer(rooms.GetRequiredService<ISearchIndex>(), rooms.GetRequiredService<TimeZoneInfo>(), options.Url));
        services.AddSingleton<SweepJob>().AddSingleton<DueFeedsJob>().AddSingleton<Backfill>().AddSingleton<BackfillJob>().AddSingleton<CloseReportJob>().AddSingleton<DeliverJob>();
        return services;
    }

    private static JobStorage Storage(string database)
    {
        if (database.Length == 0) return new InMemoryStorage(new InMemoryStorageOptions());
        var beside = new PostgreSqlStorageOptions { SchemaName = SchemaBeside(database) };
        return new PostgreSqlStorage(new NpgsqlConnectionFactory(database, beside), beside);
    }

    /// <summary>Jobs lie beside our own tables, so that two installations in one database (each with its Search Path) do not run each other's.</summary>
    private static string SchemaBeside(string connection) =>
        new NpgsqlConnectionStringBuilder(connection).SearchPath?.Split(',')[0].Trim().Trim('"') is { Length: > 0 } schema ? schema + "_hangfire" : "hangfire";

    public static void MapJobs(this WebApplication app)
    {
        app.UseHangfireDashboard(JobsPath.Value, new DashboardOptions
        {
            Authorization = [new LoopbackOnly()],
            DashboardTitle = "Monitoring",
            DisplayStorageConnectionString = false,
            AppPath = "/",
        });
        app.Lifetime.ApplicationStarted.Register(() => Register(app.Services.GetRequiredService<IRecurringJobManager>()));
    }

    private static void Register(IRecurringJobManager jobs)
    {
        jobs.AddOrUpdate<DueFeedsJob>("due-feeds", job => job.RunAsync(CancellationToken.None), "* * * * *");
        jobs.AddOrUpdate<BackfillJob>("backfill", job => job.RunAsync(CancellationToken.None), "* * * * *");
        jobs.AddOrUpdate<SweepJob>("sweep", job => job.RunAsync(CancellationToken.None), "*/5 * * * *");
        // What a killed process left half done is taken up at once.
        jobs.Trigger("sweep");
        // The report's own time is compared in the job: a server that was off at that minute catches up when it is on again.
        jobs.AddOrUpdate<CloseReportJob>("close-report", job => job.RunAsync(CancellationToken.None), "*/5 * * * *");
        jobs.AddOrUpdate<DeliverJob>("deliver", job => job.RunAsync(CancellationToken.None), "* * * * *");
    }

    /// <summary>Until sign-in exists, whoever sits at the machine may see jobs; nobody else.</summary>
    private sealed class LoopbackOnly : IDashboardAuthorizationFilter
    {
        public bool Authorize(DashboardContext context) => RequestGuard.IsLoopback(context.GetHttpContext());
    }
}
