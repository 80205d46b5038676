using Ecusson.Badges;
using Ecusson.Web.Components;
using Ecusson.Web.Shell;

namespace Ecusson.Web.Badges;

/// <summary>Badges as everyone sees them: search, their pages, their data for programs, feeds.</summary>
static class BadgesRoom
{
    const int DrawnPerMinute = 240;

    public static void AddBadges(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<DraftBadge>().AddScoped<EditBadge>().AddScoped<PaintBadge>().AddScoped<StagePicture>().AddScoped<PublishBadge>().AddScoped<ArchiveBadge>()
            .AddScoped<OrganizationBadges>().AddScoped<PublicBadges>().AddScoped<SearchBadges>().AddScoped<SearchOrganizations>().AddScoped<BadgeFile>().AddScoped<TickedCompetencies>();
        builder.Services.AddSingleton(new SitemapRules(SitemapRules.Limit));
        builder.AddRateLimit(SharePicture.RateLimit, DrawnPerMinute);
    }

    public static void MapBadges(this WebApplication app)
    {
        app.MapSearch();
        app.MapBadge();
        app.MapFeeds();
        app.MapSitemaps();
        app.MapDeskBadges();
        app.MapDeskBadge();
        app.MapBadgePicture();
        app.MapBadgesApi();
        app.MapSearchApi();
    }
}
