using Ecusson.Badges;
using Ecusson.Storage;
using Ecusson.Web.Api;
using Ecusson.Web.Shell;
using Ecusson.Web.Shell.Keeping;

namespace Ecusson.Web.Badges;

/// <summary>The search among published badges for any program, with the question and the facets of the page.</summary>
static class SearchApi
{
    public static void MapSearchApi(this WebApplication app) =>
        app.Api("public").MapGet("/public/badges", Search).ForAnyone("searchBadges").Produces<BadgesFound>();

    static async Task<IResult> Search(
        HttpContext context, SearchBadges search, SiteAddress site, string? q, string? org, string? competency, int? level, string? type, string? language, bool? open, int? page)
    {
        // Pages of other sites read what is wrong with their question too.
        context.Response.Headers.AccessControlAllowOrigin = "*";
        if (page < 1) return ApiProblem.Invalid.At("page", "out-of-range");
        PublicId? issuer = null;
        if (org is not null)
        {
            if (!PublicId.TryParse(org, out var read)) return ApiProblem.Invalid.At("org", "unknown");
            issuer = read;
        }

        var found = await search.For(
            new BadgeQuestion
            {
                Text = q ?? "", Organization = issuer, Competency = competency is { Length: > 0 } ? competency : null, Level = level, Type = type is { Length: > 0 } ? type : null,
                Language = language is { Length: > 0 } ? language : null, OpenToRequests = open == true, Page = page ?? 1,
            },
            context.RequestAborted);
        context.Response.Headers.CacheControl = "public, no-cache";
        // Kept without a question alone, as the page is.
        return PublicPages.Kept(Results.Json(BadgesFound.Of(found, site)), until: null, Matter.Every("badge"), Matter.Every("organization"));
    }
}

/// <summary>Badges that were found.</summary>
sealed record BadgesFound(IReadOnlyList<BadgeFound> Badges, int Total, int Page, int Pages, FacetsFound Facets)
{
    public static BadgesFound Of(FoundBadges found, SiteAddress site) => new(
        [.. found.Badges.Select(badge => BadgeFound.Of(badge, site))], found.Total, found.Page, found.Pages, FacetsFound.Of(found.Facets));
}

/// <summary>A badge that was found.</summary>
sealed record BadgeFound(
    string Id, string Address, LocalizedText Name, LocalizedText Description, string Language, string Type, int? Level, IReadOnlyList<string> Tags, bool OpenToRequests, string? Picture, IssuerFound Issuer)
{
    public static BadgeFound Of(FoundBadge badge, SiteAddress site) => new(
        badge.Id.ToString(), site.Badge(badge.Id), badge.Content.Name, badge.Content.Description, badge.Content.Language, badge.Content.Type, badge.Content.Level, badge.Content.Tags, badge.OpenToRequests,
        badge.Content.Picture is { } picture ? site.File(picture.Png) : null, new IssuerFound(badge.Organization.ToString(), badge.OrganizationName, site.Organization(badge.Organization)));
}

/// <summary>Who issues a badge that was found.</summary>
sealed record IssuerFound(string Id, string Name, string Address);

/// <summary>How what was found can be narrowed down.</summary>
sealed record FacetsFound(
    IReadOnlyList<FacetFound> Organizations, IReadOnlyList<CompetencyFound> Competencies, IReadOnlyList<FacetFound> Levels, IReadOnlyList<FacetFound> Types, IReadOnlyList<FacetFound> Languages, int OpenToRequests)
{
    public static FacetsFound Of(BadgeFacets facets) => new(
        [.. facets.Organizations.Select(choice => new FacetFound(choice.Value.ToString(), choice.Name, choice.Count))],
        [.. facets.Competencies.Select(choice => new CompetencyFound(choice.Key, choice.Name, choice.Count))],
        [.. facets.Levels.Select(choice => new FacetFound(choice.Value.ToString(System.Globalization.CultureInfo.InvariantCulture), null, choice.Count))],
        [.. facets.Types.Select(choice => new FacetFound(choice.Value, null, choice.Count))],
        [.. facets.Languages.Select(choice => new FacetFound(choice.Value, null, choice.Count))],
        facets.OpenToRequests);
}

/// <summary>A way to narrow down.</summary>
sealed record FacetFound(string Value, string? Name, int Count);

/// <summary>A competency to narrow down by.</summary>
sealed record CompetencyFound(string Value, LocalizedText Name, int Count);
