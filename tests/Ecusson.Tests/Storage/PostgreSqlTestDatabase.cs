using Ecusson.Storage.PostgreSql;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Ecusson.Tests.Storage;

sealed class PostgreSqlTestDatabase : TestDatabase
{
    readonly string server;
    readonly string name;

    PostgreSqlTestDatabase(string server, string name)
        : base(new ServiceCollection().AddPostgreSql(Connection(server, name)))
    {
        this.server = server;
        this.name = name;
    }

    /// <summary>A new database with all tables and no rows, or a skipped test where there is no server.</summary>
    public static Task<TestDatabase> New() => Named((_, name) => MigratedDatabases.ToPostgreSql(name));

    /// <summary>The same without tables.</summary>
    public static Task<TestDatabase> Empty() => Named((server, name) => Run(server, $"CREATE DATABASE {name}"));

    static async Task<TestDatabase> Named(Func<string, string, Task> make)
    {
        var given = Environment.GetEnvironmentVariable(MigratedDatabases.PostgreSqlVariable);
        if (string.IsNullOrEmpty(given)) Assert.Skip($"No PostgreSQL: {MigratedDatabases.PostgreSqlVariable} is not set (./test sets it).");
        var fresh = "test_" + Guid.NewGuid().ToString("N");
        await make(given, fresh);
        return new PostgreSqlTestDatabase(given, fresh);
    }

    public override void Register(IServiceCollection services) => services.AddPostgreSql(Connection(server, name));

    static string Connection(string server, string name) =>
        new NpgsqlConnectionStringBuilder(server) { Database = name, Pooling = false }.ConnectionString;

    protected override Task Remove() => Run(server, $"DROP DATABASE {name} WITH (FORCE)");

    static async Task Run(string server, string sql)
    {
        await using var source = NpgsqlDataSource.Create(server);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
