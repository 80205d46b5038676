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
    /// <summary>How many rows or lists a page holds.</summary>
    public const int PageSize = 50;

    const Roles Every = Roles.Issuer | Roles.Assessor | Roles.Reader;

    /// <summary>A part of the lists, the newest first; null when they are not the actor's to see.</summary>
    /// <param name="actor">Who reads.</param>
    /// <param name="organization">Whose lists.</param>
    /// <param name="before">The last of the part before, which may be gone by now; null from the newest.</param>
    /// <param name="size">How many, at least 1.</param>
    /// <param name="stop">Stops the reading.</param>
    public async Task<Page<SeenList, AwardListId>?> Part(Actor actor, OrganizationId organization, AwardListId? before, int size, CancellationToken stop)
    {
        if (!await standing.Allows(actor, organization, Every, Scopes.AwardsRead, stop)) return null;
        var part = await db.Set<AwardList>().AsNoTracking().Where(list => list.OrganizationId == organization).NewestAsync(before, size, stop);
        var ids = part.Items.Select(list => list.Id).ToList();
        var found = await Lists(db.Set<AwardList>().Where(list => ids.Contains(list.Id))).ToListAsync(stop);
        // A join need not keep the order of what it joins.
        return new Page<SeenList, AwardListId>([.. found.OrderByDescending(list => list.List.Id.Value)], part.After);
    }

    /// <summary>A page of them, after the list that an address names; from the newest where it names none of this organisation.</summary>
    public async Task<Page<SeenList, AwardListId>?> Page(Actor actor, OrganizationId organization, PublicId? after, CancellationToken stop) => await Part(
        actor, organization,
        after is null ? null : await db.Set<AwardList>().Where(list => list.PublicId == after && list.OrganizationId == organization).Select(list => (AwardListId?)list.Id).SingleOrDefaultAsync(stop),
        PageSize, stop);

    /// <summary>One list with its numbers; null when there is none for the actor to see.</summary>
    public async Task<ListStanding?> One(Actor actor, PublicId id, CancellationToken stop)
    {
        if (await Lists(db.Set<AwardList>().Where(list => list.PublicId == id)).SingleOrDefaultAsync(stop) is not { } seen
            || !await standing.Allows(actor, seen.List.OrganizationId, Every, Scopes.AwardsRead, stop)) return null;
        var key = seen.List.Id;
        var rows = await db.Set<AwardListRow>().Where(row => row.ListId == key).GroupBy(row => new { row.State, row.IsBroken, row.IsDoubtful })
            .Select(group => new { group.Key.State, group.Key.IsBroken, group.Key.IsDoubtful, Count = group.Count() }).ToListAsync(stop);
        int Waiting(Func<bool, bool, bool> which) => rows.Where(group => group.State == AwardListRowState.Waiting && which(group.IsBroken, group.IsDoubtful)).Sum(group => group.Count);
        int Count(AwardListRowState state) => rows.Where(group => group.State == state).Sum(group => group.Count);
        return new ListStanding(
            seen, Waiting((broken, _) => !broken), Waiting((broken, _) => broken), Waiting((broken, doubtful) => broken || doubtful), Waiting((broken, doubtful) => !broken && doubtful), Count(AwardListRowState.LeftOut), Count(AwardListRowState.Granted),
            await Answers(key, stop), await jobs.Of(GrantList.WorkKind, key.Value, stop), await jobs.Of(WithdrawnAwards.WorkKind, key.Value, stop));
    }

    /// <summary>Rows of a list that <see cref="One"/> gave to this actor.</summary>
    /// <param name="list">The list.</param>
    /// <param name="which">Which of them.</param>
    /// <param name="after">Those after this number; 0 from the first.</param>
    /// <param name="most">At most so many.</param>
    /// <param name="stop">Stops the reading.</param>
    public async Task<IReadOnlyList<ListedRow>> Rows(ListStanding list, ListedRows which, int after, int most, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(list);
        var id = list.Seen.List.Id;
        return await With(list, await Chosen(id, which).AsNoTracking().Where(row => row.Number > after).OrderBy(row => row.Number).Take(most).ToListAsync(stop), stop);
    }

    /// <summary>Rows of such a list by their numbers, in their order.</summary>
    public async Task<IReadOnlyList<ListedRow>> Rows(ListStanding list, IReadOnlyCollection<int> numbers, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(list);
        return await With(list, await Chosen(list.Seen.List.Id, ListedRows.All).AsNoTracking().Where(row => numbers.Contains(row.Number)).OrderBy(row => row.Number).ToListAsync(stop), stop);
    }

    async Task<IReadOnlyList<ListedRow>> With(ListStanding list, List<AwardListRow> rows, CancellationToken stop)
    {
        var id = list.Seen.List.Id;
        AwardListId? own = id;
        var (first, last) = rows.Count == 0 ? (0, 0) : (rows[0].Number, rows[^1].Number);
        var awards = list.Granted == 0 ? new Dictionary<AwardId, Award>() : await (
            from row in db.Set<AwardListRow>()
            join award in db.Set<Award>() on row.AwardId equals (AwardId?)award.Id
            where row.ListId == id && row.Number >= first && row.Number <= last && award.ListId == own
            select award).AsNoTracking().ToDictionaryAsync(award => award.Id, stop);
        return [.. rows.Select(row => new ListedRow(row, row.AwardId is { } award ? awards.GetValueOrDefault(award) : null))];
    }

    /// <summary>How many rows of a started list <see cref="ListAgain"/> would take up.</summary>
    public async Task<int> Left(ListStanding list, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(list);
        return list.IsWorking || list.Seen.List.State != AwardListState.Started || list.Count(ListedRows.NotGranted) == 0 ? 0 : await ListAgain.Count(db, list.Seen.List.Id, stop);
    }

    /// <summary>The lists in which rows of a list were taken up (<see cref="ListAgain"/>), the oldest first; without those that are gone or undone.</summary>
    public async Task<IReadOnlyList<AwardList>> Takers(ListStanding list, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(list);
        return list.Seen.List.State == AwardListState.Preview || list.Count(ListedRows.NotGranted) == 0 ? [] : await ListAgain.Takers(db, list.Seen.List.Id, stop);
    }

    /// <summary>A mark of the addresses of a list that are doubtful: whoever says that they are right says so of these and of no others.</summary>
    public async Task<string> Doubts(ListStanding list, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(list);
        return RowChange.Mark(string.Join('\n', await Chosen(list.Seen.List.Id, ListedRows.ToLookAt).Where(row => !row.IsBroken).OrderBy(row => row.Number).Select(row => row.Address).ToListAsync(stop)));
    }

    /// <summary>How many rows there are before a number, so that the page before can be found.</summary>
    public async Task<int> Before(ListStanding list, ListedRows which, int number, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(list);
        return await Chosen(list.Seen.List.Id, which).CountAsync(row => row.Number <= number, stop);
    }

    /// <summary>After which number the page before begins.</summary>
    public async Task<int> PageBefore(ListStanding list, ListedRows which, int number, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(list);
        var earlier = await Chosen(list.Seen.List.Id, which).Where(row => row.Number <= number).OrderByDescending(row => row.Number).Select(row => row.Number).Take(PageSize + 1).ToListAsync(stop);
        return earlier.Count > PageSize ? earlier[PageSize] : 0;
    }

    IQueryable<AwardListRow> Chosen(AwardListId id, ListedRows which)
    {
        var rows = db.Set<AwardListRow>().Where(row => row.ListId == id);
        return which switch
        {
            ListedRows.Ready => rows.Where(row => row.State == AwardListRowState.Waiting && !row.IsBroken && !row.IsDoubtful),
            ListedRows.Broken => rows.Where(row => row.State == AwardListRowState.Waiting && row.IsBroken),
            ListedRows.ToLookAt => rows.Where(row => row.State == AwardListRowState.Waiting && (row.IsBroken || row.IsDoubtful)),
            ListedRows.LeftOut => rows.Where(row => row.State == AwardListRowState.LeftOut),
            ListedRows.Granted => rows.Where(row => row.State == AwardListRowState.Granted),
            ListedRows.NotGranted => rows.Where(row => row.State != AwardListRowState.Granted && row.State != AwardListRowState.LeftOut),
            _ => rows,
        };
    }

    async Task<ListAnswers> Answers(AwardListId id, CancellationToken stop)
    {
        AwardListId? own = id;
        var standIns = await StandIns.Of(db, id, stop);
        var corrected = await db.Set<Award>().CountAsync(award => EF.Parameter(standIns).Contains(award.Id) && award.RevokedAt == null, stop);
        var awards = await db.Set<Award>().Where(award => award.ListId == own).GroupBy(award => new { award.State, IsRevoked = award.RevokedAt != null })
            .Select(group => new { group.Key.State, group.Key.IsRevoked, Count = group.Count() }).ToListAsync(stop);
        int Standing(params AwardState[] states) => awards.Where(group => !group.IsRevoked && states.Contains(group.State)).Sum(group => group.Count);
        return new ListAnswers(
            awards.Where(group => group.State != AwardState.Granted).Sum(group => group.Count), Standing(AwardState.Accepted), Standing(AwardState.Declined),
            awards.Where(group => group.IsRevoked).Sum(group => group.Count), corrected + Standing(AwardState.Granted, AwardState.Offered, AwardState.Accepted, AwardState.Declined));
    }

    IQueryable<SeenList> Lists(IQueryable<AwardList> lists) =>
        from list in lists.AsNoTracking()
        join badge in db.Set<Badge>() on list.BadgeId equals badge.Id
        select new SeenList(list, badge.Name, badge.PublicId);
}
