using Ecusson.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Ecusson.Tests.Storage;

sealed class SqliteTestDatabase : TestDatabase
{
    readonly string folder;

    SqliteTestDatabase(string folder)
        : base(new ServiceCollection().AddSqlite(Connection(folder))) => this.folder = folder;

    public override void Register(IServiceCollection services) => services.AddSqlite(Connection(folder));

    static string File(string folder) => Path.Combine(folder, "made", "by", "start.db");

    static string Connection(string folder) => $"Data Source={File(folder)}";

    /// <summary>A new database with all tables and no rows.</summary>
    public static async Task<TestDatabase> New()
    {
        var made = Directory.CreateTempSubdirectory("ecusson").FullName;
        await MigratedDatabases.ToSqlite(File(made));
        return new SqliteTestDatabase(made);
    }

    /// <summary>None yet.</summary>
    public static Task<TestDatabase> Empty() =>
        Task.FromResult<TestDatabase>(new SqliteTestDatabase(Directory.CreateTempSubdirectory("ecusson").FullName));

    protected override Task Remove()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return Task.CompletedTask;
    }
}
