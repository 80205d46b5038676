using Ecusson.Journal;
using Ecusson.Organizations;
using Ecusson.People;
using Ecusson.Storage;

namespace Ecusson.Awards;

/// <summary>
/// Tells the holder of an unclaimed award again, at a corrected address if need be. The older link works no more. An award is bound to an address in its
/// signature, so that a corrected address means a new one.
/// </summary>
public sealed class ResendAward(EcussonDb db, Standing standing, AwardSigning signing, JournalWriter journal, TimeProvider clock)
{
    /// <summary>How long the same letter is not sent again to the same address.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    /// <summary>How many letters leave for one award without that pause, because its address is corrected.</summary>
    public const int Corrections = 3;

    /// <summary>Sends it again.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="id">Which award.</param>
    /// <param name="address">The corrected address; null for the same.</param>
    /// <param name="stop">Stops it.</param>
    public async Task<ResendAwardOutcome> To(Actor actor, AwardId id, string? address, CancellationToken stop)
    {
        while (true)
        {
            if (await AwardDesk.Take(db, standing, actor, id, stop) is not { } award) return new ResendAwardOutcome.NotAllowed();
            if (award.RevokedAt is not null || award.Address is null || award.State is AwardState.Accepted or AwardState.Declined) return new ResendAwardOutcome.Answered();
            var written = (address ?? award.Address).Trim();
            if (!MailAddresses.IsAddress(written)) return new ResendAwardOutcome.NotAnAddress();
            var (now, key) = (clock.GetUtcNow(), MailAddresses.Key(written));
            if (award.ValidUntil <= now) return new ResendAwardOutcome.Over();
            if (award.LastWroteAt + Pause is { } from && from > now && (key == award.AddressKey || award.LinkVersion > Corrections)) return new ResendAwardOutcome.TooSoon(from);
            if (key != award.AddressKey && await Holding.Has(db, award.BadgeId, key, now, stop)) return new ResendAwardOutcome.HoldsItAlready();
            var isAnothers = key != award.AddressKey;
            if (written != award.Address) await Correct(award, written, stop);
            // Once more after the status list was read: whoever gives them the badge at this moment overtakes this, and is found when it looks again.
            if (isAnothers && await Holding.Has(db, award.BadgeId, key, now, stop))
            {
                db.ChangeTracker.Clear();
                return new ResendAwardOutcome.HoldsItAlready();
            }

            if (award.State == AwardState.Offered)
            {
                (award.LinkVersion, award.LastWroteAt, award.Reminders) = (award.LinkVersion + 1, now, 0);
                journal.Note(actor, AwardNews.Offered, id.Value, award.OrganizationId.Value);
            }

            if (await db.TrySave(stop)) return new ResendAwardOutcome.Sent(award);
            // Its holder answered, or the status list moved on: look again.
        }
    }

    async Task Correct(Award award, string address, CancellationToken stop)
    {
        var key = MailAddresses.Key(address);
        if (key != award.AddressKey) award.ReaddressedAt = clock.GetUtcNow();
        (award.Address, award.AddressKey) = (address, key);
        award.PersonId = await AddressOwner.Of(db, key, stop);
        award.SearchText = AwardSearch.Text(award);
        await signing.Anew(award, newAddress: true, stop);
    }
}

/// <summary>What came of sending an award again.</summary>
public abstract record ResendAwardOutcome
{
    private ResendAwardOutcome() { }

    /// <summary>Its mail leaves again; where the first has not left yet, that one goes to the corrected address.</summary>
    public sealed record Sent(Award Award) : ResendAwardOutcome;

    /// <summary>The actor may not, or there is no such award.</summary>
    public sealed record NotAllowed : ResendAwardOutcome;

    /// <summary>Its holder has answered, or it stands no more.</summary>
    public sealed record Answered : ResendAwardOutcome;

    /// <summary>Its validity has ended.</summary>
    public sealed record Over : ResendAwardOutcome;

    /// <summary>The last letter left a moment ago.</summary>
    /// <param name="From">From when it can be sent again.</param>
    public sealed record TooSoon(DateTimeOffset From) : ResendAwardOutcome;

    /// <summary>Whoever has the corrected address holds the badge, or has been offered it.</summary>
    public sealed record HoldsItAlready : ResendAwardOutcome;

    /// <summary>That is no mail address.</summary>
    public sealed record NotAnAddress : ResendAwardOutcome;
}
