using System.Globalization;
using Ecusson.Awards.Lists;
using Ecusson.Messages;
using Ecusson.Web.Components;
using Ecusson.Web.Shell;
using Microsoft.Extensions.Localization;

namespace Ecusson.Web.Awards;

/// <summary>What became of each row of a list, as a table to take along.</summary>
static class ListReports
{
    /// <summary>How many rows are read at once.</summary>
    const int Part = 2000;

    public static void MapListReports(this WebApplication app)
    {
        app.MapFormPage($"/manage/{{org}}{ListPages.Path}/{{id}}/report.csv", Access.Members,
            async (HttpContext context, string org, string id, AwardLists lists, AwardMails mails, IStringLocalizer<ListsPage> text) => (await Of(context, org, id, lists, mails, text))?.Csv(text["ReportName"]) ?? Results.NotFound());
        app.MapFormPage($"/manage/{{org}}{ListPages.Path}/{{id}}/report.xlsx", Access.Members,
            async (HttpContext context, string org, string id, AwardLists lists, AwardMails mails, IStringLocalizer<ListsPage> text) => (await Of(context, org, id, lists, mails, text))?.Workbook(text["ReportName"]) ?? Results.NotFound());
    }

    static async Task<TakenTable?> Of(HttpContext context, string org, string id, AwardLists lists, AwardMails mails, IStringLocalizer<ListsPage> text)
    {
        if (await OneListPages.Found(context, org, id, lists) is not var (_, list)) return null;
        var lines = new List<string[]>();
        for (var after = 0; ;)
        {
            var rows = await lists.Rows(list, ListedRows.All, after, Part, context.RequestAborted);
            var states = await mails.Of([.. rows.Select(row => row.Award).OfType<Ecusson.Awards.Award>().Select(award => award.Id)], context.RequestAborted);
            lines.AddRange(rows.Select(row => Line(row, row.Award is { } award && states.TryGetValue(award.Id, out var state) ? state : null, text)));
            if (rows.Count < Part) break;
            after = rows[^1].Row.Number;
        }

        return new TakenTable(
            text["ReportSheet"], [.. ((string[])["RowNumber", "Cell_address", "Cell_name", "Cell_awardedOn", "Cell_validUntil", "RowStands", "RowWhy", "RowMail", "RowAnswered", "RowAward"]).Select(name => text[name].Value)], lines);
    }

    static string[] Line(ListedRow listed, MailState? mail, IStringLocalizer text)
    {
        var (row, award, report) = (listed.Row, listed.Award, new RowReport(listed, mail, text));
        return
        [
            row.Number.ToString(CultureInfo.InvariantCulture), award is null ? row.Address : award.Address ?? text["ErasedPerson"], award is null ? row.Name : award.HolderName ?? "",
            award is null ? row.AwardedOn : Day(award.AwardedAt), award is null ? row.ValidUntil : Day(award.ValidUntil), report.Standing, report.Why, report.Mail, Day(award?.AnsweredAt), award?.PublicId.ToString() ?? "",
        ];
    }

    static string Day(DateTimeOffset? moment) => moment is { } at ? SpokenDate.Iso(at) : "";
}
