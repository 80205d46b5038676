using System.Diagnostics;
using Ecusson.Awards;
using Ecusson.Badges;
using Ecusson.Networks;
using Ecusson.Organizations;
using Ecusson.Web.Shell;

namespace Ecusson.Web.Organizations;

/// <summary>One's organisations, making one, and where the desk of each begins.</summary>
static class ManagePages
{
    /// <summary>Name of the button that says which of a page's forms was posted.</summary>
    public const string Do = "do";

    /// <summary>Name of the hidden field that says which line of a list is meant.</summary>
    public const string Row = "row";

    public static void MapManage(this WebApplication app)
    {
        app.MapFormPage("/manage", Access.Members, List);
        app.MapFormPage("/manage/new", Access.Members, ShowNew, TakeNew);
        app.MapFormPage("/manage/{org}", Access.Members, Home);
    }

    static async Task<IResult> List(HttpContext context, MyOrganizations mine) => Page.Of<ManagePage>(parameters:
    [
        (nameof(ManagePage.Organizations), await mine.Of(context.Actor(), context.RequestAborted)),
        (nameof(ManagePage.MayMake), await mine.MayMake(context.Actor(), context.RequestAborted)),
    ]);

    static async Task<IResult> ShowNew(HttpContext context, MyOrganizations mine) =>
        await mine.MayMake(context.Actor(), context.RequestAborted) ? New(context, FormErrors.None) : Results.NotFound();

    static async Task<IResult> TakeNew(HttpContext context, MakeOrganization make)
    {
        var form = OrganizationFields.Read(context.Posted(), kept: null);
        switch (await make.From(context.Actor(), form, context.RequestAborted))
        {
            case MakeOrganizationOutcome.Made { Organization: var made }:
                Say(context, "OrganizationMade");
                return FormPages.SeeOther(context, Desks.Address(made.PublicId));
            case MakeOrganizationOutcome.Invalid { Problems: var problems }:
                return New(context, OrganizationFields.Errors(problems));
            case MakeOrganizationOutcome.NotAllowed:
                return Results.NotFound();
            default:
                throw new UnreachableException();
        }
    }

    static async Task<IResult> Home(
        HttpContext context, string org, PublicOrganizations organizations, OrganizationPeople people, OrganizationNetworks networks, OrganizationBadges badges, DeskAwards awards, Mistakes mistakes)
    {
        if (await context.Desk(org) is not { } desk) return Results.NotFound();
        var hasBadge = await badges.AnyToAward(context.Actor(), desk.Organization.Id, context.RequestAborted);
        var begun = hasBadge ? [] : await badges.In(context.Actor(), desk.Organization.Id, context.RequestAborted) ?? [];
        return Page.Of<DeskPage>(parameters:
        [
            (nameof(DeskPage.Desk), desk),
            (nameof(DeskPage.IsInvited), await networks.Of(context.Actor(), desk.Organization.Id, context.RequestAborted) is { Offers.Count: > 0 }),
            (nameof(DeskPage.Reports), await mistakes.Waiting(context.Actor(), desk.Organization.Id, context.RequestAborted)),
            (nameof(DeskPage.HasBadge), hasBadge),
            (nameof(DeskPage.HasAward), await awards.Part(context.Actor(), desk.Organization.Id, new DeskAwardQuestion(), before: null, size: 1, context.RequestAborted) is { Items.Count: > 0 }),
            (nameof(DeskPage.Draft), begun.FirstOrDefault(badge => badge.State == BadgeState.Draft)?.PublicId),
            (nameof(DeskPage.Public), await organizations.One(desk.Organization.PublicId, context.RequestAborted)),
            (nameof(DeskPage.People), await people.Of(context.Actor(), desk.Organization.Id, context.RequestAborted)),
        ]);
    }

    /// <summary>Has the next page say a sentence of the room's texts.</summary>
    public static void Say(HttpContext context, string sentence) =>
        Said.Next<ManagePage>(context, sentence);

    static Page New(HttpContext context, FormErrors errors) =>
        Page.Of<NewOrganizationPage>(errors.Status, (nameof(NewOrganizationPage.Form), context.Posted()), (nameof(NewOrganizationPage.Errors), errors));
}
