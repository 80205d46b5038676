using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ecusson.Journal;

/// <summary>The id of an <see cref="AuditRecord"/>.</summary>
/// <param name="Value">The UUID.</param>
public readonly record struct AuditRecordId(Guid Value) : IRowId<AuditRecordId>
{
    /// <inheritdoc/>
    public static AuditRecordId From(Guid value) => new(value);
}

/// <summary>A thing that an operator may have to answer for: who did what, when, through what door. Kept for its own time, apart from the journal.</summary>
public sealed class AuditRecord : IRow<AuditRecordId>
{
    /// <summary>The row's id.</summary>
    public required AuditRecordId Id { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What was done, e.g. <c>account.signed-in</c>.</summary>
    public required string Action { get; init; }

    /// <summary>Who did it.</summary>
    public required ActorKind ActorKind { get; init; }

    /// <summary>Row id of who did it; empty for the server.</summary>
    public required Guid ActorId { get; init; }

    /// <summary>Where they came in.</summary>
    public required Door Door { get; init; }

    /// <summary>Row id of what it was done to; null when there is no such row.</summary>
    public Guid? Subject { get; init; }

    /// <summary>Row id of the organisation concerned; null when none is.</summary>
    public Guid? Organization { get; init; }

    /// <summary>What an operator needs beside it; without addresses and names.</summary>
    public required IReadOnlyDictionary<string, string> Facts { get; init; }
}

sealed class AuditTable : IEntityTypeConfiguration<AuditRecord>
{
    public void Configure(EntityTypeBuilder<AuditRecord> builder)
    {
        builder.ToTable("audit");
        builder.Property(record => record.Action).HasMaxLength(60).IsUnicode(false);
        builder.Property(record => record.Facts).KeptAsJson();
        builder.HasIndex(record => record.At);
        builder.HasIndex(record => new { record.Organization, record.At });
    }
}
