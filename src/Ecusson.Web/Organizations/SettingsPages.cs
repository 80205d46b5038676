using System.Diagnostics;
using System.Globalization;
using Ecusson.Organizations;
using Ecusson.Web.People;
using Ecusson.Web.Shell;

namespace Ecusson.Web.Organizations;

/// <summary>What an organisation says of itself.</summary>
static class SettingsPages
{
    public const string Path = "/settings";

    public static void MapSettings(this WebApplication app) => app.MapFormPage($"/manage/{{org}}{Path}", Access.Members, Show, Take);

    static async Task<IResult> Show(HttpContext context, string org) =>
        await context.Desk(org) is { IsOwner: true } desk ? Shown(context, desk, FormErrors.None, there: null) : Results.NotFound();

    static async Task<IResult> Take(HttpContext context, string org, EditOrganization edit)
    {
        if (await context.Desk(org) is not { } desk) return Results.NotFound();
        var posted = context.Posted();
        var version = int.TryParse(posted.Text(OrganizationFields.Version), NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : 0;
        switch (await edit.To(context.Actor(), desk.Organization.Id, OrganizationFields.Read(posted, desk.Organization), version, context.RequestAborted))
        {
            case EditOrganizationOutcome.Edited:
                ManagePages.Say(context, "Saved");
                return PeopleRoom.SeeOther(context, Desks.Address(desk.Organization.PublicId, Path));
            case EditOrganizationOutcome.Invalid { Problems: var problems }:
                return Shown(context, desk, OrganizationFields.Errors(problems), there: null);
            case EditOrganizationOutcome.Conflict { There: var there }:
                return Shown(context, desk, FormErrors.Of(OrganizationFields.Name, "Conflict"), there);
            case EditOrganizationOutcome.NotAllowed:
                return Results.NotFound();
            default:
                throw new UnreachableException();
        }
    }

    static Page Shown(HttpContext context, OrganizationDesk desk, FormErrors errors, Organization? there) => Page.Of<SettingsPage>(
        errors.Status, (nameof(SettingsPage.Desk), desk), (nameof(SettingsPage.Form), context.Posted()), (nameof(SettingsPage.Errors), errors), (nameof(SettingsPage.There), there));
}
