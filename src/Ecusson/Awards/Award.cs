using Ecusson.Badges;
using Ecusson.Organizations;
using Ecusson.People;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ecusson.Awards;

/// <summary>The id of an <see cref="Award"/>.</summary>
/// <param name="Value">The UUID.</param>
public readonly record struct AwardId(Guid Value) : IRowId<AwardId>
{
    /// <inheritdoc/>
    public static AwardId From(Guid value) => new(value);
}

/// <summary>What one person received. It is not the badge: the badge says what is recognised, an award says for whom, when and on what evidence.</summary>
public sealed class Award : IRow<AwardId>, IEdited
{
    /// <summary>The row's id.</summary>
    public required AwardId Id { get; init; }

    /// <summary>Its name in addresses, burnt into the credential.</summary>
    public required PublicId PublicId { get; init; }

    /// <summary>Who issued it.</summary>
    public required OrganizationId OrganizationId { get; init; }

    /// <summary>The badge.</summary>
    public required BadgeId BadgeId { get; init; }

    /// <summary>The version of the badge that it was given under.</summary>
    public required int BadgeNumber { get; init; }

    /// <summary>The list that it was given with; null for one given alone.</summary>
    public AwardListId? ListId { get; init; }

    /// <summary>Where it stands with its holder.</summary>
    public required AwardState State { get; set; }

    /// <summary>The address that it was given to; null once the person is erased.</summary>
    public string? Address { get; set; }

    /// <summary>What two writings of that address have in common; null once the person is erased.</summary>
    public string? AddressKey { get; set; }

    /// <summary>The name that its issuer gave, or that was typed with a claim link's code (<see cref="IsNameClaimed"/>); null when none was given.</summary>
    public string? HolderName { get; set; }

    /// <summary>Whether that name was typed with a claim link's code and nobody at the desk said yes to it: it is not its issuer's word.</summary>
    public bool IsNameClaimed { get; init; }

    /// <summary>The name that its issuer vouches for; in no credential unless the holder wishes; null for none.</summary>
    public string? VouchedName => IsNameClaimed ? null : HolderName;

    /// <summary>What it is found by at its issuer's desk: address and name, folded; empty once the person is erased.</summary>
    public string SearchText { get; set; } = "";

    /// <summary>The person whose it is; null until an account with that address is known.</summary>
    public PersonId? PersonId { get; set; }

    /// <summary>The language of its mails to whoever has no account to choose one in.</summary>
    public required string Language { get; init; }

    /// <summary>The random subject id in the credential, <c>urn:uuid:…</c>.</summary>
    public required string SubjectId { get; init; }

    /// <summary>The salted hash of the address in the credential, <c>sha256$…</c>.</summary>
    public required string IdentityHash { get; set; }

    /// <summary>The salt of that hash.</summary>
    public required string Salt { get; set; }

    /// <summary>When the achievement was earned.</summary>
    public required DateTimeOffset AwardedAt { get; init; }

    /// <summary>When it ends; null without end.</summary>
    public DateTimeOffset? ValidUntil { get; init; }

    /// <summary>What the holder did, in words, Markdown; null when nothing was said.</summary>
    public string? Story { get; set; }

    /// <summary>Addresses of evidence.</summary>
    public IReadOnlyList<string> Evidence { get; set; } = [];

    /// <summary>When it was granted and signed.</summary>
    public required DateTimeOffset GrantedAt { get; init; }

    /// <summary>When its holder accepted or declined it; null before.</summary>
    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>When it was revoked or replaced; null while it stands.</summary>
    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>Why, for the holder to read; null while it stands.</summary>
    public string? RevocationReason { get; set; }

    /// <summary>The award that stands in its place; null when none does.</summary>
    public AwardId? ReplacedBy { get; set; }

    /// <summary>The award in whose place it stands; null when it is in none's.</summary>
    public AwardId? Replaces { get; init; }

    /// <summary>Who may see its page.</summary>
    public Visibility Visibility { get; set; } = Visibility.OnlyMe;

    /// <summary>Whether the page shows the holder's name.</summary>
    public bool ShowsName { get; set; }

    /// <summary>Whether the credential holds the holder's name.</summary>
    public bool NameInCredential { get; set; }

    /// <summary>The random key of its link; null while there is none. A new key makes the old link worthless.</summary>
    public string? LinkKey { get; set; }

    /// <summary>The random key of its Open Badges 2.0 copy; null while there is none.</summary>
    public string? OpenBadges2Key { get; set; }

    /// <summary>The status list that tells whether it stands.</summary>
    public required StatusListId StatusListId { get; set; }

    /// <summary>Its place in that list.</summary>
    public required int StatusIndex { get; set; }

    /// <summary>Goes up when its mail is sent anew, so that the older link to accept it works no more.</summary>
    public int LinkVersion { get; set; } = 1;

    /// <summary>When its holder was last written to about it: offered, sent again, or reminded; null before.</summary>
    public DateTimeOffset? LastWroteAt { get; set; }

    /// <summary>The address that its issuer wants to move it to, because its holder lost the one before; null while none is to be confirmed.</summary>
    public string? MovesTo { get; set; }

    /// <summary>Why it was last asked to move, for its holder to read at either address; null when it never was.</summary>
    public string? MoveReason { get; set; }

    /// <summary>When that was asked last; null when it never was.</summary>
    public DateTimeOffset? MoveAskedAt { get; set; }

    /// <summary>When it was bound to another address than before, corrected or moved: since then it may be another person's; null when it never was.</summary>
    public DateTimeOffset? ReaddressedAt { get; set; }

    /// <summary>How many reminders went out since it was offered or sent again.</summary>
    public int Reminders { get; set; }

    /// <inheritdoc/>
    public int Version { get; set; } = 1;
}

sealed class AwardTable : IEntityTypeConfiguration<Award>
{
    const string ShownToEveryone = "visibility = 'Everyone' AND state = 'Accepted' AND revoked_at IS NULL";

    public void Configure(EntityTypeBuilder<Award> builder)
    {
        builder.Property(award => award.Address).HasMaxLength(MailAddress.Longest);
        builder.Property(award => award.AddressKey).HasMaxLength(MailAddress.Longest);
        builder.Property(award => award.MovesTo).HasMaxLength(MailAddress.Longest);
        builder.Property(award => award.HolderName).HasMaxLength(Person.NameLength);
        builder.Property(award => award.Language).HasMaxLength(8).IsUnicode(false);
        builder.Property(award => award.SubjectId).HasMaxLength(45).IsUnicode(false);
        builder.Property(award => award.IdentityHash).HasMaxLength(71).IsUnicode(false);
        builder.Property(award => award.Salt).HasMaxLength(64).IsUnicode(false);
        builder.Property(award => award.Evidence).KeptAsJson();
        builder.Property(award => award.LinkKey).HasMaxLength(PublicId.Length).IsUnicode(false);
        builder.Property(award => award.OpenBadges2Key).HasMaxLength(PublicId.Length).IsUnicode(false);
        builder.HasIndex(award => award.PublicId).IsUnique();
        builder.HasIndex(award => award.OpenBadges2Key).IsUnique();
        builder.HasIndex(award => new { award.StatusListId, award.StatusIndex }).IsUnique();
        builder.HasIndex(award => new { award.BadgeId, award.AddressKey });
        builder.HasIndex(award => award.AddressKey);
        builder.HasIndex(award => new { award.BadgeId, award.AwardedAt, award.PublicId }).HasFilter(ShownToEveryone);
        builder.HasIndex(award => new { award.AwardedAt, award.PublicId }).HasFilter(ShownToEveryone);
        builder.HasIndex(award => new { award.State, award.GrantedAt });
        builder.HasIndex(award => award.PersonId);
        builder.HasIndex(award => new { award.OrganizationId, award.Id });
        builder.HasIndex(award => new { award.ListId, award.State });
        builder.HasOne<Organization>().WithMany().HasForeignKey(award => award.OrganizationId);
        builder.HasOne<Badge>().WithMany().HasForeignKey(award => award.BadgeId);
        builder.HasOne<AwardList>().WithMany().HasForeignKey(award => award.ListId);
        builder.HasOne<Person>().WithMany().HasForeignKey(award => award.PersonId);
        builder.HasOne<StatusList>().WithMany().HasForeignKey(award => award.StatusListId);
        builder.HasOne<Award>().WithMany().HasForeignKey(award => award.ReplacedBy);
        builder.HasOne<Award>().WithMany().HasForeignKey(award => award.Replaces);
    }
}
