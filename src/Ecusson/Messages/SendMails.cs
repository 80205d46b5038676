using Ecusson.Journal;
using Microsoft.Extensions.DependencyInjection;

namespace Ecusson.Messages;

/// <summary>
/// Hands mails over whose time has come. That a mail is being handed over is saved before the first byte leaves: who finds it so
/// after a crash says that it is uncertain, and nobody sends it again but the operator.
/// </summary>
/// <remarks>Thread-safe; several servers may send at once: each takes mails of its own for a while.</remarks>
public sealed class SendMails(IServiceScopeFactory scopes, TimeProvider clock, IMailTransport? transport = null)
{
    /// <summary>How many mails one server takes at once.</summary>
    public const int Batch = 20;

    /// <summary>How long to wait after a server said "later": a minute at first, a day at last, some three days in all.</summary>
    public static Pauses Pauses { get; } = new(
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(3), TimeSpan.FromHours(6),
        TimeSpan.FromHours(12), TimeSpan.FromHours(24), TimeSpan.FromHours(24));

    /// <summary>Deals with one batch.</summary>
    /// <returns>False when there was nothing to do.</returns>
    public async Task<bool> Once(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var tray = ActivatorUtilities.CreateInstance<MailTray>(scope.ServiceProvider, Guid.CreateVersion7(clock.GetUtcNow()));
        await tray.GiveUpOnTheLost(stop);
        var mails = await tray.Take(Batch, stop);
        if (mails.Count == 0) return false;
        IMailSession? session = null;
        try
        {
            foreach (var mail in mails)
            {
                if (stop.IsCancellationRequested) break;
                if (await Words(scope.ServiceProvider, mail, tray, stop) is not { } words) continue;
                if (transport is null)
                {
                    await tray.Keep(mail);
                    continue;
                }

                if (session is not { IsOpen: true })
                {
                    if (session is not null) await session.DisposeAsync();
                    session = await transport.Open(stop);
                }

                // From here on nothing may stop it half-way.
                if (await tray.Begin(mail)) await tray.End(mail, await session.Hand(mail, words));
            }
        }
        finally
        {
            if (session is not null) await session.DisposeAsync();
            await tray.LetGo();
        }

        return true;
    }

    static async Task<MailText.Words?> Words(IServiceProvider services, OutgoingMail mail, MailTray tray, CancellationToken stop)
    {
        try
        {
            if (mail.Address is not null && await services.GetRequiredService<IMailWriter>().Write(mail, stop) is MailText.Words words) return words;
            await tray.Cancel(mail);
        }
        catch (Exception failure) when (!stop.IsCancellationRequested)
        {
            // One mail whose words cannot be found holds up no other.
            await tray.End(mail, new HandingOver.Later(FailureWord.Of(failure)));
        }

        return null;
    }
}
