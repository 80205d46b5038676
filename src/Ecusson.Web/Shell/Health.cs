using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace Ecusson.Web.Shell;

/// <summary>What a machine that watches the server asks.</summary>
static class Health
{
    /// <summary>
    /// <c>/health/live</c>: the process answers. <c>/health/ready</c>: it can serve, its database answers; 503 when not. <c>/health</c>: all that is known, work in the
    /// background included; 503 when it cannot serve.
    /// </summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health");
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Name == "database" });
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
    }
}
