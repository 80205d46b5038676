using System.Diagnostics;
using System.Globalization;
using CsvHelper;
using Ecusson.Awards;
using Ecusson.Awards.Lists;
using Ecusson.Imports;
using Ecusson.Organizations;
using Ecusson.Storage;
using Ecusson.Web.Components;
using Ecusson.Web.Organizations;
using Ecusson.Web.People;
using Ecusson.Web.Shell;

namespace Ecusson.Web.Awards;

/// <summary>One list: looked through and mended, started, watched while it is granted, reported row by row, undone.</summary>
static class OneListPages
{
    public const string After = "after", All = "all", RowField = "row";

    public static void MapList(this WebApplication app)
    {
        app.MapFormPage($"/manage/{{org}}{ListPages.Path}/{{id}}", Access.Members, Show, Take);
        app.MapFormPage($"/manage/{{org}}{ListPages.Path}/{{id}}/report.csv", Access.Members, Report);
    }

    /// <summary>The field of a cell.</summary>
    public static string Cell(string column, int number) => string.Create(CultureInfo.InvariantCulture, $"{column}-{number}");

    static Task<IResult> Show(HttpContext context, string org, string id, AwardLists lists) => Shown(context, org, id, lists, FormErrors.None);

    static async Task<IResult> Take(HttpContext context, string org, string id, AwardLists lists, MendList mend, StartList start, UndoList undo)
    {
        if (await Found(context, org, id, lists) is not var (desk, list)) return Results.NotFound();
        var (actor, own, stop) = (context.Actor(), list.Seen.List, context.RequestAborted);
        var act = context.Posted().Text(ManagePages.Do);
        if (act == "undo")
            return await undo.Of(actor, own.Id, stop) switch
            {
                UndoListOutcome.Undone => Done(context, desk, own.PublicId, "Undone"),
                UndoListOutcome.TooLate => await Shown(context, org, id, lists, FormErrors.Of("undo", "UndoTooLate")),
                UndoListOutcome.NotStarted => Done(context, desk, own.PublicId, "NotStarted"),
                UndoListOutcome.NotAllowed => Results.NotFound(),
                _ => throw new UnreachableException(),
            };
        switch (await mend.Rows(actor, own.Id, Mended(context.Posted()), stop))
        {
            case MendListOutcome.NotAllowed: return Results.NotFound();
            case MendListOutcome.Conflict: return await Shown(context, org, id, lists, FormErrors.Of("rows", "Conflict"));
            case MendListOutcome.Mended when act != "start": return Done(context, desk, own.PublicId, "Saved");
        }

        return await start.Of(actor, own.Id, stop) switch
        {
            StartListOutcome.Started => Done(context, desk, own.PublicId, "StartedSaid"),
            StartListOutcome.Nobody => await Shown(context, org, id, lists, FormErrors.Of("rows", "Nobody")),
            StartListOutcome.NotAwarded => await Shown(context, org, id, lists, FormErrors.Of("rows", "NotAwarded")),
            StartListOutcome.Conflict => await Shown(context, org, id, lists, FormErrors.Of("rows", "Conflict")),
            StartListOutcome.NotAllowed => Results.NotFound(),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>The cells of the rows that the page showed.</summary>
    static Dictionary<int, ListRow?> Mended(PostedForm form)
    {
        var mended = new Dictionary<int, ListRow?>();
        foreach (var text in form.Texts(RowField))
        {
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) continue;
            mended[number] = form.Has(Cell("out", number)) ? null : new ListRow
            {
                Address = form.Text(Cell("address", number)).Trim(), Name = form.Text(Cell("name", number)).Trim(), AwardedOn = form.Text(Cell("awardedOn", number)).Trim(),
                ValidUntil = form.Text(Cell("validUntil", number)).Trim(), Story = form.Text(Cell("story", number)), Evidence = form.Text(Cell("evidence", number)).Trim(),
            };
        }

        return mended;
    }

    static async Task<IResult> Report(HttpContext context, string org, string id, AwardLists lists)
    {
        if (await Found(context, org, id, lists) is not var (_, list)) return Results.NotFound();
        using var bytes = new MemoryStream();
        using (var table = CsvWriter.Create(bytes, SafeTable.Options, leaveOpen: true))
        {
            table.WriteHeader(["row", "address", "name", "state", "problems"]);
            foreach (var row in await lists.Rows(list, onlyBroken: false, after: 0, most: int.MaxValue, context.RequestAborted))
                table.WriteRecord([row.Number.ToString(CultureInfo.InvariantCulture), row.Address, row.Name, row.State.ToString(), string.Join(", ", row.Problems.Select(problem => $"{problem.Key}: {problem.Value}"))]);
        }

        return Results.Bytes(bytes.ToArray(), "text/csv; charset=utf-8", "list.csv");
    }

    static async Task<(OrganizationDesk Desk, ListStanding List)?> Found(HttpContext context, string org, string id, AwardLists lists) =>
        await context.Desk(org) is { } desk && PublicId.TryParse(id, out var read) && await lists.One(context.Actor(), read, context.RequestAborted) is { } list
            && list.Seen.List.OrganizationId == desk.Organization.Id ? (desk, list) : null;

    static async Task<IResult> Shown(HttpContext context, string org, string id, AwardLists lists, FormErrors errors)
    {
        if (await Found(context, org, id, lists) is not var (desk, list)) return Results.NotFound();
        var after = int.TryParse(context.Request.Query[After], NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : 0;
        // What needs a hand comes first; the rest is a link away.
        var onlyBroken = list.Broken > 0 && list.Seen.List.State != AwardListState.Started && !context.Request.Query.ContainsKey(All);
        var rows = await lists.Rows(list, onlyBroken, after, AwardLists.PageSize + 1, context.RequestAborted);
        return Page.Of<OneListPage>(errors.Status, (nameof(OneListPage.Desk), desk), (nameof(OneListPage.Standing), list), (nameof(OneListPage.OnlyBroken), onlyBroken),
            (nameof(OneListPage.Rows), rows.Take(AwardLists.PageSize).ToList()), (nameof(OneListPage.Next), rows.Count > AwardLists.PageSize ? rows[AwardLists.PageSize - 1].Number : (int?)null),
            (nameof(OneListPage.Errors), errors));
    }

    static IResult Done(HttpContext context, OrganizationDesk desk, PublicId list, string sentence)
    {
        ListPages.Say(context, sentence);
        return PeopleRoom.SeeOther(context, ListPages.Address(desk, list));
    }
}
