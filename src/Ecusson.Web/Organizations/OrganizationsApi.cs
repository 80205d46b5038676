using Ecusson.Organizations;
using Ecusson.Storage;
using Ecusson.Web.Api;

namespace Ecusson.Web.Organizations;

/// <summary>A program's own organisation, through the API.</summary>
static class OrganizationsApi
{
    public static void MapOrganizationsApi(this WebApplication app)
    {
        var api = app.Api("organization");
        api.MapGet("/organization", One).As("readOrganization", Scopes.OrganizationRead).Produces<OrganizationData>();
        api.MapGet("/organization/members", Members).As("readMembers", Scopes.OrganizationRead).Produces<IReadOnlyList<MemberData>>();
    }

    static async Task<IResult> One(HttpContext context, PublicOrganizations organizations, SiteAddress site) =>
        await organizations.Own(context.Program(), context.RequestAborted) is { } found ? Results.Json(OrganizationData.Of(found, site)) : ApiProblem.NotFound;

    static async Task<IResult> Members(HttpContext context, OrganizationPeople people)
    {
        var program = context.Program();
        return await people.Of(program.Actor, program.Token.OrganizationId, context.RequestAborted) is { } found
            ? Results.Json(found.Members.Select(MemberData.Of).ToList())
            : ApiProblem.NotFound;
    }
}

/// <summary>An organisation.</summary>
sealed record OrganizationData(
    string Id, string Name, LocalizedText Description, string Language, string? Site, string? Mail, string? Place, string? PostalCode, string? Logo, string? Did, bool IsArchived, string Address)
{
    public static OrganizationData Of(PublicOrganization found, SiteAddress site)
    {
        var own = found.Organization;
        return new OrganizationData(
            own.PublicId.ToString(), own.Name, own.Description, own.Language, own.Site, own.Mail, own.Place, own.PostalCode, found.Logo is { } logo ? site.File(logo.ToString()) : null, found.Did,
            own.ArchivedAt is not null, site.Organization(own.PublicId));
    }
}

/// <summary>Somebody who takes part in it.</summary>
sealed record MemberData(string Id, string Name, string? Address, IReadOnlyList<string> Roles, DateTimeOffset Since)
{
    public static MemberData Of(OrganizationMember member) => new(
        member.Person.ToString(), member.Name, member.Address,
        [.. Enum.GetValues<Roles>().Where(role => role != Ecusson.Organizations.Roles.None && member.Roles.HasFlag(role)).Select(role => role.ToString().ToLowerInvariant())], member.Since);
}
