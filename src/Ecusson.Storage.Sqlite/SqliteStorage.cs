using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Ecusson.Storage.Sqlite;

/// <summary>Chooses SQLite.</summary>
public static class SqliteStorage
{
    /// <summary>Registers <see cref="EcussonDb"/> on SQLite and makes the folder of its file.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="connection">E.g. <c>Data Source=data/ecusson.db</c>, relative to the working directory.</param>
    /// <exception cref="ArgumentException">The connection string cannot be read.</exception>
    public static IServiceCollection AddSqlite(this IServiceCollection services, string connection)
    {
        var parsed = new SqliteConnectionStringBuilder(connection);
        if (MigrationLock.FileOf(connection) is { } file && Path.GetDirectoryName(file) is { } folder) Directory.CreateDirectory(folder);
        return services.AddDbContextPool<EcussonDb, SqliteDb>(options => options.UseEcussonSqlite(parsed.ConnectionString));
    }

    internal static DbContextOptionsBuilder UseEcussonSqlite(this DbContextOptionsBuilder options, string connection) =>
        options.UseSqlite(connection).UseSnakeCaseNamingConvention()
            // SQLite changes a table by building it anew, for which foreign keys are switched off outside the transaction: of no use to whoever starts a server.
            // That the model and its migrations agree is a test's to say: comparing them costs a server much of its start.
            .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.NonTransactionalMigrationOperationWarning, RelationalEventId.PendingModelChangesWarning));

    /// <summary>What <c>dotnet ef</c> asks for when it writes a migration; no database is opened.</summary>
    sealed class ForTheMigrationsTool : IDesignTimeDbContextFactory<SqliteDb>
    {
        public SqliteDb CreateDbContext(string[] args)
        {
            var options = new DbContextOptionsBuilder<SqliteDb>();
            options.UseEcussonSqlite("Data Source=:memory:");
            return new SqliteDb(options.Options);
        }
    }
}
