using System.Data.Common;
using Dapper;

namespace Monitoring.Infra.Storage;

/// <summary>A connection, its transaction and the caller's cancellation, so that a query names only its SQL and arguments.</summary>
internal readonly struct Session(DbConnection connection, DbTransaction? transaction, CancellationToken cancellation)
{
    public CancellationToken Cancellation => cancellation;

    public Task<int> ExecuteAsync(string sql, object? arguments = null) => connection.ExecuteAsync(Command(sql, arguments));

    public async Task<List<T>> QueryAsync<T>(string sql, object? arguments = null) =>
        (await connection.QueryAsync<T>(Command(sql, arguments))).AsList();

    public Task<T?> FirstOrDefaultAsync<T>(string sql, object? arguments = null) =>
        connection.QueryFirstOrDefaultAsync<T>(Command(sql, arguments));

    public Task<T> SingleAsync<T>(string sql, object? arguments = null) => connection.QuerySingleAsync<T>(Command(sql, arguments));

    private CommandDefinition Command(string sql, object? arguments) =>
        new(sql, arguments, transaction, cancellationToken: cancellation);
}
