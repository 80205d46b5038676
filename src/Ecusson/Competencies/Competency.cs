using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ecusson.Competencies;

/// <summary>The id of a <see cref="Competency"/>.</summary>
/// <param name="Value">The UUID.</param>
public readonly record struct CompetencyId(Guid Value) : IRowId<CompetencyId>
{
    /// <inheritdoc/>
    public static CompetencyId From(Guid value) => new(value);
}

/// <summary>One competency of a framework.</summary>
public sealed class Competency : IRow<CompetencyId>
{
    /// <summary>The row's id.</summary>
    public required CompetencyId Id { get; init; }

    /// <summary>Its name in addresses.</summary>
    public required PublicId PublicId { get; init; }

    /// <summary>The framework.</summary>
    public required FrameworkId FrameworkId { get; init; }

    /// <summary>Its code in the framework, e.g. <c>C3.2</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Its name by language.</summary>
    public required LocalizedText Name { get; set; }

    /// <summary>What it means, by language.</summary>
    public LocalizedText Description { get; set; } = LocalizedText.Empty;

    /// <summary>Code of the competency that it is part of; null at the top.</summary>
    public string? Parent { get; set; }

    /// <summary>Its address at its keeper's; null when it has none.</summary>
    public string? Address { get; set; }

    /// <summary>Place in the framework's order, from 0.</summary>
    public required int Place { get; set; }

    /// <summary>Name and code folded for search: lower case, without accents.</summary>
    public required string Folded { get; set; }

    /// <summary>Since when it is no longer part of the framework; null while it is.</summary>
    public DateTimeOffset? RetiredAt { get; set; }
}

sealed class CompetencyTable : IEntityTypeConfiguration<Competency>
{
    public void Configure(EntityTypeBuilder<Competency> builder)
    {
        builder.ToTable("competencies");
        builder.Property(competency => competency.Code).HasMaxLength(100);
        builder.Property(competency => competency.Parent).HasMaxLength(100);
        builder.Property(competency => competency.Address).HasMaxLength(2000);
        builder.HasIndex(competency => competency.PublicId).IsUnique();
        builder.HasIndex(competency => new { competency.FrameworkId, competency.Code }).IsUnique();
        builder.HasOne<Framework>().WithMany().HasForeignKey(competency => competency.FrameworkId);
    }
}
