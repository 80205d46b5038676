using Ecusson.Badges;
using Ecusson.Journal;
using Ecusson.People;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Awards.Claims;

/// <summary>Claims a badge by a code, without an account or with one. Who claims is told the same whether or not the address holds the badge, or claimed before.</summary>
public sealed class ClaimBadge(EcussonDb db, ClaimIntake intake, TimeProvider clock)
{
    /// <summary>Claims it.</summary>
    /// <param name="actor">Who: whoever has signed in claims with an address that is theirs.</param>
    /// <param name="code">The code, as <see cref="ClaimCodes.TryRead"/> reads it.</param>
    /// <param name="form">For whom.</param>
    /// <param name="stop">Stops the reading; what is being written goes on.</param>
    public async Task<ClaimBadgeOutcome> With(Actor actor, string code, ClaimForm form, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(form);
        if (await db.Set<ClaimLink>().AsNoTracking().SingleOrDefaultAsync(there => there.Code == code, stop) is not { } link) return new ClaimBadgeOutcome.NoSuchCode();
        var isAwarded = await ClaimDesk.Awarded(db, link, clock, stop) is not null;
        // Whether one of the places is theirs already is looked at with the link's row in hand.
        if (link.Standing(clock.GetUtcNow(), isAwarded) is not (ClaimStanding.Open or ClaimStanding.UsedUp)) return new ClaimBadgeOutcome.NotOpen();
        if (form.Problems(clock) is { Count: > 0 } problems) return new ClaimBadgeOutcome.Invalid(problems);
        var name = PersonName.Read(form.Name);
        var isOwn = false;
        if (actor.Person() is { } person)
        {
            var key = MailAddresses.Key(form.Address);
            if (!await db.Set<MailAddress>().AnyAsync(there => there.Key == key && there.PersonId == person && there.VerifiedAt != null, stop)) return new ClaimBadgeOutcome.NotYours();
            // The name in an account stays there until its person gives it, badge by badge.
            name = form.GivesName ? PersonName.Read(await db.Set<Person>().Where(there => there.Id == person).Select(there => there.Name).SingleAsync(stop)) : null;
            isOwn = true;
        }

        return await intake.Take(new NewClaim(actor, link.Id, code, form.Address.Trim(), name, form.Language, isOwn, form.Receipt));
    }
}

/// <summary>What is filled in to claim a badge.</summary>
/// <param name="Address">The mail address that it is to come to.</param>
/// <param name="Name">The name; null for none. That of whoever has signed in is the one in their account.</param>
/// <param name="Language">The language of the page.</param>
public sealed record ClaimForm(string Address, string? Name, string Language)
{
    /// <summary>The longest <see cref="Receipt"/>, in characters.</summary>
    public const int ReceiptLength = 44;

    /// <summary>Whether whoever has signed in gives the name in their account along.</summary>
    public bool GivesName { get; init; }

    /// <summary>What no other browser can say: who took the last place, and sends the form once more, is told so, and nobody else is told whose it is. Null for none.</summary>
    public string? Receipt { get; init; }

    /// <summary>Codes of what cannot be taken, by field: the same that is said of an award.</summary>
    internal IReadOnlyDictionary<string, string> Problems(TimeProvider clock) => new AwardForm { Address = Address, Name = Name }.Problems(clock, new BadgeValidity());
}

/// <summary>What came of claiming.</summary>
public abstract record ClaimBadgeOutcome
{
    private ClaimBadgeOutcome() { }

    /// <summary>It is noted, or was before, or the address holds the badge: who claims is not told which.</summary>
    /// <param name="WaitsForApproval">Whether somebody at the desk is to say yes first.</param>
    public sealed record Noted(bool WaitsForApproval) : ClaimBadgeOutcome;

    /// <summary>There is no such code, or no more.</summary>
    public sealed record NoSuchCode : ClaimBadgeOutcome;

    /// <summary>The link is not open at this moment.</summary>
    public sealed record NotOpen : ClaimBadgeOutcome;

    /// <summary>So many claim by this link at this moment, or for this address in a day, that strangers have to wait: nothing was written.</summary>
    public sealed record TooMany : ClaimBadgeOutcome;

    /// <summary>Whoever has signed in has not shown that this address is theirs.</summary>
    public sealed record NotYours : ClaimBadgeOutcome;

    /// <summary>Something cannot be taken.</summary>
    /// <param name="Problems">Codes by field, as <see cref="AwardForm.Problems"/> says them of address and name.</param>
    public sealed record Invalid(IReadOnlyDictionary<string, string> Problems) : ClaimBadgeOutcome;
}
