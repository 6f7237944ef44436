namespace Monitoring.Tests.Infra.Storage;

/// <summary>A store of its own for each test of a contract.</summary>
public abstract class StoreContract : IAsyncLifetime
{
    private Folder? _folder;

    private protected Folder Data => _folder!;

    private protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected abstract Task<Folder> OpenAsync();

    public async ValueTask InitializeAsync() => _folder = await OpenAsync();

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_folder is not null) await _folder.DisposeAsync();
    }
}
