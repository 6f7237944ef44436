namespace Monitoring.Tests.Infra.Storage;

public sealed class SqliteStoreTests : ArticleStoreContract
{
    private protected override Task<Folder> OpenAsync() => Task.FromResult(new Folder());
}
