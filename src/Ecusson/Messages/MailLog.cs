using Ecusson.Journal;
using Ecusson.People;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Messages;

/// <summary>Which mails are looked for.</summary>
/// <param name="Words">Parts of the address, with or without accents and capitals; empty for every address.</param>
/// <param name="State">Where they stand; null for anywhere.</param>
public sealed record MailQuestion(string Words = "", MailState? State = null);

/// <summary>The mails of this server, for its operator.</summary>
public sealed class MailLog(EcussonDb db, IOperators operators, IMailWriter writer, AuditTrail audit)
{
    /// <summary>How many mails a page holds.</summary>
    public const int PageSize = 100;

    /// <summary>Part of what answers a question, newest first; null for an actor who does not run this server.</summary>
    /// <param name="actor">An operator.</param>
    /// <param name="question">Which of them.</param>
    /// <param name="before">The last of the part before; null from the newest.</param>
    /// <param name="stop">Stops the reading.</param>
    public async Task<Page<OutgoingMail, OutgoingMailId>?> Part(Actor actor, MailQuestion question, OutgoingMailId? before, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(question);
        if (!await operators.Include(actor, stop)) return null;
        var mails = db.Set<OutgoingMail>().AsNoTracking();
        if (question.State is { } state) mails = mails.Where(mail => mail.State == state);
        var asked = new PersonWords(question.Words);
        return asked.AreNone ? await mails.NewestAsync(before, PageSize, stop) : await Holding(asked, mails, before, stop);
    }

    /// <summary>How many mails nobody but the operator may decide on; none for an actor who does not run this server.</summary>
    public async Task<int> Undecided(Actor actor, CancellationToken stop) =>
        await operators.Include(actor, stop) ? await db.Set<OutgoingMail>().CountAsync(mail => mail.State == MailState.Uncertain, stop) : 0;

    // Folded here and not in the database, as people are looked for: each engine has its own idea of an accent.
    static async Task<Page<OutgoingMail, OutgoingMailId>> Holding(PersonWords asked, IQueryable<OutgoingMail> mails, OutgoingMailId? before, CancellationToken stop)
    {
        var found = new List<OutgoingMailId>();
        var all = (before is { } last ? mails.Before(last) : mails).Where(mail => mail.Address != null).OrderByDescending(mail => mail.Id).Select(mail => new { mail.Id, mail.Address });
        await foreach (var mail in all.AsAsyncEnumerable().WithCancellation(stop))
        {
            if (asked.AreIn("", [mail.Address!])) found.Add(mail.Id);
            if (found.Count > PageSize) break;
        }

        var read = await mails.Where(mail => found.Contains(mail.Id)).OrderByDescending(mail => mail.Id).Take(PageSize).ToListAsync(stop);
        return new Page<OutgoingMail, OutgoingMailId>(read, found.Count > PageSize ? found[PageSize - 1] : null);
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
