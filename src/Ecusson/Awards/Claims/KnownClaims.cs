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

    /// <summary>Empties claims. One that was not granted yet never is, and somebody else may claim in its place.</summary>
    internal static async Task<int> Blank(EcussonDb db, IQueryable<Claim> claims, CancellationToken stop)
    {
        var pending = claims.Where(claim => claim.State == ClaimState.Waiting || claim.State == ClaimState.Approved);
        foreach (var link in await pending.GroupBy(claim => claim.LinkId).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(stop)) await DecideClaim.GiveBack(db, link.Key, link.Count, stop);
        await pending.ExecuteUpdateAsync(set => set.SetProperty(claim => claim.State, ClaimState.Refused).SetProperty(claim => claim.Version, claim => claim.Version + 1), stop);
        return await claims.ExecuteUpdateAsync(
            set => set.SetProperty(claim => claim.Address, (string?)null).SetProperty(claim => claim.AddressKey, (string?)null).SetProperty(claim => claim.Name, (string?)null).SetProperty(claim => claim.Version, claim => claim.Version + 1), stop);
    }

    /// <summary>What was claimed for an address of theirs, or became an award of theirs.</summary>
    IQueryable<Claim> Of(PersonTrace person)
    {
        var (keys, awards) = (person.AddressKeys, KnownHolders.Of(db, person));
        return db.Set<Claim>().Where(claim => (claim.AddressKey != null && keys.Contains(claim.AddressKey)) || awards.Any(award => award.Id == claim.AwardId));
    }
}
