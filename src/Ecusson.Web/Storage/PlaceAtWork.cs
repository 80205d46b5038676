using Ecusson.Storage;

namespace Ecusson.Web.Storage;

/// <summary>Keeps this server's place on the database while it runs. The first there frees what servers that were killed had taken, before it takes anything itself.</summary>
sealed class PlaceAtWork(IServiceScopeFactory scopes) : IHostedService
{
    ServerPlace? _place;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        _place = await scope.ServiceProvider.GetRequiredService<EcussonDb>().Enter(cancellationToken);
        if (_place.IsFirst) await scope.ServiceProvider.GetRequiredService<LetGoOfTheDead>().All(cancellationToken);
    }

    // Stopped last, because it was started first: all that this server had taken is done or free by then.
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_place is not null) await _place.DisposeAsync();
    }
}
