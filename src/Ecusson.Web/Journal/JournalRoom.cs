using Ecusson.Journal;
using Ecusson.People;

namespace Ecusson.Web.Journal;

/// <summary>The journal, the audit trail, and the reactions to what happened.</summary>
static class JournalRoom
{
    public static void AddJournal(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Bell>().AddSingleton<Patrol>().AddSingleton<RunReactions>();
        builder.Services.AddScoped<JournalWriter>().AddScoped<AuditTrail>().AddScoped<IOperators, Operators>()
            .AddScoped<JournalHealth>().AddScoped<FailedReactions>().AddScoped<RetryReaction>();
        builder.Services.AddHostedService<ReactionsAtWork>();
        builder.Services.AddHealthChecks().AddCheck<JournalIsRead>("journal");
    }
}
