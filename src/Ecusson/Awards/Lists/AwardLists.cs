using Ecusson.Badges;
using Ecusson.Jobs;
using Ecusson.Journal;
using Ecusson.Organizations;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Awards.Lists;

/// <summary>Reads an organisation's lists for its members.</summary>
public sealed class AwardLists(EcussonDb db, Standing standing, JobProgress jobs)
{
    /// <summary>How many rows a page holds.</summary>
    public const int PageSize = 50;

    /// <summary>Most lists that are shown.</summary>
    public const int Most = 200;

    const Roles Every = Roles.Issuer | Roles.Assessor | Roles.Reader;

    /// <summary>The newest lists; null when they are not the actor's to see.</summary>
    public async Task<IReadOnlyList<SeenList>?> In(Actor actor, OrganizationId organization, CancellationToken stop)
    {
        if (!await standing.Allows(actor, organization, Every, Scopes.AwardsRead, stop)) return null;
        var newest = await Lists(db.Set<AwardList>().Where(list => list.OrganizationId == organization).OrderByDescending(list => list.Id).Take(Most)).ToListAsync(stop);
        // A join need not keep the order of what it joins.
        return [.. newest.OrderByDescending(list => list.List.Id.Value)];
    }

    /// <summary>One list with its numbers; null when there is none for the actor to see.</summary>
    public async Task<ListStanding?> One(Actor actor, PublicId id, CancellationToken stop)
    {
        if (await Lists(db.Set<AwardList>().Where(list => list.PublicId == id)).SingleOrDefaultAsync(stop) is not { } seen
            || !await standing.Allows(actor, seen.List.OrganizationId, Every, Scopes.AwardsRead, stop)) return null;
        var key = seen.List.Id;
        var counts = await db.Set<AwardListRow>().Where(row => row.ListId == key).GroupBy(row => new { row.State, row.IsBroken })
            .Select(group => new { group.Key.State, group.Key.IsBroken, Count = group.Count() }).ToListAsync(stop);
        int Count(AwardListRowState state, bool? isBroken = null) => counts.Where(group => group.State == state && (isBroken ?? group.IsBroken) == group.IsBroken).Sum(group => group.Count);
        return new ListStanding(
            seen, Count(AwardListRowState.Waiting, isBroken: false), Count(AwardListRowState.Waiting, isBroken: true), Count(AwardListRowState.LeftOut), Count(AwardListRowState.Granted),
            await jobs.Of(GrantList.WorkKind, key.Value, stop));
    }

    /// <summary>Rows of a list that <see cref="One"/> gave to this actor.</summary>
    /// <param name="list">The list.</param>
    /// <param name="onlyBroken">Those alone that cannot be granted.</param>
    /// <param name="after">Those after this number; 0 from the first.</param>
    /// <param name="most">At most so many.</param>
    /// <param name="stop">Stops the reading.</param>
    public async Task<IReadOnlyList<AwardListRow>> Rows(ListStanding list, bool onlyBroken, int after, int most, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(list);
        var id = list.Seen.List.Id;
        return await db.Set<AwardListRow>().AsNoTracking().Where(row => row.ListId == id && row.Number > after && (!onlyBroken || row.IsBroken)).OrderBy(row => row.Number).Take(most).ToListAsync(stop);
    }

    IQueryable<SeenList> Lists(IQueryable<AwardList> lists) =>
        from list in lists.AsNoTracking()
        join badge in db.Set<Badge>() on list.BadgeId equals badge.Id
        select new SeenList(list, badge.Name, badge.PublicId);
}

/// <summary>A list among others.</summary>
/// <param name="List">The list.</param>
/// <param name="BadgeName">Name of its badge.</param>
/// <param name="BadgeId">The badge's name in addresses.</param>
public sealed record SeenList(AwardList List, string BadgeName, PublicId BadgeId);

/// <summary>Where a list stands.</summary>
/// <param name="Seen">The list.</param>
/// <param name="Ready">How many people are to be granted.</param>
/// <param name="Broken">How many cannot be, as their row stands.</param>
/// <param name="LeftOut">How many were left out.</param>
/// <param name="Granted">How many were granted.</param>
/// <param name="Job">How far its work is; null before it is started.</param>
public sealed record ListStanding(SeenList Seen, int Ready, int Broken, int LeftOut, int Granted, JobStanding? Job)
{
    /// <summary>Whether it is being granted at this moment.</summary>
    public bool IsWorking => Seen.List.State == AwardListState.Started && Job is { HasEnded: false };
}
