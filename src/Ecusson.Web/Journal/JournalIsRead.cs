using System.Globalization;
using Ecusson.Journal;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Ecusson.Web.Journal;

/// <summary>Whether reactions keep up. A server that lags still serves its pages: it is degraded, not down.</summary>
sealed class JournalIsRead(JournalHealth journal) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var lag = await journal.Lag(cancellationToken);
        var numbers = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["oldest"] = lag.Oldest.ToString("c", CultureInfo.InvariantCulture), ["parked"] = lag.Parked,
        };
        return lag.IsLate || lag.Parked > 0
            ? HealthCheckResult.Degraded($"The oldest entry waits for {lag.Oldest:c}; {lag.Parked} reactions are parked.", data: numbers)
            : HealthCheckResult.Healthy(data: numbers);
    }
}
