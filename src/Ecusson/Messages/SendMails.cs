using System.Collections.Concurrent;
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
    public const int Batch = 100;

    /// <summary>How many lines to the SMTP server are open at once, and so how many mails at most are uncertain after a crash.</summary>
    public const int MostLines = 4;

    /// <summary>How many mails are worth a line of their own.</summary>
    const int WorthALine = 10;

    /// <summary>How long to wait after a server said "later": a minute at first, a day at last, some three days in all.</summary>
    public static Pauses Pauses { get; } = new(
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(3), TimeSpan.FromHours(6),
        TimeSpan.FromHours(12), TimeSpan.FromHours(24), TimeSpan.FromHours(24));

    /// <summary>Deals with one batch.</summary>
    /// <returns>False when there was nothing to do.</returns>
    public async Task<bool> Once(CancellationToken stop)
    {
        var holder = Guid.CreateVersion7(clock.GetUtcNow());
        await using var scope = scopes.CreateAsyncScope();
        var tray = Tray(scope, holder);
        await tray.GiveUpOnTheLost(stop);
        var mails = new ConcurrentQueue<OutgoingMail>(await tray.Take(Batch, stop));
        if (mails.IsEmpty) return false;
        try
        {
            await Task.WhenAll(Enumerable.Range(0, Math.Min(MostLines, 1 + ((mails.Count - 1) / WorthALine))).Select(_ => Line(mails, holder, stop)));
        }
        finally
        {
            await tray.LetGo();
        }

        return true;
    }

    /// <summary>Hands over mail after mail until none is left; what it breaks off at, the other lines go on with.</summary>
    async Task Line(ConcurrentQueue<OutgoingMail> mails, Guid holder, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var tray = Tray(scope, holder);
        IMailSession? session = null;
        try
        {
            while (!stop.IsCancellationRequested && mails.TryDequeue(out var mail))
            {
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
        }
    }

    static MailTray Tray(AsyncServiceScope scope, Guid holder) => ActivatorUtilities.CreateInstance<MailTray>(scope.ServiceProvider, holder);

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
