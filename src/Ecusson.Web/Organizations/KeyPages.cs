using System.Diagnostics;
using Ecusson.Organizations;
using Ecusson.Storage;
using Ecusson.Web.Shell;

namespace Ecusson.Web.Organizations;

/// <summary>What an organisation signs with, and in whose name.</summary>
static class KeyPages
{
    public const string Path = "/keys";

    public static void MapKeys(this WebApplication app) => app.MapFormPage($"/manage/{{org}}{Path}", Access.Members, Show, Take);

    static async Task<IResult> Show(HttpContext context, string org, PublicOrganizations organizations, SiteAddress site) =>
        await context.Desk(org) is { } desk ? await Shown(context, desk, organizations, site, FormErrors.None) : Results.NotFound();

    static async Task<IResult> Take(HttpContext context, string org, PublicOrganizations organizations, SiteAddress site, RotateKeys rotate, PublishDid publish)
    {
        if (await context.Desk(org, Roles.Owner) is not { } desk) return Results.NotFound();
        var (actor, id, stop) = (context.Actor(), desk.Organization.Id, context.RequestAborted);
        switch (context.Posted().Text(ManagePages.Do))
        {
            case "rotate":
                return await rotate.Of(actor, id, stop) switch
                {
                    RotateKeysOutcome.Rotated => Done(context, desk, "KeysRotated"),
                    RotateKeysOutcome.NotAllowed => Results.NotFound(),
                    _ => throw new UnreachableException(),
                };
            case "publish":
                return await publish.Of(actor, id, stop) switch
                {
                    PublishDidOutcome.Published => Done(context, desk, "DidPublished"),
                    PublishDidOutcome.NotSeen => await Shown(context, desk, organizations, site, FormErrors.Of("did", "DidNotSeen")),
                    PublishDidOutcome.NoPublicAddress => await Shown(context, desk, organizations, site, FormErrors.Of("did", "NoPublicAddress")),
                    PublishDidOutcome.NotAllowed => Results.NotFound(),
                    _ => throw new UnreachableException(),
                };
            default: return Results.BadRequest();
        }
    }

    static IResult Done(HttpContext context, OrganizationDesk desk, string sentence)
    {
        ManagePages.Say(context, sentence);
        return FormPages.SeeOther(context, Desks.Address(desk.Organization.PublicId, Path));
    }

    static async Task<IResult> Shown(HttpContext context, OrganizationDesk desk, PublicOrganizations organizations, SiteAddress site, FormErrors errors) => Page.Of<KeysPage>(
        errors.Status, (nameof(KeysPage.Desk), desk), (nameof(KeysPage.Public), await organizations.One(desk.Organization.PublicId, context.RequestAborted)),
        (nameof(KeysPage.Keys), await organizations.Keys(desk.Organization, context.RequestAborted)), (nameof(KeysPage.Site), site), (nameof(KeysPage.Errors), errors));
}
