using System.Security.Cryptography;
using Ecusson.Journal;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.People;

/// <summary>The first operator: a link that the server prints while there is none, and the account that it makes.</summary>
public sealed class BecomeOperator(EcussonDb db, MailedLinks links, JournalWriter journal, AuditTrail audit, TimeProvider clock, RandomNumberGenerator random)
{
    /// <summary>How long the printed link works; another start prints another.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(7);

    readonly Accounts accounts = new(db, journal, audit, clock, random);

    /// <summary>A new link, after which older ones work no more; null when there is an operator.</summary>
    public async Task<string?> Invite(CancellationToken stop)
    {
        if (await HasOperator(stop)) return null;
        var now = clock.GetUtcNow();
        var link = new MailedLink { Id = RowId.New<MailedLinkId>(now), Purpose = LinkPurpose.BecomeOperator, CreatedAt = now, ExpiresAt = now + Life };
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await TakeBackLinks(stop);
        db.Add(link);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return links.Token(link);
    }

    /// <summary>Makes the operator's account and signs in. Their address is taken at their word: whoever reads the console could say anything anyway.</summary>
    /// <param name="token">What stood in the link.</param>
    /// <param name="asked">Who they are.</param>
    /// <param name="stop">Stops the work.</param>
    public async Task<BecomeOperatorOutcome> With(string token, NewOperator asked, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(asked);
        var reading = await links.Read(token, LinkPurpose.BecomeOperator, stop);
        if (reading is not LinkReading.Works { Link: var link }) return new BecomeOperatorOutcome.Refused(reading);
        if (PersonName.Read(asked.Name) is not { } name) return new BecomeOperatorOutcome.NameMissing();
        if (!MailAddresses.IsAddress(asked.Address)) return new BecomeOperatorOutcome.NotAnAddress();
        if (asked.Password.Length is > 0 and (< PasswordHash.Shortest or > PasswordHash.Longest)) return new BecomeOperatorOutcome.PasswordLength();
        var key = MailAddresses.Key(asked.Address);
        if (await db.Set<MailAddress>().AnyAsync(address => address.Key == key, stop)) return new BecomeOperatorOutcome.AddressTaken();
        var hash = asked.Password.Length > 0 ? PasswordHash.Of(asked.Password, random) : null;

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (!await links.UseUp(link, stop) || await HasOperator(stop)) return new BecomeOperatorOutcome.Refused(new LinkReading.Used());
        var person = accounts.NewPerson(name, asked.Language);
        person.IsOperator = true;
        accounts.NewAddress(person.Id, asked.Address, main: true);
        var account = accounts.NewAccount(person.Id);
        account.PasswordHash = hash;
        audit.Note(person.Id.Acting(Door.Browser), PeopleNews.OperatorMade, person.Id.Value);
        var session = accounts.Open(account, SignInMeans.SetUp);
        if (!await db.TryAdd(stop)) return new BecomeOperatorOutcome.AddressTaken();
        await TakeBackLinks(stop);
        await transaction.CommitAsync(stop);
        return new BecomeOperatorOutcome.Done(session);
    }

    Task<bool> HasOperator(CancellationToken stop) => db.Set<Person>().AnyAsync(person => person.IsOperator && person.ErasedAt == null, stop);

    async Task TakeBackLinks(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        await db.Set<MailedLink>().Where(link => link.Purpose == LinkPurpose.BecomeOperator && link.UsedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(link => link.UsedAt, now), stop);
    }
}

/// <summary>Who wants to be the operator.</summary>
/// <param name="Name">How they wish to be called.</param>
/// <param name="Address">Their mail address.</param>
/// <param name="Password">A password; empty for none.</param>
/// <param name="Language">The language that they read, e.g. <c>fr</c>.</param>
public sealed record NewOperator(string Name, string Address, string Password, string Language);

/// <summary>What came of becoming the operator.</summary>
public abstract record BecomeOperatorOutcome
{
    BecomeOperatorOutcome() { }

    /// <summary>The account is there, and signed in.</summary>
    /// <param name="Session">What the browser keeps.</param>
    public sealed record Done(Session Session) : BecomeOperatorOutcome;

    /// <summary>The link does not work.</summary>
    /// <param name="Reading">Why.</param>
    public sealed record Refused(LinkReading Reading) : BecomeOperatorOutcome;

    /// <summary>There is no name, or none that can be kept.</summary>
    public sealed record NameMissing : BecomeOperatorOutcome;

    /// <summary>The text is no mail address.</summary>
    public sealed record NotAnAddress : BecomeOperatorOutcome;

    /// <summary>Somebody here has the address.</summary>
    public sealed record AddressTaken : BecomeOperatorOutcome;

    /// <summary>The password is shorter or longer than one may be.</summary>
    public sealed record PasswordLength : BecomeOperatorOutcome;
}
