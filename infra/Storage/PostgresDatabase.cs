using System.Data.Common;
using DbUp;
using DbUp.Builder;
using Npgsql;

namespace Monitoring.Infra.Storage;

/// <summary>A PostgreSQL database by connection string; several processes may write.</summary>
internal sealed class PostgresDatabase : Database
{
    /// <summary>Key of the advisory lock that one process holds while it brings the schema up to date ("monitor" in ASCII).</summary>
    private const long SchemaLock = 0x6D6F6E69746F72;

    private readonly string _connection;
    private readonly NpgsqlDataSource _source;

    public PostgresDatabase(string connection, bool writable) : base(writable)
    {
        try
        {
            _connection = new NpgsqlConnectionStringBuilder(connection) { MaxAutoPrepare = 50, AutoPrepareMinUsages = 2 }.ToString();
        }
        catch (ArgumentException e)
        {
            throw new StorageException($"The PostgreSQL connection string cannot be read ({e.Message}): write Host=…;Database=…;Username=…;Password=….", e);
        }

        _source = NpgsqlDataSource.Create(_connection);
    }

    public override string SkipLocked => "for update skip locked";

    /// <summary>Npgsql passes a list as one array.</summary>
    public override string Among(string column, string argument) => $"{column} = any(@{argument})";

    protected override string BlobType => "bytea";

    protected override UpgradeEngineBuilder Upgrade() => DeployChanges.To.PostgresqlDatabase(_connection);

    protected override DbConnection LockSchema()
    {
        // Outside the pool: closing it ends the database's own session, which gives the lock back.
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_connection) { Pooling = false }.ToString());
        try
        {
            connection.Open();
        }
        catch (NpgsqlException e)
        {
            connection.Dispose();
            throw new StorageException($"PostgreSQL at {connection.Host}:{connection.Port} cannot be used: {e.Message.ReplaceLineEndings(" ")}", e);
        }

        using var command = new NpgsqlCommand("select pg_advisory_lock(@key)", connection);
        command.Parameters.AddWithValue("key", SchemaLock);
        command.ExecuteNonQuery();
        return connection;
    }

    protected override async Task<DbConnection> ConnectAsync(CancellationToken cancellation) => await _source.OpenConnectionAsync(cancellation);

    public override ValueTask DisposeAsync() => _source.DisposeAsync();
}
