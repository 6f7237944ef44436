using Monitoring.Api.Hosting;
using Monitoring.Enrichment;
using Monitoring.Enrichment.Registry;
using Monitoring.Infra;
using Monitoring.Infra.Search;
using Monitoring.Infra.Storage;

namespace Monitoring.Api.Pipeline;

/// <summary>The rooms of one data folder, opened for one call of the command line.</summary>
internal sealed class Installation : IAsyncDisposable
{
    private readonly ServiceProvider _rooms;

    private Installation(ServiceProvider rooms, TimeZoneInfo zone)
    {
        _rooms = rooms;
        Zone = zone;
    }

    public TimeZoneInfo Zone { get; }
    public ArticleStore Store => _rooms.GetRequiredService<ArticleStore>();
    public FeedStore Feeds => _rooms.GetRequiredService<FeedStore>();
    public ISearchIndex Index => _rooms.GetRequiredService<ISearchIndex>();
    public IndexUpkeep Upkeep => _rooms.GetRequiredService<IndexUpkeep>();
    public ArticlePipeline Pipeline => _rooms.GetRequiredService<ArticlePipeline>();
    public FileImport Import => _rooms.GetRequiredService<FileImport>();

    /// <summary>Reads beside a process that writes.</summary>
    /// <exception cref="Commands.WrongCallException">Nothing was ever imported there.</exception>
    public static Installation OpenToRead(string data) => Open(DataFolder.Existing(data, Settings.Read()), TimeProvider.System, readOnly: true);

    /// <summary>Takes the folder's writer lock.</summary>
    /// <exception cref="StorageException">Another process writes there.</exception>
    public static Installation OpenToWrite(string data, TimeProvider clock) => Open(DataFolder.Make(data), clock, readOnly: false);

    public ValueTask DisposeAsync() => _rooms.DisposeAsync();

    private static Installation Open(DataFolder folder, TimeProvider clock, bool readOnly)
    {
        var options = Settings.Read();
        var services = new ServiceCollection();
        services.AddSingleton(clock);
        services.AddRooms(folder, options, readOnly, lease: TimeSpan.Zero);
        var rooms = services.BuildServiceProvider();
        try
        {
            _ = rooms.GetRequiredService<ISearchIndex>();
            return new Installation(rooms, rooms.GetRequiredService<TimeZoneInfo>());
        }
        catch
        {
            rooms.Dispose();
            throw;
        }
    }
}

/// <summary>The doors of all rooms, for a call and for a server alike.</summary>
internal static class Rooms
{
    /// <param name="lease">How long a process's own articles are left to it before a sweep takes them up.</param>
    public static IServiceCollection AddRooms(
        this IServiceCollection services, DataFolder folder, MonitoringOptions options, bool readOnly, TimeSpan lease)
    {
        services.AddSingleton(folder);
        services.AddSingleton(options.Zone());
        services.AddSingleton(options.Layouts());
        // What the registry knows lets a name be asked for in any script; it is loaded by the first query that needs it.
        services.AddSingleton(new SearchNames { Entities = (type, name) => EntityRegistry.Shared.Lookup(name, type) });
        services.AddMonitoringInfra(options.ForInfra(folder, readOnly));
        services.AddSingleton(new Lazy<Enricher>(Enricher.Load));
        services.AddSingleton(rooms => new AnalysisLine(
            rooms.GetRequiredService<ArticleStore>(), rooms.GetRequiredService<ISearchIndex>(), rooms.GetRequiredService<Lazy<Enricher>>(),
            rooms.GetRequiredService<TimeProvider>(), lease));
        services.AddSingleton(rooms => new ArticlePipeline(
            rooms.GetRequiredService<ArticleStore>(), rooms.GetRequiredService<AnalysisLine>(), rooms.GetRequiredService<TimeProvider>(), lease));
        services.AddSingleton<FileImport>();
        return services;
    }
}
