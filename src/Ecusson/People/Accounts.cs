using System.Diagnostics;
using System.Security.Cryptography;
using Ecusson.Journal;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.People;

/// <summary>Makes accounts and opens sessions, for the verbs that sign in. What it adds is saved by them.</summary>
sealed class Accounts(EcussonDb db, JournalWriter journal, AuditTrail audit, TimeProvider clock, RandomNumberGenerator random)
{
    const int StampSize = 16;

    /// <summary>A person who has nothing yet.</summary>
    public Person NewPerson(string name, string language)
    {
        var now = clock.GetUtcNow();
        var person = new Person { Id = RowId.New<PersonId>(now), PublicId = PublicId.New(random), Name = name, Language = language, CreatedAt = now };
        db.Add(person);
        return person;
    }

    /// <summary>An account for a person who has none.</summary>
    public Account NewAccount(PersonId person)
    {
        var account = new Account { PersonId = person, SecurityStamp = NewStamp(), CreatedAt = clock.GetUtcNow() };
        db.Add(account);
        journal.Note(person.Acting(Door.Browser), PeopleNews.AccountMade, person.Value);
        return account;
    }

    /// <summary>An address that its person was shown to read.</summary>
    public MailAddress NewAddress(PersonId person, string written, bool main)
    {
        var now = clock.GetUtcNow();
        var address = new MailAddress
        {
            Id = RowId.New<MailAddressId>(now), PersonId = person, Written = written.Trim(), Key = MailAddresses.Key(written),
            AddedAt = now, VerifiedAt = now, IsMain = main,
        };
        db.Add(address);
        return address;
    }

    /// <summary>Notes that somebody signed in, and says what their browser keeps.</summary>
    /// <param name="account">Theirs.</param>
    /// <param name="by">By what means, for the audit.</param>
    public Session Open(Account account, SignInMeans by)
    {
        var now = clock.GetUtcNow();
        account.LastSignedInAt = now;
        account.FailedCount = 0;
        account.LockedUntil = null;
        audit.Note(account.PersonId.Acting(Door.Browser), PeopleNews.SignedIn, account.PersonId.Value, null, ("by", Word(by)));
        return new Session(account.PersonId, account.SecurityStamp, new SignInMoment(by, now));
    }

    /// <summary>Ends every session of an account.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="why">For the audit.</param>
    /// <param name="by">Who ends them; null for its owner.</param>
    public void EndSessions(Account account, string why, Actor? by = null)
    {
        account.SecurityStamp = NewStamp();
        audit.Note(by ?? account.PersonId.Acting(Door.Browser), PeopleNews.SecurityChanged, account.PersonId.Value, null, ("why", why));
    }

    /// <summary>The account of a person, to be changed.</summary>
    public Task<Account?> Of(PersonId person, CancellationToken stop) => db.Set<Account>().SingleOrDefaultAsync(account => account.PersonId == person, stop);

    static string Word(SignInMeans by) => by switch
    {
        SignInMeans.Link => "link",
        SignInMeans.Password => "password",
        SignInMeans.Passkey => "passkey",
        SignInMeans.SetUp => "set-up",
        _ => throw new UnreachableException(),
    };

    string NewStamp()
    {
        Span<byte> bits = stackalloc byte[StampSize];
        random.GetBytes(bits);
        return Convert.ToHexStringLower(bits);
    }
}
