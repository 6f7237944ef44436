using System.Data.Common;
using DbUp;
using DbUp.Builder;
using Microsoft.Data.Sqlite;

namespace Monitoring.Infra.Storage;

/// <summary>One file in the data folder. One process writes, any number read beside it (write-ahead log).</summary>
internal sealed class SqliteDatabase : Database
{
    private readonly string _path;
    private readonly string _connection;
    private readonly SemaphoreSlim _turn = new(1);

    /// <param name="held">The folder's writer lock; without it the store only reads.</param>
    public SqliteDatabase(string folder, WriterLock? held) : base(writable: held is not null)
    {
        _path = Path.Combine(folder, "monitoring.db");
        _connection = new SqliteConnectionStringBuilder
        {
            DataSource = _path,
            Mode = held is null ? SqliteOpenMode.ReadWrite : SqliteOpenMode.ReadWriteCreate,
            ForeignKeys = true,
            // Seconds a statement waits for a lock: a reader never waits in WAL, a writer only for a checkpoint.
            DefaultTimeout = 30,
            Pooling = true,
        }.ToString();
    }

    public override string SkipLocked => "";

    public override string Among(string column, string argument) => $"{column} in @{argument}";

    protected override string BlobType => "blob";

    protected override UpgradeEngineBuilder Upgrade()
    {
        if (!Writable && !File.Exists(_path))
            throw new StorageException($"There is no data in {Path.GetDirectoryName(_path)} yet; run `monitoring import PATH…` or `monitoring serve` first.");
        if (Writable)
        {
            using var connection = new SqliteConnection(_connection);
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "pragma journal_mode = wal";
            command.ExecuteNonQuery();
        }

        return DeployChanges.To.SqliteDatabase(_connection);
    }

    protected override async Task<DbConnection> ConnectAsync(CancellationToken cancellation)
    {
        var connection = new SqliteConnection(_connection);
        await connection.OpenAsync(cancellation);
        await using var command = connection.CreateCommand();
        // A commit must survive a power cut too: what was acknowledged (a delivery above all) is not done twice.
        command.CommandText = Writable
            ? "pragma synchronous = full; pragma cache_size = -65536; pragma temp_store = memory"
            : "pragma query_only = on; pragma cache_size = -65536";
        await command.ExecuteNonQueryAsync(cancellation);
        return connection;
    }

    protected override async ValueTask<IDisposable?> EnterAsync(CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        return new Turn(_turn);
    }

    public override ValueTask DisposeAsync()
    {
        using (var connection = new SqliteConnection(_connection)) SqliteConnection.ClearPool(connection);
        _turn.Dispose();
        return ValueTask.CompletedTask;
    }

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
