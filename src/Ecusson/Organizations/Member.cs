using Ecusson.People;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ecusson.Organizations;

/// <summary>The id of a <see cref="Member"/>.</summary>
/// <param name="Value">The UUID.</param>
public readonly record struct MemberId(Guid Value) : IRowId<MemberId>
{
    /// <inheritdoc/>
    public static MemberId From(Guid value) => new(value);
}

/// <summary>A person's part in an organisation.</summary>
public sealed class Member : IRow<MemberId>, IEdited
{
    /// <summary>The row's id.</summary>
    public required MemberId Id { get; init; }

    /// <summary>The organisation.</summary>
    public required OrganizationId OrganizationId { get; init; }

    /// <summary>The person.</summary>
    public required PersonId PersonId { get; set; }

    /// <summary>What they may do there; never none.</summary>
    public required Roles Roles { get; set; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <inheritdoc/>
    public int Version { get; set; } = 1;
}

/// <summary>What a member of an organisation may do.</summary>
[Flags]
public enum Roles
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Everything, members, keys and tokens included.</summary>
    Owner = 1,

    /// <summary>Draws up and publishes badges.</summary>
    Designer = 2,

    /// <summary>Awards and revokes.</summary>
    Issuer = 4,

    /// <summary>Assesses requests.</summary>
    Assessor = 8,

    /// <summary>Reads what the organisation has, changes nothing.</summary>
    Reader = 16,
}

sealed class MemberTable : IEntityTypeConfiguration<Member>
{
    public void Configure(EntityTypeBuilder<Member> builder)
    {
        builder.Property(member => member.Roles).HasConversion<int>();
        builder.HasIndex(member => new { member.OrganizationId, member.PersonId }).IsUnique();
        builder.HasIndex(member => member.PersonId);
        builder.HasOne<Organization>().WithMany().HasForeignKey(member => member.OrganizationId);
        builder.HasOne<Person>().WithMany().HasForeignKey(member => member.PersonId);
    }
}
