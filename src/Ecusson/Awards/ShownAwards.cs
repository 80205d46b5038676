using Ecusson.Badges;
using Ecusson.People;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Awards;

/// <summary>Who received badges, for anyone: of each award what its own page tells everyone, and of those alone that their holders show to everyone.</summary>
public sealed class ShownAwards(EcussonDb db, ShownTotal total)
{
    /// <summary>Awards on a page.</summary>
    public const int PageSize = 24;

    /// <summary>Those of a badge that stand, newest first. Their order is that of the day that each page tells, and within it of names in addresses, which tell nothing.</summary>
    /// <param name="badge">The badge.</param>
    /// <param name="page">The page, from 1; one after the last tells which that is, and of no award.</param>
    /// <param name="stop">Stops the reading.</param>
    public async Task<ShownAwardsPage> Of(BadgeId badge, int page, CancellationToken stop)
    {
        var shown = Shown.Where(award => award.BadgeId == badge);
        return await Read(shown, await shown.CountAsync(stop), page, stop);
    }

    /// <summary>Those of every badge, in the same order.</summary>
    /// <param name="page">The page, from 1; one after the last tells which that is, and of no award.</param>
    /// <param name="stop">Stops the reading.</param>
    public async Task<ShownAwardsPage> Every(int page, CancellationToken stop)
    {
        var (count, until) = await total.Of(() => Shown.CountAsync(stop));
        var read = await Read(Shown, count, page, stop);
        var ids = read.Awards.Select(award => award.Row).ToList();
        var badges = await (
            from award in db.Set<Award>()
            join version in db.Set<BadgeVersion>() on new { award.BadgeId, Number = award.BadgeNumber } equals new { version.BadgeId, version.Number }
            where ids.Contains(award.Id)
            select new { award.Id, version.Content }).AsNoTracking().ToDictionaryAsync(row => row.Id, row => row.Content, stop);
        return read with { Until = until, Awards = [.. read.Awards.Select(award => award with { Badge = badges[award.Row] })] };
    }

    // Written as the indexes have it that hold these alone: what is counted and skipped over is read there, however many there are.
    IQueryable<Award> Shown => db.Set<Award>().Where(award => award.Visibility == Visibility.Everyone && award.State == AwardState.Accepted && award.RevokedAt == null);

    async Task<ShownAwardsPage> Read(IQueryable<Award> shown, int count, int page, CancellationToken stop)
    {
        var last = Math.Max(1, (count + PageSize - 1) / PageSize);
        if (page > last) return new ShownAwardsPage([], count, last);
        page = Math.Max(page, 1);
        var ids = await shown.OrderByDescending(award => award.AwardedAt).ThenByDescending(award => award.PublicId).Skip((page - 1) * PageSize).Take(PageSize).Select(award => award.PublicId).ToListAsync(stop);
        var awards = await shown.Where(award => ids.Contains(award.PublicId)).OrderByDescending(award => award.AwardedAt).ThenByDescending(award => award.PublicId)
            .Select(award => new { award.Id, award.PublicId, award.AwardedAt, award.ShowsName, award.HolderName, award.IsNameClaimed, award.PersonId }).ToListAsync(stop);
        var names = await HolderNames.Own(db, [.. awards.Where(award => award is { ShowsName: true, HolderName: null }).Select(award => award.PersonId).OfType<PersonId>().Distinct()], stop);
        return new ShownAwardsPage(
            [.. awards.Select(award =>
            {
                var own = award is { ShowsName: true, HolderName: null, PersonId: { } holder } ? names.GetValueOrDefault(holder) : null;
                return new ShownAward(award.PublicId, award.ShowsName ? award.HolderName ?? own : null, own is not null || award is { ShowsName: true, HolderName: not null, IsNameClaimed: true }, award.AwardedAt, award.Id, award.PersonId);
            })],
            count, page);
    }
}

/// <summary>A page of awards that are shown to everyone.</summary>
/// <param name="Awards">The awards.</param>
/// <param name="Total">How many there are on all pages.</param>
/// <param name="Page">The page, from 1.</param>
public sealed record ShownAwardsPage(IReadOnlyList<ShownAward> Awards, int Total, int Page)
{
    /// <summary>How many pages there are.</summary>
    public int Pages => (Total + ShownAwards.PageSize - 1) / ShownAwards.PageSize;

    /// <summary>Until when the number of all of them is held to be true; null where it was counted for this page.</summary>
    public DateTimeOffset? Until { get; init; }
}

/// <summary>An award that its holder shows to everyone.</summary>
/// <param name="Id">Its name in addresses.</param>
/// <param name="HolderName">The holder's name; null where its page shows none.</param>
/// <param name="IsOwnName">Whether the name that is shown is the one that its holder gave themselves: nobody vouches for it.</param>
/// <param name="AwardedAt">When the achievement was earned.</param>
/// <param name="Row">The award's row, by which the journal names it.</param>
/// <param name="Holder">In whose account it is, by which the journal names them; null for nobody's.</param>
public sealed record ShownAward(PublicId Id, string? HolderName, bool IsOwnName, DateTimeOffset AwardedAt, AwardId Row, PersonId? Holder)
{
    /// <summary>The badge, in the version that it was given under, where awards of several stand together; else null.</summary>
    public BadgeContent? Badge { get; init; }
}
