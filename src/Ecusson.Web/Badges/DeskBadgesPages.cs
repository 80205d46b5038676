using System.Diagnostics;
using System.Globalization;
using Ecusson.Badges;
using Ecusson.Organizations;
using Ecusson.Storage;
using Ecusson.Web.Organizations;
using Ecusson.Web.Shell;

namespace Ecusson.Web.Badges;

/// <summary>An organisation's badges at its desk, and the beginning of a new one: two questions, or a blank page.</summary>
static class DeskBadgesPages
{
    public const string Path = "/badges";

    public const string Words = "q", WhatField = "what", LevelField = "level";

    public static void MapDeskBadges(this WebApplication app)
    {
        app.MapFormPage($"/manage/{{org}}{Path}", Access.Members, Show);
        app.MapFormPage($"/manage/{{org}}{Path}/new", Access.Members, ShowNew, TakeNew);
    }

    /// <summary>The address of a badge's page at the desk.</summary>
    public static string Address(OrganizationDesk desk, PublicId badge, string below = "") => Desks.Address(desk.Organization.PublicId, $"{Path}/{badge}{below}");

    /// <summary>Has the next page say a sentence of the room's texts.</summary>
    public static void Say(HttpContext context, string sentence, params object[] words) =>
        Said.Next<DeskBadgesPage>(context, sentence, words);

    static async Task<IResult> Show(HttpContext context, string org, OrganizationBadges badges)
    {
        if (await context.Desk(org) is not { } desk || await badges.In(context.Actor(), desk.Organization.Id, context.RequestAborted) is not { } found) return Results.NotFound();
        var words = context.Request.Query[Words].ToString();
        var folded = Folding.Of(words);
        return Page.Of<DeskBadgesPage>(parameters:
        [
            (nameof(DeskBadgesPage.Desk), desk), (nameof(DeskBadgesPage.Words), words), (nameof(DeskBadgesPage.All), found.Count),
            (nameof(DeskBadgesPage.Badges), found.Where(badge => Folding.Of(badge.Name).Contains(folded, StringComparison.Ordinal)).ToList()),
        ]);
    }

    static async Task<IResult> ShowNew(HttpContext context, string org) =>
        await context.Desk(org, Roles.Designer) is { } desk ? New(context, desk, FormErrors.None) : Results.NotFound();

    static async Task<IResult> TakeNew(HttpContext context, string org, DraftBadge draft)
    {
        if (await context.Desk(org, Roles.Designer) is not { } desk) return Results.NotFound();
        var (form, language) = (context.Posted(), desk.Organization.Language);
        var what = form.Text(WhatField).Trim();
        // A blank page asks for nothing, and keeps what was typed all the same.
        if (what.Length == 0 && form.Text(ManagePages.Do) != "blank") return New(context, desk, FormErrors.Of(WhatField, "NameMissing"));
        var content = new BadgeContent
        {
            Language = language, Name = LocalizedText.Of(language, what.Length > 0 ? what : null),
            Level = int.TryParse(form.Text(LevelField), NumberStyles.None, CultureInfo.InvariantCulture, out var level) ? level : null,
        };
        switch (await draft.In(context.Actor(), desk.Organization.Id, content, context.RequestAborted))
        {
            case DraftBadgeOutcome.Drafted { Badge: var badge }:
                Say(context, "Begun");
                return FormPages.SeeOther(context, Address(desk, badge.PublicId));
            case DraftBadgeOutcome.Invalid { Problems: var problems }:
                var errors = FormErrors.None;
                foreach (var problem in problems) errors.Add(problem.Field == "level" ? LevelField : WhatField, $"Wrong_{problem.Code}");
                return New(context, desk, errors);
            case DraftBadgeOutcome.OrganizationArchived:
                return New(context, desk, FormErrors.Of(WhatField, "OrganizationArchived"));
            case DraftBadgeOutcome.NotAllowed:
                return Results.NotFound();
            default:
                throw new UnreachableException();
        }
    }

    static Page New(HttpContext context, OrganizationDesk desk, FormErrors errors) => Page.Of<NewBadgePage>(
        errors.Status, (nameof(NewBadgePage.Desk), desk), (nameof(NewBadgePage.Form), context.Posted()), (nameof(NewBadgePage.Errors), errors));
}
