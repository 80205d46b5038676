using Ecusson.Journal;
using Ecusson.People;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Awards.Claims;

/// <summary>What is kept about people who claimed a badge.</summary>
public sealed class KnownClaims(EcussonDb db) : IKeepsAboutPeople
{
    /// <inheritdoc/>
    public async Task Tell(PersonTrace person, PersonArchive archive, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(archive);
        var claims = await (
            from claim in Of(person).AsNoTracking()
            join link in db.Set<ClaimLink>() on claim.LinkId equals link.Id
            join organization in db.Set<Organizations.Organization>() on link.OrganizationId equals organization.Id
            join badge in db.Set<Badges.Badge>() on link.BadgeId equals badge.Id
            orderby claim.Id
            select new { Organization = organization.Name, Badge = badge.Name, claim.Address, claim.Name, claim.Language, claim.State, claim.ClaimedAt, claim.DecidedAt }).ToListAsync(stop);
        if (claims.Count > 0) await archive.Json("claims.json", claims, stop);
    }

    /// <inheritdoc/>
    public async Task Forget(Actor actor, PersonTrace person, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(person);
        await Blank(db, Of(person), stop);
    }

    /// <summary>Empties claims, within a transaction. One that was not granted yet never is, and somebody else may claim in its place.</summary>
    internal static async Task<int> Blank(EcussonDb db, IQueryable<Claim> claims, CancellationToken stop)
    {
        var gone = 0;
        foreach (var link in (await claims.Select(claim => claim.LinkId).Distinct().ToListAsync(stop)).OrderBy(link => link.Value))
        {
            // The link's row first, as everybody does who counts its uses, and one link after the other: nobody waits for the other in a circle.
            await DecideClaim.GiveBack(db, link, 0, stop);
            var here = claims.Where(claim => claim.LinkId == link);
            // What is given back is what this very statement refused: another may have been refused or granted at this moment.
            var refused = await here.Where(claim => claim.State == ClaimState.Waiting || claim.State == ClaimState.Approved)
                .ExecuteUpdateAsync(set => set.SetProperty(claim => claim.State, ClaimState.Refused).SetProperty(claim => claim.Version, claim => claim.Version + 1), stop);
            if (refused > 0) await DecideClaim.GiveBack(db, link, refused, stop);
            gone += await here.ExecuteUpdateAsync(
                set => set.SetProperty(claim => claim.Address, (string?)null).SetProperty(claim => claim.AddressKey, (string?)null).SetProperty(claim => claim.Name, (string?)null)
                    .SetProperty(claim => claim.Receipt, (string?)null).SetProperty(claim => claim.Version, claim => claim.Version + 1), stop);
        }

        return gone;
    }

    /// <summary>What was claimed for an address of theirs, or became an award of theirs.</summary>
    IQueryable<Claim> Of(PersonTrace person)
    {
        var (keys, awards) = (person.AddressKeys, KnownHolders.Of(db, person));
        return db.Set<Claim>().Where(claim => (claim.AddressKey != null && keys.Contains(claim.AddressKey)) || awards.Any(award => award.Id == claim.AwardId));
    }
}
