using Ecusson.Journal;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.People;

/// <summary>A link to sign in with that whoever runs the machine hands over, in place of a mail.</summary>
public sealed class HandLink(EcussonDb db, MailedLinks links, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Makes a link for an address, which lives as long as a mailed one; who opens it has the account of the address, made then if there is none.</summary>
    /// <param name="address">A mail address.</param>
    /// <param name="stop">Stops the work.</param>
    /// <returns>What stands in the link.</returns>
    public async Task<string> For(string address, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var link = new MailedLink
        {
            Id = RowId.New<MailedLinkId>(now), Purpose = LinkPurpose.SignIn, AddressKey = MailAddresses.Key(address), CreatedAt = now, ExpiresAt = now + MailedLinks.Life,
        };
        db.Add(link);
        await db.SaveChangesAsync(stop);
        return links.Token(link);
    }

    /// <summary>A link for an operator on a server without mail, where none of them has a password or a passkey and so none could come back; null where one can, or there is none. The audit trail tells of it.</summary>
    /// <param name="stop">Stops the work.</param>
    public async Task<string?> ForShutOut(CancellationToken stop)
    {
        var operators =
            from person in db.Set<Person>()
            join account in db.Set<Account>() on person.Id equals account.PersonId
            where person.IsOperator && person.ErasedAt == null && account.ClosedAt == null
            select account;
        if (await operators.AnyAsync(account => account.PasswordHash != null || db.Set<Passkey>().Any(key => key.PersonId == account.PersonId), stop)) return null;
        var address = await db.Set<MailAddress>().AsNoTracking().Where(there => there.VerifiedAt != null && operators.Any(account => account.PersonId == there.PersonId))
            .OrderByDescending(there => there.IsMain).ThenBy(there => there.Id).FirstOrDefaultAsync(stop);
        if (address is null) return null;
        audit.Note(Actor.Server, PeopleNews.LinkSent, address.PersonId.Value);
        return await For(address.Written, stop);
    }

    /// <summary>Whether somebody has an address here.</summary>
    /// <param name="address">A mail address.</param>
    /// <param name="stop">Stops the reading.</param>
    public Task<bool> Knows(string address, CancellationToken stop)
    {
        var key = MailAddresses.Key(address);
        return db.Set<MailAddress>().AnyAsync(there => there.Key == key && there.VerifiedAt != null, stop);
    }
}
