using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ecusson.People;

/// <summary>The id of a <see cref="MailedLink"/>.</summary>
/// <param name="Value">The UUID.</param>
public readonly record struct MailedLinkId(Guid Value) : IRowId<MailedLinkId>
{
    /// <inheritdoc/>
    public static MailedLinkId From(Guid value) => new(value);
}

/// <summary>
/// A link that was sent to an address and works once: to sign in, to verify an address, to become the operator. Its secret is
/// computed from the root secret and this row, so that the database alone lets nobody in.
/// </summary>
public sealed class MailedLink : IRow<MailedLinkId>
{
    /// <summary>The row's id.</summary>
    public required MailedLinkId Id { get; init; }

    /// <summary>What it is for.</summary>
    public required LinkPurpose Purpose { get; init; }

    /// <summary>Who it is for; null when they are not known yet.</summary>
    public PersonId? PersonId { get; set; }

    /// <summary>Key of the address that it was sent to; null for a link that the server printed.</summary>
    public string? AddressKey { get; init; }

    /// <summary>Row id of what it is about, e.g. an invitation; null when nothing else is.</summary>
    public Guid? Subject { get; init; }

    /// <summary>Where to go afterwards, a path on this server; null for the usual place.</summary>
    public string? ReturnTo { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Until when it works.</summary>
    public required DateTimeOffset ExpiresAt { get; set; }

    /// <summary>When it was used or taken back; null while it works.</summary>
    public DateTimeOffset? UsedAt { get; set; }
}

/// <summary>What a <see cref="MailedLink"/> is for.</summary>
public enum LinkPurpose
{
    /// <summary>Makes the first operator's account.</summary>
    BecomeOperator,

    /// <summary>Signs in; makes the account of an address that has none.</summary>
    SignIn,

    /// <summary>Shows that mail to an address is read.</summary>
    VerifyAddress,

    /// <summary>Takes up membership of an organisation.</summary>
    Invitation,
}

sealed class MailedLinkTable : IEntityTypeConfiguration<MailedLink>
{
    public void Configure(EntityTypeBuilder<MailedLink> builder)
    {
        builder.Property(link => link.AddressKey).HasMaxLength(MailAddress.Longest);
        builder.Property(link => link.ReturnTo).HasMaxLength(2000);
        builder.HasIndex(link => link.ExpiresAt);
        builder.HasIndex(link => link.PersonId);
        builder.HasOne<Person>().WithMany().HasForeignKey(link => link.PersonId);
    }
}
