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
    private readonly string _address;

    public PostgresDatabase(string connection, bool writable) : base(writable)
    {
        try
        {
            var parts = new NpgsqlConnectionStringBuilder(connection) { MaxAutoPrepare = 50, AutoPrepareMinUsages = 2 };
            _connection = parts.ToString();
            _address = $"PostgreSQL at {parts.Host}:{parts.Port}, database {parts.Database ?? parts.Username},";
            _source = NpgsqlDataSource.Create(_connection);
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            throw new StorageException($"The PostgreSQL connection string cannot be read ({e.Message.TrimEnd('.')}): write Host=…;Database=…;Username=…;Password=….", e);
        }
    }

    public override bool OneWriter => false;

    public override string SkipLocked => "for update skip locked";

    /// <summary>Npgsql passes a list as one array.</summary>
    public override string Among(string column, string argument) => $"{column} = any(@{argument})";

    protected override string BlobType => "bytea";

    /// <summary>By the classes of SQLSTATE: 53 is lack of disk, memory or connections, 57 a server that is stopped, 28 a refused user.</summary>
    protected override Exception? Explain(DbException failure) => failure switch
    {
        PostgresException { SqlState: ['5', '3' or '7', ..] } exhausted => new IOException($"{_address} gives up ({exhausted.MessageText}): what was stored stays, call again when the cause is gone.", failure),
        PostgresException { SqlState: ['2', '8', ..] or "42501" or "25006" } refused => new StorageException($"{_address} refuses ({refused.MessageText}): use a role that may create and write tables.", failure),
        PostgresException => null,
        NpgsqlException => new IOException($"{_address} does not answer ({failure.Message.ReplaceLineEndings(" ")}): what was stored stays, call again when it does.", failure),
        _ => null,
    };

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
            throw new StorageException($"{_address} cannot be used ({e.Message.ReplaceLineEndings(" ")}): is it running, and is the connection string right?", e);
        }

        using var command = new NpgsqlCommand("select pg_advisory_lock(@key)", connection);
        command.Parameters.AddWithValue("key", SchemaLock);
        command.ExecuteNonQuery();
        return connection;
    }

    protected override async Task<DbConnection> ConnectAsync(CancellationToken cancellation) => await _source.OpenConnectionAsync(cancellation);

    public override ValueTask DisposeAsync() => _source.DisposeAsync();
}
