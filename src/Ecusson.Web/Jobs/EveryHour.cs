using Ecusson.Journal;

namespace Ecusson.Web.Jobs;

/// <summary>Tidying that is done once an hour, on each server. What fails is tried again in an hour.</summary>
abstract partial class EveryHour(IServiceScopeFactory scopes, TimeProvider clock, ILogger log) : BackgroundService
{
    /// <summary>Does it once.</summary>
    /// <param name="services">A scope of its own.</param>
    /// <param name="stop">Stops it.</param>
    protected abstract Task Tidy(IServiceProvider services, CancellationToken stop);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await Once(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return;
        }
    }

    async Task Once(CancellationToken stop)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await Tidy(scope.ServiceProvider, stop);
        }
        catch (Exception failure) when (!stop.IsCancellationRequested)
        {
            Failed(log, GetType().Name, FailureWord.Of(failure));
        }
    }

    // An exception's own message may hold an address or a name: its kinds and its place are enough.
    [LoggerMessage(Level = LogLevel.Error, Message = "Tidying failed and is tried again in an hour: {Work}: {Failure}")]
    static partial void Failed(ILogger logger, string work, string failure);
}
