namespace Monitoring.Infra.Storage;

/// <summary>Small facts about the installation, by name. Thread-safe.</summary>
public sealed class SettingStore
{
    private readonly Database _database;

    internal SettingStore(Database database) => _database = database;

    public Task<string?> GetAsync(string name, CancellationToken cancellation) => _database.ReadAsync(
        session => session.FirstOrDefaultAsync<string>("select value from settings where name = @name", new { name }), cancellation);

    /// <param name="value">Null removes it.</param>
    public Task SetAsync(string name, string? value, CancellationToken cancellation) => _database.WriteAsync(
        session => value is null
            ? session.ExecuteAsync("delete from settings where name = @name", new { name })
            : session.ExecuteAsync(
                "insert into settings (name, value) values (@name, @value) on conflict (name) do update set value = excluded.value",
                new { name, value = ArticleRow.Clean(value) }),
        cancellation);
}
