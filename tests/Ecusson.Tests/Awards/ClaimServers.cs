using System.Globalization;
using System.Security.Cryptography;
using Ecusson.Awards;
using Ecusson.Awards.Claims;
using Ecusson.Badges;
using Ecusson.Journal;
using Ecusson.Keys;
using Ecusson.Organizations;
using Ecusson.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Ecusson.Tests.Awards;

/// <summary>Servers of one house, each with its own process's state, and what claims ask of them.</summary>
static class ClaimServers
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static string Address(int n) => string.Create(CultureInfo.InvariantCulture, $"p{n:d3}@example.org");

    public static async Task<ClaimLink> Make(AwardHouse house, ServiceProvider server, int? limit, bool needsApproval = false, BadgeId? badge = null)
    {
        var form = new ClaimLinkForm { Name = "Atelier du 12 mai", ClosesAt = house.Clock.Now.AddDays(1), Limit = limit, NeedsApproval = needsApproval };
        return Assert.IsType<MakeClaimLinkOutcome.Made>(await Ask<MakeClaimLink, MakeClaimLinkOutcome>(server, make => make.For(house.Owner, badge ?? house.Badge, form, Stop))).Link;
    }

    public static Task<ClaimBadgeOutcome> Claim(ServiceProvider server, ClaimLink link, string address, string? receipt = null, Actor? actor = null, string? name = null) =>
        Ask<ClaimBadge, ClaimBadgeOutcome>(server, claim => claim.With(actor ?? Actor.Nobody, link.Code, new ClaimForm(address, name, "fr") { Receipt = receipt }, Stop));

    public static Task<int> Grant(ServiceProvider server) => Ask<GrantClaims, int>(server, grant => grant.Due(Stop));

    public static Task<int> Uses(AwardHouse house) => house.House.Database.With(db => db.Set<ClaimLink>().Select(link => link.Uses).SingleAsync(Stop));

    public static Task<int> Uses(AwardHouse house, ClaimLink link) => house.House.Database.With(db => db.Set<ClaimLink>().Where(there => there.Id == link.Id).Select(there => there.Uses).SingleAsync(Stop));

    public static Task<List<Claim>> Claims(AwardHouse house, ClaimLink link) =>
        house.House.Database.With(db => db.Set<Claim>().AsNoTracking().Where(claim => claim.LinkId == link.Id).OrderBy(claim => claim.Id).ToListAsync(Stop));

    public static async Task<T> Ask<TVerb, T>(ServiceProvider server, Func<TVerb, Task<T>> ask)
        where TVerb : notnull
    {
        await using var scope = server.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<TVerb>());
    }

    /// <summary>The services of one server.</summary>
    public static ServiceProvider Server(AwardHouse house, RandomNumberGenerator? random = null, ILoggerProvider? log = null)
    {
        var services = new ServiceCollection();
        services.AddLogging(logs =>
        {
            if (log is not null) logs.AddProvider(log);
        });
        house.House.Database.Register(services);
        services.AddSingleton<TimeProvider>(house.Clock).AddSingleton(random ?? RandomNumberGenerator.Create()).AddSingleton(house.House.Root).AddSingleton(house.House.Site).AddSingleton<ClaimIntake>()
            .AddScoped(scope => new JournalWriter(scope.GetRequiredService<EcussonDb>(), house.Clock)).AddScoped<AuditTrail>().AddScoped<Standing>().AddScoped<SigningKeys>().AddScoped<Issuer>().AddScoped<StatusLists>().AddScoped<AwardSigning>()
            .AddScoped<MakeClaimLink>().AddScoped<ClaimBadge>().AddScoped<DecideClaim>().AddScoped<GrantClaims>().AddScoped<SweepClaims>();
        return services.BuildServiceProvider();
    }
}
