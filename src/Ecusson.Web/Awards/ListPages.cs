using System.Diagnostics;
using Ecusson.Awards.Lists;
using Ecusson.Badges;
using Ecusson.Imports;
using Ecusson.Organizations;
using Ecusson.Storage;
using Ecusson.Web.Organizations;
using Ecusson.Web.Shell;

namespace Ecusson.Web.Awards;

/// <summary>Lists of people to give a badge to, at their issuer's desk: all of them, and the beginning of one.</summary>
static class ListPages
{
    public const string Path = "/awards/lists";

    public const string After = "after";

    public const string BadgeField = "badge", FileField = "file", PeopleField = "people", LanguageField = "language";

    public static void MapLists(this WebApplication app)
    {
        app.MapFormPage($"/manage/{{org}}{Path}", Access.Members, Show);
        app.MapFormPage($"/manage/{{org}}{Path}/new", Access.Members, ShowNew, TakeNew, largest: ReadList.MostBytes + FormPages.Plain);
    }

    /// <summary>The address of a list's page.</summary>
    public static string Address(OrganizationDesk desk, PublicId list) => Desks.Address(desk.Organization.PublicId, $"{Path}/{list}");

    /// <summary>Where a list begins, with a badge chosen already where one is known.</summary>
    public static string NewAddress(OrganizationDesk desk, string badge) =>
        Desks.Address(desk.Organization.PublicId, $"{Path}/new") + (badge.Length > 0 ? QueryString.Create(BadgeField, badge).ToUriComponent() : "");

    /// <summary>Has the next page say a sentence of the room's texts.</summary>
    public static void Say(HttpContext context, string sentence, params object[] holes) => Said.Next<ListsPage>(context, sentence, holes);

    static async Task<IResult> Show(HttpContext context, string org, AwardLists lists) =>
        await context.Desk(org) is { } desk
            && await lists.Page(context.Actor(), desk.Organization.Id, PublicId.TryParse(context.Request.Query[After], out var after) ? after : null, context.RequestAborted) is { } found
            ? Page.Of<ListsPage>(parameters: [(nameof(ListsPage.Desk), desk), (nameof(ListsPage.Found), found)])
            : Results.NotFound();

    static Task<IResult> ShowNew(HttpContext context, string org, OrganizationBadges badges) => New(context, org, badges, FormErrors.None, waiting: null);

    static async Task<IResult> TakeNew(HttpContext context, string org, OrganizationBadges badges, MakeList make, ListHeads heads)
    {
        if (await context.Desk(org, Roles.Issuer) is not { } desk) return Results.NotFound();
        var form = context.Posted();
        var table = await PostedTable.Of(context, desk, FileField, ReadList.MostBytes);
        var file = table switch
        {
            null => null,
            { IsTooLarge: true } => new ListReading.Refused(ListRefusal.TooLarge),
            _ => ReadList.File(table.Bytes, heads),
        };
        var typed = file is not null && string.IsNullOrWhiteSpace(form.Text(PeopleField)) ? null : ReadList.Text(form.Text(PeopleField), heads);
        // Whoever sends both means both.
        var reading = (file, typed) switch
        {
            (null, not null) => typed,
            (not null, null) => file,
            (not null, not null) => ReadList.Together(file, typed),
            _ => throw new UnreachableException(),
        };
        var found = await badges.In(context.Actor(), desk.Organization.Id, context.RequestAborted) ?? [];
        if (found.FirstOrDefault(badge => badge.PublicId.ToString() == form.Text(BadgeField)) is not { } badge) return await New(context, org, badges, FormErrors.Of(BadgeField, "ChooseBadge"), await Waiting());
        var language = Language.All.FirstOrDefault(known => known.Code == form.Text(LanguageField)) ?? Language.Current;
        switch (await make.From(context.Actor(), badge.Id, reading, table?.Name ?? "", language.Code, context.RequestAborted))
        {
            case MakeListOutcome.Made { List: var list, Hidden: var hidden }:
                if (hidden > 0) Say(context, hidden == 1 ? "HiddenOne" : "HiddenMany", hidden);
                else if (file is ListReading.Read { Rows.Count: var first } && typed is ListReading.Read { Rows.Count: var second }) Say(context, "Together", first, second);
                return FormPages.SeeOther(context, Address(desk, list.PublicId));
            case MakeListOutcome.Unreadable { Why: var why }:
                return await New(context, org, badges, FormErrors.Of(typed is null || file is ListReading.Refused ? FileField : PeopleField, $"Refused_{why}"), await Waiting());
            case MakeListOutcome.NotAwarded:
                return await New(context, org, badges, FormErrors.Of(BadgeField, "NotAwarded"), await Waiting());
            case MakeListOutcome.NotAllowed or MakeListOutcome.MadeOtherwise:
                return Results.NotFound();
            default:
                throw new UnreachableException();
        }

        // A table that can be read is not asked for again; one that cannot is to be chosen anew.
        async Task<StagedTable?> Waiting() => table is not null && file is ListReading.Read ? await table.Wait(context, desk) : null;
    }

    static async Task<IResult> New(HttpContext context, string org, OrganizationBadges badges, FormErrors errors, StagedTable? waiting)
    {
        if (await context.Desk(org, Roles.Issuer) is not { } desk || await badges.Awarded(context.Actor(), desk.Organization.Id, context.RequestAborted) is not { } found) return Results.NotFound();
        return Page.Of<NewListPage>(errors.Status, (nameof(NewListPage.Desk), desk), (nameof(NewListPage.Badges), found),
            (nameof(NewListPage.Chosen), context.Request.Query[BadgeField].ToString()), (nameof(NewListPage.Form), context.Posted()), (nameof(NewListPage.Errors), errors),
            (nameof(NewListPage.Waiting), waiting));
    }
}
