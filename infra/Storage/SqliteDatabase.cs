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
        var still = held is null && IsStill(_path);
        _connection = new SqliteConnectionStringBuilder
        {
            // Reading takes part in the write-ahead log, whose files must be writable; where nothing can be written, nothing changes either.
            DataSource = still ? $"{new Uri(_path).AbsoluteUri}?immutable=1" : _path,
            Mode = still ? SqliteOpenMode.ReadOnly : held is null ? SqliteOpenMode.ReadWrite : SqliteOpenMode.ReadWriteCreate,
            ForeignKeys = true,
            // Seconds a statement waits for a lock: a reader never waits in WAL, a writer only for a checkpoint.
            DefaultTimeout = 30,
            Pooling = true,
        }.ToString();
    }

    public override bool OneWriter => true;

    public override string SkipLocked => "";

    public override string Among(string column, string argument) => $"{column} in @{argument}";

    protected override string BlobType => "blob";

    /// <summary>A database that this user cannot write and that its last writer closed, so that no log lies beside it.</summary>
    private static bool IsStill(string path)
    {
        if (!File.Exists(path) || File.Exists(path + "-wal")) return false;
        try
        {
            using var probe = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
            return false;
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            return true;
        }
    }

    /// <summary>By SQLite's primary result codes (sqlite.org/rescode.html).</summary>
    protected override Exception? Explain(DbException failure) => (failure as SqliteException)?.SqliteErrorCode switch
    {
        11 or 26 => new StorageException($"{_path} is damaged or no SQLite database: put a copy of it back, or move it away and import again.", failure),
        8 or 14 => new StorageException($"{_path} cannot be opened or written by this user: check its rights, or choose another folder with --data DIR.", failure),
        5 or 6 => new StorageException($"{_path} is locked by another program: stop it and call again.", failure),
        10 => new IOException($"{_path} cannot be read or written ({failure.Message}): check its disk; what was stored stays.", failure),
        13 => new IOException($"The disk of {_path} is full: make room and call again; what was stored stays.", failure),
        _ => null,
    };

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
