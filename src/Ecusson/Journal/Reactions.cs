using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ecusson.Journal;

/// <summary>
/// What a room does when something happened in a room above it. It may be asked again for the same entry (after a crash), so it
/// does a thing once per <see cref="JournalEntry.Id"/>. An exception is kept, the entry is tried again with growing pauses and
/// then parked where the operator sees it; entries of other subjects go on.
/// </summary>
public interface IReaction
{
    /// <summary>Its name, for ever: its place in the journal is kept under it.</summary>
    string Name { get; }

    /// <summary>The kinds of entries that it wants.</summary>
    IReadOnlySet<string> Kinds { get; }

    /// <summary>Does what follows from an entry, and saves it.</summary>
    Task React(JournalEntry entry, CancellationToken stop);
}

/// <summary>How far a reaction has read the journal.</summary>
public sealed class ReactionCursor : IHeld
{
    /// <summary>Name of the reaction.</summary>
    public required string Reaction { get; init; }

    /// <summary>The <see cref="Transaction"/> of a reaction that has read nothing: before all, those of entries that came from another database too.</summary>
    public const long Beginning = long.MinValue;

    /// <summary>Transaction of the last entry read.</summary>
    public long Transaction { get; set; } = Beginning;

    /// <summary>Number of the last entry read within that transaction.</summary>
    public long Number { get; set; }

    /// <summary>Until when one server alone reads for this reaction; null when none does.</summary>
    public DateTimeOffset? HeldUntil { get; set; }

    /// <summary>The server that does.</summary>
    public Guid? HeldBy { get; set; }
}

/// <summary>An entry that a reaction could not deal with yet, and those of the same subject behind it.</summary>
public sealed class PendingReaction
{
    /// <summary>Name of the reaction.</summary>
    public required string Reaction { get; init; }

    /// <summary>Number of the entry.</summary>
    public required long Number { get; init; }

    /// <summary>The entry's subject: its later entries wait behind this one.</summary>
    public required Guid Subject { get; init; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; set; }

    /// <summary>When it is tried again.</summary>
    public required DateTimeOffset NextTryAt { get; set; }

    /// <summary>Since when it is tried no more by itself; null while it is.</summary>
    public DateTimeOffset? ParkedAt { get; set; }

    /// <summary>Why it last failed, for the operator; without personal data.</summary>
    public string? Reason { get; set; }
}

sealed class ReactionCursorTable : IEntityTypeConfiguration<ReactionCursor>
{
    public void Configure(EntityTypeBuilder<ReactionCursor> builder)
    {
        builder.HasKey(cursor => cursor.Reaction);
        builder.Property(cursor => cursor.Reaction).HasMaxLength(60).IsUnicode(false);
    }
}

sealed class PendingReactionTable : IEntityTypeConfiguration<PendingReaction>
{
    public void Configure(EntityTypeBuilder<PendingReaction> builder)
    {
        builder.HasKey(pending => new { pending.Reaction, pending.Number });
        builder.Property(pending => pending.Reaction).HasMaxLength(60).IsUnicode(false);
        builder.Property(pending => pending.Reason).HasMaxLength(2000);
        builder.HasIndex(pending => new { pending.Reaction, pending.Subject, pending.Number });
        builder.HasIndex(pending => pending.NextTryAt);
    }
}
