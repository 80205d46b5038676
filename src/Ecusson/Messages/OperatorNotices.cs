using Ecusson.Jobs;
using Ecusson.Journal;
using Ecusson.Organizations;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Messages;

/// <summary>What waits for the operator's word or hand. Figures alone.</summary>
/// <param name="Journal">How far reactions are behind, and how many are parked.</param>
/// <param name="ParkedJobs">Jobs that broke off too often.</param>
/// <param name="UncertainMails">Mails of which nobody knows whether they left.</param>
/// <param name="RefusedMails">Mails that the mail server refused within the last week.</param>
/// <param name="HasPublicAddress">Whether the server has a public HTTPS address.</param>
/// <param name="UnseenDids">Organisations whose DID document was not seen there yet.</param>
public sealed record OperatorNotice(JournalLag Journal, int ParkedJobs, int UncertainMails, int RefusedMails, bool HasPublicAddress, int UnseenDids);

/// <summary>Gathers what needs the operator.</summary>
public sealed class OperatorNotices(EcussonDb db, IOperators operators, JournalHealth health, PublishDid dids, SiteAddress site, TimeProvider clock)
{
    static readonly TimeSpan Recent = TimeSpan.FromDays(7);

    /// <summary>What there is now; null for an actor who does not run this server.</summary>
    public async Task<OperatorNotice?> For(Actor actor, CancellationToken stop)
    {
        if (!await operators.Include(actor, stop)) return null;
        var since = clock.GetUtcNow() - Recent;
        return new OperatorNotice(
            await health.Lag(stop),
            await db.Set<Job>().CountAsync(job => job.State == JobState.Parked, stop),
            await db.Set<OutgoingMail>().CountAsync(mail => mail.State == MailState.Uncertain, stop),
            await db.Set<OutgoingMail>().CountAsync(mail => mail.State == MailState.Refused && mail.NotBefore >= since, stop),
            site.IsPublic, (await dids.Waiting(stop)).Count);
    }
}
