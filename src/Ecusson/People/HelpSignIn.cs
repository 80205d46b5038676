using System.Security.Cryptography;
using Ecusson.Journal;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.People;

/// <summary>What an operator does for somebody who cannot sign in, or fears that somebody else has.</summary>
public sealed class HelpSignIn(EcussonDb db, IOperators operators, JournalWriter journal, AuditTrail audit, TimeProvider clock, RandomNumberGenerator random)
{
    readonly Accounts accounts = new(db, journal, audit, clock, random);

    /// <summary>Sends a link to sign in with to the person's main address. The operator never sees it, unless mails are kept to be read.</summary>
    public async Task<HelpSignInOutcome> SendLink(Actor actor, PersonId id, CancellationToken stop)
    {
        if (!await operators.Include(actor, stop)) return new HelpSignInOutcome.NotAllowed();
        var to = await (
            from person in db.Set<Person>()
            join address in db.Set<MailAddress>() on person.Id equals address.PersonId
            where person.Id == id && person.ErasedAt == null && address.VerifiedAt != null
            orderby address.IsMain descending
            select new { address.Key, person.Language }).FirstOrDefaultAsync(stop);
        if (to is null || await db.Set<Account>().AnyAsync(row => row.PersonId == id && row.ClosedAt != null, stop)) return new HelpSignInOutcome.CannotSignIn();
        var now = clock.GetUtcNow();
        var link = new MailedLink { Id = RowId.New<MailedLinkId>(now), Purpose = LinkPurpose.SignIn, AddressKey = to.Key, CreatedAt = now, ExpiresAt = now + MailedLinks.Life };
        db.Add(link);
        journal.Note(actor, PeopleNews.LinkMade, link.Id.Value, null, ("language", to.Language));
        audit.Note(actor, PeopleNews.LinkSent, id.Value);
        await db.SaveChangesAsync(stop);
        return new HelpSignInOutcome.Done();
    }

    /// <summary>Ends every session of the person.</summary>
    public async Task<HelpSignInOutcome> SignOut(Actor actor, PersonId id, CancellationToken stop)
    {
        if (!await operators.Include(actor, stop)) return new HelpSignInOutcome.NotAllowed();
        if (await accounts.Of(id, stop) is not { } account) return new HelpSignInOutcome.CannotSignIn();
        accounts.EndSessions(account, "operator", actor);
        await db.SaveChangesAsync(stop);
        return new HelpSignInOutcome.Done();
    }
}

/// <summary>What came of helping somebody to sign in.</summary>
public abstract record HelpSignInOutcome
{
    private HelpSignInOutcome() { }

    /// <summary>It is done.</summary>
    public sealed record Done : HelpSignInOutcome;

    /// <summary>They have no account, no address that they read, or the account is closed.</summary>
    public sealed record CannotSignIn : HelpSignInOutcome;

    /// <summary>The actor does not run this server.</summary>
    public sealed record NotAllowed : HelpSignInOutcome;
}
