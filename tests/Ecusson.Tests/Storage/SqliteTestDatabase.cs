using Ecusson.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Ecusson.Tests.Storage;

sealed class SqliteTestDatabase : TestDatabase
{
    readonly string folder;

    SqliteTestDatabase(string folder)
        : base(new ServiceCollection().AddSqlite($"Data Source={Path.Combine(folder, "made", "by", "start.db")}")) => this.folder = folder;

    public static Task<TestDatabase> New() =>
        Task.FromResult<TestDatabase>(new SqliteTestDatabase(Directory.CreateTempSubdirectory("ecusson").FullName));

    protected override Task Remove()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return Task.CompletedTask;
    }
}
