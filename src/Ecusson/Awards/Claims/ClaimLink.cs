using Ecusson.Badges;
using Ecusson.Organizations;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ecusson.Awards.Claims;

/// <summary>The id of a <see cref="ClaimLink"/>.</summary>
/// <param name="Value">The UUID.</param>
public readonly record struct ClaimLinkId(Guid Value) : IRowId<ClaimLinkId>
{
    /// <inheritdoc/>
    public static ClaimLinkId From(Guid value) => new(value);
}

/// <summary>A way for whoever is at an event to claim a badge by themselves: a short code on a wall that opens and closes at set times.</summary>
public sealed class ClaimLink : IRow<ClaimLinkId>, IEdited
{
    /// <summary>The longest name, in characters.</summary>
    public const int NameLength = 120;

    /// <summary>The row's id.</summary>
    public required ClaimLinkId Id { get; init; }

    /// <summary>Its name in addresses of its organisation's desk. It opens nothing.</summary>
    public required PublicId PublicId { get; init; }

    /// <summary>Who issues.</summary>
    public required OrganizationId OrganizationId { get; init; }

    /// <summary>The badge.</summary>
    public required BadgeId BadgeId { get; init; }

    /// <summary>What the desk calls it, for nobody else to read.</summary>
    public required string Name { get; set; }

    /// <summary>What lets people claim (<see cref="ClaimCodes"/>).</summary>
    public required string Code { get; set; }

    /// <summary>From when it can be used.</summary>
    public required DateTimeOffset OpensAt { get; set; }

    /// <summary>From when it can be used no more.</summary>
    public required DateTimeOffset ClosesAt { get; set; }

    /// <summary>How many can claim by it; null for as many as come.</summary>
    public int? Limit { get; set; }

    /// <summary>How many of that are taken: by each address once, whether or not it holds the badge. Counted by <see cref="ClaimIntake"/> and by who decides, one at a time, and never by saving this row.</summary>
    public int Uses { get; init; }

    /// <summary>Whether each claim waits for somebody at the desk to say yes.</summary>
    public required bool NeedsApproval { get; init; }

    /// <summary>The day on which the achievement was earned; null for the moment of each claim.</summary>
    public DateOnly? AwardedOn { get; init; }

    /// <summary>What all who claim by it did, Markdown; null when nothing is said.</summary>
    public string? Story { get; init; }

    /// <summary>Row id of who made it.</summary>
    public required Guid CreatedBy { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was closed by hand; null while it was not.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <inheritdoc/>
    public int Version { get; set; } = 1;

    /// <summary>Whether a badge can be claimed by it.</summary>
    /// <param name="now">The moment.</param>
    /// <param name="isAwarded">Whether its badge can be awarded at all.</param>
    public ClaimStanding Standing(DateTimeOffset now, bool isAwarded) =>
        !isAwarded ? ClaimStanding.NotAwarded
        : ClosedAt is not null || now >= ClosesAt ? ClaimStanding.Closed
        : now < OpensAt ? ClaimStanding.NotYet
        : Uses >= Limit ? ClaimStanding.UsedUp
        : ClaimStanding.Open;
}

/// <summary>Whether a badge can be claimed by a link.</summary>
public enum ClaimStanding
{
    /// <summary>It can.</summary>
    Open,

    /// <summary>It opens later.</summary>
    NotYet,

    /// <summary>Its time is over, or it was closed by hand.</summary>
    Closed,

    /// <summary>As many claimed as were to.</summary>
    UsedUp,

    /// <summary>The badge or its organisation is archived, or awards of it would have ended already.</summary>
    NotAwarded,
}

sealed class ClaimLinkTable : IEntityTypeConfiguration<ClaimLink>
{
    public void Configure(EntityTypeBuilder<ClaimLink> builder)
    {
        builder.Property(link => link.Name).HasMaxLength(ClaimLink.NameLength);
        builder.Property(link => link.Code).HasMaxLength(ClaimCodes.Length).IsUnicode(false);
        builder.HasIndex(link => link.PublicId).IsUnique();
        builder.HasIndex(link => link.Code).IsUnique();
        builder.HasIndex(link => new { link.OrganizationId, link.Id });
        builder.HasOne<Organization>().WithMany().HasForeignKey(link => link.OrganizationId);
        builder.HasOne<Badge>().WithMany().HasForeignKey(link => link.BadgeId);
    }
}
