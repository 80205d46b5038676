using Ecusson.Journal;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Organizations;

/// <summary>
/// The operator ends an organisation's awarding, or lets it begin again. What it has awarded stands and goes on verifying; it can still be corrected and
/// revoked, and a list that was started before is granted to its end.
/// </summary>
public sealed class ArchiveOrganization(EcussonDb db, IOperators operators, JournalWriter journal, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Archives it, or brings it back.</summary>
    /// <param name="actor">An operator.</param>
    /// <param name="id">Which.</param>
    /// <param name="isArchived">What it is to be.</param>
    /// <param name="stop">Stops it.</param>
    public async Task<ArchiveOrganizationOutcome> Set(Actor actor, PublicId id, bool isArchived, CancellationToken stop)
    {
        if (!await operators.Include(actor, stop)) return new ArchiveOrganizationOutcome.NotAllowed();
        while (true)
        {
            if (await db.Set<Organization>().SingleOrDefaultAsync(there => there.PublicId == id, stop) is not { } organization) return new ArchiveOrganizationOutcome.NotAllowed();
            if (isArchived == organization.ArchivedAt is not null) return new ArchiveOrganizationOutcome.Done(organization);
            organization.ArchivedAt = isArchived ? clock.GetUtcNow() : null;
            var news = isArchived ? OrganizationNews.Archived : OrganizationNews.BroughtBack;
            journal.Note(actor, news, organization.Id.Value, organization.Id.Value);
            audit.Note(actor, news, organization.Id.Value, organization.Id.Value);
            if (await db.TryChange(stop)) return new ArchiveOrganizationOutcome.Done(organization);
            // Its owner saved something at this very moment: look again.
        }
    }
}

/// <summary>What came of archiving an organisation or bringing it back.</summary>
public abstract record ArchiveOrganizationOutcome
{
    private ArchiveOrganizationOutcome() { }

    /// <summary>It is so from now on.</summary>
    public sealed record Done(Organization Organization) : ArchiveOrganizationOutcome;

    /// <summary>The actor does not run this server, or there is no such organisation.</summary>
    public sealed record NotAllowed : ArchiveOrganizationOutcome;
}
