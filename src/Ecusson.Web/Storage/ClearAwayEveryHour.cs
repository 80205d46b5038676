using Ecusson.Journal;
using Ecusson.Storage;
using Ecusson.Web.Jobs;

namespace Ecusson.Web.Storage;

/// <summary>Has every room clear away what its time is over for, once an hour.</summary>
sealed partial class ClearAwayEveryHour(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ClearAwayEveryHour> log) : EveryHour(scopes, clock, log)
{
    readonly ILogger log = log;

    protected override async Task Tidy(IServiceProvider services, CancellationToken stop)
    {
        foreach (var sweep in services.GetServices<ISweep>()) await Run(sweep, stop);
    }

    async Task Run(ISweep sweep, CancellationToken stop)
    {
        try
        {
            if (await sweep.Once(stop) is var rows and > 0) Swept(rows, sweep.Name);
        }
        catch (Exception failure) when (!stop.IsCancellationRequested)
        {
            // The next hour tries again, and the other rooms' go on.
            Failed(sweep.Name, FailureWord.Of(failure));
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Cleared {Rows} {Kind} away whose time is over.")]
    partial void Swept(int rows, string kind);

    [LoggerMessage(Level = LogLevel.Error, Message = "Clearing {Kind} away failed and is tried again in an hour: {Failure}")]
    partial void Failed(string kind, string failure);
}
