using CsvHelper;
using Ecusson.Competencies;
using Ecusson.Storage;
using Ecusson.Web.Components;
using Ecusson.Web.Organizations;
using Ecusson.Web.Shell;
using Microsoft.Extensions.Localization;

namespace Ecusson.Web.Competencies;

/// <summary>Frameworks as tables: one to begin with, and each as it stands, to be changed and loaded again.</summary>
static class FrameworkTables
{
    /// <summary>The table to begin with, below the frameworks' page.</summary>
    public const string Template = "/template.csv";

    /// <summary>A framework's table, below its page.</summary>
    public const string Table = "/framework.csv";

    public static void MapFrameworkTables(this WebApplication app)
    {
        app.MapFormPage($"/manage/{{org}}{FrameworkPages.Path}{Template}", Access.Members, Begin);
        app.MapFormPage($"/manage/{{org}}{FrameworkPages.Path}/{{id}}{Table}", Access.Members, Whole);
    }

    static async Task<IResult> Begin(HttpContext context, string org, IStringLocalizer<FrameworksPage> text)
    {
        if (await context.Desk(org) is null) return Results.NotFound();
        LocalizedText In(string name) => LocalizedText.Of(Language.Current.Code, text[name]);
        return Written(
            [
                new FrameworkRow { Line = 1, Code = "C1", Name = In("ExampleWhole"), Description = In("ExampleWholeText") },
                new FrameworkRow { Line = 2, Code = "C1.1", Parent = "C1", Name = In("ExamplePart"), Address = "https://example.org/competencies/C1.1" },
            ],
            "template.csv");
    }

    static async Task<IResult> Whole(HttpContext context, string org, string id, OrganizationFrameworks frameworks)
    {
        if (await OneFrameworkPages.Found(context, org, id, frameworks) is not var (_, found)) return Results.NotFound();
        var rows = await frameworks.Competencies(found, after: -1, FrameworkRules.MostRows, context.RequestAborted);
        return Written(rows.Select(row => new FrameworkRow
        {
            Line = row.Place, Code = row.Code, Parent = row.Parent ?? "", Name = row.Name, Description = row.Description, Address = row.Address ?? "",
        }), "framework.csv");
    }

    static IResult Written(IEnumerable<FrameworkRow> rows, string name)
    {
        var languages = Language.All.Select(language => language.Code).ToList();
        using var bytes = new MemoryStream();
        using (var table = CsvWriter.Create(bytes, SafeTable.Options, leaveOpen: true))
        {
            table.WriteHeader(["code", "parent", .. languages.Select(language => $"name_{language}"), .. languages.Select(language => $"description_{language}"), "address"]);
            foreach (var row in rows)
                table.WriteRecord([row.Code, row.Parent, .. languages.Select(language => Own(row.Name, language)), .. languages.Select(language => Own(row.Description, language)), row.Address]);
        }

        return Results.Bytes(bytes.ToArray(), "text/csv; charset=utf-8", name);
    }

    static string Own(LocalizedText text, string language) => text.ByLanguage.GetValueOrDefault(language, "");
}
