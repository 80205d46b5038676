using System.Diagnostics;
using System.Security.Cryptography;
using Ecusson.Journal;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.People;

/// <summary>Signs a person in.</summary>
public sealed class SignIn(EcussonDb db, MailedLinks links, JournalWriter journal, AuditTrail audit, TimeProvider clock, RandomNumberGenerator random)
{
    /// <summary>Wrong passwords in a row after which none is looked at for a while.</summary>
    public const int MostWrong = 10;

    /// <summary>How long passwords are not looked at then.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);

    readonly Accounts accounts = new(db, journal, audit, clock, random);

    /// <summary>With a link that was sent to an address. It makes the account of an address that has none, and shows that its mail is read.</summary>
    /// <param name="token">What stood in the link.</param>
    /// <param name="language">The language of a person who is new here.</param>
    /// <param name="stop">Stops the work.</param>
    public async Task<SignInOutcome> WithLink(string token, string language, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            var reading = await links.Read(token, LinkPurpose.SignIn, stop);
            if (reading is not LinkReading.Works { Link: var link }) return new SignInOutcome.Refused(reading);
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            if (!await links.UseUp(link, stop)) return new SignInOutcome.Refused(new LinkReading.Used());
            try
            {
                if (await Of(link.AddressKey ?? throw new UnreachableException("A link to sign in was sent to an address."), language, stop) is not { } account) return new SignInOutcome.ReceivesOnly();
                if (account.ClosedAt is not null)
                {
                    await transaction.CommitAsync(stop);
                    return new SignInOutcome.Closed();
                }

                var session = accounts.Open(account, SignInMeans.Link);
                await db.SaveChangesAsync(stop);
                await transaction.CommitAsync(stop);
                return new SignInOutcome.SignedIn(session, link.ReturnTo);
            }
            catch (DbUpdateException failure) when (attempt < 3 && db.IsOvertaken(failure))
            {
                // Two links to one new address at the same moment: the other made the person, so read again.
                await transaction.RollbackAsync(stop);
                db.ChangeTracker.Clear();
            }
        }
    }

    /// <summary>With a password. What is wrong is not said: neither whether the address is known, nor whether it has a password, nor whether it waits.</summary>
    /// <param name="address">A verified address.</param>
    /// <param name="password">The password.</param>
    /// <param name="stop">Stops the work.</param>
    public async Task<SignInOutcome> WithPassword(string address, string password, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(password);
        var now = clock.GetUtcNow();
        var key = MailAddresses.IsAddress(address) ? MailAddresses.Key(address) : "";
        var account = await (
            from row in db.Set<Account>()
            join known in db.Set<MailAddress>() on row.PersonId equals known.PersonId
            where known.Key == key && known.VerifiedAt != null && !known.ReceivesOnly
            select row).SingleOrDefaultAsync(stop);
        // The same work for everyone, so that time tells nothing.
        var fits = PasswordHash.Fits(account?.PasswordHash ?? PasswordHash.Nobodys, password);
        if (account?.PasswordHash is null || account.LockedUntil > now) return new SignInOutcome.WrongPassword();
        if (!fits)
        {
            await CountWrong(account.PersonId, now, stop);
            return new SignInOutcome.WrongPassword();
        }

        if (account.ClosedAt is not null) return new SignInOutcome.Closed();
        var session = accounts.Open(account, SignInMeans.Password);
        await db.SaveChangesAsync(stop);
        return new SignInOutcome.SignedIn(session, null);
    }

    /// <summary>The account of an address, made where there is none; null when its owner said that the address only receives.</summary>
    async Task<Account?> Of(string key, string language, CancellationToken stop)
    {
        var address = await db.Set<MailAddress>().SingleOrDefaultAsync(row => row.Key == key, stop);
        if (address is null)
        {
            var person = accounts.NewPerson("", language);
            accounts.NewAddress(person.Id, key, main: true);
            return accounts.NewAccount(person.Id);
        }

        if (address is { VerifiedAt: not null, ReceivesOnly: true }) return null;
        // The link came through.
        address.DeadSince = null;
        var account = await accounts.Of(address.PersonId, stop);
        if (address.VerifiedAt is null)
        {
            // Whoever received something at this address reads its mail: it is them. An account that only says that the address
            // is its own loses it to who has shown it.
            if (account is not null)
            {
                address.PersonId = accounts.NewPerson("", language).Id;
                account = null;
            }

            address.VerifiedAt = clock.GetUtcNow();
            address.IsMain = true;
        }

        return account ?? accounts.NewAccount(address.PersonId);
    }

    /// <summary>Counted by the database, so that many tries at once count as many.</summary>
    async Task CountWrong(PersonId person, DateTimeOffset now, CancellationToken stop)
    {
        var row = db.Set<Account>().Where(account => account.PersonId == person);
        await row.ExecuteUpdateAsync(set => set.SetProperty(account => account.FailedCount, account => account.FailedCount + 1), stop);
        var until = now + Pause;
        var locked = await row.Where(account => account.FailedCount >= MostWrong)
            .ExecuteUpdateAsync(set => set.SetProperty(account => account.LockedUntil, until).SetProperty(account => account.FailedCount, 0), stop);
        if (locked == 0) return;
        audit.Note(Actor.Nobody, PeopleNews.LockedOut, person.Value);
        await db.SaveChangesAsync(stop);
    }
}

/// <summary>What came of signing in.</summary>
public abstract record SignInOutcome
{
    SignInOutcome() { }

    /// <summary>Signed in.</summary>
    /// <param name="Session">What the browser keeps.</param>
    /// <param name="ReturnTo">Where to go, a path on this server; null for the usual place.</param>
    public sealed record SignedIn(Session Session, string? ReturnTo) : SignInOutcome;

    /// <summary>The link does not work.</summary>
    /// <param name="Reading">Why: expired, used, or no link at all.</param>
    public sealed record Refused(LinkReading Reading) : SignInOutcome;

    /// <summary>The link works, and its address receives badges without letting in: its owner chose so.</summary>
    public sealed record ReceivesOnly : SignInOutcome;

    /// <summary>Address and password do not go together, or there were too many tries.</summary>
    public sealed record WrongPassword : SignInOutcome;

    /// <summary>The passkey is not known here, or its answer does not hold.</summary>
    public sealed record PasskeyRefused : SignInOutcome;

    /// <summary>The challenge that the passkey answered is too old, or was answered before.</summary>
    public sealed record PasskeyTooLate : SignInOutcome;

    /// <summary>The operator has closed the account.</summary>
    public sealed record Closed : SignInOutcome;
}
