using System.Data.Common;
using DbUp.Builder;
using Monitoring.Infra.Storage.Migrations;

namespace Monitoring.Infra.Storage;

/// <summary>The one place that knows which database it is; everything above writes SQL that both understand.</summary>
internal abstract class Database : IAsyncDisposable
{
    private readonly Lazy<Task> _ready;

    protected Database(bool writable)
    {
        Writable = writable;
        _ready = new Lazy<Task>(() => Task.Run(Prepare));
    }

    public bool Writable { get; }

    /// <summary>One process writes at a time, held to it by <see cref="WriterLock"/>.</summary>
    public abstract bool OneWriter { get; }

    /// <summary>Appended to a subquery that picks rows to claim: two workers never wait for, nor take, the same rows.</summary>
    public abstract string SkipLocked { get; }

    /// <summary>A condition that the column's value is among a list argument's.</summary>
    public abstract string Among(string column, string argument);

    public static Database Open(InfraOptions options, WriterLock? held) => options.PostgreSql is { Length: > 0 } connection
        ? new PostgresDatabase(connection, writable: !options.ReadOnly)
        : new SqliteDatabase(options.DataFolder, held);

    /// <exception cref="StorageException">The database cannot be used as it is.</exception>
    /// <exception cref="IOException">Its disk is full or its server does not answer; the same call may succeed later.</exception>
    public async Task<T> ReadAsync<T>(Func<Session, Task<T>> read, CancellationToken cancellation)
    {
        try
        {
            await ReadyAsync(cancellation);
            await using var connection = await ConnectAsync(cancellation);
            return await read(new Session(connection, null, cancellation));
        }
        catch (DbException failure) when (Explain(failure) is { } explained)
        {
            throw explained;
        }
    }

    /// <summary>Runs one transaction: all of it or nothing.</summary>
    /// <exception cref="StorageException">The database cannot be used as it is.</exception>
    /// <exception cref="IOException">Its disk is full or its server does not answer; the same call may succeed later.</exception>
    public async Task<T> WriteAsync<T>(Func<Session, Task<T>> write, CancellationToken cancellation)
    {
        if (!Writable) throw new InvalidOperationException("This store was opened for reading beside another writer.");
        try
        {
            await ReadyAsync(cancellation);
            using var turn = await EnterAsync(cancellation);
            await using var connection = await ConnectAsync(cancellation);
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            var result = await write(new Session(connection, transaction, cancellation));
            await transaction.CommitAsync(cancellation);
            return result;
        }
        catch (DbException failure) when (Explain(failure) is { } explained)
        {
            throw explained;
        }
    }

    public abstract ValueTask DisposeAsync();

    protected abstract Task<DbConnection> ConnectAsync(CancellationToken cancellation);

    /// <summary>Waits for the turn to write where the database takes one writer at a time.</summary>
    protected virtual ValueTask<IDisposable?> EnterAsync(CancellationToken cancellation) => new((IDisposable?)null);

    protected abstract UpgradeEngineBuilder Upgrade();

    protected abstract string BlobType { get; }

    /// <summary>What a person is told of a failure that is not ours (a damaged file, a full disk, a server that is gone); null for any other.</summary>
    protected abstract Exception? Explain(DbException failure);

    /// <summary>Excludes other processes while the schema is brought up to date.</summary>
    protected virtual DbConnection? LockSchema() => null;

    private async ValueTask ReadyAsync(CancellationToken cancellation)
    {
        if (_ready.Value.IsCompletedSuccessfully) return;
        await _ready.Value.WaitAsync(cancellation);
        // SQLite answers without ever yielding: whoever waited goes on in a turn of its own, not inside the one that prepared.
        await Task.Yield();
    }

    private void Prepare()
    {
        using var excluded = LockSchema();
        try
        {
            if (Writable) SchemaUpgrade.Run(Upgrade(), BlobType);
            else SchemaUpgrade.Check(Upgrade(), BlobType);
        }
        catch (StorageException failure) when (failure.InnerException is DbException cause && Explain(cause) is { } explained)
        {
            throw explained;
        }
    }
}
