using Ecusson.Journal;
using Ecusson.Keys;
using Ecusson.Organizations;
using Ecusson.People;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Awards;

/// <summary>
/// Moves an accepted award to a new address, by its issuer's word, when the one that it is bound to has died. Whoever reads mail at the new address confirms it by a
/// link; whoever held it is told at the old one, and can keep it as long as nobody has confirmed. Where mail to the old one does not come back, that is a week at least.
/// </summary>
public sealed class MoveAward(EcussonDb db, Standing standing, AwardSigning signing, SecretLinks links, JournalWriter journal, AuditTrail audit, TimeProvider clock)
{
    /// <summary>The use of the links (<see cref="SecretLinks"/>).</summary>
    public const string LinkUse = "move";

    /// <summary>How long the link can be confirmed.</summary>
    public static readonly TimeSpan LinkTerm = TimeSpan.FromDays(30);

    /// <summary>How long whoever holds it has to keep it, before it can be confirmed behind the back of an address that is not known to be dead.</summary>
    public static readonly TimeSpan TimeToKeep = TimeSpan.FromDays(7);

    /// <summary>The fact of <see cref="AwardNews.Moved"/> that names the account which it was in.</summary>
    public const string FormerHolder = "former";

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
        if (await AwardDesk.Take(db, standing, actor, id, stop) is not { } award) return new MoveAwardOutcome.NotAllowed();
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
        if (await Holding.Held(db, actor, id, stop) is not { } award) return new MoveAwardOutcome.NotAllowed();
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
    /// From when an award that is to be moved can be confirmed; null when it can be now: the time of its holder to keep it is over, mail to them is known to come back
    /// wherever they read it, or it is they who confirm.
    /// </summary>
    public async Task<DateTimeOffset?> WaitsUntil(Actor actor, Award award, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(award);
        if (award.MoveAskedAt + TimeToKeep is not { } from || from <= clock.GetUtcNow()) return null;
        if (await Holding.Holds(db, actor.Person(), award.Id, stop)) return null;
        var key = award.AddressKey;
        var given = await db.Set<MailAddress>().AsNoTracking().SingleOrDefaultAsync(there => there.Key == key, stop);
        if (given?.DeadSince is null) return from;
        var holder = award.PersonId ?? given.PersonId;
        return await db.Set<MailAddress>().AnyAsync(there => there.PersonId == holder && there.IsMain && there.DeadSince == null, stop) ? from : null;
    }

    /// <summary>In whose account an award that is to be moved comes: of whoever has shown that they read the new address, else of whoever confirms it. Null for nobody's.</summary>
    public async Task<PersonId?> Taker(Actor actor, Award award, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(award);
        return (award.MovesTo is { } address ? await AddressOwner.Of(db, MailAddresses.Key(address), stop) : null) ?? actor.Person();
    }

    /// <summary>
    /// Confirms it with the link: the award is signed anew for that address, what was signed for the old one stands no more, and nothing is shown until its holder
    /// chooses so again, nor is the name in it. It comes into the account of its <see cref="Taker"/>.
    /// </summary>
    public async Task<MoveAwardOutcome> Confirm(Actor actor, string? token, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(actor);
        while (true)
        {
            if (await Find(token, stop) is not { MovesTo: { } address } award) return new MoveAwardOutcome.StandsNoMore();
            if (await WaitsUntil(actor, award, stop) is { } from) return new MoveAwardOutcome.TooSoon(from);
            var (now, key, former) = (clock.GetUtcNow(), MailAddresses.Key(address), await Holding.Owner(db, award, stop));
            (award.PersonId, award.Address, award.AddressKey, award.MovesTo, award.ReaddressedAt) = (await Taker(actor, award, stop), address, key, null, now);
            (award.Visibility, award.LinkKey, award.OpenBadges2Key, award.ShowsName, award.NameInCredential) = (Visibility.OnlyMe, null, null, false, false);
            (award.LinkVersion, award.LastWroteAt, award.AnsweredAt, award.SearchText) = (award.LinkVersion + 1, now, now, AwardSearch.Text(award));
            await signing.Anew(award, newAddress: true, stop);
            // Asked after the status list was read: whoever gives them the badge at this moment overtakes this, and is found when it looks again.
            if (await Holding.Has(db, award.BadgeId, key, now, stop))
            {
                db.ChangeTracker.Clear();
                return new MoveAwardOutcome.HoldsItAlready();
            }

            var who = AwardLink.Reader(actor, award);
            journal.Note(who, AwardNews.Moved, award.Id.Value, award.OrganizationId.Value, former is { } holder ? [(FormerHolder, holder.Value.ToString())] : []);
            audit.Note(who, AwardNews.Moved, award.Id.Value, award.OrganizationId.Value);
            if (await db.TrySave(stop)) return new MoveAwardOutcome.Done(award);
            // It was answered, or another award took the same place in the status list: look again.
        }
    }

    async Task<MoveAwardOutcome> Save(MoveAwardOutcome done, CancellationToken stop) =>
        await db.TryChange(stop) ? done : new MoveAwardOutcome.Conflict();
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

    /// <summary>It was asked a moment ago, or its holder still has time to keep it.</summary>
    /// <param name="From">From when it can be asked again, or confirmed.</param>
    public sealed record TooSoon(DateTimeOffset From) : MoveAwardOutcome;

    /// <summary>It was changed at this very moment; nothing was written.</summary>
    public sealed record Conflict : MoveAwardOutcome;
}
