using Ecusson.Badges;
using Ecusson.Organizations;
using Ecusson.Storage;
using Ecusson.Web.Shell;

namespace Ecusson.Web.Organizations;

/// <summary>An organisation as everyone sees it: its page for people, its Profile and its DID document for programs.</summary>
static class OrganizationPages
{
    public static void MapOrganization(this WebApplication app)
    {
        app.MapMethods("/organizations/{id}", Reading, Bare);
        app.MapMethods("/organizations/{id}/did.json", Reading, Did);
        app.MapPublicPage("/organizations/{id}", Show);
    }

    static async Task<IResult> Bare(HttpContext context, Issuer issuer, string id)
    {
        if (!PublicId.TryParse(id, out var read)) return Results.NotFound();
        if (!PublicPages.IsProgram(context)) return PublicPages.ToLanguage(context);
        return await issuer.Profile(read, context.RequestAborted) is { } profile ? PublicPages.Data(context, profile, "application/ld+json") : Results.NotFound();
    }

    static async Task<IResult> Did(HttpContext context, Issuer issuer, string id) =>
        PublicId.TryParse(id, out var read) && await issuer.DidDocument(read, context.RequestAborted) is { } document
            ? PublicPages.Data(context, document, "application/did+json")
            : Results.NotFound();

    static async Task<IResult> Show(HttpContext context, PublicOrganizations organizations, SearchBadges badges, string id)
    {
        if (!PublicId.TryParse(id, out var read) || await organizations.One(read, context.RequestAborted) is not { } found) return Results.NotFound();
        return Page.Of<OrganizationPage>(parameters:
        [
            (nameof(OrganizationPage.Public), found), (nameof(OrganizationPage.Found), await badges.For(new BadgeQuestion { Organization = read }, context.RequestAborted)),
        ]);
    }

    static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];
}
