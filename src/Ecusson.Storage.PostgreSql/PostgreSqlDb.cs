using Ecusson.Journal;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Ecusson.Storage.PostgreSql;

/// <summary>The model on PostgreSQL: for many servers, and for lists too long for one file.</summary>
public sealed class PostgreSqlDb(DbContextOptions<PostgreSqlDb> options) : EcussonDb(options)
{
    // Any number that nothing else in the database uses.
    const long MigrationLock = 0x4563757373_6F6E;

    /// <inheritdoc/>
    public override bool IsDuplicate(DbUpdateException failure) =>
        failure?.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    /// <inheritdoc/>
    public override Task<long> SettledBefore(CancellationToken stop) =>
        Database.SqlQuery<long>($"SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS \"Value\"").SingleAsync(stop);

    /// <inheritdoc/>
    /// <remarks>
    /// Entity Framework's own lock is a table that does not exist yet in an empty database, so servers that start together may
    /// both begin. An advisory lock needs no table, and ends with the connection if the server dies.
    /// </remarks>
    public override async Task Migrate(CancellationToken stop)
    {
        await Database.OpenConnectionAsync(stop);
        try
        {
            await Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({MigrationLock})", stop);
            await base.Migrate(stop);
            await Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({MigrationLock})", stop);
        }
        finally
        {
            await Database.CloseConnectionAsync();
        }
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<InstantInUtc>();
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        // Numbers are given before commits happen, so the order of numbers is not the order in which entries become visible.
        modelBuilder.Entity<JournalEntry>().Property(entry => entry.Transaction).HasDefaultValueSql("pg_current_xact_id()::text::bigint");
    }
}
