using Ecusson.Journal;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace Ecusson.Storage.Sqlite;

/// <summary>The model on SQLite: one file, one machine, nothing to install.</summary>
public sealed class SqliteDb(DbContextOptions<SqliteDb> options) : EcussonDb(options)
{
    /// <inheritdoc/>
    public override bool IsDuplicate(DbUpdateException failure) =>
        failure?.InnerException is SqliteException { SqliteExtendedErrorCode: raw.SQLITE_CONSTRAINT_UNIQUE or raw.SQLITE_CONSTRAINT_PRIMARYKEY };

    /// <inheritdoc/>
    public override Task<long> SettledBefore(CancellationToken stop) => Task.FromResult(long.MaxValue);

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<InstantAsMilliseconds>();
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<JournalEntry>().Property(entry => entry.Transaction).HasDefaultValue(0L);
    }
}
