using Ecusson.People;
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

    /// <summary>Who reported it, where they had signed in; null for whoever read a letter alone.</summary>
    public PersonId? ReporterId { get; set; }

    /// <summary>Of whoever read a letter alone: what two writings of its address have in common; else null.</summary>
    public string? ReporterKey { get; set; }

    /// <summary>In the holder's words.</summary>
    public required string Text { get; set; }

    /// <summary>When it was reported.</summary>
    public required DateTimeOffset ReportedAt { get; init; }

    /// <summary>When the issuer dealt with it; null before.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>What the issuer answered; null before.</summary>
    public string? Answer { get; set; }

    /// <summary>Those that a person reported, with an account or by a letter alone.</summary>
    internal static IQueryable<MistakeReport> Of(EcussonDb db, PersonTrace person)
    {
        var (accounts, keys) = (person.Accounts, person.AddressKeys);
        return db.Set<MistakeReport>().Where(report => (report.ReporterId != null && accounts.Contains(report.ReporterId.Value)) || (report.ReporterId == null && report.ReporterKey != null && keys.Contains(report.ReporterKey)));
    }

    /// <summary>
    /// Whether it is of whoever holds the award now. What was said before it went to another address, and what somebody else said who had signed in and was forwarded its letter, is nobody's to
    /// read but its issuer's.
    /// </summary>
    /// <param name="award">The award.</param>
    /// <param name="owner">In whose account it is (<see cref="Holding.Owner"/>); null for nobody's.</param>
    internal bool IsOfHolderOf(Award award, PersonId? owner)
    {
        ArgumentNullException.ThrowIfNull(award);
        return ReporterId is { } who ? who == owner : (ReporterKey is null || ReporterKey == award.AddressKey) && (award.ReaddressedAt is not { } since || ReportedAt >= since);
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
        builder.Property(report => report.ReporterKey).HasMaxLength(MailAddress.Longest);
        builder.HasIndex(report => report.AwardId);
        // Few wait for an answer, of all that were ever written.
        builder.HasIndex(report => report.AwardId, "ix_mistake_report_open").HasDatabaseName("ix_mistake_report_open").HasFilter("closed_at IS NULL");
        builder.HasIndex(report => report.ReporterId);
        builder.HasIndex(report => report.ReporterKey);
        builder.HasOne<Award>().WithMany().HasForeignKey(report => report.AwardId);
        builder.HasOne<Person>().WithMany().HasForeignKey(report => report.ReporterId);
    }
}
