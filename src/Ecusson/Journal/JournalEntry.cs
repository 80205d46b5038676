using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ecusson.Journal;

/// <summary>
/// Something that happened: written with the change itself, read by reactions. It holds ids and facts: no names, addresses,
/// tokens or free text, so that erasing a person leaves nothing here to erase.
/// </summary>
public sealed class JournalEntry
{
    /// <summary>Counts up as entries are written, not as their transactions end.</summary>
    public long Number { get; private set; }

    /// <summary>The transaction that wrote it, on an engine where several write at once; else 0. See <see cref="EcussonDb.SettledBefore"/>.</summary>
    public long Transaction { get; private set; }

    /// <summary>Names the entry for those who must do a thing once for it.</summary>
    public required Guid Id { get; init; }

    /// <summary>What happened, e.g. <c>award.granted</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Row id of what it happened to. Entries of one subject are reacted to in order.</summary>
    public required Guid Subject { get; init; }

    /// <summary>Row id of the organisation concerned; null when none is.</summary>
    public Guid? Organization { get; init; }

    /// <summary>Who did it.</summary>
    public required ActorKind ActorKind { get; init; }

    /// <summary>Row id of who did it; empty for the server.</summary>
    public required Guid ActorId { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Ids and facts by name.</summary>
    public required IReadOnlyDictionary<string, string> Facts { get; init; }
}

sealed class JournalTable : IEntityTypeConfiguration<JournalEntry>
{
    public void Configure(EntityTypeBuilder<JournalEntry> builder)
    {
        builder.ToTable("journal");
        builder.HasKey(entry => entry.Number);
        builder.Property(entry => entry.Number).ValueGeneratedOnAdd();
        builder.Property(entry => entry.Kind).HasMaxLength(60).IsUnicode(false);
        builder.Property(entry => entry.Facts).KeptAsJson();
        builder.HasIndex(entry => entry.Id).IsUnique();
        builder.HasIndex(entry => new { entry.Transaction, entry.Number });
        builder.HasIndex(entry => new { entry.Subject, entry.Number });
        builder.HasIndex(entry => new { entry.Organization, entry.Number });
    }
}
