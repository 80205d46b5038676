using Ecusson.People;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ecusson.Organizations;

/// <summary>The id of an <see cref="Invitation"/>.</summary>
/// <param name="Value">The UUID.</param>
public readonly record struct InvitationId(Guid Value) : IRowId<InvitationId>
{
    /// <inheritdoc/>
    public static InvitationId From(Guid value) => new(value);
}

/// <summary>An invitation to take part in an organisation, sent to an address.</summary>
public sealed class Invitation : IRow<InvitationId>
{
    /// <summary>The row's id.</summary>
    public required InvitationId Id { get; init; }

    /// <summary>The organisation.</summary>
    public required OrganizationId OrganizationId { get; init; }

    /// <summary>The address, as it was typed.</summary>
    public required string Address { get; init; }

    /// <summary>What the person will be able to do.</summary>
    public required Roles Roles { get; set; }

    /// <summary>The language of the mail.</summary>
    public required string Language { get; init; }

    /// <summary>Who invites.</summary>
    public required PersonId InvitedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset InvitedAt { get; set; }

    /// <summary>Until when it can be taken up.</summary>
    public required DateTimeOffset ExpiresAt { get; set; }

    /// <summary>When it was taken up; null before.</summary>
    public DateTimeOffset? AcceptedAt { get; set; }

    /// <summary>When it was taken back or turned down; null before.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>Goes up when it is sent again, so that the older link works no more.</summary>
    public int LinkVersion { get; set; } = 1;
}

sealed class InvitationTable : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.Property(invitation => invitation.Address).HasMaxLength(MailAddress.Longest);
        builder.Property(invitation => invitation.Language).HasMaxLength(8).IsUnicode(false);
        builder.Property(invitation => invitation.Roles).HasConversion<int>();
        // An invitation is answered once, whoever presses first.
        builder.Property(invitation => invitation.AcceptedAt).IsConcurrencyToken();
        builder.Property(invitation => invitation.ClosedAt).IsConcurrencyToken();
        builder.HasIndex(invitation => new { invitation.OrganizationId, invitation.InvitedAt });
        builder.HasOne<Organization>().WithMany().HasForeignKey(invitation => invitation.OrganizationId);
        builder.HasOne<Person>().WithMany().HasForeignKey(invitation => invitation.InvitedBy);
    }
}
