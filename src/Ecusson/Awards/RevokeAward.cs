using Ecusson.Journal;
using Ecusson.Organizations;
using Ecusson.Storage;

namespace Ecusson.Awards;

/// <summary>Takes an award back for ever, with a reason that its holder reads. Whoever verifies it learns it from the status list.</summary>
public sealed class RevokeAward(EcussonDb db, Standing standing, StatusLists lists, JournalWriter journal, AuditTrail audit, TimeProvider clock)
{
    /// <summary>The longest reason, in characters.</summary>
    public const int ReasonLength = 2000;

    /// <summary>Whether a text says why.</summary>
    public static bool IsReason(string text) => text?.Trim() is { Length: > 0 and <= ReasonLength };

    /// <summary>Revokes it.</summary>
    public async Task<RevokeAwardOutcome> One(Actor actor, AwardId id, string reason, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(reason);
        while (true)
        {
            if (await AwardDesk.Take(db, standing, actor, id, stop) is not { } award) return new RevokeAwardOutcome.NotAllowed();
            if (award.RevokedAt is not null) return new RevokeAwardOutcome.Revoked(award);
            if (reason.Trim() is not { Length: > 0 and <= ReasonLength } why) return new RevokeAwardOutcome.NoReason();
            (award.RevokedAt, award.RevocationReason) = (clock.GetUtcNow(), why);
            await lists.Revoke(award, stop);
            journal.Note(actor, AwardNews.Revoked, id.Value, award.OrganizationId.Value);
            audit.Note(actor, AwardNews.Revoked, id.Value, award.OrganizationId.Value);
            if (await db.TryChange(stop)) return new RevokeAwardOutcome.Revoked(award);
            // The status list or the award changed meanwhile: look again.
        }
    }
}

/// <summary>What came of revoking.</summary>
public abstract record RevokeAwardOutcome
{
    private RevokeAwardOutcome() { }

    /// <summary>It stands no more, or did not before.</summary>
    public sealed record Revoked(Award Award) : RevokeAwardOutcome;

    /// <summary>The actor may not, or there is no such award.</summary>
    public sealed record NotAllowed : RevokeAwardOutcome;

    /// <summary>The holder must be told why, in at most <see cref="RevokeAward.ReasonLength"/> characters.</summary>
    public sealed record NoReason : RevokeAwardOutcome;
}
