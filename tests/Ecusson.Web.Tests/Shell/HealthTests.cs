using System.Net;
using Ecusson.Journal;
using Ecusson.People;
using Ecusson.Storage;
using Ecusson.Web.Tests.People;
using Ecusson.Web.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Ecusson.Web.Tests.Shell;

/// <summary>What a machine that watches the server is told: whether it lives, whether it can serve, and whether it lags, on both engines.</summary>
public sealed class HealthTests
{
    static readonly (HttpStatusCode, string) Healthy = (HttpStatusCode.OK, "Healthy"), Degraded = (HttpStatusCode.OK, "Degraded"), Unhealthy = (HttpStatusCode.ServiceUnavailable, "Unhealthy");

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Engines => EngineServer.Engines;

    [Theory, MemberData(nameof(Engines))]
    public async Task A_server_whose_database_went_away_lives_and_is_not_ready(string engine)
    {
        await using var server = await EngineServer.On(engine);
        using var visitor = server.Visitor();
        Assert.Equal((Healthy, Healthy, Healthy), await Told(visitor));
        await server.TakeDatabaseAway();
        Assert.Equal((Healthy, Unhealthy, Unhealthy), await Told(visitor));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_server_whose_database_holds_the_tables_of_another_is_not_ready(string engine)
    {
        await using var server = await EngineServer.On(engine);
        using var visitor = server.Visitor();
        Assert.Equal((Healthy, Healthy, Healthy), await Told(visitor));
        await server.Ask<EcussonDb, int>(db => db.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsHistory\"", Stop));
        Assert.Equal((Healthy, Unhealthy, Unhealthy), await Told(visitor));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_server_that_lags_serves_and_says_that_it_is_degraded_until_it_has_caught_up(string engine)
    {
        var (clock, mood) = (new LateClock(), new Mood());
        await using var server = await EngineServer.With(
            services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)).AddSingleton(mood).AddScoped<IReaction, Moody>(), engine);
        using var ada = await server.SignedIn("ada@example.org");
        using var visitor = server.Visitor();
        await Wait.Until(() => Task.FromResult(mood.WasAsked));
        Assert.Equal((Healthy, Healthy, Healthy), await Told(visitor));

        clock.Ahead = JournalLag.Late + TimeSpan.FromMinutes(1);
        Assert.Equal((Healthy, Healthy, Degraded), await Told(visitor));

        // It is tried again when its pause is over.
        mood.IsGood = true;
        clock.Ahead *= 5;
        await Wait.Until(async () => await Told(visitor) == (Healthy, Healthy, Healthy));
    }

    /// <summary>Answers of <c>/health/live</c>, <c>/health/ready</c> and <c>/health</c>.</summary>
    static async Task<((HttpStatusCode, string) Live, (HttpStatusCode, string) Ready, (HttpStatusCode, string) All)> Told(HttpClient visitor) =>
        (await Answer(visitor, "/health/live"), await Answer(visitor, "/health/ready"), await Answer(visitor, "/health"));

    static async Task<(HttpStatusCode, string)> Answer(HttpClient visitor, string path)
    {
        using var answer = await visitor.GetAsync(path, Stop);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Stop));
    }

    sealed class LateClock : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;
    }

    sealed class Mood
    {
        public bool IsGood { get; set; }

        public bool WasAsked { get; set; }
    }

    /// <summary>Does what follows from a new account only when it is in the mood.</summary>
    sealed class Moody(Mood mood) : IReaction
    {
        public string Name => "test.moody";

        public IReadOnlySet<string> Kinds { get; } = new HashSet<string>(StringComparer.Ordinal) { PeopleNews.AccountMade };

        public Task React(JournalEntry entry, CancellationToken stop)
        {
            mood.WasAsked = true;
            return mood.IsGood ? Task.CompletedTask : throw new InvalidOperationException("Not now.");
        }
    }
}
