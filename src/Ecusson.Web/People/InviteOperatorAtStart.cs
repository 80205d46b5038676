using Ecusson.Messages;
using Ecusson.People;
using Ecusson.Web.Shell;

namespace Ecusson.Web.People;

/// <summary>Prints a link at each start while nobody runs the server, or while no mail, password or passkey would let in whoever does.</summary>
sealed class InviteOperatorAtStart(IServiceScopeFactory scopes, StartNotes notes) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        if (await services.GetRequiredService<BecomeOperator>().Invite(cancellationToken) is { } token)
            notes.Add(address => StartText.Of("Start_BecomeOperator", $"{address}/set-up/{token}"));
        else if (!notes.LetsIn && services.GetService<IMailTransport>() is null && await services.GetRequiredService<HandLink>().ForShutOut(cancellationToken) is { } link)
            notes.Add(address => StartText.Of("Start_OperatorBack", $"{address}/sign-in/{link}"));
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
