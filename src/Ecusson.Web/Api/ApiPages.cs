using Ecusson.Web.Shell;

namespace Ecusson.Web.Api;

/// <summary>What programmers read: the calls, and what each problem means.</summary>
static class ApiPages
{
    public const string Path = "/api";

    public static void MapApiPages(this WebApplication app)
    {
        app.MapPage(ApiProblem.Page, () => Page.Of<ApiProblemsPage>());
        app.MapRead(Path, PublicPages.ToLanguage);
        app.MapPublicPage(Path, async (WrittenDescription description) => Page.Of<ApiPage>(parameters: (nameof(ApiPage.Shown), ApiShown.Read(await description.Here))));
    }
}
