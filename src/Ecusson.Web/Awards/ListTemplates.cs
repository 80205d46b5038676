using Ecusson.Imports;
using Ecusson.Organizations;
using Ecusson.Web.Organizations;
using Ecusson.Web.Shell;
using Microsoft.Extensions.Localization;

namespace Ecusson.Web.Awards;

/// <summary>Empty lists to begin with: the columns that <see cref="ReadList"/> understands, explained.</summary>
static class ListTemplates
{
    public const string Csv = $"{ListPages.Path}/template.csv", Workbook = $"{ListPages.Path}/template.xlsx";

    /// <summary>The columns in the order in which people fill them in.</summary>
    public static IReadOnlyList<ListColumn> Columns { get; } =
        [ListColumn.Address, ListColumn.FirstName, ListColumn.Name, ListColumn.AwardedOn, ListColumn.ValidUntil, ListColumn.Story, ListColumn.Evidence];

    public static void MapListTemplates(this WebApplication app)
    {
        app.MapFormPage($"/manage/{{org}}{Csv}", Access.Members, (HttpContext context, string org, IStringLocalizer<ListsPage> text) => Give(context, org, text, isWorkbook: false));
        app.MapFormPage($"/manage/{{org}}{Workbook}", Access.Members, (HttpContext context, string org, IStringLocalizer<ListsPage> text) => Give(context, org, text, isWorkbook: true));
    }

    static async Task<IResult> Give(HttpContext context, string org, IStringLocalizer<ListsPage> text, bool isWorkbook)
    {
        if (await context.Desk(org, Roles.Issuer) is null) return Results.NotFound();
        var list = new TakenTable(text["TemplateSheet"], [.. Columns.Select(column => text[$"Head_{column}"].Value)], []);
        if (!isWorkbook) return list.Csv(text["TemplateName"]);
        return list.Workbook(text["TemplateName"], new TakenTable(
            text["TemplateHelpSheet"], [text["Column"], text["ColumnHolds"], text["ColumnExample"]],
            Columns.Select(column => (string[])[text[$"Head_{column}"], text[$"Holds_{column}"], text[$"Example_{column}"]])));
    }
}
