using Ecusson.People;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ecusson.Awards.Claims;

/// <summary>The id of a <see cref="Claim"/>.</summary>
/// <param name="Value">The UUID.</param>
public readonly record struct ClaimId(Guid Value) : IRowId<ClaimId>
{
    /// <inheritdoc/>
    public static ClaimId From(Guid value) => new(value);
}

/// <summary>One person's word that they are to have the badge of a link. By one link an address claims once.</summary>
public sealed class Claim : IRow<ClaimId>, IEdited
{
    /// <summary>The row's id.</summary>
    public required ClaimId Id { get; init; }

    /// <summary>Its name in addresses.</summary>
    public required PublicId PublicId { get; init; }

    /// <summary>The link.</summary>
    public required ClaimLinkId LinkId { get; init; }

    /// <summary>The address; null once the person is erased, or nothing comes of it any more.</summary>
    public string? Address { get; set; }

    /// <summary>What two writings of that address have in common; null with it.</summary>
    public string? AddressKey { get; set; }

    /// <summary>The name that was given; null for none.</summary>
    public string? Name { get; set; }

    /// <summary>Whether whoever claimed had signed in, with an address that is theirs: what is said for a stranger is not their word.</summary>
    public required bool IsOwn { get; init; }

    /// <summary>What tells the browser that claimed from others (<see cref="ClaimForm.Receipt"/>); null for none, and once the address is gone.</summary>
    public string? Receipt { get; set; }

    /// <summary>The language that it was claimed in, for mails to whoever has no account to choose one in.</summary>
    public required string Language { get; init; }

    /// <summary>What became of it.</summary>
    public required ClaimState State { get; set; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset ClaimedAt { get; init; }

    /// <summary>When somebody at the desk last said yes or no; null before.</summary>
    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>The award that came of it; null before, and when none did.</summary>
    public AwardId? AwardId { get; set; }

    /// <inheritdoc/>
    public int Version { get; set; } = 1;
}

/// <summary>What became of a claim.</summary>
public enum ClaimState
{
    /// <summary>Somebody at the desk is to say yes or no.</summary>
    Waiting,

    /// <summary>To be granted, which takes seconds.</summary>
    Approved,

    /// <summary>Granted.</summary>
    Granted,

    /// <summary>The desk said no, took the award back before its mail left, or the person was erased.</summary>
    Refused,

    /// <summary>Whoever has the address held the badge already: nothing came of it. It keeps its place, or the places left would tell.</summary>
    HeldAlready,

    /// <summary>It could not be granted.</summary>
    Failed,
}

sealed class ClaimTable : IEntityTypeConfiguration<Claim>
{
    public void Configure(EntityTypeBuilder<Claim> builder)
    {
        builder.Property(claim => claim.Address).HasMaxLength(MailAddress.Longest);
        builder.Property(claim => claim.AddressKey).HasMaxLength(MailAddress.Longest);
        builder.Property(claim => claim.Name).HasMaxLength(Person.NameLength);
        builder.Property(claim => claim.Language).HasMaxLength(8).IsUnicode(false);
        builder.Property(claim => claim.Receipt).HasMaxLength(ClaimForm.ReceiptLength).IsUnicode(false);
        builder.HasIndex(claim => claim.PublicId).IsUnique();
        builder.HasIndex(claim => new { claim.LinkId, claim.AddressKey }).IsUnique();
        builder.HasIndex(claim => new { claim.LinkId, claim.State, claim.Id });
        builder.HasIndex(claim => new { claim.LinkId, claim.Id });
        builder.HasIndex(claim => claim.AddressKey);
        builder.HasIndex(claim => claim.AwardId);
        builder.HasIndex(claim => claim.State).HasFilter("state = 'Approved'");
        builder.HasOne<ClaimLink>().WithMany().HasForeignKey(claim => claim.LinkId);
    }
}
