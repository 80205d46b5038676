using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Ecusson.Storage;

/// <summary>
/// The product's one model. Each engine derives from it in a project of its own and says only what its engine does
/// otherwise: how an instant is kept, and how it names a duplicate key.
/// </summary>
public abstract class EcussonDb(DbContextOptions options) : DbContext(options)
{
    /// <summary>The one row that says which installation this database belongs to.</summary>
    public DbSet<Installation> Installations => Set<Installation>();

    /// <summary>The versions of the product that have run on this database.</summary>
    public DbSet<VersionRun> VersionRuns => Set<VersionRun>();

    /// <summary>
    /// True when saving failed because a row with the same unique key is there already. Uniqueness belongs to an index:
    /// try, then recognise the violation here. On PostgreSQL a violation also ends the transaction that it happened in.
    /// </summary>
    public abstract bool IsDuplicate(DbUpdateException failure);

    /// <summary>True when the engine does not take a row because of what stands in it: a key that is there already or points to none, a text too long, no text at all.</summary>
    public abstract bool IsRefused(DbException failure);

    /// <summary>True when saving failed because somebody else was quicker: the row was changed meanwhile, or its unique key was taken. Nothing was written; look again.</summary>
    public bool IsOvertaken(DbUpdateException failure) => failure is DbUpdateConcurrencyException || IsDuplicate(failure);

    /// <summary>Saves; false when somebody else was quicker. Then nothing was written and what was read is forgotten: look again, or tell who asked.</summary>
    public Task<bool> TrySave(CancellationToken stop) => Try(IsOvertaken, stop);

    /// <summary>As <see cref="TrySave"/>, for a change that takes no unique key: one that is taken is a mistake, and is thrown.</summary>
    public Task<bool> TryChange(CancellationToken stop) => Try(failure => failure is DbUpdateConcurrencyException, stop);

    /// <summary>As <see cref="TrySave"/>, for rows that nobody else can have changed: false means that a unique key is taken.</summary>
    public Task<bool> TryAdd(CancellationToken stop) => Try(IsDuplicate, stop);

    async Task<bool> Try(Func<DbUpdateException, bool> isExpected, CancellationToken stop)
    {
        try
        {
            await SaveChangesAsync(stop);
            return true;
        }
        catch (DbUpdateException failure) when (isExpected(failure))
        {
            ChangeTracker.Clear();
            return false;
        }
    }

    /// <summary>
    /// Saves all of it or nothing, with a fraction of the work where a table gets <see cref="NewRows.Many"/> new rows or more. Those are not tracked afterwards, and what the engine makes up
    /// for them is not read back. In a transaction that is open already, whoever opened it rolls back after a failure, and commits.
    /// </summary>
    /// <exception cref="DbUpdateException">As from <see cref="SaveChangesAsync(bool, CancellationToken)"/>; of new rows that were not taken, none is named. The new rows of large tables are forgotten by then: whoever tries again adds them again.</exception>
    public async Task SaveManyAsync(CancellationToken stop)
    {
        var many = NewRows.TakeFrom(ChangeTracker);
        await using var own = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(stop) : null;
        // What was changed comes first, so that two who change the same wait for each other there and not in a circle.
        await SaveChangesAsync(stop);
        try
        {
            foreach (var rows in many) await Insert(rows, stop);
        }
        catch (DbException failure)
        {
            throw new DbUpdateException("New rows were not taken.", failure);
        }

        if (own is not null) await own.CommitAsync(stop);
    }

    /// <summary>Adds the rows in the transaction that is open, the quickest way that the engine has.</summary>
    protected abstract Task Insert(NewRows rows, CancellationToken stop);

    /// <summary>
    /// The number of the transaction before which none is open any more. What was written by those before it can be read in
    /// order, and nothing will appear among it. <see cref="long.MaxValue"/> on an engine with one writer at a time.
    /// </summary>
    public abstract Task<long> SettledBefore(CancellationToken stop);

    /// <summary>Takes a running server's place on the database, and says whether another has one. Where that cannot be told, another is thought to.</summary>
    public abstract Task<ServerPlace> Enter(CancellationToken stop);

    /// <summary>Which entries of the journal can be seen at this moment, in the engine's own words, for <see cref="EntriesSince"/>.</summary>
    public abstract Task<string> JournalMark(CancellationToken stop);

    /// <summary>The question for the entries that could not be seen yet when a mark was taken, whatever their numbers.</summary>
    public abstract FormattableString EntriesSince(string mark);

    /// <summary>Whether the engine keeps instants as milliseconds since 1970, for want of a type of its own.</summary>
    public abstract bool KeepsInstantsAsMilliseconds { get; }

    /// <summary>Begins to read all tables as they are at one moment, whatever others write meanwhile; they are held up by nothing.</summary>
    public abstract Task<IDbContextTransaction> BeginSnapshot(CancellationToken stop);

    /// <summary>Begins to fill empty tables in any order: until <see cref="EndFilling"/> a row may point to one that is not there yet.</summary>
    public abstract Task<IDbContextTransaction> BeginFilling(CancellationToken stop);

    /// <summary>Checks that every row points to one that is there, and lets the engine count on from the highest numbers. To be committed by the caller.</summary>
    /// <exception cref="System.Data.Common.DbException">A row points to none; at the latest when it is committed.</exception>
    public abstract Task EndFilling(CancellationToken stop);

    /// <summary>Applies what migrations the database lacks, one server at a time.</summary>
    public virtual async Task Migrate(CancellationToken stop)
    {
        // Where none is lacking, as at nearly every start, nothing more is read, locked or written.
        var lacking = (await Database.GetPendingMigrationsAsync(stop)).Count();
        if (lacking == 0) return;
        if (lacking < Database.GetMigrations().Count()) await Database.MigrateAsync(stop);
        else await MakeTables(stop);
    }

    /// <summary>Makes all tables of an empty database by the script that the migrations add up to. Applied one by one, each has Entity Framework work out all tables as they were then.</summary>
    async Task MakeTables(CancellationToken stop)
    {
        var creator = this.GetService<IRelationalDatabaseCreator>();
        if (!await creator.ExistsAsync(stop)) await creator.CreateAsync(stop);
        await using var transaction = await Database.BeginTransactionAsync(stop);
        await using var command = Database.GetDbConnection().CreateCommand();
        command.Transaction = transaction.GetDbTransaction();
        command.CommandText = MigrationsScript.Of(GetType().Assembly);
        await command.ExecuteNonQueryAsync(stop);
        await transaction.CommitAsync(stop);
    }

    /// <inheritdoc/>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        foreach (var row in ChangeTracker.Entries<IEdited>().Where(row => row.State == EntityState.Modified)) row.Entity.Version++;
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <inheritdoc/>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) => throw new NotSupportedException("Save with SaveChangesAsync: a server does not wait for a disk.");

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        configurationBuilder.Properties<PublicId>().HaveConversion<PublicIdAsText>().AreUnicode(false).HaveMaxLength(PublicId.Length).HaveSentinel(PublicIdAsText.Sentinel);
        configurationBuilder.Properties<Enum>().HaveConversion<string>().AreUnicode(false).HaveMaxLength(40);
        configurationBuilder.Properties<LocalizedText>().HaveConversion<LocalizedTextAsJson>();
        foreach (var (id, converter) in RowIdAsGuid.ForEveryRowId)
            configurationBuilder.Properties(id).HaveConversion(converter);
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(EcussonDb).Assembly);
        foreach (var table in modelBuilder.Model.GetEntityTypes())
        {
            // Ids are made by verbs, from the clock that they are given, never by the engine.
            if (table.FindPrimaryKey() is { Properties: [{ ClrType: var id } key] } && RowIdAsGuid.IsRowId(id)) key.ValueGenerated = ValueGenerated.Never;
            if (table.ClrType.IsAssignableTo(typeof(IEdited))) table.FindProperty(nameof(IEdited.Version))!.IsConcurrencyToken = true;
            // A row that others point to goes only by a verb that has thought of them.
            foreach (var pointer in table.GetForeignKeys()) pointer.DeleteBehavior = DeleteBehavior.Restrict;
        }
    }
}
