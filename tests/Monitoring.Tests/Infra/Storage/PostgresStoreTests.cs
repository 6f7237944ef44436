using Npgsql;

namespace Monitoring.Tests.Infra.Storage;

public sealed class PostgresArticleStoreTests : ArticleStoreContract
{
    private protected override Task<Folder> OpenAsync() => Postgres.OpenAsync();
}

public sealed class PostgresFeedStoreTests : FeedStoreContract
{
    private protected override Task<Folder> OpenAsync() => Postgres.OpenAsync();
}

public sealed class PostgresBackfillStoreTests : BackfillStoreContract
{
    private protected override Task<Folder> OpenAsync() => Postgres.OpenAsync();
}

public sealed class PostgresReportStoreTests : ReportStoreContract
{
    private protected override Task<Folder> OpenAsync() => Postgres.OpenAsync();
}

public sealed class PostgresKeepingTests : KeepingContract
{
    private protected override Task<Folder> OpenAsync() => Postgres.OpenAsync(keepPages: TimeSpan.FromDays(30));
}

/// <summary>The cluster that <c>MONITORING_POSTGRES</c> names; each test gets a schema of its own there.</summary>
internal static class Postgres
{
    public static async Task<Folder> OpenAsync(TimeSpan? keepPages = null) => new(postgres: await SchemaAsync(), keepPages: keepPages);

    /// <summary>A connection string whose tables are nobody else's.</summary>
    public static async Task<string> SchemaAsync()
    {
        var connection = Environment.GetEnvironmentVariable("MONITORING_POSTGRES");
        Assert.SkipWhen(string.IsNullOrEmpty(connection), "MONITORING_POSTGRES names no PostgreSQL connection string");
        var schema = $"t{Guid.NewGuid():n}";
        await using var source = NpgsqlDataSource.Create(connection!);
        await using var command = source.CreateCommand($"create schema {schema}");
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return new NpgsqlConnectionStringBuilder(connection) { SearchPath = schema, MaxPoolSize = 12 }.ToString();
    }
}
