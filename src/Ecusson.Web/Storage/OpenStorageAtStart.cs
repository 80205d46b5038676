using Ecusson.Storage;
using Ecusson.Web.Shell;

namespace Ecusson.Web.Storage;

/// <summary>Makes the database ready before the server takes its first request.</summary>
sealed class OpenStorageAtStart(IServiceScopeFactory scopes) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            await scope.ServiceProvider.GetRequiredService<OpenStorage>().For(ProductVersion.Text, cancellationToken);
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            throw new SettingException("Start_NoDatabase", closed, StorageRegistration.ConnectionSetting, closed.Message);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
