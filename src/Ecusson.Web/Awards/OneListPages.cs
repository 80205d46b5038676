using System.Diagnostics;
using System.Globalization;
using Ecusson.Awards;
using Ecusson.Awards.Lists;
using Ecusson.Imports;
using Ecusson.Messages;
using Ecusson.Organizations;
using Ecusson.People;
using Ecusson.Storage;
using Ecusson.Web.Components;
using Ecusson.Web.Organizations;
using Ecusson.Web.Shell;

namespace Ecusson.Web.Awards;

/// <summary>One list: looked through and mended, started, watched while it is granted, reported row by row, undone or withdrawn.</summary>
static class OneListPages
{
    public const string After = "after", Which = "show", Edit = "edit", RowField = "row", ReasonField = "reason", VersionField = "version", LookedBox = "looked";

    public static void MapList(this WebApplication app) => app.MapFormPage($"/manage/{{org}}{ListPages.Path}/{{id}}", Access.Members, Show, Take);

    /// <summary>The field of a cell.</summary>
    public static string Cell(string column, int number) => string.Create(CultureInfo.InvariantCulture, $"{column}-{number}");

    /// <summary>The field that says what a cell held when it was shown.</summary>
    public static string Seen(string column, int number) => $"seen-{Cell(column, number)}";

    /// <summary>The list that an address names, for who may see it.</summary>
    public static async Task<(OrganizationDesk Desk, ListStanding List)?> Found(HttpContext context, string org, string id, AwardLists lists) =>
        await context.Desk(org) is { } desk && PublicId.TryParse(id, out var read) && await lists.One(context.Actor(), read, context.RequestAborted) is { } list
            && list.Seen.List.OrganizationId == desk.Organization.Id ? (desk, list) : null;

    static Task<IResult> Show(HttpContext context, string org, string id, AwardLists lists, AwardMails mails, AwardLetterLog letters) => Shown(context, org, id, lists, mails, letters, FormErrors.None);

    static async Task<IResult> Take(HttpContext context, string org, string id, AwardLists lists, AwardMails mails, AwardLetterLog letters, MendList mend, StartList start, UndoList undo, DropList drop, WithdrawList withdraw, ListAgain again)
    {
        if (await Found(context, org, id, lists) is not var (desk, list) || !desk.Has(Roles.Issuer)) return Results.NotFound();
        var (actor, own, stop) = (context.Actor(), list.Seen.List.Id, context.RequestAborted);
        var (act, number) = Act(context.Posted().Text(ManagePages.Do));
        switch (act)
        {
            case "undo":
                return await undo.Of(actor, own, stop) switch
                {
                    UndoListOutcome.Undone => Done("UndoneSaid"),
                    UndoListOutcome.TooLate => await Again("withdraw", "UndoTooLate"),
                    UndoListOutcome.NotStarted => Done("NotStarted"),
                    UndoListOutcome.NotAllowed => Results.NotFound(),
                    _ => throw new UnreachableException(),
                };
            case "drop":
                switch (await drop.Of(actor, own, stop))
                {
                    case DropListOutcome.Dropped:
                        ListPages.Say(context, "DroppedSaid");
                        return FormPages.SeeOther(context, Desks.Address(desk.Organization.PublicId, ListPages.Path));
                    case DropListOutcome.Started or DropListOutcome.Conflict: return await Again("rows", "Conflict");
                    case DropListOutcome.NotAllowed: return Results.NotFound();
                    default: throw new UnreachableException();
                }

            case "again":
                switch (await again.From(actor, own, stop))
                {
                    case ListAgainOutcome.Made { List: var made }:
                        ListPages.Say(context, "AgainSaid");
                        return FormPages.SeeOther(context, ListPages.Address(desk, made.PublicId));
                    case ListAgainOutcome.Nobody: return Done("AgainNobody");
                    case ListAgainOutcome.NotAwarded: return await Again("again", "NotAwarded");
                    case ListAgainOutcome.NotAllowed: return Results.NotFound();
                    default: throw new UnreachableException();
                }

            case "withdraw":
                return await withdraw.Of(actor, own, context.Posted().Text(ReasonField), stop) switch
                {
                    WithdrawListOutcome.Withdrawn => Done("WithdrawnSaid"),
                    WithdrawListOutcome.NoReason => await Again(ReasonField, "NoReason"),
                    WithdrawListOutcome.TooEarly => await Again("undo", "WithdrawTooEarly"),
                    WithdrawListOutcome.NotStarted => Done("NotStarted"),
                    WithdrawListOutcome.Conflict => await Again("withdraw", "Conflict"),
                    WithdrawListOutcome.NotAllowed => Results.NotFound(),
                    _ => throw new UnreachableException(),
                };
        }

        var mended = await mend.Rows(actor, own, Changes(context.Posted(), act, number), stop);
        switch (mended)
        {
            case MendListOutcome.NotAllowed or MendListOutcome.NoSuchRow: return Results.NotFound();
            case MendListOutcome.Conflict: return await Again("rows", "Conflict");
            case MendListOutcome.Started: return Done("StartedSaid");
            case MendListOutcome.Mended { Clashes: { Count: > 0 } clashes }:
                return await Shown(context, org, id, lists, mails, letters, FormErrors.Of(Cell(RowCell.Of(clashes[0].Column).Name, clashes[0].Number), "Clash"), clashes);
            case MendListOutcome.Mended when act == "edit": return Back(context, number);
            case MendListOutcome.Mended when act != "start":
                ListPages.Say(context, "Saved");
                return Back(context, null);
        }

        // Who starts it has looked at what they start: whom somebody else took in meanwhile, they have not.
        if (Number(context.Posted().Text(VersionField)) is { } looked && looked != list.Seen.List.Version) return await Again("rows", "Conflict");
        // Whoever says that these addresses are right has not seen the one that came with this very form.
        if (await lists.One(actor, list.Seen.List.PublicId, stop) is { Doubtful: > 0 } now && context.Posted().Text(LookedBox) != await lists.Doubts(now, stop)) return await Again(LookedBox, "LookFirst");
        return await start.Of(actor, own, stop, ((MendListOutcome.Mended)mended).List.Version) switch
        {
            StartListOutcome.Started => Done("StartedSaid"),
            StartListOutcome.Nobody => await Again("rows", "Nobody"),
            StartListOutcome.NotAwarded => await Again("rows", "NotAwarded"),
            StartListOutcome.Conflict => await Again("rows", "Conflict"),
            StartListOutcome.NotAllowed => Results.NotFound(),
            _ => throw new UnreachableException(),
        };

        Task<IResult> Again(string field, string sentence) => Shown(context, org, id, lists, mails, letters, FormErrors.Of(field, sentence));

        IResult Done(string sentence)
        {
            ListPages.Say(context, sentence);
            return FormPages.SeeOther(context, context.Request.Path.ToUriComponent());
        }
    }

    /// <summary>What was pressed, and for which row: <c>save</c>, <c>edit-5</c>.</summary>
    static (string Act, int? Row) Act(string pressed) =>
        pressed.IndexOf('-', StringComparison.Ordinal) is > 0 and var at && int.TryParse(pressed.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? (pressed[..at], row) : (pressed, null);

    /// <summary>What was written into the cells that the page showed, and what was pressed.</summary>
    static Dictionary<int, RowChange> Changes(PostedForm form, string act, int? row)
    {
        var changes = new Dictionary<int, RowChange>();
        foreach (var text in form.Texts(RowField))
        {
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) continue;
            var cells = RowCell.All.Where(cell => form.Has(Cell(cell.Name, number))).ToDictionary(cell => cell.Column, cell => form.Text(Cell(cell.Name, number)));
            if (number == row && act == "take" && cells.TryGetValue(ListColumn.Address, out var written) && LikelyAddress.Of(written) is { } meant) cells[ListColumn.Address] = meant;
            var seen = RowCell.All.Where(cell => form.Has(Seen(cell.Name, number))).ToDictionary(cell => cell.Column, cell => form.Text(Seen(cell.Name, number)));
            changes[number] = new RowChange { Cells = cells, Seen = seen, IsOut = number == row ? act switch { "out" => true, "in" => false, _ => null } : null };
        }

        return changes;
    }

    /// <summary>Where one was on the page, with a row open to be written in.</summary>
    static IResult Back(HttpContext context, int? edited)
    {
        var query = new QueryString();
        foreach (var name in (string[])[Which, After])
            if (context.Request.Query[name].ToString() is { Length: > 0 and < 20 } value) query = query.Add(name, value);
        if (edited is { } row) query = query.Add(Edit, row.ToString(CultureInfo.InvariantCulture));
        return FormPages.SeeOther(context, $"{context.Request.Path.ToUriComponent()}{query.ToUriComponent()}{(edited is { } there ? string.Create(CultureInfo.InvariantCulture, $"#row-{there}") : "")}");
    }

    static async Task<IResult> Shown(
        HttpContext context, string org, string id, AwardLists lists, AwardMails mails, AwardLetterLog letters, FormErrors errors, IReadOnlyList<CellClash>? clashes = null)
    {
        if (await Found(context, org, id, lists) is not var (desk, list)) return Results.NotFound();
        var (query, stop) = (context.Request.Query, context.RequestAborted);
        // What needs a hand comes first; the rest is a link away.
        var which = Enum.TryParse<ListedRows>(query[Which], out var asked) && Enum.IsDefined(asked) ? asked
            : list.Seen.List.State == AwardListState.Preview && list.ToLookAt > 0 ? ListedRows.ToLookAt : ListedRows.All;
        var after = Number(query[After]) ?? 0;
        var rows = await lists.Rows(list, which, after, AwardLists.PageSize + 1, stop);
        var shown = rows.Take(AwardLists.PageSize).ToList();
        // What was typed into a cell is shown again, wherever its row would stand by now.
        var clashing = await lists.Rows(list, [.. (clashes ?? []).Select(clash => clash.Number).Except(shown.Select(row => row.Row.Number))], stop);
        return Page.Of<OneListPage>(errors.Status,
            (nameof(OneListPage.Desk), desk), (nameof(OneListPage.Standing), list), (nameof(OneListPage.Which), which), (nameof(OneListPage.Rows), (IReadOnlyList<ListedRow>)[.. clashing, .. shown]), (nameof(OneListPage.Clashes), clashes ?? []),
            (nameof(OneListPage.Doubts), list is { Doubtful: > 0, Seen.List.State: AwardListState.Preview } ? await lists.Doubts(list, stop) : null), (nameof(OneListPage.Edited), Number(query[Edit])),
            (nameof(OneListPage.Pages), new RowsPart(after > 0 ? await lists.Before(list, which, after, stop) : 0, after > 0 ? await lists.PageBefore(list, which, after, stop) : null, rows.Count > shown.Count ? shown[^1].Row.Number : null)),
            (nameof(OneListPage.Mails), await mails.Of([.. shown.Select(row => row.Award).OfType<Award>().Select(award => award.Id)], stop)),
            (nameof(OneListPage.Failed), list.Granted == 0 ? 0 : await mails.Failed(list.Seen.List.Id, desk.Organization.Id, stop)),
            (nameof(OneListPage.Refused), list.Granted == 0 ? [] : await letters.Of(context.Actor(), list.Seen.List, stop)),
            (nameof(OneListPage.Left), await lists.Left(list, stop)), (nameof(OneListPage.Takers), await lists.Takers(list, stop)), (nameof(OneListPage.Reason), context.Posted().Text(ReasonField)), (nameof(OneListPage.Errors), errors));
    }

    static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>Which part of a list a page shows.</summary>
/// <param name="Before">How many rows come before it.</param>
/// <param name="Previous">After which number the page before begins; null on the first.</param>
/// <param name="Next">After which number the next begins; null on the last.</param>
public sealed record RowsPart(int Before, int? Previous, int? Next);
