using Ecusson.Messages;
using Ecusson.Web.Journal;

namespace Ecusson.Web.Messages;

/// <summary>Hands mails over for as long as the server runs.</summary>
sealed class MailsAtWork(SendMails mails, Patrol patrol) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => patrol.Walk("mail", mails.Once, stoppingToken);
}
