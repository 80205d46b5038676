using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ecusson.Awards;

/// <summary>The id of a <see cref="MistakeReport"/>.</summary>
/// <param name="Value">The UUID.</param>
public readonly record struct MistakeReportId(Guid Value) : IRowId<MistakeReportId>
{
    /// <inheritdoc/>
    public static MistakeReportId From(Guid value) => new(value);
}

/// <summary>What a holder says is wrong with an award, for its issuer to mend.</summary>
public sealed class MistakeReport : IRow<MistakeReportId>
{
    /// <summary>The longest report, in characters.</summary>
    public const int Longest = 4000;

    /// <summary>The row's id.</summary>
    public required MistakeReportId Id { get; init; }

    /// <summary>The award.</summary>
    public required AwardId AwardId { get; init; }

    /// <summary>In the holder's words.</summary>
    public required string Text { get; set; }

    /// <summary>When it was reported.</summary>
    public required DateTimeOffset ReportedAt { get; init; }

    /// <summary>When the issuer dealt with it; null before.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>What the issuer answered; null before.</summary>
    public string? Answer { get; set; }

    /// <summary>Whether it is of whoever holds the award now: what was said before it moved to another address is nobody's to read but its issuer's.</summary>
    public bool IsOfHolderOf(Award award)
    {
        ArgumentNullException.ThrowIfNull(award);
        return award.MoveAskedAt is null || ReportedAt >= award.AnsweredAt;
    }
}

sealed class MistakeReportTable : IEntityTypeConfiguration<MistakeReport>
{
    public void Configure(EntityTypeBuilder<MistakeReport> builder)
    {
        builder.Property(report => report.Text).HasMaxLength(MistakeReport.Longest);
        builder.Property(report => report.Answer).HasMaxLength(MistakeReport.Longest);
        // It is answered once, whoever answers at the same time.
        builder.Property(report => report.ClosedAt).IsConcurrencyToken();
        builder.HasIndex(report => report.AwardId);
        builder.HasOne<Award>().WithMany().HasForeignKey(report => report.AwardId);
    }
}
