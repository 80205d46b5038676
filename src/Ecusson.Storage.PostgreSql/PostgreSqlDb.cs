using Ecusson.Journal;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Ecusson.Storage.PostgreSql;

/// <summary>The model on PostgreSQL: for many servers, and for lists too long for one file.</summary>
public sealed class PostgreSqlDb(DbContextOptions<PostgreSqlDb> options) : EcussonDb(options)
{
    /// <inheritdoc/>
    public override bool IsDuplicate(DbUpdateException failure) =>
        failure?.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    /// <inheritdoc/>
    public override Task<long> SettledBefore(CancellationToken stop) =>
        Database.SqlQuery<long>($"SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS \"Value\"").SingleAsync(stop);

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
