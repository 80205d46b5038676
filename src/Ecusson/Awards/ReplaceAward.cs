using Ecusson.Badges;
using Ecusson.Journal;
using Ecusson.Organizations;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Awards;

/// <summary>
/// Mends an award by another: the new one points to the old, whose page and status say that it was replaced. Who had accepted the old one has
/// the new one at once, shown as the old one was; to anybody else it is offered after the time to undo.
/// </summary>
public sealed class ReplaceAward(EcussonDb db, Standing standing, AwardSigning signing, StatusLists lists, JournalWriter journal, AuditTrail audit, TimeProvider clock)
{
    /// <summary>The fact of an <see cref="AwardNews.Replaced"/> that its holder has the new one already.</summary>
    public const string Kept = "kept";

    /// <summary>Replaces it.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="id">The award that is wrong.</param>
    /// <param name="form">How it is right. The address is that of the award; a name, day, story or evidence that is null stays as it was, and an empty one goes.</param>
    /// <param name="reason">What was wrong, for the holder to read.</param>
    /// <param name="stop">Stops it.</param>
    public async Task<ReplaceAwardOutcome> By(Actor actor, AwardId id, AwardForm form, string reason, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(reason);
        var now = clock.GetUtcNow();
        while (true)
        {
            if (await AwardDesk.Take(db, standing, actor, id, stop) is not { } old) return new ReplaceAwardOutcome.NotAllowed();
            if (old.RevokedAt is not null || old.Address is null) return new ReplaceAwardOutcome.StandsNoMore();
            var badge = await db.Set<Badge>().SingleAsync(there => there.Id == old.BadgeId, stop);
            var version = await db.Set<BadgeVersion>().AsNoTracking().SingleAsync(there => there.BadgeId == old.BadgeId && there.Number == old.BadgeNumber, stop);
            var validity = version.Content.Validity;
            var written = form with
            {
                Address = old.Address,
                Name = form.Name ?? old.HolderName,
                AwardedOn = form.AwardedOn ?? clock.Day(old.AwardedAt),
                ValidUntil = form.ValidUntil ?? (form.KeepsEnd ? validity.OwnEnd(clock, old) : null),
                Story = form.Story ?? old.Story,
                Evidence = form.Evidence ?? (old.Evidence is [var first, ..] ? first : null),
            };
            if (written.Problems(clock, validity) is { Count: > 0 } problems) return new ReplaceAwardOutcome.Invalid(problems);
            if (reason.Trim() is not { Length: > 0 and <= RevokeAward.ReasonLength } why) return new ReplaceAwardOutcome.NoReason();
            var organization = await db.Set<Organization>().SingleAsync(there => there.Id == old.OrganizationId, stop);
            var isKept = old.State == AwardState.Accepted;
            // The same day is the same moment.
            var awarded = written.AwardedOn == clock.Day(old.AwardedAt) ? old.AwardedAt : written.AwardedAt(clock);
            var right = new NewAward(
                old.Address, written.HolderName, old.Language, awarded, validity.End(clock, awarded, written.ValidUntil),
                AwardForm.Filled(written.Story), AwardForm.Filled(written.Evidence), isKept ? await Holding.Owner(db, old, stop) : old.PersonId, old.Id, IsNamed: isKept && old.NameInCredential && written.HolderName is not null,
                // What the form says is the issuer's word; a name that just stays is what it was.
                IsNameClaimed: form.Name is null && old.IsNameClaimed);
            var award = (await signing.Add(organization, badge, version, [right], list: null, stop))[0];
            if (isKept)
            {
                (award.State, award.AnsweredAt, award.LastWroteAt) = (AwardState.Accepted, old.AnsweredAt, now);
                (award.Visibility, award.LinkKey) = (old.Visibility, old.LinkKey);
                // They chose to show the issuer's name, or the one that stood there: of another they said nothing.
                award.ShowsName = old.ShowsName && (old.HolderName == award.HolderName || (old.VouchedName is not null && award.VouchedName is not null));
                if (old.MovesTo is { } address && old.MoveAskedAt + MoveAward.LinkTerm > now) (award.MovesTo, award.MoveReason, award.MoveAskedAt) = (address, old.MoveReason, now);
            }

            (old.RevokedAt, old.RevocationReason, old.ReplacedBy) = (now, why, award.Id);
            await lists.Revoke(old, stop);
            journal.Note(actor, AwardNews.Granted, award.Id.Value, organization.Id.Value);
            if (isKept) journal.Note(actor, AwardNews.Accepted, award.Id.Value, organization.Id.Value);
            // The letter that asked leads to the old one.
            if (award.MovesTo is not null) journal.Note(actor, AwardNews.MoveAsked, award.Id.Value, organization.Id.Value);
            journal.Note(actor, AwardNews.Replaced, old.Id.Value, organization.Id.Value, isKept ? [(Kept, "yes")] : []);
            audit.Note(actor, AwardNews.Replaced, old.Id.Value, organization.Id.Value);
            try
            {
                if (await db.TrySave(stop)) return new ReplaceAwardOutcome.Replaced(award);
                // Its holder answered, or another award took the same place in the status list: look again.
            }
            catch (DbUpdateException)
            {
                db.ChangeTracker.Clear();
                // It was undone at this very moment, and the new one cannot point to it: that is found when looking again.
                if (await db.Set<Award>().AnyAsync(there => there.Id == id, stop)) throw;
            }
        }
    }
}

/// <summary>What came of replacing an award.</summary>
public abstract record ReplaceAwardOutcome
{
    private ReplaceAwardOutcome() { }

    /// <summary>The new one stands.</summary>
    public sealed record Replaced(Award Award) : ReplaceAwardOutcome;

    /// <summary>The actor may not, or there is no such award.</summary>
    public sealed record NotAllowed : ReplaceAwardOutcome;

    /// <summary>The award was revoked or replaced before, or its person was erased.</summary>
    public sealed record StandsNoMore : ReplaceAwardOutcome;

    /// <summary>Codes of what cannot be taken, by field.</summary>
    public sealed record Invalid(IReadOnlyDictionary<string, string> Problems) : ReplaceAwardOutcome;

    /// <summary>The holder must be told what was wrong, in at most <see cref="RevokeAward.ReasonLength"/> characters.</summary>
    public sealed record NoReason : ReplaceAwardOutcome;
}
