using Ecusson.People;
using Ecusson.Web.Shell;

namespace Ecusson.Web.People;

/// <summary>Prints a link to set up with, at each start while nobody runs the server.</summary>
sealed class InviteOperatorAtStart(IServiceScopeFactory scopes, StartNotes notes) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<BecomeOperator>().Invite(cancellationToken) is { } token)
            notes.Add(address => StartText.Of("Start_BecomeOperator", $"{address}/set-up/{token}"));
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
