using Ecusson.Organizations;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ecusson.Networks;

/// <summary>The id of a <see cref="Network"/>.</summary>
/// <param name="Value">The UUID.</param>
public readonly record struct NetworkId(Guid Value) : IRowId<NetworkId>
{
    /// <inheritdoc/>
    public static NetworkId From(Guid value) => new(value);
}

/// <summary>Organisations that recognise together.</summary>
public sealed class Network : IRow<NetworkId>, IEdited
{
    /// <summary>The row's id.</summary>
    public required NetworkId Id { get; init; }

    /// <summary>Its name in addresses.</summary>
    public required PublicId PublicId { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; set; }

    /// <summary>What it is and does, Markdown.</summary>
    public LocalizedText Description { get; set; } = LocalizedText.Empty;

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <inheritdoc/>
    public int Version { get; set; } = 1;
}

/// <summary>An organisation's place in a network.</summary>
public sealed class NetworkMember
{
    /// <summary>The network.</summary>
    public required NetworkId NetworkId { get; init; }

    /// <summary>The organisation.</summary>
    public required OrganizationId OrganizationId { get; init; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset Since { get; init; }
}

/// <summary>A place in a network that an organisation was offered: its owner takes it or not.</summary>
public sealed class NetworkInvitation
{
    /// <summary>The network.</summary>
    public required NetworkId NetworkId { get; init; }

    /// <summary>The organisation.</summary>
    public required OrganizationId OrganizationId { get; init; }

    /// <summary>When it was offered.</summary>
    public required DateTimeOffset At { get; init; }
}

sealed class NetworkTable : IEntityTypeConfiguration<Network>
{
    public void Configure(EntityTypeBuilder<Network> builder)
    {
        builder.Property(network => network.Name).HasMaxLength(Organization.NameLength);
        builder.HasIndex(network => network.PublicId).IsUnique();
    }
}

sealed class NetworkMemberTable : IEntityTypeConfiguration<NetworkMember>
{
    public void Configure(EntityTypeBuilder<NetworkMember> builder)
    {
        builder.HasKey(member => new { member.NetworkId, member.OrganizationId });
        builder.HasIndex(member => member.OrganizationId);
        builder.HasOne<Network>().WithMany().HasForeignKey(member => member.NetworkId);
        builder.HasOne<Organization>().WithMany().HasForeignKey(member => member.OrganizationId);
    }
}

sealed class NetworkInvitationTable : IEntityTypeConfiguration<NetworkInvitation>
{
    public void Configure(EntityTypeBuilder<NetworkInvitation> builder)
    {
        builder.HasKey(invitation => new { invitation.NetworkId, invitation.OrganizationId });
        builder.HasIndex(invitation => invitation.OrganizationId);
        builder.HasOne<Network>().WithMany().HasForeignKey(invitation => invitation.NetworkId);
        builder.HasOne<Organization>().WithMany().HasForeignKey(invitation => invitation.OrganizationId);
    }
}
