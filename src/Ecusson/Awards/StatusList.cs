using Ecusson.Keys;
using Ecusson.Organizations;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ecusson.Awards;

/// <summary>The id of a <see cref="StatusList"/>.</summary>
/// <param name="Value">The UUID.</param>
public readonly record struct StatusListId(Guid Value) : IRowId<StatusListId>
{
    /// <inheritdoc/>
    public static StatusListId From(Guid value) => new(value);
}

/// <summary>
/// A list of bits, one an award, that tells which awards stand (Bitstring Status List 1.0). Places are handed out in a random
/// order, so that neighbours in the list tell nothing about each other.
/// </summary>
public sealed class StatusList : IRow<StatusListId>, IEdited
{
    /// <summary>Places in every list: the least that hides one award among others (§6.1).</summary>
    public const int Size = 131_072;

    /// <summary>The row's id.</summary>
    public required StatusListId Id { get; init; }

    /// <summary>Its name in addresses, burnt into credentials.</summary>
    public required PublicId PublicId { get; init; }

    /// <summary>Whose list.</summary>
    public required OrganizationId OrganizationId { get; init; }

    /// <summary>Counted from 1 among those of one organisation and one issuer: who begins a list at the same moment as another is overtaken.</summary>
    public required int Number { get; init; }

    /// <summary>In whose name the list is signed: the <c>issuer</c> of every credential that points to it.</summary>
    public required string IssuerId { get; init; }

    /// <summary>The key that signed its first edition; under did:key the only one that may sign it.</summary>
    public required SealedKeyId KeyId { get; init; }

    /// <summary>The bits, one byte for eight places, the first place in the highest bit.</summary>
    public required byte[] Bits { get; set; }

    /// <summary>How many places were handed out.</summary>
    public int Used { get; set; }

    /// <summary>Which permutation of the places is handed out.</summary>
    public required long Seed { get; init; }

    /// <summary>The signed list as it is served; null until it is first asked for, or after a change.</summary>
    public byte[]? Signed { get; set; }

    /// <summary>When that was signed; null when there is none.</summary>
    public DateTimeOffset? SignedAt { get; set; }

    /// <inheritdoc/>
    public int Version { get; set; } = 1;
}

sealed class StatusListTable : IEntityTypeConfiguration<StatusList>
{
    public void Configure(EntityTypeBuilder<StatusList> builder)
    {
        builder.HasIndex(list => list.PublicId).IsUnique();
        builder.Property(list => list.IssuerId).HasMaxLength(500);
        builder.HasIndex(list => new { list.OrganizationId, list.IssuerId, list.Number }).IsUnique();
        builder.HasOne<Organization>().WithMany().HasForeignKey(list => list.OrganizationId);
    }
}
