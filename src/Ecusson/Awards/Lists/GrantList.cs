using Ecusson.Badges;
using Ecusson.Jobs;
using Ecusson.Journal;
using Ecusson.Organizations;
using Ecusson.People;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Awards.Lists;

/// <summary>Grants a list, a portion at a time. What a portion grants, its rows' state and the job's numbers are saved as one: killed at any moment, nobody is lost or granted twice.</summary>
public sealed class GrantList(EcussonDb db, AwardSigning signing, JournalWriter journal, TimeProvider clock) : IWork
{
    /// <summary>The kind of its jobs; the subject is the list.</summary>
    public const string WorkKind = "award-list";

    /// <summary>How many are granted with one save.</summary>
    public const int Portion = 250;

    /// <inheritdoc/>
    public string Kind => WorkKind;

    /// <inheritdoc/>
    public async Task<bool> DoNext(Job job, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(job);
        var id = new AwardListId(job.Subject);
        var rows = await Next(db, id).OrderBy(row => row.Number).Take(Portion).ToListAsync(stop);
        if (rows.Count == 0) return false;
        try
        {
            return await Grant(job, rows, stop);
        }
        catch (Exception failure) when (Ungrantable.Code(db, failure) is not null)
        {
            // One row cannot be kept or signed: nothing was written. Each is tried alone, so that the others get theirs.
            foreach (var number in rows.Select(row => row.Number).ToList())
            {
                db.ChangeTracker.Clear();
                if (await db.Set<Job>().SingleAsync(there => there.Id == job.Id, stop) is not { State: JobState.Running } own || own.HeldBy != job.HeldBy) return true;
                if (await Next(db, id).SingleOrDefaultAsync(row => row.Number == number, stop) is { } row) await Alone(own, row, stop);
            }

            return true;
        }
    }

    /// <summary>False when there is nothing more to do.</summary>
    async Task<bool> Grant(Job job, List<AwardListRow> rows, CancellationToken stop)
    {
        var id = new AwardListId(job.Subject);
        var list = await db.Set<AwardList>().AsNoTracking().SingleAsync(there => there.Id == id, stop);
        var organization = await db.Set<Organization>().AsNoTracking().SingleAsync(there => there.Id == list.OrganizationId, stop);
        // Archived since it was started: what is granted is granted, the rest waits and is named in the report.
        if (organization.ArchivedAt is not null) return false;
        var badge = await db.Set<Badge>().AsNoTracking().SingleAsync(there => there.Id == list.BadgeId, stop);
        var version = await db.Set<BadgeVersion>().AsNoTracking().SingleAsync(there => there.BadgeId == list.BadgeId && there.Number == list.BadgeNumber, stop);
        var (sound, people) = await Looked(list, rows, version.Content.Validity, stop);
        var awards = sound.Count == 0 ? [] : await signing.AddMissing(organization, badge, version, people, list.Id, stop);
        var actor = new Actor(job.ActorKind, job.ActorId, Door.Inside);
        for (var at = 0; at < sound.Count; at++)
        {
            if (awards[at] is not { } award)
            {
                // Given since the list was looked through, by another list or alone.
                Fail(sound[at], CheckRows.HoldsIt);
                continue;
            }

            (sound[at].State, sound[at].AwardId) = (AwardListRowState.Granted, award.Id);
            journal.Note(actor, AwardNews.Granted, award.Id.Value, organization.Id.Value);
        }

        (job.Done, job.Failed) = (job.Done + rows.Count, job.Failed + rows.Count(row => row.State == AwardListRowState.Failed));
        try
        {
            await db.SaveManyAsync(stop);
        }
        catch (DbUpdateException overtaken) when (db.IsOvertaken(overtaken) && !IsLost(overtaken))
        {
            // Another award of the same organisation took a place in the status list: nothing was written, the portion is done anew.
            db.ChangeTracker.Clear();
        }

        return true;
    }

    async Task Alone(Job job, AwardListRow row, CancellationToken stop)
    {
        var (taking, number) = (job.HeldBy, row.Number);
        try
        {
            await Grant(job, [row], stop);
        }
        catch (Exception failure) when (Ungrantable.Code(db, failure) is not null)
        {
            db.ChangeTracker.Clear();
            var own = await db.Set<Job>().SingleAsync(there => there.Id == job.Id && there.HeldBy == taking, stop);
            var failed = await db.Set<AwardListRow>().SingleAsync(there => there.ListId == row.ListId && there.Number == number, stop);
            Fail(failed, CheckRows.CannotBeGranted);
            (own.Done, own.Failed) = (own.Done + 1, own.Failed + 1);
            await db.SaveChangesAsync(stop);
        }
    }

    /// <summary>Whether the job is another's by now. Of a key that was taken, an engine names all that was to be written with it, the job too.</summary>
    static bool IsLost(DbUpdateException failure) => failure is DbUpdateConcurrencyException && failure.Entries.Any(entry => entry.Entity is Job);

    static void Fail(AwardListRow row, string code) => Fail(row, new Dictionary<string, string>(StringComparer.Ordinal) { ["address"] = code });

    static void Fail(AwardListRow row, IReadOnlyDictionary<string, string> problems) => (row.State, row.Problems, row.IsBroken) = (AwardListRowState.Failed, problems, true);

    /// <summary>The rows of a list that are to be granted.</summary>
    internal static IQueryable<AwardListRow> Next(EcussonDb db, AwardListId id) => db.Set<AwardListRow>().Where(row => row.ListId == id && row.State == AwardListRowState.Waiting && !row.IsBroken);

    /// <summary>Those of the rows that can be granted at this moment; the others fail: what could be taken when they were looked through may be over by now.</summary>
    async Task<(IReadOnlyList<AwardListRow> Sound, IReadOnlyList<NewAward> People)> Looked(AwardList list, List<AwardListRow> rows, BadgeValidity validity, CancellationToken stop)
    {
        var keys = rows.Select(row => MailAddresses.Key(row.Address)).ToList();
        var known = await (
            from address in db.Set<MailAddress>()
            join person in db.Set<Person>() on address.PersonId equals person.Id
            where keys.Contains(address.Key) && address.VerifiedAt != null
            select new { address.Key, person.Id, person.Language }).ToDictionaryAsync(person => person.Key, StringComparer.Ordinal, stop);
        List<AwardListRow> sound = [];
        List<NewAward> people = [];
        foreach (var row in rows)
        {
            var (form, problems) = CheckRows.Read(row, list, validity, clock);
            if (problems.Count > 0)
            {
                Fail(row, problems);
                continue;
            }

            var (person, awarded) = (known.GetValueOrDefault(MailAddresses.Key(row.Address)), form.AwardedAt(clock));
            sound.Add(row);
            people.Add(new NewAward(
                form.Address, form.HolderName, person?.Language ?? list.Language, awarded, validity.End(clock, awarded, form.ValidUntil), AwardForm.Filled(form.Story),
                AwardForm.Filled(form.Evidence), person?.Id));
        }

        return (sound, people);
    }
}
