using Ecusson.Journal;
using Ecusson.Organizations;
using Ecusson.Storage;

namespace Ecusson.Web.Organizations;

/// <summary>
/// Where the server has a public address, has each organisation issue under its did:web as soon as its document is seen there:
/// asked when the server listens, then every ten minutes for those that were not seen yet.
/// </summary>
sealed partial class PublishDids(IServiceScopeFactory scopes, SiteAddress site, IHostApplicationLifetime life, TimeProvider clock, ILogger<PublishDids> log) : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!site.IsPublic) return;
        var listens = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var started = life.ApplicationStarted.Register(listens.SetResult);
        await listens.Task.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                foreach (var organization in await scope.ServiceProvider.GetRequiredService<PublishDid>().Waiting(stoppingToken))
                {
                    await using var each = scopes.CreateAsyncScope();
                    await each.ServiceProvider.GetRequiredService<PublishDid>().Of(Actor.Server, organization, stoppingToken);
                }
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // The database may be away for a while: the next round asks again.
                Failed(log, failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Whether organisations' DID documents are published could not be seen; it is tried again.")]
    static partial void Failed(ILogger logger, Exception failure);
}
