using Ecusson.People;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ecusson.Messages;

/// <summary>The id of an <see cref="OutgoingMail"/>.</summary>
/// <param name="Value">The UUID.</param>
public readonly record struct OutgoingMailId(Guid Value) : IRowId<OutgoingMailId>
{
    /// <inheritdoc/>
    public static OutgoingMailId From(Guid value) => new(value);
}

/// <summary>
/// A mail that is to leave once. Its words are made when it leaves, from what it is about; it is handed to the SMTP server
/// once, or it is said that this is uncertain: it is never silently sent twice.
/// </summary>
public sealed class OutgoingMail : IRow<OutgoingMailId>, IHeld
{
    /// <summary>The row's id.</summary>
    public required OutgoingMailId Id { get; init; }

    /// <summary>What it says, e.g. <c>award-offered</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Row id of what it is about, e.g. the award.</summary>
    public required Guid Subject { get; init; }

    /// <summary>Row id of the organisation in whose name it goes; null for the server's.</summary>
    public Guid? Organization { get; init; }

    /// <summary>What makes it one mail and not two: a second with the same text is not written.</summary>
    public required string Once { get; init; }

    /// <summary>The address; null once the person is erased.</summary>
    public string? Address { get; set; }

    /// <summary>The language.</summary>
    public required string Language { get; init; }

    /// <summary>Ids and facts that its words need beside the subject.</summary>
    public required IReadOnlyDictionary<string, string> Facts { get; init; }

    /// <summary>Where it stands.</summary>
    public required MailState State { get; set; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Before when it does not leave.</summary>
    public required DateTimeOffset NotBefore { get; set; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; set; }

    /// <summary>Until when one server alone deals with it; null when none does.</summary>
    public DateTimeOffset? HeldUntil { get; set; }

    /// <summary>The server that does.</summary>
    public Guid? HeldBy { get; set; }

    /// <summary>When the SMTP server took it, or was last asked; null before.</summary>
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>What the SMTP server answered last; null before.</summary>
    public string? Answer { get; set; }
}

/// <summary>Where a mail stands.</summary>
public enum MailState
{
    /// <summary>Waits for its time.</summary>
    Waiting,

    /// <summary>Is being handed over at this moment: found so after a crash, it is uncertain.</summary>
    Sending,

    /// <summary>The SMTP server took it.</summary>
    Sent,

    /// <summary>Kept for the operator to read, because no SMTP server is set.</summary>
    Kept,

    /// <summary>Whether the SMTP server took it cannot be known; the operator may send it again.</summary>
    Uncertain,

    /// <summary>The SMTP server refused it for good.</summary>
    Refused,

    /// <summary>Taken back before it left.</summary>
    Cancelled,
}

sealed class OutgoingMailTable : IEntityTypeConfiguration<OutgoingMail>
{
    public void Configure(EntityTypeBuilder<OutgoingMail> builder)
    {
        builder.ToTable("mails");
        builder.Property(mail => mail.Kind).HasMaxLength(60).IsUnicode(false);
        builder.Property(mail => mail.Once).HasMaxLength(200).IsUnicode(false);
        builder.Property(mail => mail.Address).HasMaxLength(MailAddress.Longest);
        builder.Property(mail => mail.Language).HasMaxLength(8).IsUnicode(false);
        builder.Property(mail => mail.Facts).KeptAsJson();
        builder.Property(mail => mail.Answer).HasMaxLength(2000);
        builder.HasIndex(mail => mail.Once).IsUnique();
        builder.HasIndex(mail => new { mail.State, mail.NotBefore });
        builder.HasIndex(mail => mail.Subject);
    }
}
