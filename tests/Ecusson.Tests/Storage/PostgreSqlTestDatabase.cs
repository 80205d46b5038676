using Ecusson.Storage.PostgreSql;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Ecusson.Tests.Storage;

sealed class PostgreSqlTestDatabase : TestDatabase
{
    /// <summary>Names a PostgreSQL server on which databases may be made and dropped.</summary>
    const string Variable = "ECUSSON_TEST_POSTGRESQL";

    readonly string server;
    readonly string name;

    PostgreSqlTestDatabase(string server, string name)
        : base(new ServiceCollection().AddPostgreSql(Connection(server, name)))
    {
        this.server = server;
        this.name = name;
    }

    /// <summary>A new database, or a skipped test where there is no server.</summary>
    public static async Task<TestDatabase> New()
    {
        var given = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(given)) Assert.Skip($"No PostgreSQL: {Variable} is not set (./test sets it).");
        var fresh = "test_" + Guid.NewGuid().ToString("N");
        await Run(given, $"CREATE DATABASE {fresh}");
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
