using Ecusson.Jobs;
using Ecusson.Journal;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.People;

/// <summary>
/// Joins the account that has an address to the account whose owner has shown that they read that address's mail: who reads it
/// could sign in to both. The link is the one that was sent to verify the address, so asking tells nobody that there is an account.
/// </summary>
public sealed class MergeAccounts(EcussonDb db, MailedLinks links, JournalWriter journal, AuditTrail audit, TimeProvider clock, IEnumerable<IFollowsMerge> followers, IEnumerable<IHoldsRights> rights)
{
    /// <summary>What the link would do.</summary>
    public async Task<MergeReading> Look(Actor actor, string token, CancellationToken stop)
    {
        if (actor.Person() is not { } person) return new MergeReading.NotAllowed();
        var reading = await links.Read(token, LinkPurpose.VerifyAddress, stop);
        if (reading is not LinkReading.Works { Link: { AddressKey: { } key } link }) return new MergeReading.Refused(reading);
        if (link.PersonId != person) return new MergeReading.AnothersLink();
        if (await Other(person, key, stop) is not { } other) return new MergeReading.Nobodys(key);
        if (await NeedsMain(other, key, stop)) return new MergeReading.NeedsMain(key);
        var name = await db.Set<Person>().Where(row => row.Id == other).Select(row => row.Name).SingleAsync(stop);
        var addresses = await db.Set<MailAddress>().Where(address => address.PersonId == other).OrderByDescending(address => address.IsMain).ThenBy(address => address.AddedAt)
            .Select(address => address.Written).ToListAsync(stop);
        return new MergeReading.Anothers(key, name, [.. addresses.Select(address => MailAddresses.Key(address) == key ? address : MailAddresses.Masked(address))]);
    }

    /// <summary>Joins the other account to the actor's: everything of it or nothing.</summary>
    public async Task<MergeAccountsOutcome> With(Actor actor, SignInMoment signedIn, string token, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(signedIn);
        if (actor.Person() is not { } person) return new MergeAccountsOutcome.NotAllowed();
        var reading = await links.Read(token, LinkPurpose.VerifyAddress, stop);
        if (reading is not LinkReading.Works { Link: { AddressKey: { } key } link }) return new MergeAccountsOutcome.Refused(reading);
        if (link.PersonId != person) return new MergeAccountsOutcome.AnothersLink();
        if (!signedIn.IsFresh(clock.GetUtcNow())) return new MergeAccountsOutcome.SignInAgain();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (await Other(person, key, stop) is not { } other) return new MergeAccountsOutcome.NothingToMerge();
        // Always in one order, so that two who merge each other do not wait for each other for ever.
        foreach (var held in ((PersonId[])[person, other]).OrderBy(held => held.Value))
            if (!await db.Hold(held, stop)) return new MergeAccountsOutcome.Conflict();
        if (await Other(person, key, stop) != other) return new MergeAccountsOutcome.Conflict();
        if (await NeedsMain(other, key, stop)) return new MergeAccountsOutcome.NeedsMain();
        if (!await links.UseUp(link, stop)) return new MergeAccountsOutcome.Refused(new LinkReading.Used());
        if (await db.Set<Account>().AnyAsync(account => account.PersonId == other && account.ClosedAt != null, stop)) return new MergeAccountsOutcome.Closed();
        var main = await db.Set<MailAddress>().Where(address => address.PersonId == other).OrderByDescending(address => address.IsMain).Select(address => address.Id).FirstAsync(stop);
        await Move(other, person, stop);
        foreach (var follower in followers) await follower.Move(actor, other, person, stop);
        journal.Note(actor, PeopleNews.Merged, person.Value, null, ("from", other.Value.ToString()), ("main", main.Value.ToString()));
        journal.Note(actor, PeopleNews.Renamed, other.Value);
        journal.Note(actor, PeopleNews.AddressesChanged, person.Value);
        audit.Note(actor, PeopleNews.Merged, person.Value, null, ("from", other.Value.ToString()));
        if (!await db.TrySave(stop)) return new MergeAccountsOutcome.Conflict();
        await transaction.CommitAsync(stop);
        return new MergeAccountsOutcome.Merged();
    }

    /// <summary>Whose the address is by a link that they opened; null when nobody else's.</summary>
    Task<PersonId?> Other(PersonId person, string key, CancellationToken stop) => db.Set<MailAddress>()
        .Where(address => address.Key == key && address.VerifiedAt != null && address.PersonId != person).Select(address => (PersonId?)address.PersonId).SingleOrDefaultAsync(stop);

    /// <summary>
    /// Whether an address is not enough to have the whole account: one that only receives never is, and where the account runs this server or owns
    /// an organisation only the main one is. A school's mailbox may have a new reader.
    /// </summary>
    async Task<bool> NeedsMain(PersonId other, string key, CancellationToken stop)
    {
        var address = await db.Set<MailAddress>().AsNoTracking().SingleAsync(row => row.Key == key, stop);
        if (address.ReceivesOnly) return true;
        if (address.IsMain) return false;
        if (await db.Set<Person>().AnyAsync(row => row.Id == other && row.IsOperator, stop)) return true;
        foreach (var right in rights)
            if (await right.Has(other, stop)) return true;
        return false;
    }

    async Task Move(PersonId from, PersonId to, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        await db.Set<MailAddress>().Where(row => row.PersonId == from).ExecuteUpdateAsync(set => set.SetProperty(row => row.PersonId, to).SetProperty(row => row.IsMain, false), stop);
        await db.Set<Passkey>().Where(row => row.PersonId == from).ExecuteUpdateAsync(set => set.SetProperty(row => row.PersonId, to), stop);
        await db.Set<Consent>().Where(row => row.PersonId == from).ExecuteUpdateAsync(set => set.SetProperty(row => row.PersonId, to), stop);
        await db.Set<MailedLink>().Where(row => row.PersonId == from && row.UsedAt == null).ExecuteUpdateAsync(set => set.SetProperty(row => row.UsedAt, now), stop);
        await db.Set<Job>().Where(row => row.ActorKind == ActorKind.Person && row.ActorId == from.Value && row.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ActorId, to.Value), stop);
        await db.Set<Person>().Where(row => row.MergedInto == from).ExecuteUpdateAsync(set => set.SetProperty(row => row.MergedInto, to), stop);
        // Its password and its sessions end with it.
        await db.Set<Account>().Where(row => row.PersonId == from).ExecuteDeleteAsync(stop);
        var (gone, stays) = (await db.Set<Person>().SingleAsync(row => row.Id == from, stop), await db.Set<Person>().SingleAsync(row => row.Id == to, stop));
        if (stays.Name.Length == 0) stays.Name = gone.Name;
        stays.IsOperator |= gone.IsOperator;
        (gone.Name, gone.IsOperator, gone.MergedInto) = ("", false, to);
    }
}

/// <summary>What a link to verify an address would do.</summary>
public abstract record MergeReading
{
    MergeReading() { }

    /// <summary>Nobody has shown that it is theirs: it would be added.</summary>
    /// <param name="Address">The address.</param>
    public sealed record Nobodys(string Address) : MergeReading;

    /// <summary>Another account has it: the two could become one.</summary>
    /// <param name="Address">The address.</param>
    /// <param name="Name">How the other account's owner is called; may be empty.</param>
    /// <param name="Addresses">All that the other account has, the main one first; all but the link's own are masked.</param>
    public sealed record Anothers(string Address, string Name, IReadOnlyList<string> Addresses) : MergeReading;

    /// <summary>Another account has it, and more than this address is needed to join that one: its main address.</summary>
    /// <param name="Address">The address.</param>
    public sealed record NeedsMain(string Address) : MergeReading;

    /// <summary>Somebody else asked for the link.</summary>
    public sealed record AnothersLink : MergeReading;

    /// <summary>The link does not work.</summary>
    /// <param name="Reading">Why.</param>
    public sealed record Refused(LinkReading Reading) : MergeReading;

    /// <summary>The actor is no person who has signed in.</summary>
    public sealed record NotAllowed : MergeReading;
}

/// <summary>What came of merging.</summary>
public abstract record MergeAccountsOutcome
{
    MergeAccountsOutcome() { }

    /// <summary>The two accounts are one.</summary>
    public sealed record Merged : MergeAccountsOutcome;

    /// <summary>No other account has the address by now.</summary>
    public sealed record NothingToMerge : MergeAccountsOutcome;

    /// <summary>One of the accounts was changed at this very moment; nothing was done.</summary>
    public sealed record Conflict : MergeAccountsOutcome;

    /// <summary>More than this address is needed to join the other account: its main address.</summary>
    public sealed record NeedsMain : MergeAccountsOutcome;

    /// <summary>They signed in too long ago for this.</summary>
    public sealed record SignInAgain : MergeAccountsOutcome;

    /// <summary>The operator has closed the other account.</summary>
    public sealed record Closed : MergeAccountsOutcome;

    /// <summary>Somebody else asked for the link.</summary>
    public sealed record AnothersLink : MergeAccountsOutcome;

    /// <summary>The link does not work.</summary>
    /// <param name="Reading">Why.</param>
    public sealed record Refused(LinkReading Reading) : MergeAccountsOutcome;

    /// <summary>The actor is no person who has signed in.</summary>
    public sealed record NotAllowed : MergeAccountsOutcome;
}
