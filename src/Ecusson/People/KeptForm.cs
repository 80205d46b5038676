using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ecusson.People;

/// <summary>
/// What a person had typed into a page when their session turned out to have ended. It is sealed under the root secret, for this person alone, and goes when they have sent it
/// after all or when its time is over.
/// </summary>
public sealed class KeptForm
{
    /// <summary>Whose words they are.</summary>
    public required PersonId PersonId { get; init; }

    /// <summary>SHA-256 of the page's path.</summary>
    public required byte[] Page { get; init; }

    /// <summary>The version of the root secret under which it is sealed.</summary>
    public required int RootVersion { get; init; }

    /// <summary>The fields, sealed.</summary>
    public required byte[] Sealed { get; init; }

    /// <summary>From then on nobody finds it again.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}

sealed class KeptFormTable : IEntityTypeConfiguration<KeptForm>
{
    const int Sha256Size = 32;

    public void Configure(EntityTypeBuilder<KeptForm> builder)
    {
        builder.HasKey(form => new { form.PersonId, form.Page });
        builder.Property(form => form.Page).HasMaxLength(Sha256Size);
        builder.HasIndex(form => form.ExpiresAt);
        builder.HasOne<Person>().WithMany().HasForeignKey(form => form.PersonId);
    }
}
