using Ecusson.Awards.Claims;
using Ecusson.People;
using Ecusson.Storage;
using Ecusson.Web.Shell;

namespace Ecusson.Web.Awards.Claims;

/// <summary>Badges that people at an event claim by themselves, with a code on a wall.</summary>
static class ClaimsRoom
{
    /// <summary>How many claims one visitor's address may send in a minute; 3,000 where nothing is said: a whole school is one address.</summary>
    public const string PerMinuteSetting = "Claims:PerMinute";

    /// <summary>The same where nothing is said.</summary>
    public const int DefaultPerMinute = 3000;

    /// <summary>Name of the limit on claims.</summary>
    public const string RateLimit = "claims";

    const int MostPerMinute = 1_000_000;

    /// <summary>Registers the room.</summary>
    /// <exception cref="SettingException"><see cref="PerMinuteSetting"/> is no such number.</exception>
    public static void AddClaims(this WebApplicationBuilder builder)
    {
        builder.AddRateLimit(RateLimit, builder.Configuration.Number(PerMinuteSetting, DefaultPerMinute, 1, MostPerMinute));
        builder.Services.AddSingleton<ClaimIntake>().AddSingleton<ClaimGuesses>();
        builder.Services.AddScoped<MakeClaimLink>().AddScoped<ChangeClaimLink>().AddScoped<DecideClaim>().AddScoped<ClaimBadge>().AddScoped<GrantClaims>().AddScoped<OpenClaims>().AddScoped<DeskClaims>()
            .AddScoped<IKeepsAboutPeople, KnownClaims>().AddScoped<ISweep, SweepClaims>();
    }

    public static void MapClaims(this WebApplication app)
    {
        app.MapClaimPages();
        app.MapDeskClaims();
        app.MapClaimLink();
        app.MapClaimsApi();
    }
}
