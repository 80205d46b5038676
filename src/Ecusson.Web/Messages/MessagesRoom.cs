using Ecusson.Journal;
using Ecusson.Messages;
using Ecusson.Outbound;
using Ecusson.People;
using Ecusson.Storage;
using Ecusson.Web.Awards.Mails;
using Ecusson.Web.Networks.Mails;
using Ecusson.Web.Organizations.Mails;
using Ecusson.Web.People.Mails;
using Ecusson.Web.Shell;

namespace Ecusson.Web.Messages;

/// <summary>What leaves this server by itself: mail, and calls to webhooks.</summary>
static class MessagesRoom
{
    /// <summary>Registers the room. Where <see cref="MailSettings.HostSetting"/> is not set, mails are kept for the operator to read.</summary>
    /// <exception cref="SettingException">A setting of the mail is wrong or missing.</exception>
    public static void AddMessages(this WebApplicationBuilder builder)
    {
        if (MailSettings.Read(builder.Configuration) is { } settings)
            builder.Services.AddSingleton(settings).AddSingleton<IMailTransport, SmtpTransport>();
        builder.Services.AddSingleton<SendMails>();
        builder.Services.AddScoped<QueueMail>().AddScoped<ISweep, SweepMails>().AddScoped<MailLog>().AddScoped<SettleMail>().AddScoped<IMailWriter, MailWriter>().AddScoped<IKeepsAboutPeople, KnownReaders>();
        builder.Services.AddScoped<LinkMatter>().AddScoped<ILetterWriter, LinkLetters>();
        builder.Services.AddScoped<ILetterWriter, AccountLetters>().AddScoped<IReaction, MailAccounts>().AddScoped<ITellsFormerAddress, MailFormerAddresses>();
        builder.Services.AddScoped<InvitationMatter>().AddScoped<ILetterWriter, InvitationLetters>();
        builder.Services.AddScoped<AwardMatter>().AddScoped<AwardLetterLog>().AddScoped<ILetterWriter, AwardLetters>().AddScoped<IReaction, MailAwards>();
        builder.Services.AddScoped<IReaction, MailLinks>().AddScoped<IReaction, MailInvitations>();
        builder.Services.AddScoped<NetworkMatter>().AddScoped<ILetterWriter, NetworkLetters>().AddScoped<IReaction, MailNetworks>();
        builder.Services.AddHostedService<MailsAtWork>();
        builder.Services.AddSingleton(_ => new GuardedPost()).AddSingleton<IWebhookTransport, GuardedWebhooks>().AddSingleton<CallWebhooks>()
            .AddScoped<KeepWebhook>().AddScoped<OrganizationWebhooks>().AddScoped<IReaction, TellWebhooks>().AddHostedService<WebhooksAtWork>();
    }

    public static void MapMessages(this WebApplication app)
    {
        app.MapMail();
        app.MapWebhooks();
        app.MapWebhooksApi();
    }
}
