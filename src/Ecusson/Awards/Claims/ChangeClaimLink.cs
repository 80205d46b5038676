using System.Security.Cryptography;
using Ecusson.Journal;
using Ecusson.Organizations;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Awards.Claims;

/// <summary>Changes a claim link: its name, times and limit, whether it is open, its code. What was claimed stays claimed.</summary>
public sealed class ChangeClaimLink(EcussonDb db, Standing standing, JournalWriter journal, AuditTrail audit, TimeProvider clock, RandomNumberGenerator random)
{
    /// <summary>Changes name, times and limit. A limit below what is taken already lets nobody more in.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="id">The link's name in addresses.</param>
    /// <param name="times">What it is to be.</param>
    /// <param name="stop">Stops it.</param>
    /// <param name="version">The version that was seen; null for whatever it is by now.</param>
    public async Task<ChangeClaimLinkOutcome> To(Actor actor, PublicId id, ClaimLinkTimes times, CancellationToken stop, int? version = null)
    {
        ArgumentNullException.ThrowIfNull(times);
        if (await ClaimDesk.Take(db, standing, actor, id, stop) is not { } link) return new ChangeClaimLinkOutcome.NotAllowed();
        if (version is { } seen && seen != link.Version) return new ChangeClaimLinkOutcome.Conflict();
        if (times.Problems(clock, link) is { Count: > 0 } problems) return new ChangeClaimLinkOutcome.Invalid(problems);
        (link.Name, link.OpensAt, link.ClosesAt, link.Limit) = (ClaimLinkTimes.Read(times.Name)!, times.OpensAt ?? link.OpensAt, times.ClosesAt!.Value, times.Limit);
        return await Save(actor, link, ClaimNews.LinkChanged, stop);
    }

    /// <summary>Closes it now.</summary>
    public async Task<ChangeClaimLinkOutcome> Close(Actor actor, PublicId id, CancellationToken stop)
    {
        if (await ClaimDesk.Take(db, standing, actor, id, stop) is not { } link) return new ChangeClaimLinkOutcome.NotAllowed();
        if (link.ClosedAt is not null) return new ChangeClaimLinkOutcome.Changed(link);
        link.ClosedAt = clock.GetUtcNow();
        return await Save(actor, link, ClaimNews.LinkClosed, stop);
    }

    /// <summary>Opens one again that was closed by hand, within its times.</summary>
    public async Task<ChangeClaimLinkOutcome> Reopen(Actor actor, PublicId id, CancellationToken stop)
    {
        if (await ClaimDesk.Take(db, standing, actor, id, stop) is not { } link) return new ChangeClaimLinkOutcome.NotAllowed();
        if (link.ClosesAt <= clock.GetUtcNow()) return new ChangeClaimLinkOutcome.Over();
        if (link.ClosedAt is null) return new ChangeClaimLinkOutcome.Changed(link);
        link.ClosedAt = null;
        return await Save(actor, link, ClaimNews.LinkReopened, stop);
    }

    /// <summary>Gives it another code: the one before opens nothing more, wherever it hangs.</summary>
    public async Task<ChangeClaimLinkOutcome> Recode(Actor actor, PublicId id, CancellationToken stop)
    {
        if (await ClaimDesk.Take(db, standing, actor, id, stop) is not { } link) return new ChangeClaimLinkOutcome.NotAllowed();
        link.Code = ClaimCodes.New(random);
        return await Save(actor, link, ClaimNews.LinkRecoded, stop);
    }

    async Task<ChangeClaimLinkOutcome> Save(Actor actor, ClaimLink link, string news, CancellationToken stop)
    {
        var changed = db.Entry(link).State == EntityState.Modified;
        if (!changed) return new ChangeClaimLinkOutcome.Changed(link);
        journal.Note(actor, news, link.Id.Value, link.OrganizationId.Value);
        audit.Note(actor, news, link.Id.Value, link.OrganizationId.Value);
        return await db.TrySave(stop) ? new ChangeClaimLinkOutcome.Changed(link) : new ChangeClaimLinkOutcome.Conflict();
    }
}

/// <summary>What came of changing a claim link.</summary>
public abstract record ChangeClaimLinkOutcome
{
    private ChangeClaimLinkOutcome() { }

    /// <summary>It is as it was to be.</summary>
    public sealed record Changed(ClaimLink Link) : ChangeClaimLinkOutcome;

    /// <summary>The actor may not, or there is no such link.</summary>
    public sealed record NotAllowed : ChangeClaimLinkOutcome;

    /// <summary>Its time is over: to open it again, its closing time is to be changed first.</summary>
    public sealed record Over : ChangeClaimLinkOutcome;

    /// <summary>Somebody else changed it meanwhile; nothing was written.</summary>
    public sealed record Conflict : ChangeClaimLinkOutcome;

    /// <summary>Something cannot be taken.</summary>
    /// <param name="Problems">Codes by field, as of <see cref="MakeClaimLinkOutcome.Invalid"/>, and <c>before-award</c>.</param>
    public sealed record Invalid(IReadOnlyDictionary<string, string> Problems) : ChangeClaimLinkOutcome;
}
