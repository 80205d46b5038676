using Ecusson.Credentials.OpenBadges.V2;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Organizations;

/// <summary>An organisation as Open Badges 2.0 says it: the Issuer that hosted copies lead to. Open to everyone, as it is in every badge.</summary>
public sealed class HostedIssuer(EcussonDb db, SiteAddress site)
{
    /// <summary>Its Profile; null for no such organisation. Without a mail address it cannot be written: 2.0 asks for one.</summary>
    public async Task<IssuerProfile?> Of(PublicId id, CancellationToken stop)
    {
        if (await db.Set<Organization>().AsNoTracking().SingleOrDefaultAsync(there => there.PublicId == id, stop) is not { } organization) return null;
        var logo = await db.Logo(organization, stop);
        return new IssuerProfile
        {
            Id = site.HostedIssuer(id), Name = organization.Name, Url = organization.Site ?? site.Organization(id), Email = organization.Mail,
            Description = organization.Description.In(organization.Language) is { Length: > 0 } text ? text : null,
            Image = logo is { } picture ? new BadgeImage { Id = site.File(picture.ToString()) } : null,
        };
    }
}
