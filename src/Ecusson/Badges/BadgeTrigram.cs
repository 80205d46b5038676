using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ecusson.Badges;

/// <summary>Three characters of what a published badge is called, by which it is found although they are misspelt.</summary>
public sealed class BadgeTrigram
{
    /// <summary>The badge.</summary>
    public required BadgeId BadgeId { get; init; }

    /// <summary>The characters, folded; see <see cref="Storage.Folding.Trigrams"/>.</summary>
    public required string Trigram { get; init; }

    /// <summary>Whether they are of the badge's name, rather than of its competencies, tags or issuer.</summary>
    public required bool InName { get; set; }
}

sealed class BadgeTrigramTable : IEntityTypeConfiguration<BadgeTrigram>
{
    public void Configure(EntityTypeBuilder<BadgeTrigram> builder)
    {
        builder.ToTable("badge_trigrams");
        builder.HasKey(trigram => new { trigram.Trigram, trigram.BadgeId });
        // Three runes, each of which may be two characters.
        builder.Property(trigram => trigram.Trigram).HasMaxLength(6);
        builder.HasIndex(trigram => trigram.BadgeId);
        builder.HasOne<Badge>().WithMany().HasForeignKey(trigram => trigram.BadgeId);
    }
}
