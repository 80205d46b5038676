using System.Security.Cryptography;
using Ecusson.Journal;
using Ecusson.People;
using Ecusson.Storage;

namespace Ecusson.Awards;

/// <summary>The holder opens an Open Badges 2.0 copy of an award, or closes it. Opened again it lies under a new key: what was closed stays closed.</summary>
public sealed class HostAward(EcussonDb db, HostedCopies copies, JournalWriter journal, RandomNumberGenerator random)
{
    /// <summary>Opens or closes it.</summary>
    public async Task<HostAwardOutcome> Set(Actor actor, AwardId id, bool isOpen, CancellationToken stop)
    {
        if (await Holding.Held(db, actor, id, stop) is not { } award) return new HostAwardOutcome.NotAllowed();
        if (isOpen == award.OpenBadges2Key is not null) return new HostAwardOutcome.Done(award);
        if (isOpen)
        {
            if (award.State != AwardState.Accepted || award.Visibility == Visibility.OnlyMe) return new HostAwardOutcome.ShowFirst();
            if (award.RevokedAt is not null) return new HostAwardOutcome.Revoked();
            var key = PublicId.New(random).ToString();
            if (!await copies.CanSay(award, key, stop)) return new HostAwardOutcome.CannotBeSaid();
            award.OpenBadges2Key = key;
        }
        else
        {
            award.OpenBadges2Key = null;
        }

        journal.Note(actor, AwardNews.Shown, award.Id.Value, award.OrganizationId.Value, ("openBadges2", isOpen ? "open" : "closed"));
        return await db.TryChange(stop) ? new HostAwardOutcome.Done(award) : new HostAwardOutcome.Conflict();
    }
}

/// <summary>What came of opening or closing an Open Badges 2.0 copy.</summary>
public abstract record HostAwardOutcome
{
    private HostAwardOutcome() { }

    /// <summary>It is so from now on.</summary>
    public sealed record Done(Award Award) : HostAwardOutcome;

    /// <summary>It is not theirs, or there is no such award.</summary>
    public sealed record NotAllowed : HostAwardOutcome;

    /// <summary>The award is not accepted, or its holder shows it to nobody.</summary>
    public sealed record ShowFirst : HostAwardOutcome;

    /// <summary>The award stands no more.</summary>
    public sealed record Revoked : HostAwardOutcome;

    /// <summary>Open Badges 2.0 asks for something that is not there: a mail address of the organisation, or a picture.</summary>
    public sealed record CannotBeSaid : HostAwardOutcome;

    /// <summary>It was changed at this very moment; nothing was written.</summary>
    public sealed record Conflict : HostAwardOutcome;
}
