using Ecusson.Credentials.Proofs;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ecusson.Keys;

/// <summary>The id of a <see cref="SealedKey"/>.</summary>
/// <param name="Value">The UUID.</param>
public readonly record struct SealedKeyId(Guid Value) : IRowId<SealedKeyId>
{
    /// <inheritdoc/>
    public static SealedKeyId From(Guid value) => new(value);
}

/// <summary>
/// A signing key of an organisation: its public half in clear, its private half sealed under the root secret. A retired key
/// signs no more and stays published, so that what it signed still verifies.
/// </summary>
public sealed class SealedKey : IRow<SealedKeyId>
{
    /// <summary>The row's id.</summary>
    public required SealedKeyId Id { get; init; }

    /// <summary>Row id of the organisation.</summary>
    public required Guid Owner { get; init; }

    /// <summary>What it signs with.</summary>
    public required KeyType Type { get; init; }

    /// <summary>The public key as multibase Multikey; also its fragment in the organisation's DID document.</summary>
    public required string Multibase { get; init; }

    /// <summary>The private key as JWK, sealed with AES-GCM; bound to this row's id.</summary>
    public required byte[] Sealed { get; set; }

    /// <summary>Which root secret sealed it, counted from 1.</summary>
    public required int RootVersion { get; set; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Since when it signs no more; null while it does.</summary>
    public DateTimeOffset? RetiredAt { get; set; }
}

sealed class SealedKeyTable : IEntityTypeConfiguration<SealedKey>
{
    public void Configure(EntityTypeBuilder<SealedKey> builder)
    {
        builder.ToTable("keys");
        builder.Property(key => key.Multibase).HasMaxLength(200).IsUnicode(false);
        builder.HasIndex(key => key.Multibase).IsUnique();
        builder.HasIndex(key => new { key.Owner, key.Type, key.RetiredAt });
    }
}
