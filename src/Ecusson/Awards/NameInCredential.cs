using Ecusson.Journal;
using Ecusson.People;
using Ecusson.Storage;

namespace Ecusson.Awards;

/// <summary>The holder decides whether the name that the issuer gave stands inside the signed credential; one that people gave themselves is not for an issuer to sign. Each change signs it anew; copies that were taken before stay what they are.</summary>
public sealed class NameInCredential(EcussonDb db, AwardSigning signing, JournalWriter journal, TimeProvider clock)
{
    /// <summary>Puts the name in, or leaves it out.</summary>
    public async Task<ShowAwardOutcome> Set(Actor actor, AwardId id, bool isIn, CancellationToken stop)
    {
        if (await Holding.Held(db, actor, id, stop) is not { } award) return new ShowAwardOutcome.NotAllowed();
        if (award.State != AwardState.Accepted || award.RevokedAt is not null) return new ShowAwardOutcome.AcceptFirst();
        // A credential may not end before it is signed, and this would sign it now.
        if (award.ValidUntil <= clock.GetUtcNow()) return new ShowAwardOutcome.Over();
        if (award.NameInCredential == isIn) return new ShowAwardOutcome.Shown(award);
        if (isIn && award.VouchedName is null) return new ShowAwardOutcome.Nameless();
        (award.NameInCredential, award.PersonId) = (isIn, actor.Person());
        await signing.Anew(award, newAddress: false, stop);
        journal.Note(actor, AwardNews.Shown, award.Id.Value, award.OrganizationId.Value, ("nameInCredential", isIn ? "in" : "out"));
        return await db.TrySave(stop) ? new ShowAwardOutcome.Shown(award) : new ShowAwardOutcome.Conflict();
    }
}
