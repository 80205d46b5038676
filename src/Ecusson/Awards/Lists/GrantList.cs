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
        var list = await db.Set<AwardList>().AsNoTracking().SingleAsync(there => there.Id == id, stop);
        var organization = await db.Set<Organization>().AsNoTracking().SingleAsync(there => there.Id == list.OrganizationId, stop);
        // Archived since it was started: what is granted is granted, the rest waits and is named in the report.
        if (organization.ArchivedAt is not null) return false;
        var badge = await db.Set<Badge>().AsNoTracking().SingleAsync(there => there.Id == list.BadgeId, stop);
        var version = await db.Set<BadgeVersion>().AsNoTracking().SingleAsync(there => there.BadgeId == list.BadgeId && there.Number == list.BadgeNumber, stop);
        var people = await Looked(list, rows, version.Content.Validity, stop);
        var awards = await signing.Add(organization, badge, version, people, list.Id, stop);
        var actor = new Actor(job.ActorKind, job.ActorId, Door.Inside);
        for (var at = 0; at < rows.Count; at++)
        {
            (rows[at].State, rows[at].AwardId) = (AwardListRowState.Granted, awards[at].Id);
            journal.Note(actor, AwardNews.Granted, awards[at].Id.Value, organization.Id.Value);
        }

        job.Done += rows.Count;
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException overtaken) when (db.IsOvertaken(overtaken) && !overtaken.Entries.Any(entry => entry.Entity is Job))
        {
            // Another award of the same organisation took a place in the status list: nothing was written, the portion is done anew.
            db.ChangeTracker.Clear();
        }

        return true;
    }

    /// <summary>The rows of a list that are to be granted.</summary>
    internal static IQueryable<AwardListRow> Next(EcussonDb db, AwardListId id) => db.Set<AwardListRow>().Where(row => row.ListId == id && row.State == AwardListRowState.Waiting && !row.IsBroken);

    async Task<IReadOnlyList<NewAward>> Looked(AwardList list, List<AwardListRow> rows, BadgeValidity validity, CancellationToken stop)
    {
        var keys = rows.Select(row => MailAddresses.Key(row.Address)).ToList();
        var known = await (
            from address in db.Set<MailAddress>()
            join person in db.Set<Person>() on address.PersonId equals person.Id
            where keys.Contains(address.Key) && address.VerifiedAt != null
            select new { address.Key, person.Id, person.Language }).ToDictionaryAsync(person => person.Key, StringComparer.Ordinal, stop);
        return [.. rows.Select((row, at) =>
        {
            var form = CheckRows.Read(row, list, clock.Today()).Form;
            var person = known.GetValueOrDefault(keys[at]);
            var awarded = form.AwardedAt(clock);
            return new NewAward(
                form.Address, AwardForm.Filled(form.Name), person?.Language ?? list.Language, awarded, validity.End(clock, awarded, form.ValidUntil), AwardForm.Filled(form.Story),
                AwardForm.Filled(form.Evidence), person?.Id);
        })];
    }
}
