using System.Security.Cryptography;
using Ecusson.Storage;
using Ecusson.Storage.PostgreSql;
using Ecusson.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Ecusson.Web.Tests.Shell;

/// <summary>A database for servers that are processes of their own, looked into from outside; gone when the test ends.</summary>
sealed class ServerDatabase : IAsyncDisposable
{
    const string PostgreSqlVariable = "ECUSSON_TEST_POSTGRESQL";

    readonly ServiceProvider services;
    readonly Func<Task> remove;

    ServerDatabase(string engine, string connection, IServiceCollection services, Func<Task> remove)
    {
        this.services = services.AddSingleton(RandomNumberGenerator.Create()).AddSingleton(TimeProvider.System).BuildServiceProvider();
        this.remove = remove;
        Settings = ["--Storage:Engine", engine, "--ConnectionStrings:Ecusson", connection];
    }

    /// <summary>The settings by which a server finds it.</summary>
    public IReadOnlyList<string> Settings { get; }

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>A new one on an engine, <c>sqlite</c> or <c>postgresql</c>; the test is skipped where that is not there.</summary>
    public static Task<ServerDatabase> New(string engine) => engine == "sqlite" ? Task.FromResult(Sqlite()) : PostgreSql();

    /// <summary>Asks one question with a context of its own.</summary>
    public async Task<T> Ask<T>(Func<EcussonDb, Task<T>> ask)
    {
        await using var scope = services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<EcussonDb>());
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await remove();
    }

    static ServerDatabase Sqlite()
    {
        var folder = Directory.CreateTempSubdirectory("ecusson-database-");
        var connection = $"Data Source={Path.Combine(folder.FullName, "ecusson.db")}";
        return new ServerDatabase("sqlite", connection, new ServiceCollection().AddSqlite(connection), () =>
        {
            SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
            return Task.CompletedTask;
        });
    }

    static async Task<ServerDatabase> PostgreSql()
    {
        var given = Environment.GetEnvironmentVariable(PostgreSqlVariable);
        if (string.IsNullOrEmpty(given)) Assert.Skip($"No PostgreSQL: {PostgreSqlVariable} is not set (./test sets it).");
        var name = "test_" + Guid.NewGuid().ToString("N");
        await Run(given, $"CREATE DATABASE {name}");
        var connection = new NpgsqlConnectionStringBuilder(given) { Database = name }.ConnectionString;
        return new ServerDatabase(
            "postgresql", connection, new ServiceCollection().AddPostgreSql(new NpgsqlConnectionStringBuilder(connection) { Pooling = false }.ConnectionString),
            () => Run(given, $"DROP DATABASE {name} WITH (FORCE)"));
    }

    static async Task Run(string server, string sql)
    {
        await using var source = NpgsqlDataSource.Create(server);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Stop);
    }
}
