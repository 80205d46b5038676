using System.Net.Sockets;
using Ecusson.Messages;
using MailKit;
using MailKit.Net.Smtp;

namespace Ecusson.Web.Messages;

/// <summary>An open line to the SMTP server.</summary>
sealed class SmtpSession(SmtpClient client, MailSettings settings, TimeProvider clock) : IMailSession
{
    const int FirstFinal = 500;

    public bool IsOpen => client.IsConnected;

    public async Task<HandingOver> Hand(OutgoingMail mail, MailText.Words words)
    {
        var progress = new Progress();
        try
        {
            using var message = MailMessage.Of(mail, words, settings.From, clock.GetUtcNow());
            return new HandingOver.Taken(await client.SendAsync(message, CancellationToken.None, progress));
        }
        catch (SmtpCommandException refused)
        {
            var answer = $"{(int)refused.StatusCode} {refused.Message}";
            if (refused.ErrorCode == SmtpErrorCode.RecipientNotAccepted && IsNobody(refused)) return new HandingOver.NobodyThere(answer);
            // That the server does not like our own sender is for the operator to mend, not the mail's fault.
            return (int)refused.StatusCode >= FirstFinal && refused.ErrorCode != SmtpErrorCode.SenderNotAccepted ? new HandingOver.Refused(answer) : new HandingOver.Later(answer);
        }
        catch (NotSupportedException refused)
        {
            // The address has letters that this server cannot carry.
            return new HandingOver.Refused(refused.Message);
        }
        catch (Exception lost) when (lost is ProtocolException or IOException or SocketException or TimeoutException or OperationCanceledException or ServiceNotConnectedException)
        {
            return progress.HasBegun ? new HandingOver.Uncertain(lost.Message) : new HandingOver.Later(lost.Message);
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (client.IsConnected) await client.DisconnectAsync(quit: true);
        }
        catch (Exception lost) when (lost is ProtocolException or IOException or SocketException or TimeoutException)
        {
            // What was handed over is saved already; a goodbye changes nothing.
        }

        client.Dispose();
    }

    /// <summary>RFC 3463 §3.2: no such mailbox, no such domain, moved without leaving an address, turned off. Without such a code a refusal may be the reader's server's mood.</summary>
    static bool IsNobody(SmtpCommandException refused) =>
        (int)refused.StatusCode >= FirstFinal && Array.Exists(Nobody, code => refused.Message.StartsWith(code, StringComparison.Ordinal));

    static readonly string[] Nobody = ["5.1.1 ", "5.1.2 ", "5.1.6 ", "5.1.10 ", "5.2.1 "];

    sealed class Progress : ITransferProgress
    {
        public bool HasBegun { get; private set; }

        public void Report(long bytesTransferred, long totalSize) => HasBegun = true;

        public void Report(long bytesTransferred) => HasBegun = true;
    }
}
