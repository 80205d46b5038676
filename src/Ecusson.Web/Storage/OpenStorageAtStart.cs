using Ecusson.Storage;
using Ecusson.Web.Shell;

namespace Ecusson.Web.Storage;

/// <summary>Makes the database ready before the server takes its first request.</summary>
sealed class OpenStorageAtStart(IServiceScopeFactory scopes) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<OpenStorage>().For(ProductVersion.Text, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
