using System.Diagnostics;
using Ecusson.Awards;
using Ecusson.Credentials;
using Ecusson.Credentials.Verification;
using Ecusson.Outbound;
using Ecusson.Web.Shell;

namespace Ecusson.Web.Verify;

/// <summary>Verifying a badge of any platform: the form, and the answer to it.</summary>
static class VerifyRoom
{
    /// <summary>How many badges one visitor's address may have verified in a minute; 30 where nothing is said.</summary>
    public const string PerMinuteSetting = "Verify:PerMinute";

    const string Path = "/verify";
    /// <summary>The same where nothing is said.</summary>
    public const int DefaultPerMinute = 30;
    const int MostPerMinute = 1_000_000;

    /// <summary>Name of the limit on verifying, by whichever door.</summary>
    public const string RateLimit = "verify";

    /// <summary>How long one badge may keep its visitor waiting for other servers.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Registers the room.</summary>
    /// <exception cref="SettingException"><see cref="PerMinuteSetting"/> is no such number.</exception>
    public static void AddVerify(this WebApplicationBuilder builder)
    {
        builder.AddRateLimit(RateLimit, builder.Configuration.Number(PerMinuteSetting, DefaultPerMinute, 1, MostPerMinute));
        builder.Services.AddSingleton<IFetch>(_ => new GuardedFetch());
        builder.Services.AddScoped<OwnDocuments>();
        builder.Services.AddScoped(services => new Verifier(new VerifierOptions
        {
            Fetch = new TimeBudget(services.GetRequiredService<OwnDocuments>(), Patience, services.GetRequiredService<TimeProvider>()),
        }));
        builder.Services.AddScoped<ReplacedAwards>().AddScoped<JudgeBadge>();
    }

    public static void MapVerify(this WebApplication app)
    {
        app.MapPage(Path, () => Show(VerifyForm.Empty, null));
        app.MapPage($"{Path}/checks", () => Page.Of<ChecksPage>());
        // No form token is asked for: a post changes nothing here and answers only whoever sent it, and without one the page can be cached.
        foreach (var language in Language.All) app.MapPost($"/{language.Code}{Path}", Answer).RequireRateLimiting(RateLimit);
        app.MapVerifyApi();
    }

    static async Task<IResult> Answer(HttpContext context, JudgeBadge judge)
    {
        context.Response.Headers.CacheControl = "no-store";
        switch (await VerifyForm.Read(context))
        {
            case VerifyFormReading.Read { Form: var form }:
                return Show(form, await judge.For(form, context.RequestAborted));
            case VerifyFormReading.TooLarge:
                return Show(VerifyForm.Empty, judge.TooLarge());
            case VerifyFormReading.Malformed:
                return Results.StatusCode(StatusCodes.Status400BadRequest);
            default:
                throw new UnreachableException();
        }
    }

    static Page Show(VerifyForm form, VerifyAnswer? answer) => Page.Of<VerifyPage>(
        answer is VerifyAnswer.Refused refused ? refused.Status : StatusCodes.Status200OK,
        (nameof(VerifyPage.Form), form),
        (nameof(VerifyPage.Answer), answer));
}
