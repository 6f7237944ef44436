namespace Monitoring.Tests.Infra.Storage;

public sealed class SqliteArticleStoreTests : ArticleStoreContract
{
    protected override bool OneWriter => true;

    private protected override Task<Folder> OpenAsync() => Task.FromResult(new Folder());
}

public sealed class SqliteFeedStoreTests : FeedStoreContract
{
    private protected override Task<Folder> OpenAsync() => Task.FromResult(new Folder());
}

public sealed class SqliteBackfillStoreTests : BackfillStoreContract
{
    private protected override Task<Folder> OpenAsync() => Task.FromResult(new Folder());
}

public sealed class SqliteReportStoreTests : ReportStoreContract
{
    private protected override Task<Folder> OpenAsync() => Task.FromResult(new Folder());
}

public sealed class SqliteKeepingTests : KeepingContract
{
    private protected override Task<Folder> OpenAsync() => Task.FromResult(new Folder(keepPages: TimeSpan.FromDays(30)));
}
