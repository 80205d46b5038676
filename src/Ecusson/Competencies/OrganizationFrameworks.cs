using Ecusson.Journal;
using Ecusson.Organizations;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Competencies;

/// <summary>Reads an organisation's frameworks, for its members and programs.</summary>
public sealed class OrganizationFrameworks(EcussonDb db, Standing standing)
{
    internal const Roles Every = Roles.Designer | Roles.Issuer | Roles.Assessor | Roles.Reader;

    /// <summary>All of them by name, those that badges may choose from first; null when they are not the actor's to see.</summary>
    public async Task<IReadOnlyList<FrameworkStanding>?> In(Actor actor, OrganizationId organization, CancellationToken stop)
    {
        if (!await standing.Allows(actor, organization, Every, Scopes.FrameworksRead, stop)) return null;
        var found = await Counted(db.Set<Framework>().AsNoTracking().Where(framework => framework.OrganizationId == organization)).ToListAsync(stop);
        return [.. found.OrderBy(there => there.Framework.RetiredAt is not null).ThenBy(there => Folding.Of(there.Framework.Name), StringComparer.Ordinal)];
    }

    /// <summary>One of them; null when there is none for the actor to see.</summary>
    public async Task<FrameworkStanding?> One(Actor actor, PublicId id, CancellationToken stop) =>
        await Counted(db.Set<Framework>().AsNoTracking().Where(framework => framework.PublicId == id)).SingleOrDefaultAsync(stop) is { } found
            && await standing.Allows(actor, found.Framework.OrganizationId, Every, Scopes.FrameworksRead, stop) ? found : null;

    /// <summary>The competencies of a framework that was found here, in its order, without those that are gone from it.</summary>
    /// <param name="framework">The framework.</param>
    /// <param name="after">Place of the last one of the part before; -1 from the first.</param>
    /// <param name="most">At most so many.</param>
    /// <param name="stop">Stops the reading.</param>
    public async Task<IReadOnlyList<Competency>> Competencies(FrameworkStanding framework, int after, int most, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(framework);
        var id = framework.Framework.Id;
        return await db.Set<Competency>().AsNoTracking().Where(competency => competency.FrameworkId == id && competency.RetiredAt == null && competency.Place > after)
            .OrderBy(competency => competency.Place).Take(most).ToListAsync(stop);
    }

    IQueryable<FrameworkStanding> Counted(IQueryable<Framework> frameworks) => frameworks.Select(framework => new FrameworkStanding(
        framework, db.Set<Competency>().Count(competency => competency.FrameworkId == framework.Id && competency.RetiredAt == null),
        db.Set<Competency>().Count(competency => competency.FrameworkId == framework.Id && competency.RetiredAt != null)));
}

/// <summary>A framework and how much it holds.</summary>
/// <param name="Framework">The framework, to be read.</param>
/// <param name="Count">How many competencies it holds.</param>
/// <param name="Gone">How many were in it once and are retired.</param>
public sealed record FrameworkStanding(Framework Framework, int Count, int Gone);
