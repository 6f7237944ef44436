using DbUp.Builder;
using DbUp.Engine;

namespace Monitoring.Infra.Storage.Migrations;

/// <summary>Numbered scripts beside this file, each run once in its own transaction.</summary>
internal static class SchemaUpgrade
{
    public static void Run(UpgradeEngineBuilder builder, string blobType)
    {
        var upgrade = Known(builder, blobType);
        var result = upgrade.PerformUpgrade();
        if (!result.Successful)
            throw new StorageException($"The database could not be brought up to date at {result.ErrorScript?.Name}: {result.Error.Message}", result.Error);
    }

    public static void Check(UpgradeEngineBuilder builder, string blobType)
    {
        if (Known(builder, blobType).IsUpgradeRequired())
            throw new StorageException("The database was made by an older version; run `monitoring serve` or `monitoring import` once to bring it up to date.");
    }

    /// <exception cref="StorageException">A script ran there that this program does not know: its tables may mean something else by now.</exception>
    private static UpgradeEngine Known(UpgradeEngineBuilder builder, string blobType)
    {
        var upgrade = Configure(builder, blobType).Build();
        var known = upgrade.GetDiscoveredScripts().Select(static script => script.Name).ToHashSet(StringComparer.Ordinal);
        if (upgrade.GetExecutedScripts().FirstOrDefault(name => !known.Contains(name)) is { } unknown)
            throw new StorageException($"The database was made by a newer version of this program ({unknown} ran there): use that version, or choose another data folder with --data DIR.");
        return upgrade;
    }

    private static UpgradeEngineBuilder Configure(UpgradeEngineBuilder builder, string blobType) => builder
        .WithScriptsEmbeddedInAssembly(typeof(SchemaUpgrade).Assembly, static name => name.EndsWith(".sql", StringComparison.Ordinal))
        .WithTransactionPerScript()
        .WithVariable("blob", blobType)
        .LogToNowhere();
}
