using System.Data.Common;
using System.Globalization;
using Ecusson.Journal;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
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
    /// <remarks>With one writer at a time the order of numbers is the order in which entries become visible.</remarks>
    public override async Task<string> JournalMark(CancellationToken stop) =>
        (await Database.SqlQuery<long>($"SELECT coalesce(max(number), 0) AS \"Value\" FROM journal").SingleAsync(stop)).ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override FormattableString EntriesSince(string mark) => $"SELECT * FROM journal WHERE number > {long.Parse(mark, CultureInfo.InvariantCulture)}";

    /// <inheritdoc/>
    public override bool IsRefused(DbException failure) => failure is SqliteException { SqliteErrorCode: raw.SQLITE_CONSTRAINT or raw.SQLITE_MISMATCH or raw.SQLITE_TOOBIG };

    /// <inheritdoc/>
    /// <remarks>One statement, read by the engine once.</remarks>
    protected override async Task Insert(NewRows rows, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(rows);
        await using var insert = NewRows.InsertInto(this, rows.Table, rows.Columns);
        foreach (var row in rows.Values)
        {
            for (var at = 0; at < row.Length; at++) insert.Parameters[at].Value = row[at] ?? DBNull.Value;
            await insert.ExecuteNonQueryAsync(stop);
        }
    }

    /// <inheritdoc/>
    public override Task<ServerPlace> Enter(CancellationToken stop) => Task.FromResult(ServerLock.TryTake(MigrationLock.FileOf(Database.GetConnectionString())));

    /// <inheritdoc/>
    public override bool KeepsInstantsAsMilliseconds => true;

    /// <inheritdoc/>
    /// <remarks>A deferred transaction that only reads sees one moment and, the file being in WAL mode, lets others write.</remarks>
    public override async Task<IDbContextTransaction> BeginSnapshot(CancellationToken stop)
    {
        await Database.OpenConnectionAsync(stop);
        return (await Database.UseTransactionAsync(((SqliteConnection)Database.GetDbConnection()).BeginTransaction(deferred: true), stop))!;
    }

    /// <inheritdoc/>
    public override async Task<IDbContextTransaction> BeginFilling(CancellationToken stop)
    {
        var filling = await Database.BeginTransactionAsync(stop);
        // Until the transaction ends; its commit fails when a row points to none.
        await Database.ExecuteSqlAsync($"PRAGMA defer_foreign_keys = ON", stop);
        return filling;
    }

    /// <inheritdoc/>
    /// <remarks>SQLite counts on from the highest number by itself, and checks what was deferred when it commits.</remarks>
    public override Task EndFilling(CancellationToken stop) => Task.CompletedTask;

    /// <inheritdoc/>
    /// <remarks>
    /// Entity Framework's own lock is a row. A server that was killed while it migrated leaves it behind, and every later one would wait for
    /// ever. Whoever holds the operating system's lock knows that nobody else migrates: a row that is there then is such a remnant.
    /// </remarks>
    public override async Task Migrate(CancellationToken stop)
    {
        var file = MigrationLock.FileOf(Database.GetConnectionString());
        using var alone = await MigrationLock.Take(file, stop);
        // Opening a file that is not there would make an empty one, without the settings that a new database gets.
        if (File.Exists(file) && await Database.SqlQuery<int>($"SELECT count(*) AS \"Value\" FROM sqlite_master WHERE name = '__EFMigrationsLock'").SingleAsync(stop) > 0)
            await Database.ExecuteSqlAsync($"DELETE FROM \"__EFMigrationsLock\"", stop);
        await base.Migrate(stop);
    }

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
