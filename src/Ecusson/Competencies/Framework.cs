using Ecusson.Organizations;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ecusson.Competencies;

/// <summary>The id of a <see cref="Framework"/>.</summary>
/// <param name="Value">The UUID.</param>
public readonly record struct FrameworkId(Guid Value) : IRowId<FrameworkId>
{
    /// <inheritdoc/>
    public static FrameworkId From(Guid value) => new(value);
}

/// <summary>A list of competencies that somebody keeps and others refer to.</summary>
public sealed class Framework : IRow<FrameworkId>, IEdited
{
    /// <summary>The row's id.</summary>
    public required FrameworkId Id { get; init; }

    /// <summary>Its name in addresses.</summary>
    public required PublicId PublicId { get; init; }

    /// <summary>Who loaded it.</summary>
    public required OrganizationId OrganizationId { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; set; }

    /// <summary>Where it comes from, an address; null when it is the organisation's own.</summary>
    public string? Source { get; set; }

    /// <summary>When it was first loaded.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last loaded.</summary>
    public required DateTimeOffset LoadedAt { get; set; }

    /// <summary>Since when no badge may choose from it any more; null while badges may. Badges that did keep what they chose.</summary>
    public DateTimeOffset? RetiredAt { get; set; }

    /// <inheritdoc/>
    public int Version { get; set; } = 1;
}

sealed class FrameworkTable : IEntityTypeConfiguration<Framework>
{
    public void Configure(EntityTypeBuilder<Framework> builder)
    {
        builder.Property(framework => framework.Name).HasMaxLength(300);
        builder.Property(framework => framework.Source).HasMaxLength(2000);
        builder.HasIndex(framework => framework.PublicId).IsUnique();
        builder.HasOne<Organization>().WithMany().HasForeignKey(framework => framework.OrganizationId);
    }
}
