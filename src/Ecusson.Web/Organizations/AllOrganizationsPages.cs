using System.Diagnostics;
using Ecusson.Awards;
using Ecusson.Organizations;
using Ecusson.Storage;
using Ecusson.Web.Shell;

namespace Ecusson.Web.Organizations;

/// <summary>Every organisation of the server, for its operator: found, looked at, archived and brought back.</summary>
static class AllOrganizationsPages
{
    public const string Path = "/admin/organizations";

    public const string Words = "q", Do = "do";

    public static void MapAllOrganizations(this WebApplication app)
    {
        app.MapFormPage(Path, Access.Operator, List);
        app.MapFormPage($"{Path}/{{id}}", Access.Operator, Show, Take);
    }

    static async Task<IResult> List(HttpContext context, AllOrganizations organizations, AwardFigures figures)
    {
        var words = context.Request.Query[Words].ToString() is { Length: <= 200 } typed ? typed : "";
        if (await organizations.Find(context.Actor(), words, context.RequestAborted) is not { } found) return Results.NotFound();
        return Page.Of<AllOrganizationsPage>(parameters:
        [
            (nameof(AllOrganizationsPage.Words), words), (nameof(AllOrganizationsPage.Found), found),
            (nameof(AllOrganizationsPage.Figures), await figures.Of(context.Actor(), [.. found.Organizations.Select(known => known.Organization.Id)], context.RequestAborted)),
        ]);
    }

    static async Task<IResult> Show(HttpContext context, string id, AllOrganizations organizations, AwardFigures figures)
    {
        if (!PublicId.TryParse(id, out var read) || await organizations.One(context.Actor(), read, context.RequestAborted) is not var (known, keys)) return Results.NotFound();
        var all = await figures.Of(context.Actor(), [known.Organization.Id], context.RequestAborted);
        return Page.Of<OneOrganizationPage>(parameters:
            [(nameof(OneOrganizationPage.Known), known), (nameof(OneOrganizationPage.Keys), keys), (nameof(OneOrganizationPage.Figures), all![known.Organization.Id])]);
    }

    static async Task<IResult> Take(HttpContext context, string id, ArchiveOrganization archive)
    {
        if (!PublicId.TryParse(id, out var read)) return Results.NotFound();
        bool? isArchived = context.Posted().Text(Do) switch { "archive" => true, "bring-back" => false, _ => null };
        if (isArchived is not { } wanted) return Results.BadRequest();
        switch (await archive.Set(context.Actor(), read, wanted, context.RequestAborted))
        {
            case ArchiveOrganizationOutcome.Done:
                return FormPages.SeeOther<AllOrganizationsPage>(context, Language.Here($"{Path}/{id}"), wanted ? "ArchivedSaid" : "BroughtBackSaid");
            case ArchiveOrganizationOutcome.NotAllowed: return Results.NotFound();
            default: throw new UnreachableException();
        }
    }
}
