using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace Ecusson.Web.Shell;

/// <summary>What a machine that watches the server asks.</summary>
static class Health
{
    /// <summary>
    /// <c>/health/live</c>: the process answers. <c>/health</c>: it can do its work, the database included; 503 when not.
    /// </summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health");
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
    }
}
