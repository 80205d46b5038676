using Ecusson.Messages;
using MailKit.Net.Smtp;

namespace Ecusson.Web.Messages;

/// <summary>The way to the operator's SMTP server.</summary>
sealed class SmtpTransport(MailSettings settings, TimeProvider clock) : IMailTransport
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public async Task<IMailSession> Open(CancellationToken stop)
    {
        var client = new SmtpClient { Timeout = (int)Patience.TotalMilliseconds };
        try
        {
            await client.ConnectAsync(settings.Host, settings.Port, settings.Tls, stop);
            // One command after the other: then an answer is to one thing, and nothing of the mail is on its way before the server said yes to its addresses.
            client.Capabilities &= ~(SmtpCapabilities.Pipelining | SmtpCapabilities.Chunking | SmtpCapabilities.BinaryMime);
            if (settings.User is { } user) await client.AuthenticateAsync(user, settings.Password, stop);
            return new SmtpSession(client, settings, clock);
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }
}
