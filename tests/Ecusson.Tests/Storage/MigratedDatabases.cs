using System.Security.Cryptography;
using Ecusson.Storage;
using Ecusson.Storage.PostgreSql;
using Ecusson.Storage.Sqlite;
using Ecusson.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

[assembly: AssemblyFixture(typeof(MigratedDatabases))]

namespace Ecusson.Tests.Storage;

/// <summary>A database on each engine with all tables and no rows, made once, of which tests get copies: to apply every migration anew takes longer than most of them.</summary>
public sealed class MigratedDatabases : IAsyncDisposable
{
    static readonly DirectoryInfo Folder = Directory.CreateTempSubdirectory("ecusson-migrated-");
    static readonly Lazy<Task<string>> OnSqlite = new(MakeOnSqlite);
    static readonly Lazy<Task<string>> OnPostgreSql = new(MakeOnPostgreSql);

    /// <summary>Names a PostgreSQL server on which databases may be made and dropped.</summary>
    public const string PostgreSqlVariable = "ECUSSON_TEST_POSTGRESQL";

    /// <summary>Copies it into a file of SQLite's that is not there yet.</summary>
    public static async Task ToSqlite(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.Copy(await OnSqlite.Value, file);
    }

    /// <summary>Makes a database of this name on the PostgreSQL server.</summary>
    public static async Task ToPostgreSql(string name) => await Run($"CREATE DATABASE {name} TEMPLATE {await OnPostgreSql.Value}");

    static async Task<string> MakeOnSqlite()
    {
        var file = Path.Combine(Folder.FullName, "ecusson.db");
        await Migrate(new ServiceCollection().AddSqlite($"Data Source={file};Pooling=False"));
        return file;
    }

    static async Task<string> MakeOnPostgreSql()
    {
        var name = "migrated_" + Guid.NewGuid().ToString("N");
        await Run($"CREATE DATABASE {name}");
        await Migrate(new ServiceCollection().AddPostgreSql(new NpgsqlConnectionStringBuilder(Server) { Database = name, Pooling = false }.ConnectionString));
        return name;
    }

    static async Task Migrate(IServiceCollection engine)
    {
        await using var services = engine.AddSingleton(RandomNumberGenerator.Create()).AddSingleton(TimeProvider.System).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<EcussonDb>().Migrate(CancellationToken.None);
    }

    static string Server => Environment.GetEnvironmentVariable(PostgreSqlVariable)!;

    static async Task Run(string sql)
    {
        await using var source = NpgsqlDataSource.Create(Server);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (OnPostgreSql is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }) await Run($"DROP DATABASE {await OnPostgreSql.Value} WITH (FORCE)");
        Folder.Delete(recursive: true);
    }
}
