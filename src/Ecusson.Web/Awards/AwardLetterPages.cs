using Ecusson.Badges;
using Ecusson.Organizations;
using Ecusson.People;
using Ecusson.Web.Awards.Mails;
using Ecusson.Web.Organizations;
using Ecusson.Web.Shell;

namespace Ecusson.Web.Awards;

/// <summary>The letter that goes out with an award, looked at before anything leaves: in each language, with the organisation's own words.</summary>
static class AwardLetterPages
{
    public const string Path = "/awards/letter";

    public const string BadgeField = "badge", NameField = "name";

    public static void MapAwardLetter(this WebApplication app) => app.MapFormPage($"/manage/{{org}}{Path}", Access.Members, Show);

    static async Task<IResult> Show(HttpContext context, string org, OrganizationBadges badges, PublicBadges published, AwardLetters letters)
    {
        if (await context.Desk(org, Roles.Issuer) is not { } desk || await badges.Awarded(context.Actor(), desk.Organization.Id, context.RequestAborted) is not { } found) return Results.NotFound();
        var asked = context.Request.Query[BadgeField].ToString();
        var name = context.Request.Query[NameField].ToString() is { Length: <= Person.NameLength } typed ? typed.Trim() : "";
        var chosen = found.FirstOrDefault(badge => badge.PublicId.ToString() == asked) ?? (found is [var first, ..] ? first : null);
        var version = chosen is null ? null : await published.Of(chosen.PublicId, chosen.PublishedNumber, context.RequestAborted);
        var written = version is null ? [] : Language.All.Select(language => (language.Code, language.Name, letters.Sample(version.Content, desk.Organization, name.Length > 0 ? name : null, language))).ToList();
        return Page.Of<AwardLetterPage>(parameters:
        [
            (nameof(AwardLetterPage.Desk), desk), (nameof(AwardLetterPage.Badges), found), (nameof(AwardLetterPage.Badge), version), (nameof(AwardLetterPage.Name), name), (nameof(AwardLetterPage.Letters), written),
        ]);
    }
}
