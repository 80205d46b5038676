using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Organizations;

/// <summary>What must stay true of the members of every organisation.</summary>
static class Membership
{
    const Roles Every = Roles.Owner | Roles.Designer | Roles.Issuer | Roles.Assessor | Roles.Reader;

    /// <summary>Some role, and none that is not known.</summary>
    public static bool IsValid(Roles roles) => roles != Roles.None && (roles & ~Every) == Roles.None;

    /// <summary>
    /// Whether the organisation keeps an owner when this member is one no more. The organisation's row is read before its owners are counted and
    /// changed with it, so that two owners who take each other's part at the same moment cannot both succeed.
    /// </summary>
    public static async Task<bool> KeepsAnOwner(EcussonDb db, Member leaving, CancellationToken stop)
    {
        var (organization, id) = (leaving.OrganizationId, leaving.Id);
        var row = await db.Set<Organization>().SingleAsync(there => there.Id == organization, stop);
        if (!await db.Set<Member>().AnyAsync(other => other.OrganizationId == organization && other.Id != id && (other.Roles & Roles.Owner) != Roles.None, stop)) return false;
        db.Entry(row).State = EntityState.Modified;
        return true;
    }
}
