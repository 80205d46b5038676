using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ecusson.Organizations;

/// <summary>The id of a <see cref="ProgramToken"/>.</summary>
/// <param name="Value">The UUID.</param>
public readonly record struct ProgramTokenId(Guid Value) : IRowId<ProgramTokenId>
{
    /// <inheritdoc/>
    public static ProgramTokenId From(Guid value) => new(value);
}

/// <summary>What a program of an organisation shows to be let in. Its secret is shown once and kept as a hash.</summary>
public sealed class ProgramToken : IRow<ProgramTokenId>
{
    /// <summary>The row's id.</summary>
    public required ProgramTokenId Id { get; init; }

    /// <summary>The client id of client credentials (RFC 6749 §4.4).</summary>
    public required PublicId PublicId { get; init; }

    /// <summary>The organisation.</summary>
    public required OrganizationId OrganizationId { get; init; }

    /// <summary>What it is for, as its maker says.</summary>
    public required string Name { get; set; }

    /// <summary>SHA-256 of the secret, which has 256 random bits.</summary>
    public required byte[] SecretHash { get; init; }

    /// <summary>What it may do, e.g. <c>awards:write</c>, separated by spaces.</summary>
    public required string Scopes { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Until when it works; null without end.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When it last came, to the hour; null before.</summary>
    public DateTimeOffset? LastUsedAt { get; set; }

    /// <summary>Since when it works no more; null while it does.</summary>
    public DateTimeOffset? RevokedAt { get; set; }
}

sealed class ProgramTokenTable : IEntityTypeConfiguration<ProgramToken>
{
    public void Configure(EntityTypeBuilder<ProgramToken> builder)
    {
        builder.Property(token => token.Name).HasMaxLength(200);
        builder.Property(token => token.SecretHash).HasMaxLength(32);
        builder.Property(token => token.Scopes).HasMaxLength(500).IsUnicode(false);
        builder.HasIndex(token => token.PublicId).IsUnique();
        builder.HasIndex(token => token.SecretHash).IsUnique();
        builder.HasOne<Organization>().WithMany().HasForeignKey(token => token.OrganizationId);
    }
}
