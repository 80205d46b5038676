using Ecusson.Badges;
using Ecusson.Jobs;
using Ecusson.Organizations;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ecusson.Awards;

/// <summary>The id of an <see cref="AwardList"/>.</summary>
/// <param name="Value">The UUID.</param>
public readonly record struct AwardListId(Guid Value) : IRowId<AwardListId>
{
    /// <inheritdoc/>
    public static AwardListId From(Guid value) => new(value);
}

/// <summary>People to give one badge to: looked through and mended, then granted as one job, then mailed.</summary>
public sealed class AwardList : IRow<AwardListId>, IEdited
{
    /// <summary>The row's id.</summary>
    public required AwardListId Id { get; init; }

    /// <summary>Its name in addresses.</summary>
    public required PublicId PublicId { get; init; }

    /// <summary>Who issues.</summary>
    public required OrganizationId OrganizationId { get; init; }

    /// <summary>The badge.</summary>
    public required BadgeId BadgeId { get; init; }

    /// <summary>The version of the badge, fixed when the list starts; 0 before.</summary>
    public int BadgeNumber { get; set; }

    /// <summary>Where it comes from: a file's name, or empty for typed addresses.</summary>
    public required string Source { get; set; }

    /// <summary>The language of its mails.</summary>
    public required string Language { get; set; }

    /// <summary>The day that rows without one of their own were earned on; null for the day of granting.</summary>
    public DateOnly? AwardedOn { get; set; }

    /// <summary>Where it stands.</summary>
    public required AwardListState State { get; set; }

    /// <summary>Row id of who made it.</summary>
    public required Guid CreatedBy { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was started; null before.</summary>
    public DateTimeOffset? StartedAt { get; set; }

    /// <summary>When its mails leave and undoing becomes revoking; null before it is started.</summary>
    public DateTimeOffset? MailsLeaveAt { get; set; }

    /// <summary>The job that grants it; null before it is started.</summary>
    public JobId? JobId { get; set; }

    /// <summary>When it was taken back after its mails left; null unless it was.</summary>
    public DateTimeOffset? WithdrawnAt { get; set; }

    /// <summary>Why, for its holders to read; null unless it was.</summary>
    public string? WithdrawalReason { get; set; }

    /// <summary>How many rows it has.</summary>
    public int Rows { get; set; }

    /// <summary>Columns of the file that were not understood, to be named to its owner.</summary>
    public IReadOnlyList<string> UnknownColumns { get; set; } = [];

    /// <inheritdoc/>
    public int Version { get; set; } = 1;
}

/// <summary>Where an <see cref="AwardList"/> stands.</summary>
public enum AwardListState
{
    /// <summary>Looked through and mended; nothing is granted.</summary>
    Preview,

    /// <summary>Being granted, or granted.</summary>
    Started,

    /// <summary>Taken back before its mails left: no trace but this row.</summary>
    Undone,

    /// <summary>Taken back afterwards: its awards are revoked, or being so.</summary>
    Revoked,
}

sealed class AwardListTable : IEntityTypeConfiguration<AwardList>
{
    public void Configure(EntityTypeBuilder<AwardList> builder)
    {
        builder.Property(list => list.Source).HasMaxLength(300);
        builder.Property(list => list.Language).HasMaxLength(8).IsUnicode(false);
        builder.Property(list => list.WithdrawalReason).HasMaxLength(RevokeAward.ReasonLength);
        builder.Property(list => list.UnknownColumns).KeptAsJson();
        builder.HasIndex(list => list.PublicId).IsUnique();
        builder.HasIndex(list => new { list.OrganizationId, list.Id });
        builder.HasOne<Organization>().WithMany().HasForeignKey(list => list.OrganizationId);
        builder.HasOne<Badge>().WithMany().HasForeignKey(list => list.BadgeId);
        builder.HasOne<Job>().WithMany().HasForeignKey(list => list.JobId);
    }
}
