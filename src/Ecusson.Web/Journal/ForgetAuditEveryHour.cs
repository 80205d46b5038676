using Ecusson.Journal;
using Ecusson.Web.Jobs;

namespace Ecusson.Web.Journal;

/// <summary>Has audit records whose time is over removed, once an hour.</summary>
sealed class ForgetAuditEveryHour(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ForgetAuditEveryHour> log) : EveryHour(scopes, clock, log)
{
    protected override Task Tidy(IServiceProvider services, CancellationToken stop) => services.GetRequiredService<ForgetAudit>().Old(stop);
}
