using Ecusson.Organizations;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ecusson.Badges;

/// <summary>The id of a <see cref="Badge"/>.</summary>
/// <param name="Value">The UUID.</param>
public readonly record struct BadgeId(Guid Value) : IRowId<BadgeId>
{
    /// <inheritdoc/>
    public static BadgeId From(Guid value) => new(value);
}

/// <summary>The definition: what is recognised and what it takes. It is not what a person received; that is an award.</summary>
public sealed class Badge : IRow<BadgeId>, IEdited
{
    /// <summary>The row's id.</summary>
    public required BadgeId Id { get; init; }

    /// <summary>Its name in addresses.</summary>
    public required PublicId PublicId { get; init; }

    /// <summary>Who issues it.</summary>
    public required OrganizationId OrganizationId { get; init; }

    /// <summary>Where it stands.</summary>
    public required BadgeState State { get; set; }

    /// <summary>Whether people may ask for it.</summary>
    public bool OpenToRequests { get; set; }

    /// <summary>What is being written: the next version, or the first.</summary>
    public required BadgeContent Draft { get; set; }

    /// <summary>Whether the draft differs from what is published.</summary>
    public bool HasChanges { get; set; } = true;

    /// <summary>Number of the version that is published; 0 before the first.</summary>
    public int PublishedNumber { get; set; }

    /// <summary>When it was begun.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the draft was last changed.</summary>
    public required DateTimeOffset ChangedAt { get; set; }

    /// <summary>Row id of the person who last changed it; null for a program.</summary>
    public Guid? ChangedBy { get; set; }

    /// <summary>Name of the published version in its own language, or of the draft: for lists.</summary>
    public required string Name { get; set; }

    /// <inheritdoc/>
    public int Version { get; set; } = 1;
}

/// <summary>Where a badge stands.</summary>
public enum BadgeState
{
    /// <summary>Never published: only members see it.</summary>
    Draft,

    /// <summary>Public, and can be awarded.</summary>
    Published,

    /// <summary>Still public for those who hold it, not awarded any more.</summary>
    Archived,
}

sealed class BadgeTable : IEntityTypeConfiguration<Badge>
{
    public void Configure(EntityTypeBuilder<Badge> builder)
    {
        builder.Property(badge => badge.Draft).KeptAsJson();
        builder.Property(badge => badge.Name).HasMaxLength(300);
        builder.HasIndex(badge => badge.PublicId).IsUnique();
        builder.HasIndex(badge => new { badge.OrganizationId, badge.State });
        builder.HasIndex(badge => badge.State);
        builder.HasOne<Organization>().WithMany().HasForeignKey(badge => badge.OrganizationId);
    }
}
