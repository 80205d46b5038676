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

    static string Connection(string folder) => $"Data Source={Path.Combine(folder, "made", "by", "start.db")}";

    public static Task<TestDatabase> New() =>
        Task.FromResult<TestDatabase>(new SqliteTestDatabase(Directory.CreateTempSubdirectory("ecusson").FullName));

    protected override Task Remove()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return Task.CompletedTask;
    }
}
