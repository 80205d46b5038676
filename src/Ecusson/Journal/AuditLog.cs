using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Journal;

/// <summary>What of the audit trail is looked for.</summary>
/// <param name="Action">What was done; empty for everything.</param>
/// <param name="Actor">Row id of who did it; null for anybody.</param>
/// <param name="From">The first day, where the server's people live; null from the beginning.</param>
/// <param name="To">The last day, in the same time zone; null until today.</param>
public sealed record AuditQuestion(string Action = "", Guid? Actor = null, DateOnly? From = null, DateOnly? To = null);

/// <summary>Reads the audit trail, for the operator.</summary>
public sealed class AuditLog(EcussonDb db, IOperators operators, AuditTrail audit, TimeProvider clock)
{
    /// <summary>How many records a page holds.</summary>
    public const int PageSize = 100;

    /// <summary>Part of what answers a question, newest first; null for an actor who does not run this server.</summary>
    /// <param name="actor">An operator.</param>
    /// <param name="question">Which of them.</param>
    /// <param name="before">The last of the part before; null from the newest.</param>
    /// <param name="size">How many records it holds.</param>
    /// <param name="stop">Stops the reading.</param>
    public async Task<Page<AuditRecord, AuditRecordId>?> Part(Actor actor, AuditQuestion question, AuditRecordId? before, int size, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(question);
        if (!await operators.Include(actor, stop)) return null;
        var records = db.Set<AuditRecord>().AsNoTracking();
        if (question.Action.Length > 0) records = records.Where(record => record.Action == question.Action);
        if (question.Actor is { } who) records = records.Where(record => record.ActorId == who);
        if (question.From is { } from && clock.Begin(from) is var first) records = records.Where(record => record.At >= first);
        if (question.To is { } to && to < DateOnly.MaxValue && clock.Begin(to.AddDays(1)) is var end) records = records.Where(record => record.At < end);
        return await records.NewestAsync(before, size, stop);
    }

    /// <summary>Everything that was ever done here, by its code; none for an actor who does not run this server.</summary>
    public async Task<IReadOnlyList<string>> Actions(Actor actor, CancellationToken stop) =>
        await operators.Include(actor, stop)
            ? await db.Set<AuditRecord>().Select(record => record.Action).Distinct().OrderBy(action => action).ToListAsync(stop)
            : [];

    /// <summary>Notes that the trail is taken along.</summary>
    public async Task NoteTaken(Actor actor, CancellationToken stop)
    {
        audit.Note(actor, "audit.taken-along");
        await db.SaveChangesAsync(stop);
    }
}
