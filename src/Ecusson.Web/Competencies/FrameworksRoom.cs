using Ecusson.Competencies;

namespace Ecusson.Web.Competencies;

/// <summary>Frameworks of competencies at the desk of the organisation that loads them, and for its programs.</summary>
static class FrameworksRoom
{
    public static void AddFrameworks(this WebApplicationBuilder builder) => builder.Services
        .AddScoped<LoadFramework>().AddScoped<RetireFramework>().AddScoped<OrganizationFrameworks>().AddScoped<SearchCompetencies>();

    public static void MapFrameworks(this WebApplication app)
    {
        app.MapFrameworkList();
        app.MapFramework();
        app.MapFrameworkTables();
        app.MapFrameworksApi();
    }
}
