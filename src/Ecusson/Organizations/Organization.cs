using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ecusson.Organizations;

/// <summary>The id of an <see cref="Organization"/>.</summary>
/// <param name="Value">The UUID.</param>
public readonly record struct OrganizationId(Guid Value) : IRowId<OrganizationId>
{
    /// <inheritdoc/>
    public static OrganizationId From(Guid value) => new(value);
}

/// <summary>Whoever issues badges: a school, an association, a service.</summary>
public sealed class Organization : IRow<OrganizationId>, IEdited
{
    /// <summary>The longest name, in characters.</summary>
    public const int NameLength = 300;

    /// <summary>The row's id.</summary>
    public required OrganizationId Id { get; init; }

    /// <summary>Its name in addresses and in its DID.</summary>
    public required PublicId PublicId { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; set; }

    /// <summary>What it is and does, Markdown.</summary>
    public LocalizedText Description { get; set; } = LocalizedText.Empty;

    /// <summary>The language that it writes in first, e.g. <c>fr</c>.</summary>
    public required string Language { get; set; }

    /// <summary>Its web site; null when it has none.</summary>
    public string? Site { get; set; }

    /// <summary>The address that people may write to; null when it gives none.</summary>
    public string? Mail { get; set; }

    /// <summary>Where it is, as people say it, e.g. <c>Poitiers</c>; null when it says nothing.</summary>
    public string? Place { get; set; }

    /// <summary>The postal code of that place; null when it gives none.</summary>
    public string? PostalCode { get; set; }

    /// <summary>Its logo, a checked picture; null when it has none.</summary>
    public Files.FileId? LogoId { get; set; }

    /// <summary>Its own colour, <c>#rrggbb</c>; null for the product's.</summary>
    public string? Colour { get; set; }

    /// <summary>What it writes in the mail with an award, Markdown; empty for the usual words.</summary>
    public LocalizedText AwardMail { get; set; } = LocalizedText.Empty;

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The did:web that was seen published at its address; it issues under it for as long as the server is found there. Null before.</summary>
    public string? Did { get; set; }

    /// <summary>When it was seen; null before.</summary>
    public DateTimeOffset? DidPublishedAt { get; set; }

    /// <summary>Since when it issues no more; null while it does.</summary>
    public DateTimeOffset? ArchivedAt { get; set; }

    /// <inheritdoc/>
    public int Version { get; set; } = 1;
}

sealed class OrganizationTable : IEntityTypeConfiguration<Organization>
{
    public void Configure(EntityTypeBuilder<Organization> builder)
    {
        builder.Property(organization => organization.Name).HasMaxLength(Organization.NameLength);
        builder.Property(organization => organization.Language).HasMaxLength(8).IsUnicode(false);
        builder.Property(organization => organization.Site).HasMaxLength(2000);
        builder.Property(organization => organization.Mail).HasMaxLength(People.MailAddress.Longest);
        builder.Property(organization => organization.Place).HasMaxLength(200);
        builder.Property(organization => organization.PostalCode).HasMaxLength(20);
        builder.Property(organization => organization.Colour).HasMaxLength(7).IsUnicode(false);
        builder.Property(organization => organization.Did).HasMaxLength(400).IsUnicode(false);
        builder.HasIndex(organization => organization.PublicId).IsUnique();
        builder.HasOne<Files.StoredFile>().WithMany().HasForeignKey(organization => organization.LogoId);
    }
}
