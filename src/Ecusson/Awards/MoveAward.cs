using Ecusson.Journal;
using Ecusson.Keys;
using Ecusson.Organizations;
using Ecusson.People;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Awards;

/// <summary>
/// Moves an accepted award to a new address, by its issuer's word, when the one that it is bound to has died. Whoever reads mail at the new address confirms it by a
/// link; whoever held it is told at the old one, and can keep it as long as nobody has confirmed.
/// </summary>
public sealed class MoveAward(EcussonDb db, Standing standing, AwardSigning signing, SecretLinks links, JournalWriter journal, AuditTrail audit, TimeProvider clock)
{
    /// <summary>The use of the links (<see cref="SecretLinks"/>).</summary>
    public const string LinkUse = "move";

    /// <summary>How long the link can be confirmed.</summary>
    public static readonly TimeSpan LinkTerm = TimeSpan.FromDays(30);

    /// <summary>Asks whoever reads mail at an address to confirm that the award is theirs. A link that was sent before works no more.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="id">Which award.</param>
    /// <param name="address">The new address.</param>
    /// <param name="reason">Why, for the reader at either address.</param>
    /// <param name="stop">Stops it.</param>
    public async Task<MoveAwardOutcome> Ask(Actor actor, AwardId id, string address, string reason, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(reason);
        if (await db.Set<Award>().SingleOrDefaultAsync(there => there.Id == id, stop) is not { } award
            || !await standing.Allows(actor, award.OrganizationId, Roles.Issuer, Scopes.AwardsWrite, stop)) return new MoveAwardOutcome.NotAllowed();
        var (now, written) = (clock.GetUtcNow(), address.Trim());
        if (award is not { State: AwardState.Accepted, RevokedAt: null, Address: not null } || award.ValidUntil <= now) return new MoveAwardOutcome.StandsNoMore();
        if (!MailAddresses.IsAddress(written) || MailAddresses.Key(written) == award.AddressKey) return new MoveAwardOutcome.NotAnAddress();
        if (reason.Trim() is not { Length: > 0 and <= RevokeAward.ReasonLength } why) return new MoveAwardOutcome.NoReason();
        if (await Holding.Has(db, award.BadgeId, MailAddresses.Key(written), clock.GetUtcNow(), stop)) return new MoveAwardOutcome.HoldsItAlready();
        if (award.MoveAskedAt + ResendAward.Pause is { } from && from > now) return new MoveAwardOutcome.TooSoon(from);
        (award.MovesTo, award.MoveReason, award.MoveAskedAt, award.LinkVersion) = (written, why, now, award.LinkVersion + 1);
        journal.Note(actor, AwardNews.MoveAsked, id.Value, award.OrganizationId.Value);
        audit.Note(actor, AwardNews.MoveAsked, id.Value, award.OrganizationId.Value);
        return await Save(new MoveAwardOutcome.Done(award), stop);
    }

    /// <summary>The holder still reads mail at the old address: it stays where it is.</summary>
    public async Task<MoveAwardOutcome> Refuse(Actor actor, AwardId id, CancellationToken stop)
    {
        if (actor.Person() is not { } person || await Holding.Of(db, person).SingleOrDefaultAsync(there => there.Id == id, stop) is not { } award) return new MoveAwardOutcome.NotAllowed();
        if (award.MovesTo is null) return new MoveAwardOutcome.Done(award);
        (award.MovesTo, award.LinkVersion) = (null, award.LinkVersion + 1);
        journal.Note(actor, AwardNews.MoveRefused, id.Value, award.OrganizationId.Value);
        return await Save(new MoveAwardOutcome.Done(award), stop);
    }

    /// <summary>The award that a link asks about; null when the link is not true, its time is over, or the award is not to be moved any more.</summary>
    public async Task<Award?> Find(string? token, CancellationToken stop)
    {
        if (!SecretLinks.TryRead(token, out var row)) return null;
        var (id, now) = (new AwardId(row), clock.GetUtcNow());
        return await db.Set<Award>().SingleOrDefaultAsync(there => there.Id == id, stop) is { MovesTo: not null, State: AwardState.Accepted, RevokedAt: null } award
            && links.Fits(token!, LinkUse, row, award.LinkVersion) && award.MoveAskedAt + LinkTerm > now && !(award.ValidUntil <= now) ? award : null;
    }

    /// <summary>
    /// Confirms it with the link: the award is signed anew for that address, what was signed for the old one stands no more, and nothing is shown until its holder
    /// chooses so again. Whoever has signed in takes it into their account.
    /// </summary>
    public async Task<MoveAwardOutcome> Confirm(Actor actor, string? token, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(actor);
        while (true)
        {
            if (await Find(token, stop) is not { MovesTo: { } address } award) return new MoveAwardOutcome.StandsNoMore();
            var (now, key) = (clock.GetUtcNow(), MailAddresses.Key(address));
            var owner = actor.Person() ?? await db.Set<MailAddress>().Where(there => there.Key == key && there.VerifiedAt != null).Select(there => (PersonId?)there.PersonId).SingleOrDefaultAsync(stop);
            (award.Address, award.AddressKey, award.PersonId, award.MovesTo) = (address, key, owner, null);
            (award.Visibility, award.LinkKey, award.OpenBadges2Key) = (Visibility.OnlyMe, null, null);
            (award.LinkVersion, award.LastWroteAt, award.AnsweredAt, award.SearchText) = (award.LinkVersion + 1, now, now, AwardSearch.Text(award));
            await signing.Anew(award, newAddress: true, stop);
            journal.Note(actor.Person() is null ? new Actor(ActorKind.Invited, award.Id.Value, actor.Door) : actor, AwardNews.Moved, award.Id.Value, award.OrganizationId.Value);
            try
            {
                await db.SaveChangesAsync(stop);
                return new MoveAwardOutcome.Done(award);
            }
            catch (DbUpdateException overtaken) when (db.IsOvertaken(overtaken))
            {
                // It was answered, or another award took the same place in the status list: look again.
                db.ChangeTracker.Clear();
            }
        }
    }

    async Task<MoveAwardOutcome> Save(MoveAwardOutcome done, CancellationToken stop)
    {
        try
        {
            await db.SaveChangesAsync(stop);
            return done;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new MoveAwardOutcome.Conflict();
        }
    }
}

/// <summary>What came of moving an award.</summary>
public abstract record MoveAwardOutcome
{
    private MoveAwardOutcome() { }

    /// <summary>It is so: asked, kept, or moved.</summary>
    public sealed record Done(Award Award) : MoveAwardOutcome;

    /// <summary>The actor may not, or there is no such award.</summary>
    public sealed record NotAllowed : MoveAwardOutcome;

    /// <summary>It is not one that was accepted and stands, or the link works no more.</summary>
    public sealed record StandsNoMore : MoveAwardOutcome;

    /// <summary>That is no mail address, or the one that the award has.</summary>
    public sealed record NotAnAddress : MoveAwardOutcome;

    /// <summary>Whoever has that address holds the badge, or has been offered it.</summary>
    public sealed record HoldsItAlready : MoveAwardOutcome;

    /// <summary>The readers must be told why, in at most <see cref="RevokeAward.ReasonLength"/> characters.</summary>
    public sealed record NoReason : MoveAwardOutcome;

    /// <summary>It was asked a moment ago.</summary>
    /// <param name="From">From when it can be asked again.</param>
    public sealed record TooSoon(DateTimeOffset From) : MoveAwardOutcome;

    /// <summary>It was changed at this very moment; nothing was written.</summary>
    public sealed record Conflict : MoveAwardOutcome;
}
