using Ecusson.Files;
using Ecusson.Web.Jobs;

namespace Ecusson.Web.Files;

/// <summary>Has files that nothing took up removed, once an hour.</summary>
sealed partial class SweepEveryHour(IServiceScopeFactory scopes, TimeProvider clock, ILogger<SweepEveryHour> log) : EveryHour(scopes, clock, log)
{
    readonly ILogger log = log;

    protected override async Task Tidy(IServiceProvider services, CancellationToken stop)
    {
        var sweep = services.GetRequiredService<SweepFiles>();
        Swept(await sweep.Stale(stop), await sweep.Orphans(stop));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Swept {Files} files that nothing took up, and {Bytes} that no file named.")]
    partial void Swept(int files, int bytes);
}
