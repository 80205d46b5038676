using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ecusson.Storage;

/// <summary>Which installation a database belongs to. There is one row, made when the database is first opened.</summary>
public sealed class Installation
{
    /// <summary>The key of the only row.</summary>
    public const int Only = 1;

    /// <summary>Always <see cref="Only"/>: the primary key lets no second row in, even when two servers start at once.</summary>
    public int Number { get; private set; } = Only;

    /// <summary>The installation's own name, random, for ever the same.</summary>
    public required PublicId Id { get; init; }

    /// <summary>When the database was first opened.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}

sealed class InstallationTable : IEntityTypeConfiguration<Installation>
{
    public void Configure(EntityTypeBuilder<Installation> builder)
    {
        builder.HasKey(installation => installation.Number);
        builder.Property(installation => installation.Number).ValueGeneratedNever();
    }
}
