using Ecusson.Journal;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Messages;

/// <summary>The mails of this server, for its operator.</summary>
public sealed class MailLog(EcussonDb db, IOperators operators, IMailWriter writer, AuditTrail audit)
{
    /// <summary>The most that a list holds.</summary>
    public const int Most = 200;

    /// <summary>The newest mails, those that wait for the operator's word first; null for an actor who does not run this server.</summary>
    public async Task<IReadOnlyList<OutgoingMail>?> All(Actor actor, CancellationToken stop)
    {
        if (!await operators.Include(actor, stop)) return null;
        return await db.Set<OutgoingMail>().AsNoTracking().OrderBy(mail => mail.State != MailState.Uncertain).ThenByDescending(mail => mail.Id).Take(Most).ToListAsync(stop);
    }

    /// <summary>One mail; null when there is none, and for an actor who does not run this server.</summary>
    public async Task<OutgoingMail?> One(Actor actor, OutgoingMailId id, CancellationToken stop) =>
        await operators.Include(actor, stop) ? await db.Set<OutgoingMail>().AsNoTracking().SingleOrDefaultAsync(mail => mail.Id == id, stop) : null;

    /// <summary>The words of a mail that was kept to be read; null for any other: what was sent is its reader's, and may hold a link that lets in.</summary>
    public async Task<MailText?> Read(Actor actor, OutgoingMailId id, CancellationToken stop)
    {
        if (await One(actor, id, stop) is not { State: MailState.Kept } mail) return null;
        audit.Note(actor, "mail.read", id.Value, mail.Organization, ("kind", mail.Kind));
        await db.SaveChangesAsync(stop);
        return await writer.Write(mail, stop);
    }
}
