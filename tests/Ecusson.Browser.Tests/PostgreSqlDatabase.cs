using Npgsql;

namespace Ecusson.Browser.Tests;

/// <summary>A new database on the PostgreSQL server that tests are given, dropped at the end.</summary>
sealed class PostgreSqlDatabase : IAsyncDisposable
{
    /// <summary>Names a PostgreSQL server on which databases may be made and dropped.</summary>
    const string Variable = "ECUSSON_TEST_POSTGRESQL";

    readonly string _server;
    readonly string _name;

    PostgreSqlDatabase(string server, string name) => (_server, _name) = (server, name);

    /// <summary>How a server reaches it.</summary>
    public string Connection => new NpgsqlConnectionStringBuilder(_server) { Database = _name }.ConnectionString;

    /// <summary>Makes it; where there is no server the test is skipped with that reason.</summary>
    public static async Task<PostgreSqlDatabase> New()
    {
        var server = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(server)) Assert.Skip($"No PostgreSQL: {Variable} is not set (./test sets it).");
        var name = "browser_" + Guid.NewGuid().ToString("N");
        await Run(server, $"CREATE DATABASE {name}");
        return new PostgreSqlDatabase(server, name);
    }

    public async ValueTask DisposeAsync() => await Run(_server, $"DROP DATABASE {_name} WITH (FORCE)");

    static async Task Run(string server, string sql)
    {
        await using var source = NpgsqlDataSource.Create(server);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }
}
