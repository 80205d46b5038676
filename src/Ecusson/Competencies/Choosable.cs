using Ecusson.Organizations;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Competencies;

/// <summary>A competency that a badge of an organisation may choose, with its framework: neither is retired.</summary>
sealed class Choosable
{
    public required Competency Competency { get; init; }

    public required Framework Framework { get; init; }

    /// <summary>Those of an organisation.</summary>
    public static IQueryable<Choosable> In(EcussonDb db, OrganizationId organization) =>
        from competency in db.Set<Competency>().AsNoTracking()
        join framework in db.Set<Framework>().AsNoTracking() on competency.FrameworkId equals framework.Id
        where framework.OrganizationId == organization && framework.RetiredAt == null && competency.RetiredAt == null
        select new Choosable { Competency = competency, Framework = framework };
}
