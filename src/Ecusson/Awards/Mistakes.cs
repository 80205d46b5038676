using Ecusson.Journal;
using Ecusson.Organizations;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Awards;

/// <summary>Reads what holders report as wrong with an organisation's awards, for who answers there.</summary>
public sealed class Mistakes(EcussonDb db, Standing standing)
{
    /// <summary>A part of the reports, newest first; null when they are not the actor's to see.</summary>
    /// <param name="actor">Who reads.</param>
    /// <param name="organization">Whose awards.</param>
    /// <param name="award">Those on one award; null for all.</param>
    /// <param name="onlyOpen">Only those that wait for an answer.</param>
    /// <param name="before">The last of the part before; null from the newest.</param>
    /// <param name="size">How many, at least 1.</param>
    /// <param name="stop">Stops the reading.</param>
    public async Task<Page<SeenMistake, MistakeReportId>?> Part(
        Actor actor, OrganizationId organization, PublicId? award, bool onlyOpen, MistakeReportId? before, int size, CancellationToken stop)
    {
        if (!await standing.Allows(actor, organization, Roles.Issuer, Scopes.AwardsRead, stop)) return null;
        var reports = db.Set<MistakeReport>().AsNoTracking()
            .Where(report => db.Set<Award>().Any(there => there.Id == report.AwardId && there.OrganizationId == organization));
        if (award is { } only) reports = reports.Where(report => db.Set<Award>().Any(there => there.Id == report.AwardId && there.PublicId == only));
        if (onlyOpen) reports = reports.Where(report => report.ClosedAt == null);
        var part = await reports.NewestAsync(before, size, stop);
        var awards = part.Items.Select(report => report.AwardId).Distinct().ToList();
        var names = await db.Set<Award>().Where(there => awards.Contains(there.Id)).ToDictionaryAsync(there => there.Id, there => there.PublicId, stop);
        var all = (await db.Set<MistakeReport>().Where(report => awards.Contains(report.AwardId)).Select(report => new { report.AwardId, report.Id }).ToListAsync(stop))
            .ToLookup(report => report.AwardId, report => report.Id.Value);
        return new Page<SeenMistake, MistakeReportId>(
            [.. part.Items.Select(report => new SeenMistake(report, names[report.AwardId], all[report.AwardId].Count(id => id.CompareTo(report.Id.Value) <= 0)))], part.After);
    }

    /// <summary>How many reports wait for an answer; 0 for who does not answer there.</summary>
    public async Task<int> Waiting(Actor actor, OrganizationId organization, CancellationToken stop) =>
        await standing.Allows(actor, organization, Roles.Issuer, Scopes.AwardsRead, stop)
            ? await Open().CountAsync(report => db.Set<Award>().Any(there => there.Id == report.AwardId && there.OrganizationId == organization), stop)
            : 0;

    /// <summary>Which of an organisation's awards have a report that waits for an answer; none for who does not answer there.</summary>
    public async Task<IReadOnlySet<AwardId>> WaitingOn(Actor actor, OrganizationId organization, IReadOnlyCollection<AwardId> awards, CancellationToken stop) =>
        await standing.Allows(actor, organization, Roles.Issuer, Scopes.AwardsRead, stop)
            ? await Open().Where(report => awards.Contains(report.AwardId) && db.Set<Award>().Any(there => there.Id == report.AwardId && there.OrganizationId == organization))
                .Select(report => report.AwardId).ToHashSetAsync(stop)
            : new HashSet<AwardId>();

    IQueryable<MistakeReport> Open() => db.Set<MistakeReport>().AsNoTracking().Where(report => report.ClosedAt == null);

    /// <summary>The report of an award that a number names (<see cref="SeenMistake.Number"/>); null when there is none for the actor to see.</summary>
    public async Task<MistakeReportId?> Numbered(Actor actor, PublicId award, int number, CancellationToken stop)
    {
        if (number < 1 || await db.Set<Award>().AsNoTracking().SingleOrDefaultAsync(there => there.PublicId == award, stop) is not { } found
            || !await standing.Allows(actor, found.OrganizationId, Roles.Issuer, Scopes.AwardsWrite, stop)) return null;
        return await db.Set<MistakeReport>().Where(report => report.AwardId == found.Id).OrderBy(report => report.Id).Skip(number - 1).Select(report => (MistakeReportId?)report.Id).FirstOrDefaultAsync(stop);
    }
}

/// <summary>A report among those of its issuer.</summary>
/// <param name="Report">The report.</param>
/// <param name="Award">The award's name in addresses.</param>
/// <param name="Number">Which of its award's reports it is, counted from 1 in the order in which they came.</param>
public sealed record SeenMistake(MistakeReport Report, PublicId Award, int Number);
