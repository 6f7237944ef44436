using DbUp.Builder;

namespace Monitoring.Infra.Storage.Migrations;

/// <summary>Numbered scripts beside this file, each run once in its own transaction.</summary>
internal static class SchemaUpgrade
{
    public static void Run(UpgradeEngineBuilder builder, string blobType)
    {
        var result = Configure(builder, blobType).Build().PerformUpgrade();
        if (!result.Successful)
            throw new StorageException($"The database could not be brought up to date at {result.ErrorScript?.Name}: {result.Error.Message}", result.Error);
    }

    public static void Check(UpgradeEngineBuilder builder, string blobType)
    {
        if (Configure(builder, blobType).Build().IsUpgradeRequired())
            throw new StorageException("The database was made by an older version; run `monitoring serve` or `monitoring import` once to bring it up to date.");
    }

    private static UpgradeEngineBuilder Configure(UpgradeEngineBuilder builder, string blobType) => builder
        .WithScriptsEmbeddedInAssembly(typeof(SchemaUpgrade).Assembly, static name => name.EndsWith(".sql", StringComparison.Ordinal))
        .WithTransactionPerScript()
        .WithVariable("blob", blobType)
        .LogToNowhere();
}
