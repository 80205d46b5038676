using Ecusson.Awards;
using Ecusson.Journal;
using Ecusson.Organizations;
using Ecusson.People;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Messages;

/// <summary>Which letters about awards came to nobody, for those who award: an address that a mail server refuses is theirs to correct.</summary>
public sealed class AwardLetterLog(EcussonDb db, Standing standing)
{
    /// <summary>Most letters that are looked at.</summary>
    public const int Most = 200;

    const Roles Every = Roles.Issuer | Roles.Assessor | Roles.Reader;

    /// <summary>The last letter that was refused at the address that an award has now; null when none was, or for an actor who may not see it.</summary>
    public async Task<RefusedLetter?> Of(Actor actor, AwardId id, CancellationToken stop)
    {
        var subject = id.Value;
        return await Refused(actor, db.Set<Award>().Where(award => award.Id == id), Letters.Where(mail => mail.Subject == subject), stop) is [var newest, ..] ? newest : null;
    }

    /// <summary>The same of all awards of a list that nobody has answered, one for each award, of the newest <see cref="Most"/> that were refused to the organisation.</summary>
    public async Task<IReadOnlyList<RefusedLetter>> Of(Actor actor, AwardList list, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(list);
        var (organization, id) = (list.OrganizationId.Value, (AwardListId?)list.Id);
        return await Refused(actor, db.Set<Award>().Where(award => award.ListId == id), Letters.Where(mail => mail.Organization == organization), stop);
    }

    IQueryable<OutgoingMail> Letters => db.Set<OutgoingMail>().AsNoTracking()
        .Where(mail => mail.State == MailState.Refused && mail.Address != null && (mail.Kind == MailKinds.AwardOffered || mail.Kind == MailKinds.AwardReminder));

    async Task<IReadOnlyList<RefusedLetter>> Refused(Actor actor, IQueryable<Award> awards, IQueryable<OutgoingMail> letters, CancellationToken stop)
    {
        var refused = await letters.OrderByDescending(mail => mail.Id).Take(Most).ToListAsync(stop);
        if (refused.Count == 0) return [];
        var ids = refused.Select(mail => new AwardId(mail.Subject)).ToList();
        var open = await awards.AsNoTracking().Where(award => ids.Contains(award.Id) && award.State == AwardState.Offered && award.RevokedAt == null)
            .Select(award => new { award.Id, award.PublicId, award.OrganizationId, award.AddressKey, award.HolderName }).ToDictionaryAsync(award => award.Id, stop);
        if (open.Count == 0 || !await standing.Allows(actor, open.Values.First().OrganizationId, Every, Scopes.AwardsRead, stop)) return [];
        return
        [
            .. from mail in refused.DistinctBy(mail => mail.Subject)
               let award = open.GetValueOrDefault(new AwardId(mail.Subject))
               where award is not null && award.AddressKey == MailAddresses.Key(mail.Address!)
               select new RefusedLetter(award.PublicId, award.HolderName, mail.Address!, mail.Answer ?? "", mail.SentAt ?? mail.CreatedAt),
        ];
    }
}

/// <summary>A letter that a mail server would not take for good.</summary>
/// <param name="Award">The award's name in addresses.</param>
/// <param name="Name">The holder's name; null when it is not known.</param>
/// <param name="Address">Where it went.</param>
/// <param name="Answer">What the server said.</param>
/// <param name="At">When.</param>
public sealed record RefusedLetter(PublicId Award, string? Name, string Address, string Answer, DateTimeOffset At);
