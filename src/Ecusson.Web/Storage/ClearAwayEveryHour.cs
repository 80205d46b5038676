using Ecusson.Storage;

namespace Ecusson.Web.Storage;

/// <summary>Has every room clear away what its time is over for, once an hour.</summary>
sealed partial class ClearAwayEveryHour(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ClearAwayEveryHour> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await using var scope = scopes.CreateAsyncScope();
                foreach (var sweep in scope.ServiceProvider.GetServices<ISweep>()) await Run(sweep, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return;
        }
    }

    async Task Run(ISweep sweep, CancellationToken stop)
    {
        try
        {
            if (await sweep.Once(stop) is var rows and > 0) Swept(rows, sweep.Name);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // The next hour tries again, and the other rooms' go on; the operator reads why this one failed.
            Failed(failure, sweep.Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Cleared {Rows} {Kind} away whose time is over.")]
    partial void Swept(int rows, string kind);

    [LoggerMessage(Level = LogLevel.Error, Message = "Clearing {Kind} away failed; it is tried again in an hour.")]
    partial void Failed(Exception failure, string kind);
}
