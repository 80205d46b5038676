using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Ecusson.Storage.PostgreSql;

/// <summary>Chooses PostgreSQL.</summary>
public static class PostgreSqlStorage
{
    /// <summary>The keyword of connection strings in which <see cref="Prepared"/> is said.</summary>
    const string PreparedKeyword = "Max Auto Prepare";

    /// <summary>How many statements a connection keeps prepared where its connection string does not say. It must be 0 where a pooler hands connections to other servers between transactions.</summary>
    const int Prepared = 64;

    /// <summary>Registers <see cref="EcussonDb"/> on PostgreSQL 15 or later. The database must exist; its tables are made at start.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="connection">E.g. <c>Host=localhost;Database=ecusson;Username=ecusson;Password=…</c>.</param>
    /// <exception cref="ArgumentException">The connection string cannot be read.</exception>
    public static IServiceCollection AddPostgreSql(this IServiceCollection services, string connection)
    {
        var parsed = new NpgsqlConnectionStringBuilder(connection);
        if (!parsed.ShouldSerialize(PreparedKeyword)) parsed.MaxAutoPrepare = Prepared;
        return services.AddDbContextPool<EcussonDb, PostgreSqlDb>(options => options.UseEcussonPostgreSql(parsed.ConnectionString));
    }

    internal static DbContextOptionsBuilder UseEcussonPostgreSql(this DbContextOptionsBuilder options, string connection) =>
        options.UseNpgsql(connection).UseSnakeCaseNamingConvention()
            // That the model and its migrations agree is a test's to say: comparing them costs a server much of its start.
            .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));

    /// <summary>What <c>dotnet ef</c> asks for when it writes a migration; no database is opened.</summary>
    sealed class ForTheMigrationsTool : IDesignTimeDbContextFactory<PostgreSqlDb>
    {
        public PostgreSqlDb CreateDbContext(string[] args)
        {
            var options = new DbContextOptionsBuilder<PostgreSqlDb>();
            options.UseEcussonPostgreSql("Host=localhost");
            return new PostgreSqlDb(options.Options);
        }
    }
}
