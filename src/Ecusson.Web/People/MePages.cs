using System.Diagnostics;
using Ecusson.Awards;
using Ecusson.Badges;
using Ecusson.Organizations;
using Ecusson.People;
using Ecusson.Web.Awards;
using Ecusson.Web.Shell;
using Microsoft.Extensions.Localization;

namespace Ecusson.Web.People;

/// <summary>Where a person begins: what waits for them, what they hold, the organisations that they work for, and their name while they have none.</summary>
static class MePages
{
    public const string Path = "/me";

    const int MostDesks = 4;

    public static void MapMe(this WebApplication app) => app.MapFormPage(Path, Access.Members, Show, Take, PeopleRoom.RateLimit);

    static Task<IResult> Show(HttpContext context, SeenAwards awards, MyAccounts accounts, MyOrganizations organizations, OrganizationBadges badges) =>
        Shown(context, awards, accounts, organizations, badges, FormErrors.None);

    // Whoever came by a letter's link has no name here yet: it is asked for once.
    static async Task<IResult> Take(HttpContext context, EditProfile profile, SeenAwards awards, MyAccounts accounts, MyOrganizations organizations, OrganizationBadges badges)
    {
        var (form, person) = (context.Posted(), context.SignedIn()!);
        switch (await profile.Of(context.Actor(), form.Text(AccountPages.NameField), person.Language, int.TryParse(form.Text(AccountPages.VersionField), out var version) ? version : 0, context.RequestAborted))
        {
            case EditProfileOutcome.Saved:
                Said.Next<AccountPage>(context, "ProfileSaved");
                return FormPages.SeeOther(context, Language.Here(Path));
            case EditProfileOutcome.NameMissing:
                return await Again("NameMissing");
            case EditProfileOutcome.Conflict:
                return await Again("Conflict");
            case EditProfileOutcome.NotAllowed:
                return Results.NotFound();
            default:
                throw new UnreachableException();
        }

        Task<IResult> Again(string sentence) => Shown(context, awards, accounts, organizations, badges, FormErrors.Of(AccountPages.NameField, sentence));
    }

    static async Task<IResult> Shown(HttpContext context, SeenAwards awards, MyAccounts accounts, MyOrganizations organizations, OrganizationBadges badges, FormErrors errors)
    {
        var all = await organizations.Of(context.Actor(), context.RequestAborted);
        var mine = all.Where(desk => desk.Has(Roles.Designer | Roles.Issuer)).ToList();
        var desks = new List<(OrganizationDesk, bool)>();
        foreach (var desk in mine.Take(MostDesks)) desks.Add((desk, await badges.AnyToAward(context.Actor(), desk.Organization.Id, context.RequestAborted)));
        return Page.Of<MePage>(errors.Status,
        [
            (nameof(MePage.Person), context.SignedIn()), (nameof(MePage.Account), await accounts.Of(context.Actor(), context.RequestAborted)),
            (nameof(MePage.Form), context.Posted()), (nameof(MePage.Errors), errors),
            (nameof(MePage.Awards), await awards.Of(context.Viewer(), context.RequestAborted)),
            (nameof(MePage.Chosen), Enum.TryParse<Visibility>(context.Request.Query[HeldAwardPages.VisibilityField], out var chosen) && Enum.IsDefined(chosen) ? chosen : (Visibility?)null),
            (nameof(MePage.Desks), desks), (nameof(MePage.MoreDesks), mine.Count > MostDesks),
            (nameof(MePage.MayMake), all.Count == 0 && await organizations.MayMake(context.Actor(), context.RequestAborted)),
        ]);
    }
}
