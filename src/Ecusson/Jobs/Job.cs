using Ecusson.Journal;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ecusson.Jobs;

/// <summary>The id of a <see cref="Job"/>.</summary>
/// <param name="Value">The UUID.</param>
public readonly record struct JobId(Guid Value) : IRowId<JobId>
{
    /// <inheritdoc/>
    public static JobId From(Guid value) => new(value);
}

/// <summary>Long work that outlives its request and its server: taken up again where it stood, never done twice.</summary>
public sealed class Job : IRow<JobId>, IHeld
{
    /// <summary>The row's id.</summary>
    public required JobId Id { get; init; }

    /// <summary>Its name in addresses.</summary>
    public required PublicId PublicId { get; init; }

    /// <summary>What work, e.g. <c>award-list</c>: the <see cref="IWork.Kind"/> that does it.</summary>
    public required string Kind { get; init; }

    /// <summary>Row id of what it is about. One job of a kind at a time for one subject that is not finished.</summary>
    public required Guid Subject { get; init; }

    /// <summary>Row id of the organisation it is done for; null when none.</summary>
    public Guid? Organization { get; init; }

    /// <summary>Who asked for it.</summary>
    public required ActorKind ActorKind { get; init; }

    /// <summary>Row id of who asked for it.</summary>
    public required Guid ActorId { get; init; }

    /// <summary>Where it stands.</summary>
    public required JobState State { get; set; }

    /// <summary>When it was asked for.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Before when it does not begin.</summary>
    public required DateTimeOffset NotBefore { get; set; }

    /// <summary>When it ended; null before.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>How many pieces there are; 0 while that is not known.</summary>
    public int Total { get; set; }

    /// <summary>How many are done.</summary>
    public int Done { get; set; }

    /// <summary>How many of those could not be done; the room's own rows say why.</summary>
    public int Failed { get; set; }

    /// <summary>How often it broke off since it last went forward.</summary>
    public int Attempts { get; set; }

    /// <summary>Until when one server alone works on it; null when none does.</summary>
    public DateTimeOffset? HeldUntil { get; set; }

    /// <summary>Names the taking: a new one each time that a server takes it.</summary>
    public Guid? HeldBy { get; set; }

    /// <summary>Why it last broke off, for the operator; without personal data.</summary>
    public string? Reason { get; set; }
}

/// <summary>Where a job stands.</summary>
public enum JobState
{
    /// <summary>To be begun or taken up again.</summary>
    Waiting,

    /// <summary>A server works on it.</summary>
    Running,

    /// <summary>All pieces were dealt with.</summary>
    Done,

    /// <summary>Taken back before it ended.</summary>
    Cancelled,

    /// <summary>Broke off too often; the operator may start it again.</summary>
    Parked,
}

sealed class JobTable : IEntityTypeConfiguration<Job>
{
    public void Configure(EntityTypeBuilder<Job> builder)
    {
        builder.Property(job => job.Kind).HasMaxLength(60).IsUnicode(false);
        builder.Property(job => job.Reason).HasMaxLength(2000);
        builder.HasIndex(job => job.PublicId).IsUnique();
        builder.HasIndex(job => new { job.State, job.NotBefore });
        builder.HasIndex(job => new { job.Kind, job.Subject }).IsUnique().HasFilter("state IN ('Waiting', 'Running', 'Parked')");
        // A piece is saved only by who still holds the job, and only while it runs.
        builder.Property(job => job.HeldBy).IsConcurrencyToken();
        builder.Property(job => job.State).IsConcurrencyToken();
    }
}
