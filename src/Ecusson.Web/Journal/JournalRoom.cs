using Ecusson.Journal;
using Ecusson.People;
using Ecusson.Web.Shell;

namespace Ecusson.Web.Journal;

/// <summary>The journal, the audit trail, and the reactions to what happened.</summary>
static class JournalRoom
{
    /// <summary>For how many days the audit trail is kept; two years where nothing is said.</summary>
    public const string KeepSetting = "Audit:KeepDays";

    /// <summary>The same where nothing is said.</summary>
    public const int DefaultDays = 730;

    const int FewestDays = 30, MostDays = 36_500;

    /// <summary>Registers the room.</summary>
    /// <exception cref="SettingException"><see cref="KeepSetting"/> is no such number.</exception>
    public static void AddJournal(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Bell>().AddSingleton<Patrol>().AddSingleton<RunReactions>();
        builder.Services.AddScoped<JournalWriter>().AddScoped<AuditTrail>().AddScoped<IOperators, Operators>()
            .AddScoped<JournalHealth>().AddScoped<FailedReactions>().AddScoped<RetryReaction>()
            .AddSingleton(new AuditRules(TimeSpan.FromDays(builder.Configuration.Number(KeepSetting, DefaultDays, FewestDays, MostDays)))).AddScoped<AuditLog>().AddScoped<ForgetAudit>();
        builder.Services.AddHostedService<ForgetAuditEveryHour>();
        builder.Services.AddHostedService<ReactionsAtWork>();
        builder.Services.AddHealthChecks().AddCheck<JournalIsRead>("journal");
    }

    public static void MapJournal(this WebApplication app)
    {
        app.MapReactions();
        app.MapAudit();
    }
}
