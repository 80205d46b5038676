using Ecusson.Imports;
using Ecusson.Jobs;
using Ecusson.Journal;
using Ecusson.Organizations;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Awards.Lists;

/// <summary>
/// Makes a new list of those rows of a started one that were not granted, to be mended and started in their turn. Who was left out on purpose, and who would be taken up but that they held the badge
/// already or stood there twice, stays behind; so does who was taken up before, for as long as that list is there.
/// </summary>
public sealed class ListAgain(EcussonDb db, Standing standing, MakeList make, JobProgress jobs, CancelJob cancel)
{
    /// <summary>Makes it.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="id">The list that was started.</param>
    /// <param name="stop">Stops it.</param>
    public async Task<ListAgainOutcome> From(Actor actor, AwardListId id, CancellationToken stop)
    {
        if (await AwardDesk.Take(db, standing, actor, id, stop) is not { } list) return new ListAgainOutcome.NotAllowed();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        // Whoever presses at the same moment waits here, and finds the rows taken up.
        if (await db.Set<AwardList>().Where(there => there.Id == id && there.State == AwardListState.Started).ExecuteUpdateAsync(set => set.SetProperty(there => there.Version, there => there.Version + 1), stop) == 0)
            return new ListAgainOutcome.Nobody();
        // While it is being granted, who still waits there is not taken up here.
        if (await jobs.Of(GrantList.WorkKind, id.Value, stop) is { HasEnded: false } job)
        {
            if (job.State != JobState.Parked) return new ListAgainOutcome.Nobody();
            // Taken up again by the operator, it would grant what is to be mended first. From here on no further portion of it can be saved.
            await cancel.Of(GrantList.WorkKind, id.Value, stop);
        }

        var rows = await Left(db, id).OrderBy(row => row.Number).ToListAsync(stop);
        rows.RemoveAll(StaysBehind);
        if (rows.Count == 0) return new ListAgainOutcome.Nobody();
        var reading = new ListReading.Read(
            [.. rows.Select(row => new ListRow { Address = row.Address, Name = row.Name, AwardedOn = row.AwardedOn, ValidUntil = row.ValidUntil, Story = row.Story, Evidence = row.Evidence })], []);
        switch (await make.From(actor, list.BadgeId, reading, list.Source, list.Language, stop))
        {
            case MakeListOutcome.Made { List: var made }:
                foreach (var numbers in rows.Select(row => row.Number).Chunk(500))
                    await db.Set<AwardListRow>().Where(row => row.ListId == id && numbers.Contains(row.Number)).ExecuteUpdateAsync(set => set.SetProperty(row => row.TakenUpIn, made.Id), stop);
                await transaction.CommitAsync(stop);
                return new ListAgainOutcome.Made(made);
            case MakeListOutcome.NotAwarded: return new ListAgainOutcome.NotAwarded();
            default: return new ListAgainOutcome.NotAllowed();
        }
    }

    /// <summary>How many rows a new list would be made of.</summary>
    internal static async Task<int> Count(EcussonDb db, AwardListId id, CancellationToken stop) =>
        (await Left(db, id).Select(row => row.Problems).ToListAsync(stop)).Count(problems => !StaysBehind(problems));

    /// <summary>The lists that took rows of one up and stand, the oldest first.</summary>
    internal static Task<List<AwardList>> Takers(EcussonDb db, AwardListId id, CancellationToken stop) =>
        Standing(db).Where(list => db.Set<AwardListRow>().Any(row => row.ListId == id && row.TakenUpIn == list.Id)).OrderBy(list => list.Id).ToListAsync(stop);

    /// <summary>Rows that were not granted and that no list which stands took up.</summary>
    static IQueryable<AwardListRow> Left(EcussonDb db, AwardListId id) => db.Set<AwardListRow>().AsNoTracking().Where(
        row => row.ListId == id && (row.State == AwardListRowState.Waiting || row.State == AwardListRowState.Failed) && (row.TakenUpIn == null || !Standing(db).Any(list => list.Id == row.TakenUpIn)));

    static IQueryable<AwardList> Standing(EcussonDb db) => db.Set<AwardList>().AsNoTracking().Where(list => list.State != AwardListState.Undone);

    static bool StaysBehind(AwardListRow row) => StaysBehind(row.Problems);

    // With another problem beside it, it goes along: a date that shows in which order a column is written may stand there alone.
    static bool StaysBehind(IReadOnlyDictionary<string, string> problems) => problems.Count == 1 && problems.GetValueOrDefault("address") is CheckRows.HoldsIt or CheckRows.Twice;
}

/// <summary>What came of making a new list of the rows that were not granted.</summary>
public abstract record ListAgainOutcome
{
    private ListAgainOutcome() { }

    /// <summary>It is there to be looked through.</summary>
    public sealed record Made(AwardList List) : ListAgainOutcome;

    /// <summary>There is no such row, or the list is not done yet.</summary>
    public sealed record Nobody : ListAgainOutcome;

    /// <summary>The badge is not awarded any more, or its organisation awards nothing.</summary>
    public sealed record NotAwarded : ListAgainOutcome;

    /// <summary>The actor may not, or there is no such list.</summary>
    public sealed record NotAllowed : ListAgainOutcome;
}
