using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ecusson.Keys;

/// <summary>A key of the ring that protects cookies and form tokens, shared by all servers, sealed under the root secret.</summary>
public sealed class RingElement
{
    /// <summary>Counts up.</summary>
    public int Number { get; private set; }

    /// <summary>The key's own name.</summary>
    public required string Name { get; init; }

    /// <summary>The key as XML, sealed with AES-GCM.</summary>
    public required byte[] Sealed { get; set; }

    /// <summary>Which root secret sealed it, counted from 1.</summary>
    public required int RootVersion { get; set; }
}

sealed class RingElementTable : IEntityTypeConfiguration<RingElement>
{
    public void Configure(EntityTypeBuilder<RingElement> builder)
    {
        builder.ToTable("ring");
        builder.HasKey(element => element.Number);
        builder.Property(element => element.Number).ValueGeneratedOnAdd();
        builder.Property(element => element.Name).HasMaxLength(200);
        builder.HasIndex(element => element.Name).IsUnique();
    }
}
