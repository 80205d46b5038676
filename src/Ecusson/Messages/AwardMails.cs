using Ecusson.Awards;
using Ecusson.Organizations;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Messages;

/// <summary>Where the mails stand that told holders of their awards. Whoever asks has the awards or the list from a reader that looked who they are.</summary>
public sealed class AwardMails(EcussonDb db)
{
    const int Part = 500;

    /// <summary>How the newest such mail of each award stands; awards without any are not among them.</summary>
    public async Task<IReadOnlyDictionary<AwardId, MailState>> Of(IReadOnlyCollection<AwardId> awards, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(awards);
        var states = new Dictionary<AwardId, MailState>();
        foreach (var part in awards.Select(award => award.Value).Chunk(Part))
        {
            var mails = await db.Set<OutgoingMail>().Where(mail => mail.Kind == MailKinds.AwardOffered && part.Contains(mail.Subject)).OrderBy(mail => mail.Id)
                .Select(mail => new { mail.Subject, mail.State }).ToListAsync(stop);
            foreach (var mail in mails) states[new AwardId(mail.Subject)] = mail.State;
        }

        return states;
    }

    /// <summary>How many of a list's mails were refused, or left so that nobody knows whether they arrived.</summary>
    public async Task<int> Failed(AwardListId list, OrganizationId organization, CancellationToken stop)
    {
        AwardListId? own = list;
        Guid? sender = organization.Value;
        var failed = await db.Set<OutgoingMail>().Where(mail => (mail.State == MailState.Refused || mail.State == MailState.Uncertain) && mail.Kind == MailKinds.AwardOffered && mail.Organization == sender)
            .Select(mail => mail.Subject).Distinct().ToListAsync(stop);
        var count = 0;
        foreach (var part in failed.Select(subject => new AwardId(subject)).Chunk(Part)) count += await db.Set<Award>().CountAsync(award => award.ListId == own && part.Contains(award.Id), stop);
        return count;
    }
}
