using Ecusson.Badges;
using Ecusson.Web.Badges;
using Ecusson.Web.Shell.Keeping;
using Microsoft.Net.Http.Headers;

namespace Ecusson.Web.Shell;

/// <summary>The start page: what this is, a search, and what was published last.</summary>
static class StartPages
{
    const int MostBadges = 4, MostOrganizations = 4, MostCompetencies = 3;

    public static void MapStart(this WebApplication app)
    {
        app.MapRead("/", (HttpContext context) =>
        {
            context.Response.Headers.Vary = HeaderNames.AcceptLanguage;
            return Results.Redirect($"/{Language.Current.Code}");
        });
        app.MapPublicPage("", Show);
    }

    static async Task<IResult> Show(HttpContext context, SearchBadges search, SearchOrganizations organizations)
    {
        var found = await search.For(new BadgeQuestion(), context.RequestAborted);
        var page = Page.Of<StartPage>(parameters:
        [
            (nameof(StartPage.Badges), (IReadOnlyList<FoundBadge>)[.. found.Badges.Take(MostBadges)]), (nameof(StartPage.AllBadges), found.Total),
            (nameof(StartPage.Competencies), (IReadOnlyList<CompetencyChoice>)[.. found.Facets.Competencies.Take(MostCompetencies)]),
            (nameof(StartPage.Organizations), await organizations.Newest(MostOrganizations, context.RequestAborted)),
        ]);
        return PublicPages.Kept(page, until: null, Matter.Every("badge"), Matter.Every("organization"));
    }
}
