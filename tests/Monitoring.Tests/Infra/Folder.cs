using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Monitoring.Infra;
using Monitoring.Infra.Search;
using Monitoring.Infra.Storage;

namespace Monitoring.Tests.Infra;

/// <summary>A data folder of its own, with the room opened on it through its door.</summary>
internal sealed class Folder : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly bool _owned;

    public Folder(string? path = null, string? postgres = null, bool readOnly = false, TimeProvider? clock = null, TimeSpan? keepPages = null, SearchNames? names = null)
    {
        _owned = path is null;
        Path = path ?? Directory.CreateTempSubdirectory("monitoring-").FullName;
        var services = new ServiceCollection();
        services.AddSingleton(clock ?? Clock);
        if (names is not null) services.AddSingleton(names);
        services.AddMonitoringInfra(new InfraOptions { DataFolder = Path, PostgreSql = postgres, ReadOnly = readOnly, KeepPages = keepPages });
        _services = services.BuildServiceProvider();
    }

    public string Path { get; }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2024, 6, 20, 8, 0, 0, TimeSpan.Zero));

    public ArticleStore Store => Get<ArticleStore>();

    public ISearchIndex Index => Get<ISearchIndex>();

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (_owned) Directory.Delete(Path, recursive: true);
    }
}
