using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Reflection;
using Dapper;

namespace Monitoring.Infra.Storage;

/// <summary>A connection, its transaction and the caller's cancellation, so that a query names only its SQL and arguments.</summary>
internal readonly struct Session(DbConnection connection, DbTransaction? transaction, CancellationToken cancellation)
{
    public CancellationToken Cancellation => cancellation;

    public Task<int> ExecuteAsync(string sql, object? arguments = null) => connection.ExecuteAsync(Command(sql, arguments));

    /// <summary>
    /// One statement for each row, in their order; returns how many rows they changed. Over a network all of them travel together;
    /// SQLite, which lives in this process, runs one prepared statement again and again.
    /// </summary>
    public async Task<int> ExecuteManyAsync<T>(string sql, IReadOnlyCollection<T> rows)
    {
        if (rows.Count == 0) return 0;
        if (!connection.CanCreateBatch) return await connection.ExecuteAsync(Command(sql, rows));
        await using var batch = connection.CreateBatch();
        batch.Transaction = transaction;
        var columns = RowColumns<T>.In(sql);
        foreach (var row in rows)
        {
            var command = batch.CreateBatchCommand();
            command.CommandText = sql;
            foreach (var column in columns) command.Parameters.Add(column.Of(row, command));
            batch.BatchCommands.Add(command);
        }

        return await batch.ExecuteNonQueryAsync(cancellation);
    }

    public async Task<List<T>> QueryAsync<T>(string sql, object? arguments = null) =>
        (await connection.QueryAsync<T>(Command(sql, arguments))).AsList();

    public Task<T?> FirstOrDefaultAsync<T>(string sql, object? arguments = null) =>
        connection.QueryFirstOrDefaultAsync<T>(Command(sql, arguments));

    public Task<T> SingleAsync<T>(string sql, object? arguments = null) => connection.QuerySingleAsync<T>(Command(sql, arguments));

    private CommandDefinition Command(string sql, object? arguments) =>
        new(sql, arguments, transaction, cancellationToken: cancellation);

    /// <summary>The properties of a row that a statement names, each an argument of that name.</summary>
    private static class RowColumns<T>
    {
        private static readonly ConcurrentDictionary<string, Column[]> Known = new(StringComparer.Ordinal);

        public static Column[] In(string sql) => Known.GetOrAdd(sql, static text =>
        [
            .. typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => Names(text, property.Name)).Select(property => new Column(property)),
        ]);

        private static bool Names(string sql, string name)
        {
            var argument = "@" + name;
            for (var at = sql.IndexOf(argument, StringComparison.Ordinal); at >= 0; at = sql.IndexOf(argument, at + 1, StringComparison.Ordinal))
                if (at + argument.Length == sql.Length || !char.IsAsciiLetterOrDigit(sql[at + argument.Length])) return true;
            return false;
        }
    }

    private sealed class Column(PropertyInfo property)
    {
        // An absent value has no type of its own, and a statement is prepared for one type of each argument.
        private readonly DbType _type = (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) switch
        {
            var type when type == typeof(string) => DbType.String,
            var type when type == typeof(long) => DbType.Int64,
            var type when type == typeof(int) => DbType.Int32,
            var type when type == typeof(byte[]) => DbType.Binary,
            var type => throw new NotSupportedException($"{property.Name}: no column holds a {type.Name}."),
        };

        public DbParameter Of(object? row, DbBatchCommand command)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = property.Name;
            parameter.DbType = _type;
            parameter.Value = property.GetValue(row) ?? DBNull.Value;
            return parameter;
        }
    }
}
