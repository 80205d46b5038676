using Ecusson.Awards;
using Ecusson.Jobs;
using Ecusson.Journal;
using Ecusson.Organizations;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Messages;

/// <summary>How much this server holds and how it keeps up, for whoever watches it. Figures alone.</summary>
/// <param name="Awards">Awards that were granted and not undone.</param>
/// <param name="Organizations">Organisations, archived ones too.</param>
/// <param name="Mails">Mails by where they stand.</param>
/// <param name="Jobs">Jobs by where they stand.</param>
/// <param name="Journal">How far reactions are behind.</param>
public sealed record ServerFigure(int Awards, int Organizations, IReadOnlyDictionary<MailState, int> Mails, IReadOnlyDictionary<JobState, int> Jobs, JournalLag Journal);

/// <summary>Counts what a machine that watches the server draws over time.</summary>
public sealed class ServerFigures(EcussonDb db, JournalHealth health)
{
    /// <summary>Counts it now.</summary>
    public async Task<ServerFigure> Now(CancellationToken stop) => new(
        await db.Set<Award>().CountAsync(stop),
        await db.Set<Organization>().CountAsync(stop),
        await db.Set<OutgoingMail>().GroupBy(mail => mail.State).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, stop),
        await db.Set<Job>().GroupBy(job => job.State).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, stop),
        await health.Lag(stop));
}
