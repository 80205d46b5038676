using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ecusson.People;

/// <summary>A passkey of an account (WebAuthn): what signing in with it is checked against.</summary>
public sealed class Passkey
{
    /// <summary>The longest name, in characters.</summary>
    public const int NameLength = 100;

    /// <summary>The longest credential id, in bytes (WebAuthn §4).</summary>
    public const int IdSize = 1023;

    /// <summary>The credential id that the authenticator gave.</summary>
    public required byte[] CredentialId { get; init; }

    /// <summary>Whose it is.</summary>
    public required PersonId PersonId { get; set; }

    /// <summary>What its owner calls it.</summary>
    public required string Name { get; set; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When somebody last signed in with it; null before.</summary>
    public DateTimeOffset? LastUsedAt { get; set; }

    /// <summary>What an answer is checked against.</summary>
    public required PasskeyRecord Kept { get; set; }
}

/// <summary>The credential record of a passkey (WebAuthn §4).</summary>
/// <param name="PublicKey">The public key, COSE.</param>
/// <param name="Counter">The authenticator's count of signatures; 0 where it does not count.</param>
/// <param name="UserHandle">The account as the authenticator knows it: the person's id when the passkey was made, which a merged account leaves behind.</param>
/// <param name="Transports">How the authenticator can be reached, as the browser said.</param>
public sealed record PasskeyRecord(byte[] PublicKey, uint Counter, byte[] UserHandle, IReadOnlyList<string> Transports);

sealed class PasskeyTable : IEntityTypeConfiguration<Passkey>
{
    public void Configure(EntityTypeBuilder<Passkey> builder)
    {
        builder.HasKey(passkey => passkey.CredentialId);
        builder.Property(passkey => passkey.CredentialId).HasMaxLength(Passkey.IdSize);
        builder.Property(passkey => passkey.Name).HasMaxLength(Passkey.NameLength);
        builder.Property(passkey => passkey.Kept).KeptAsJson();
        builder.HasIndex(passkey => passkey.PersonId);
        builder.HasOne<Person>().WithMany().HasForeignKey(passkey => passkey.PersonId);
    }
}
