using Ecusson.Journal;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.People;

/// <summary>Gives a person another address: asked for, then confirmed with a link that was sent there. Until then nobody has it.</summary>
public sealed class AddAddress(EcussonDb db, MailedLinks links, JournalWriter journal, AuditTrail audit, TimeProvider clock)
{
    /// <summary>How many addresses of one person may wait to be confirmed.</summary>
    public const int MostAwaited = 5;

    /// <summary>Sends a link to an address. Whether somebody else has it is not said: only its reader learns that.</summary>
    /// <param name="actor">Whose it is to be.</param>
    /// <param name="signedIn">When they signed in: a new address lets in, so it is asked for shortly afterwards alone.</param>
    /// <param name="written">The address as it was typed.</param>
    /// <param name="language">The language to write in, e.g. <c>fr</c>.</param>
    /// <param name="stop">Stops the work.</param>
    public async Task<AddAddressOutcome> Ask(Actor actor, SignInMoment signedIn, string written, string language, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(signedIn);
        if (actor.Person() is not { } person) return new AddAddressOutcome.NotAllowed();
        if (!MailAddresses.IsAddress(written)) return new AddAddressOutcome.NotAnAddress();
        var key = MailAddresses.Key(written);
        var now = clock.GetUtcNow();
        if (!signedIn.IsFresh(now)) return new AddAddressOutcome.SignInAgain();
        // One whose mail came back is shown to be read once more.
        if (await db.Set<MailAddress>().AnyAsync(address => address.Key == key && address.PersonId == person && address.DeadSince == null, stop)) return new AddAddressOutcome.AlreadyYours();
        var awaited = await db.Set<MailedLink>().CountAsync(
            link => link.ExpiresAt > now && link.Purpose == LinkPurpose.VerifyAddress && link.UsedAt == null && (link.PersonId == person || link.AddressKey == key), stop);
        if (awaited >= MostAwaited) return new AddAddressOutcome.TooMany();
        var row = new MailedLink
        {
            Id = RowId.New<MailedLinkId>(now), Purpose = LinkPurpose.VerifyAddress, PersonId = person, AddressKey = key, CreatedAt = now, ExpiresAt = now + MailedLinks.Life,
        };
        db.Add(row);
        journal.Note(actor, PeopleNews.LinkMade, row.Id.Value, null, ("language", language));
        await db.SaveChangesAsync(stop);
        return new AddAddressOutcome.Asked();
    }

    /// <summary>Takes the address into the actor's account. The link works for who asked for it alone, so that nobody's address ends in a stranger's account.</summary>
    public async Task<AddAddressOutcome> Confirm(Actor actor, string token, CancellationToken stop)
    {
        if (actor.Person() is not { } person) return new AddAddressOutcome.NotAllowed();
        var reading = await links.Read(token, LinkPurpose.VerifyAddress, stop);
        if (reading is not LinkReading.Works { Link: { AddressKey: { } key } link }) return new AddAddressOutcome.Refused(reading);
        if (link.PersonId != person) return new AddAddressOutcome.AnothersLink();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (!await db.Hold(person, stop)) return new AddAddressOutcome.NotAllowed();
        if (!await links.UseUp(link, stop)) return new AddAddressOutcome.Refused(new LinkReading.Used());
        if (!await Take(person, key, stop)) return new AddAddressOutcome.Taken();
        journal.Note(actor, PeopleNews.AddressesChanged, person.Value, null, ("how", "added"));
        audit.Note(actor, PeopleNews.AddressesChanged, person.Value, null, ("how", "added"));
        // Its reader signed in with it at this very moment.
        if (!await db.TryAdd(stop)) return new AddAddressOutcome.Taken();
        await transaction.CommitAsync(stop);
        return new AddAddressOutcome.Added();
    }

    /// <summary>Whoever only says that an address is theirs loses it to who has shown it; false when another has shown it.</summary>
    async Task<bool> Take(PersonId person, string key, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var row = await db.Set<MailAddress>().SingleOrDefaultAsync(address => address.Key == key, stop);
        if (row is { VerifiedAt: not null })
        {
            if (row.PersonId == person) row.DeadSince = null;
            return row.PersonId == person;
        }

        if (row is null)
        {
            row = new MailAddress { Id = RowId.New<MailAddressId>(now), PersonId = person, Written = key, Key = key, AddedAt = now };
            db.Add(row);
        }

        (row.PersonId, row.VerifiedAt, row.DeadSince, row.IsMain) = (person, now, null, !await db.Set<MailAddress>().AnyAsync(address => address.PersonId == person && address.IsMain, stop));
        return true;
    }
}

/// <summary>What came of adding an address.</summary>
public abstract record AddAddressOutcome
{
    AddAddressOutcome() { }

    /// <summary>A link is on its way.</summary>
    public sealed record Asked : AddAddressOutcome;

    /// <summary>The address is theirs.</summary>
    public sealed record Added : AddAddressOutcome;

    /// <summary>The text is no mail address.</summary>
    public sealed record NotAnAddress : AddAddressOutcome;

    /// <summary>It was theirs before.</summary>
    public sealed record AlreadyYours : AddAddressOutcome;

    /// <summary>Too many links wait to be used.</summary>
    public sealed record TooMany : AddAddressOutcome;

    /// <summary>Another account has the address: <see cref="MergeAccounts"/> can join the two.</summary>
    public sealed record Taken : AddAddressOutcome;

    /// <summary>Somebody else asked for the link.</summary>
    public sealed record AnothersLink : AddAddressOutcome;

    /// <summary>The link does not work.</summary>
    /// <param name="Reading">Why.</param>
    public sealed record Refused(LinkReading Reading) : AddAddressOutcome;

    /// <summary>They signed in too long ago for this.</summary>
    public sealed record SignInAgain : AddAddressOutcome;

    /// <summary>The actor is no person who has signed in.</summary>
    public sealed record NotAllowed : AddAddressOutcome;
}
