using Ecusson.Keys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ecusson.Awards;

/// <summary>The exact bytes of a credential that was signed for an award. They are never changed; a newer one stands beside them.</summary>
public sealed class SignedCredential
{
    /// <summary>The award.</summary>
    public required AwardId AwardId { get; init; }

    /// <summary>How it is written down.</summary>
    public required CredentialFormat Format { get; init; }

    /// <summary>Counted from 1 for each award and format: it goes up when the holder's name goes in or out. The highest is the one that is shown; a JWT has the number of the JSON that it says the same as.</summary>
    public required int Number { get; init; }

    /// <summary>The bytes, UTF-8.</summary>
    public required byte[] Bytes { get; init; }

    /// <summary>When it was signed; for JSON also its <c>validFrom</c>, which a JWT has in common with it.</summary>
    public required DateTimeOffset SignedAt { get; init; }

    /// <summary>The key that signed it.</summary>
    public required SealedKeyId KeyId { get; init; }
}

/// <summary>How a credential is written down.</summary>
public enum CredentialFormat
{
    /// <summary>JSON with a Data Integrity proof.</summary>
    Json,

    /// <summary>A compact JWS (VC-JWT).</summary>
    Jwt,
}

sealed class SignedCredentialTable : IEntityTypeConfiguration<SignedCredential>
{
    public void Configure(EntityTypeBuilder<SignedCredential> builder)
    {
        builder.HasKey(credential => new { credential.AwardId, credential.Format, credential.Number });
        builder.HasOne<Award>().WithMany().HasForeignKey(credential => credential.AwardId);
        builder.HasOne<SealedKey>().WithMany().HasForeignKey(credential => credential.KeyId);
    }
}
