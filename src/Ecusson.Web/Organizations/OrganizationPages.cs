using Ecusson.Badges;
using Ecusson.Networks;
using Ecusson.Organizations;
using Ecusson.Storage;
using Ecusson.Web.Shell;
using Ecusson.Web.Shell.Keeping;

namespace Ecusson.Web.Organizations;

/// <summary>An organisation as everyone sees it: its page for people, its Profile and its DID document for programs.</summary>
static class OrganizationPages
{
    public static void MapOrganization(this WebApplication app)
    {
        app.MapRead("/organizations/{id}", Bare);
        app.MapRead("/organizations/{id}/did.json", Did);
        app.MapPublicPage("/organizations/{id}", Show);
    }

    static async Task<IResult> Bare(HttpContext context, PublicOrganizations organizations, Issuer issuer, string id)
    {
        if (!PublicId.TryParse(id, out var read)) return Results.NotFound();
        if (PublicPages.Wanted(context) == Wanted.Page) return PublicPages.ToLanguage(context);
        return await organizations.One(read, context.RequestAborted) is { } found && await issuer.Profile(read, context.RequestAborted) is { } profile
            ? Kept(found, PublicPages.Data(context, profile, "application/ld+json"))
            : Results.NotFound();
    }

    static async Task<IResult> Did(HttpContext context, PublicOrganizations organizations, Issuer issuer, string id) =>
        PublicId.TryParse(id, out var read) && await organizations.One(read, context.RequestAborted) is { } found && await issuer.DidDocument(read, context.RequestAborted) is { } document
            ? Kept(found, PublicPages.Data(context, document, "application/did+json"))
            : Results.NotFound();

    static async Task<IResult> Show(HttpContext context, PublicOrganizations organizations, PublicNetworks networks, SearchBadges search, PublicBadges badges, string id)
    {
        if (!PublicId.TryParse(id, out var read) || await organizations.One(read, context.RequestAborted) is not { } found) return Results.NotFound();
        var issued = await search.For(new BadgeQuestion { Organization = read }, context.RequestAborted);
        // It is found in the list of organisations, but one that publishes nothing is not for search engines to tell of.
        if (issued.Total == 0) context.Response.Headers["X-Robots-Tag"] = "noindex";
        var page = Page.Of<OrganizationPage>(parameters:
        [
            (nameof(OrganizationPage.Public), found), (nameof(OrganizationPage.Networks), await networks.Of(found.Organization.Id, context.RequestAborted)),
            (nameof(OrganizationPage.Found), issued), (nameof(OrganizationPage.Archived), await badges.Archived(found.Organization.Id, context.RequestAborted)),
        ]);
        // The names of its networks stand there too.
        return PublicPages.Kept(page, until: null, Matter.Of(found.Organization.Id.Value), Matter.Within(found.Organization.Id.Value), Matter.Every("network"));
    }

    static IResult Kept(PublicOrganization found, IResult answer) =>
        PublicPages.Kept(answer, until: null, Matter.Of(found.Organization.Id.Value), Matter.Within(found.Organization.Id.Value));
}
