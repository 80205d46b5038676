using Ecusson.Awards;
using Ecusson.Awards.Lists;
using Ecusson.Jobs;
using Ecusson.Messages;
using Ecusson.Organizations;
using Ecusson.People;
using Ecusson.Storage;
using Ecusson.Web.Awards.Claims;
using Ecusson.Web.Awards.Mails;
using Ecusson.Web.Awards.Papers;
using Ecusson.Web.Shell;

namespace Ecusson.Web.Awards;

/// <summary>Awards: granted at the issuer's desk, received by link, kept and shown by their holder, seen and verified by everyone.</summary>
static class AwardsRoom
{
    /// <summary>How many minutes pass before an award's mail leaves and undoing it becomes revoking; 10 where nothing is said.</summary>
    public const string DelaySetting = "Mails:DelayMinutes";

    /// <summary>After how many days whoever has not answered is reminded first; 7 where nothing is said.</summary>
    public const string ReminderSetting = "Mails:ReminderDays";

    /// <summary>Name of the limit on what is done with mailed links.</summary>
    public const string RateLimit = "receive";

    /// <summary>The same where nothing is said.</summary>
    public const int DefaultDelay = 10, DefaultReminder = 7;

    const int MostDelay = 24 * 60;
    const int MostReminder = 365;
    const int ReceivedPerMinute = 60;

    /// <summary>Registers the room.</summary>
    /// <exception cref="SettingException"><see cref="DelaySetting"/> or <see cref="ReminderSetting"/> is no such number.</exception>
    public static void AddAwards(this WebApplicationBuilder builder)
    {
        builder.AddRateLimit(RateLimit, ReceivedPerMinute);
        builder.Services.AddSingleton(new AwardRules(
            TimeSpan.FromMinutes(builder.Configuration.Number(DelaySetting, DefaultDelay, 0, MostDelay)),
            TimeSpan.FromDays(builder.Configuration.Number(ReminderSetting, DefaultReminder, 1, MostReminder))));
        builder.Services.AddScoped<StatusLists>().AddScoped<AwardSigning>().AddScoped<GrantAward>().AddScoped<OfferAwards>().AddScoped<RemindAwards>()
            .AddScoped<UndoAward>().AddScoped<AnswerAward>().AddScoped<ShowAward>().AddScoped<NameInCredential>().AddScoped<RevokeAward>().AddScoped<ReplaceAward>()
            .AddScoped<ResendAward>().AddScoped<MoveAward>().AddScoped<ReportMistake>().AddScoped<Mistakes>().AddScoped<SeenAwards>().AddScoped<ShownAwards>().AddScoped<DeskAwards>().AddScoped<AwardFigures>().AddScoped<NamedAwards>().AddScoped<AuditedAwards>().AddScoped<GrantKeys>().AddScoped<BakedAward>().AddScoped<AwardJwt>()
            .AddScoped<HostedIssuer>().AddScoped<HostedCopies>().AddScoped<HostAward>().AddScoped<Certificate>().AddScoped<AwardLetters>()
            .AddScoped<CheckRows>().AddScoped<MakeList>().AddScoped<ListAgain>().AddScoped<MendList>().AddScoped<StartList>().AddScoped<UndoList>().AddScoped<DropList>().AddScoped<AwardLists>().AddScoped<IWork, GrantList>()
            .AddScoped<WithdrawList>().AddScoped<IWork, WithdrawnAwards>().AddScoped<AwardMails>().AddScoped<ISweep, SweepLists>();
        builder.Services.AddScoped<IFollowsMerge, HoldersAwards>().AddScoped<IOutlivesAddress, HoldersAwards>().AddScoped<IKeepsAboutPeople, KnownHolders>().AddScoped<Recipients>();
        builder.Services.AddSingleton<ShownTotal>();
        builder.AddClaims();
        builder.Services.AddSingleton(ListTemplates.Heads).AddHostedService<AwardsInTime>();
    }

    public static void MapAwards(this WebApplication app)
    {
        app.MapStatusLists();
        app.MapAward();
        app.MapPapers();
        app.MapHostedCopies();
        app.MapHeldAwards();
        app.MapReceive();
        app.MapMove();
        app.MapDeskAwards();
        app.MapAwardLetter();
        app.MapNewAward();
        app.MapDeskAward();
        app.MapLists();
        app.MapListTemplates();
        app.MapList();
        app.MapListReports();
        app.MapClaims();
        app.MapAwardsApi();
        app.MapAwardListsApi();
        app.MapAwardListFilesApi();
        app.MapAwardListRowsApi();
        app.MapMistakesApi();
    }
}
