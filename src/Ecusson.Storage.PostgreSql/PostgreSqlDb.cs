using System.Data;
using System.Data.Common;
using Ecusson.Journal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Ecusson.Storage.PostgreSql;

/// <summary>The model on PostgreSQL: for many servers, and for lists too long for one file.</summary>
public sealed class PostgreSqlDb(DbContextOptions<PostgreSqlDb> options) : EcussonDb(options)
{
    // Any numbers that nothing else in the database uses.
    const long MigrationLock = 0x4563757373_6F6E;
    const long ServerLock = MigrationLock + 1;

    /// <inheritdoc/>
    public override bool IsDuplicate(DbUpdateException failure) =>
        failure?.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    /// <inheritdoc/>
    public override Task<long> SettledBefore(CancellationToken stop) =>
        Database.SqlQuery<long>($"SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS \"Value\"").SingleAsync(stop);

    /// <inheritdoc/>
    public override Task<string> JournalMark(CancellationToken stop) =>
        Database.SqlQuery<string>($"SELECT pg_current_snapshot()::text AS \"Value\"").SingleAsync(stop);

    /// <inheritdoc/>
    /// <remarks>A transaction that was open when the mark was taken wrote numbers below others that could be seen. Entries of another database have numbers of transactions that this one never had.</remarks>
    public override FormattableString EntriesSince(string mark) => $"""
        SELECT * FROM journal WHERE transaction >= pg_snapshot_xmin({mark}::pg_snapshot)::text::bigint
        AND CASE WHEN transaction > 0 THEN NOT pg_visible_in_snapshot(transaction::text::xid8, {mark}::pg_snapshot) ELSE false END
        """;

    /// <inheritdoc/>
    /// <remarks>Classes 22 (data) and 23 (constraints) of the standard's states.</remarks>
    public override bool IsRefused(DbException failure) => failure is PostgresException { SqlState: ['2', '2' or '3', ..] };

    /// <inheritdoc/>
    /// <remarks>COPY in its binary form: neither a statement nor an answer for each row.</remarks>
    protected override async Task Insert(NewRows rows, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var columns = string.Join(", ", rows.Columns.Select(NewRows.Quoted));
        string[] types = [.. rows.Types];
        await using var copy = await ((NpgsqlConnection)Database.GetDbConnection()).BeginBinaryImportAsync($"COPY {NewRows.Quoted(rows.Table)} ({columns}) FROM STDIN (FORMAT BINARY)", stop);
        foreach (var row in rows.Values)
        {
            await copy.StartRowAsync(stop);
            for (var at = 0; at < row.Length; at++)
            {
                if (row[at] is { } value) await copy.WriteAsync(value, types[at], stop);
                else await copy.WriteNullAsync(stop);
            }
        }

        await copy.CompleteAsync(stop);
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Every server shares an advisory lock for as long as it lives, on a connection of its own; who can have it alone for a moment is the
    /// first. A server that was killed loses its connections, and with them its share.
    /// </remarks>
    public override async Task<ServerPlace> Enter(CancellationToken stop)
    {
        // Whether this one is silent for days is no reason for anything between it and the database to cut it.
        var own = new NpgsqlConnectionStringBuilder { KeepAlive = 60, Pooling = false };
        var connection = ((NpgsqlConnection)Database.GetDbConnection()).CloneWith($"{Database.GetConnectionString()};{own.ConnectionString}");
        try
        {
            await connection.OpenAsync(stop);
            var isFirst = await Ask("SELECT pg_try_advisory_lock($1)");
            await Ask("SELECT pg_advisory_lock_shared($1) IS NULL");
            if (isFirst) await Ask("SELECT pg_advisory_unlock($1)");
            return new ServerPlace(isFirst, connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }

        async Task<bool> Ask(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = ServerLock } } };
            return await command.ExecuteScalarAsync(stop) is true;
        }
    }

    /// <inheritdoc/>
    public override bool KeepsInstantsAsMilliseconds => false;

    /// <inheritdoc/>
    public override Task<IDbContextTransaction> BeginSnapshot(CancellationToken stop) => Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop);

    /// <inheritdoc/>
    public override async Task<IDbContextTransaction> BeginFilling(CancellationToken stop)
    {
        var filling = await Database.BeginTransactionAsync(stop);
        await Constraints("DEFERRABLE INITIALLY DEFERRED", stop);
        return filling;
    }

    /// <inheritdoc/>
    public override async Task EndFilling(CancellationToken stop)
    {
        await Database.ExecuteSqlAsync($"SET CONSTRAINTS ALL IMMEDIATE", stop);
        await Constraints("NOT DEFERRABLE", stop);
        foreach (var column in Model.GetRelationalModel().Tables.SelectMany(table => table.Columns)
            .Where(column => column.PropertyMappings[0].Property is { ValueGenerated: ValueGenerated.OnAdd } property && property.IsPrimaryKey()))
        {
            var (table, name) = ($"\"{column.Table.Name}\"", $"\"{column.Name}\"");
            await Run($"SELECT setval(pg_get_serial_sequence('{table}', '{column.Name}'), coalesce(max({name}), 0) + 1, false) FROM {table}", stop);
        }
    }

    /// <summary>Says of each foreign key of the model when it is checked; taken back with the transaction.</summary>
    async Task Constraints(string when, CancellationToken stop)
    {
        foreach (var key in Model.GetRelationalModel().Tables.SelectMany(table => table.ForeignKeyConstraints))
            await Run($"ALTER TABLE \"{key.Table.Name}\" ALTER CONSTRAINT \"{key.Name}\" {when}", stop);
    }

    /// <summary>Runs what holds names of the model, which no parameter can stand for.</summary>
    Task<int> Run(string sql, CancellationToken stop) => Database.ExecuteSqlRawAsync(sql, stop);

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
