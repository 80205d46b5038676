using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ecusson.Badges;

/// <summary>The id of a <see cref="BadgeVersion"/>.</summary>
/// <param name="Value">The UUID.</param>
public readonly record struct BadgeVersionId(Guid Value) : IRowId<BadgeVersionId>
{
    /// <inheritdoc/>
    public static BadgeVersionId From(Guid value) => new(value);
}

/// <summary>What a badge said from one publication to the next. Awards point to the version that they were given under, for ever.</summary>
public sealed class BadgeVersion : IRow<BadgeVersionId>
{
    /// <summary>The row's id.</summary>
    public required BadgeVersionId Id { get; init; }

    /// <summary>The badge.</summary>
    public required BadgeId BadgeId { get; init; }

    /// <summary>Counted from 1 within the badge.</summary>
    public required int Number { get; init; }

    /// <summary>What it says.</summary>
    public required BadgeContent Content { get; init; }

    /// <summary>When it was published.</summary>
    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>Row id of the person who published it; null for a program.</summary>
    public Guid? PublishedBy { get; init; }
}

/// <summary>What search knows of a published badge: one row a badge, written anew at each publication.</summary>
public sealed class BadgeIndex
{
    /// <summary>The badge.</summary>
    public required BadgeId BadgeId { get; init; }

    /// <summary>Names, descriptions, competencies, tags and the organisation's name, folded: lower case, without accents.</summary>
    public required string Folded { get; set; }

    /// <summary>The standard's type.</summary>
    public required string Type { get; set; }

    /// <summary>The level, 1 to 5; null when it has none.</summary>
    public int? Level { get; set; }

    /// <summary>The languages that it is written in, each between spaces: <c> fr en </c>.</summary>
    public required string Languages { get; set; }

    /// <summary>When the published version was published.</summary>
    public required DateTimeOffset PublishedAt { get; set; }
}

/// <summary>A competency of a published badge, for facets.</summary>
public sealed class BadgeCompetency
{
    /// <summary>The badge.</summary>
    public required BadgeId BadgeId { get; init; }

    /// <summary>The competency's folded name.</summary>
    public required string Folded { get; init; }

    /// <summary>Its name as it is shown.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>Public id of the competency in a framework; null for free words.</summary>
    public string? Competency { get; init; }
}

sealed class BadgeVersionTable : IEntityTypeConfiguration<BadgeVersion>
{
    public void Configure(EntityTypeBuilder<BadgeVersion> builder)
    {
        builder.Property(version => version.Content).KeptAsJson();
        builder.HasIndex(version => new { version.BadgeId, version.Number }).IsUnique();
        builder.HasOne<Badge>().WithMany().HasForeignKey(version => version.BadgeId);
    }
}

sealed class BadgeIndexTable : IEntityTypeConfiguration<BadgeIndex>
{
    public void Configure(EntityTypeBuilder<BadgeIndex> builder)
    {
        builder.ToTable("badge_index");
        builder.HasKey(index => index.BadgeId);
        builder.Property(index => index.BadgeId).ValueGeneratedNever();
        builder.Property(index => index.Type).HasMaxLength(60).IsUnicode(false);
        builder.Property(index => index.Languages).HasMaxLength(200).IsUnicode(false);
        builder.HasOne<Badge>().WithOne().HasForeignKey<BadgeIndex>(index => index.BadgeId);
    }
}

sealed class BadgeCompetencyTable : IEntityTypeConfiguration<BadgeCompetency>
{
    public void Configure(EntityTypeBuilder<BadgeCompetency> builder)
    {
        builder.ToTable("badge_competencies");
        builder.HasKey(competency => new { competency.BadgeId, competency.Folded });
        builder.Property(competency => competency.Folded).HasMaxLength(300);
        builder.Property(competency => competency.Competency).HasMaxLength(PublicId.Length).IsUnicode(false);
        builder.HasIndex(competency => competency.Folded);
        builder.HasOne<Badge>().WithMany().HasForeignKey(competency => competency.BadgeId);
    }
}
