using Microsoft.EntityFrameworkCore;

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

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        configurationBuilder.Properties<PublicId>().HaveConversion<PublicIdAsText>().AreUnicode(false).HaveMaxLength(PublicId.Length);
        foreach (var (id, converter) in RowIdAsGuid.ForEveryRowId)
            configurationBuilder.Properties(id).HaveConversion(converter);
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(EcussonDb).Assembly);
    }
}
