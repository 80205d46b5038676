using Ecusson.Files;

namespace Ecusson.Web.Files;

/// <summary>Has files that nothing took up removed, once an hour.</summary>
sealed partial class SweepEveryHour(IServiceScopeFactory scopes, TimeProvider clock, ILogger<SweepEveryHour> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await Sweep(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return;
        }
    }

    async Task Sweep(CancellationToken stop)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var sweep = scope.ServiceProvider.GetRequiredService<SweepFiles>();
            Swept(await sweep.Stale(stop), await sweep.Orphans(stop));
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // The next hour tries again; the operator reads why this one failed.
            Failed(failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Swept {Files} files that nothing took up, and {Bytes} that no file named.")]
    partial void Swept(int files, int bytes);

    [LoggerMessage(Level = LogLevel.Error, Message = "Sweeping files failed; it is tried again in an hour.")]
    partial void Failed(Exception failure);
}
