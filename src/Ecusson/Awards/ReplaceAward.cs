using Ecusson.Badges;
using Ecusson.Journal;
using Ecusson.Organizations;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Awards;

/// <summary>
/// Mends an award by another: the new one points to the old, whose page and status say that it was replaced. Who had taken the old one into
/// their account has the new one there at once, shown as the old one was; to anybody else it is offered after the time to undo.
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
            if (await db.Set<Award>().SingleOrDefaultAsync(there => there.Id == id, stop) is not { } old
                || !await standing.Allows(actor, old.OrganizationId, Roles.Issuer, Scopes.AwardsWrite, stop)) return new ReplaceAwardOutcome.NotAllowed();
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
            var holder = old.State == AwardState.Accepted ? await Holding.Owner(db, old, stop) : null;
            // The same day is the same moment.
            var awarded = written.AwardedOn == clock.Day(old.AwardedAt) ? old.AwardedAt : written.AwardedAt(clock);
            var right = new NewAward(
                old.Address, written.HolderName, old.Language, awarded, validity.End(clock, awarded, written.ValidUntil),
                AwardForm.Filled(written.Story), AwardForm.Filled(written.Evidence), holder ?? old.PersonId, old.Id, IsNamed: holder is not null && old.NameInCredential && written.HolderName is not null);
            var award = (await signing.Add(organization, badge, version, [right], list: null, stop))[0];
            if (holder is not null)
            {
                (award.State, award.AnsweredAt, award.LastWroteAt) = (AwardState.Accepted, old.AnsweredAt, now);
                (award.Visibility, award.ShowsName, award.LinkKey) = (old.Visibility, old.ShowsName, old.LinkKey);
            }

            (old.RevokedAt, old.RevocationReason, old.ReplacedBy) = (now, why, award.Id);
            await lists.Revoke(old, stop);
            journal.Note(actor, AwardNews.Granted, award.Id.Value, organization.Id.Value);
            if (holder is not null) journal.Note(actor, AwardNews.Accepted, award.Id.Value, organization.Id.Value);
            journal.Note(actor, AwardNews.Replaced, old.Id.Value, organization.Id.Value, holder is null ? [] : [(Kept, "yes")]);
            audit.Note(actor, AwardNews.Replaced, old.Id.Value, organization.Id.Value);
            if (await db.TrySave(stop)) return new ReplaceAwardOutcome.Replaced(award);
            // Its holder answered, or another award took the same place in the status list: look again.
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
