using Ecusson.People;
using Ecusson.Storage;
using Ecusson.Web.Shell;

namespace Ecusson.Web.People;

/// <summary>Setting up, signing in and out, and one's own account.</summary>
static class PeopleRoom
{
    /// <summary>Name of the limit on what lets in.</summary>
    public const string RateLimit = "sign-in";

    /// <summary>How often one visitor may try to sign in within a minute; 20 where nothing is said.</summary>
    public const string PerMinuteSetting = "SignIn:PerMinute";

    /// <summary>The same where nothing is said.</summary>
    public const int DefaultPerMinute = 20;
    const int MostPerMinute = 1_000_000;

    /// <summary>Registers the room.</summary>
    /// <exception cref="SettingException"><see cref="PerMinuteSetting"/> is no such number.</exception>
    public static void AddPeople(this WebApplicationBuilder builder)
    {
        var perMinute = builder.Configuration.Number(PerMinuteSetting, DefaultPerMinute, 1, MostPerMinute);
        builder.AddRateLimit(RateLimit, perMinute);
        builder.Services.AddKeyedSingleton(UnsentForms.RateLimit, (_, _) => RateLimits.ByVisitor(perMinute));
        builder.AddSessions();
        builder.Services.AddScoped<Sessions>().AddScoped<MailedLinks>().AddScoped<ISweep, SweepLinks>().AddScoped<KeepForm>().AddScoped<ISweep, SweepForms>().AddScoped<HandLink>().AddScoped<NamedPeople>().AddScoped<AllPeople>().AddScoped<TracePerson>()
            .AddScoped<HelpSignIn>().AddScoped<MakeOperator>().AddScoped<CloseAccount>().AddScoped<TakeAlong>().AddScoped<ErasePerson>()
            .AddScoped<AskForLink>().AddScoped<SignIn>().AddScoped<BecomeOperator>().AddScoped<MyAccounts>().AddScoped<EditProfile>()
            .AddScoped<AddAddress>().AddScoped<ArrangeAddresses>().AddScoped<MergeAccounts>().AddScoped<ChoosePassword>().AddScoped<SignOutEverywhere>()
            .AddSingleton<PasskeyCeremony>().AddSingleton<PasskeyChallenges>().AddScoped<AddPasskey>().AddScoped<SignInWithPasskey>().AddScoped<ArrangePasskeys>();
        builder.Services.AddHostedService<InviteOperatorAtStart>();
    }

    public static void MapPeople(this WebApplication app)
    {
        app.MapSetUp();
        app.MapSignIn();
        app.MapMe();
        app.MapAccount();
        app.MapAddressLinks();
        app.MapPasskeys();
        app.MapAllPeople();
    }
}
