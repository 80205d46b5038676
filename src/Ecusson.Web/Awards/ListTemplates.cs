using System.Globalization;
using System.Resources;
using Ecusson.Imports;
using Ecusson.Organizations;
using Ecusson.Web.Organizations;
using Ecusson.Web.Shell;
using Microsoft.Extensions.Localization;

namespace Ecusson.Web.Awards;

/// <summary>Empty lists to begin with: the columns that <see cref="ReadList"/> understands, explained.</summary>
static class ListTemplates
{
    static readonly ResourceManager Texts = new(typeof(ListsPage));

    public const string Csv = $"{ListPages.Path}/template.csv", Workbook = $"{ListPages.Path}/template.xlsx";

    /// <summary>The columns in the order in which people fill them in.</summary>
    public static IReadOnlyList<ListColumn> Columns { get; } =
        [ListColumn.Address, ListColumn.FirstName, ListColumn.Name, ListColumn.AwardedOn, ListColumn.ValidUntil, ListColumn.Story, ListColumn.Evidence];

    /// <summary>What the columns of empty lists are called in every language: whoever fills one in gives it back with its own heads.</summary>
    public static ListHeads Heads { get; } = new(Language.All.SelectMany(HeadsIn));

    /// <summary>The same in one language.</summary>
    public static IEnumerable<(ListColumn Column, string Name)> HeadsIn(Language language) =>
        Columns.Select(column => (column, Texts.GetString($"Head_{column}", CultureInfo.GetCultureInfo(language.Code)) ?? ""));

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
