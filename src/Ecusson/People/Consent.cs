using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ecusson.People;

/// <summary>The id of a <see cref="Consent"/>.</summary>
/// <param name="Value">The UUID.</param>
public readonly record struct ConsentId(Guid Value) : IRowId<ConsentId>
{
    /// <inheritdoc/>
    public static ConsentId From(Guid value) => new(value);
}

/// <summary>A yes that a person gave, to which wording, and when they took it back.</summary>
public sealed class Consent : IRow<ConsentId>
{
    /// <summary>The row's id.</summary>
    public required ConsentId Id { get; init; }

    /// <summary>Whose yes.</summary>
    public required PersonId PersonId { get; init; }

    /// <summary>To what, e.g. <c>terms</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Which wording was shown.</summary>
    public required string Wording { get; init; }

    /// <summary>When it was given.</summary>
    public required DateTimeOffset GivenAt { get; init; }

    /// <summary>When it was taken back; null while it holds.</summary>
    public DateTimeOffset? WithdrawnAt { get; set; }
}

sealed class ConsentTable : IEntityTypeConfiguration<Consent>
{
    public void Configure(EntityTypeBuilder<Consent> builder)
    {
        builder.Property(consent => consent.Kind).HasMaxLength(60).IsUnicode(false);
        builder.Property(consent => consent.Wording).HasMaxLength(60).IsUnicode(false);
        builder.HasIndex(consent => new { consent.PersonId, consent.Kind });
        builder.HasOne<Person>().WithMany().HasForeignKey(consent => consent.PersonId);
    }
}
