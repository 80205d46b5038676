using Ecusson.Journal;

namespace Ecusson.Web.Shell.Keeping;

/// <summary>Keeps public pages and public data in memory, before everything else that a request goes through.</summary>
static class KeepingRoom
{
    /// <summary>How many megabytes of memory kept answers may take; 64 where nothing is said, 0 for none.</summary>
    public const string MegabytesSetting = "Cache:Megabytes";

    /// <summary>The same where nothing is said.</summary>
    public const int DefaultMegabytes = 64;

    const int Most = 65_536;

    /// <summary>Registers it.</summary>
    /// <exception cref="SettingException"><see cref="MegabytesSetting"/> is no such number.</exception>
    public static void AddKeptAnswers(this WebApplicationBuilder builder)
    {
        var most = builder.Configuration.Number(MegabytesSetting, DefaultMegabytes, 0, Most);
        if (most == 0) return;
        builder.Services.AddSingleton<JournalWatch>().AddSingleton<IStartupFilter, First>();
        builder.Services.AddSingleton(services => new KeptAnswers(services.GetRequiredService<TimeProvider>(), services.GetRequiredService<Bell>(), most * 1_000_000L));
        builder.Services.AddHostedService<WatchJournal>();
    }

    /// <summary>Before routing and everything else, which the framework puts before what an application asks for.</summary>
    sealed class First(KeptAnswers answers) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(following => context => Answer(context, following));
            next(app);
        };

        Task Answer(HttpContext context, RequestDelegate following)
        {
            if (KeptKey.Of(context.Request) is not { } key) return following(context);
            if (answers.Find(key, out var kept)) return kept.Send(context);
            if (HttpMethods.IsGet(context.Request.Method)) context.Features.Set(new Making(key, answers.Begin()));
            return following(context);
        }
    }
}
