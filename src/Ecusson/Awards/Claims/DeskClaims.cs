using Ecusson.Badges;
using Ecusson.Journal;
using Ecusson.Organizations;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Awards.Claims;

/// <summary>Reads an organisation's claim links, and what was claimed by them, for who issues there.</summary>
public sealed class DeskClaims(EcussonDb db, Standing standing, OpenClaims open)
{
    /// <summary>How many links or claims a page holds.</summary>
    public const int PageSize = 50;

    /// <summary>A part of the links, the newest first; null when they are not the actor's to see.</summary>
    /// <param name="actor">Who reads.</param>
    /// <param name="organization">Whose links.</param>
    /// <param name="before">The last of the part before; null from the newest.</param>
    /// <param name="size">How many, at least 1.</param>
    /// <param name="stop">Stops the reading.</param>
    public async Task<Page<DeskClaimLink, ClaimLinkId>?> Part(Actor actor, OrganizationId organization, ClaimLinkId? before, int size, CancellationToken stop)
    {
        if (!await ClaimDesk.MayRead(standing, actor, organization, stop)) return null;
        var part = await db.Set<ClaimLink>().AsNoTracking().Where(link => link.OrganizationId == organization).NewestAsync(before, size, stop);
        return new Page<DeskClaimLink, ClaimLinkId>(await With(part.Items, stop), part.After);
    }

    /// <summary>A page of them, after the link that an address names; from the newest where it names none of this organisation.</summary>
    public async Task<Page<DeskClaimLink, ClaimLinkId>?> Page(Actor actor, OrganizationId organization, PublicId? after, CancellationToken stop) => await Part(
        actor, organization,
        after is null ? null : await db.Set<ClaimLink>().Where(link => link.PublicId == after && link.OrganizationId == organization).Select(link => (ClaimLinkId?)link.Id).SingleOrDefaultAsync(stop),
        PageSize, stop);

    /// <summary>One link; null when there is none for the actor to see.</summary>
    public async Task<DeskClaimLink?> One(Actor actor, PublicId id, CancellationToken stop) =>
        await db.Set<ClaimLink>().AsNoTracking().SingleOrDefaultAsync(link => link.PublicId == id, stop) is { } link && await ClaimDesk.MayRead(standing, actor, link.OrganizationId, stop)
            ? (await With([link], stop))[0] : null;

    /// <summary>A link as a verb has just left it for the actor who changed it.</summary>
    public async Task<DeskClaimLink> Changed(ClaimLink link, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(link);
        return (await With([link], stop))[0];
    }

    /// <summary>A part of what was claimed by a link that <see cref="One"/> gave to this actor, the newest first.</summary>
    /// <param name="link">The link.</param>
    /// <param name="state">What became of them; null for all.</param>
    /// <param name="before">The last of the part before; null from the newest.</param>
    /// <param name="size">How many, at least 1.</param>
    /// <param name="stop">Stops the reading.</param>
    public async Task<Page<SeenClaim, ClaimId>> Claims(DeskClaimLink link, ClaimState? state, ClaimId? before, int size, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(link);
        var id = link.Link.Id;
        var claims = db.Set<Claim>().AsNoTracking().Where(claim => claim.LinkId == id);
        if (state is { } asked) claims = claims.Where(claim => claim.State == asked);
        var part = await claims.NewestAsync(before, size, stop);
        var ids = part.Items.Select(claim => claim.AwardId).OfType<AwardId>().ToList();
        var awards = await db.Set<Award>().AsNoTracking().Where(award => ids.Contains(award.Id)).ToDictionaryAsync(award => award.Id, stop);
        return new Page<SeenClaim, ClaimId>([.. part.Items.Select(claim => new SeenClaim(claim, claim.AwardId is { } award ? awards.GetValueOrDefault(award) : null))], part.After);
    }

    /// <summary>The same after the claim that an address names.</summary>
    public async Task<Page<SeenClaim, ClaimId>> Claims(DeskClaimLink link, ClaimState? state, PublicId? after, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(link);
        var id = link.Link.Id;
        var last = after is null ? null : await db.Set<Claim>().Where(claim => claim.PublicId == after && claim.LinkId == id).Select(claim => (ClaimId?)claim.Id).SingleOrDefaultAsync(stop);
        return await Claims(link, state, last, PageSize, stop);
    }

    async Task<IReadOnlyList<DeskClaimLink>> With(IReadOnlyList<ClaimLink> links, CancellationToken stop)
    {
        var ids = links.Select(link => link.Id).ToList();
        var counts = await db.Set<Claim>().Where(claim => ids.Contains(claim.LinkId)).GroupBy(claim => new { claim.LinkId, claim.State })
            .Select(group => new { group.Key.LinkId, group.Key.State, Count = group.Count() }).ToListAsync(stop);
        var seen = await open.Of(links, stop);
        return [.. links.Select((link, at) => new DeskClaimLink(link, seen[at], counts.Where(group => group.LinkId == link.Id).ToDictionary(group => group.State, group => group.Count)))];
    }
}

/// <summary>A claim link as its desk sees it.</summary>
/// <param name="Link">The link.</param>
/// <param name="Seen">What its code opens.</param>
/// <param name="Counts">How many claims stand where.</param>
public sealed record DeskClaimLink(ClaimLink Link, SeenClaimLink Seen, IReadOnlyDictionary<ClaimState, int> Counts)
{
    /// <summary>How many claims stand at one of these.</summary>
    public int Count(params ReadOnlySpan<ClaimState> states)
    {
        var all = 0;
        foreach (var state in states) all += Counts.GetValueOrDefault(state);
        return all;
    }

    /// <summary>How many claims there are.</summary>
    public int All => Counts.Values.Sum();
}

/// <summary>A claim, and what came of it.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Award">The award; null when there is none.</param>
public sealed record SeenClaim(Claim Claim, Award? Award);
