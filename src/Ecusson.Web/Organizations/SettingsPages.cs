using System.Diagnostics;
using System.Globalization;
using Ecusson.Files.Pictures;
using Ecusson.Organizations;
using Ecusson.Storage;
using Ecusson.Web.Components;
using Ecusson.Web.Shell;

namespace Ecusson.Web.Organizations;

/// <summary>What an organisation says of itself.</summary>
static class SettingsPages
{
    public const string Path = "/settings";

    const int Largest = PictureCheck.MostBytes + FormPages.Plain;

    public static void MapSettings(this WebApplication app) => app.MapFormPage($"/manage/{{org}}{Path}", Access.Members, Show, Take, largest: Largest);

    static async Task<IResult> Show(HttpContext context, string org) =>
        await context.Desk(org, Roles.Owner) is { } desk ? Shown(context, desk, Logo(context, desk), FormErrors.None, there: null) : Results.NotFound();

    static async Task<IResult> Take(HttpContext context, string org, EditOrganization edit, HandInLogo handIn)
    {
        if (await context.Desk(org, Roles.Owner) is not { } desk) return Results.NotFound();
        var (actor, posted, stop) = (context.Actor(), context.Posted(), context.RequestAborted);
        var logo = Logo(context, desk);
        // A picture is kept before the words are read: should one of them be wrong, it need not be chosen again.
        if (await PostedPicture.Of(posted, OrganizationFields.LogoFile, stop) is { } picture)
        {
            switch (picture.Refusal is { } early ? new HandInLogoOutcome.Refused(early) : await handIn.To(actor, desk.Organization.Id, picture.Bytes, picture.Name, stop))
            {
                case HandInLogoOutcome.Staged { Logo: var staged }:
                    logo = staged;
                    break;
                case HandInLogoOutcome.Refused { Why: var why }:
                    return Shown(context, desk, logo, FormErrors.Of(OrganizationFields.LogoFile, PictureDrop.Sentence(why)), there: null);
                case HandInLogoOutcome.NotAllowed:
                    return Results.NotFound();
                default:
                    throw new UnreachableException();
            }
        }

        var version = int.TryParse(posted.Text(OrganizationFields.Version), NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : 0;
        switch (await edit.To(actor, desk.Organization.Id, OrganizationFields.Read(posted, desk.Organization, logo), version, stop))
        {
            case EditOrganizationOutcome.Edited:
                ManagePages.Say(context, "Saved");
                return FormPages.SeeOther(context, Desks.Address(desk.Organization.PublicId, Path));
            case EditOrganizationOutcome.Invalid { Problems: var problems }:
                return Shown(context, desk, logo, OrganizationFields.Errors(problems), there: null);
            case EditOrganizationOutcome.Conflict { There: var there }:
                return Shown(context, desk, logo, FormErrors.Of(OrganizationFields.Name, "Conflict"), there);
            case EditOrganizationOutcome.NotAllowed:
                return Results.NotFound();
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>The logo as it stands on the form: the saved one, or one that waits since an earlier post.</summary>
    static PublicId? Logo(HttpContext context, OrganizationDesk desk) => PublicId.TryParse(context.Posted().Text(OrganizationFields.Logo), out var waits) ? waits : desk.Logo;

    static Page Shown(HttpContext context, OrganizationDesk desk, PublicId? logo, FormErrors errors, Organization? there) => Page.Of<SettingsPage>(
        errors.Status, (nameof(SettingsPage.Desk), desk), (nameof(SettingsPage.Logo), logo), (nameof(SettingsPage.Form), context.Posted()), (nameof(SettingsPage.Errors), errors),
        (nameof(SettingsPage.There), there));
}
