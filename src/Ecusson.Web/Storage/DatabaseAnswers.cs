using Ecusson.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Ecusson.Web.Storage;

/// <summary>Ready means that the database answers.</summary>
sealed class DatabaseAnswers(EcussonDb db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await db.Database.CanConnectAsync(cancellationToken)
            ? HealthCheckResult.Healthy()
            : new HealthCheckResult(context.Registration.FailureStatus);
}
