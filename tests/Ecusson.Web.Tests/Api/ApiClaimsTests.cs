using System.Net;
using Ecusson.Awards;
using Ecusson.Awards.Claims;
using Ecusson.Storage;
using Ecusson.Web.Tests.Awards;
using Ecusson.Web.Tests.People;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Web.Tests.Api;

/// <summary>Claim links, made and watched by a program.</summary>
public sealed class ApiClaimsTests : IClassFixture<PromptServer>
{
    readonly WebServer server;

    public ApiClaimsTests(PromptServer server) => this.server = server;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_program_makes_a_link_decides_about_who_claimed_and_closes_it()
    {
        using var desk = await SampleDesk.New(server);
        using var program = await ApiProgram.Of(server, desk.Organization, "claims:read", "claims:write");
        var closes = TimeProvider.System.GetUtcNow().AddDays(1);
        var made = await program.Post("/claim-links", new { badge = $"{desk.Badge.PublicId}", name = "Atelier", closesAt = closes, limit = 5, needsApproval = true, story = "Ensemble." });
        Assert.Equal(HttpStatusCode.Created, made.Status);
        var (path, code) = ($"/claim-links/{made.Body!["id"]}", made.Body["code"]!.GetValue<string>());
        Assert.Equal($"/api/v1{path}", made.Headers.Location?.ToString());
        Assert.EndsWith($"/claim/{code}", made.Body["address"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("open", made.Body["standing"]!.GetValue<string>());

        using var visitor = server.Browser();
        foreach (var address in (string[])["api-a@example.org", "api-b@example.org"])
            using (await visitor.Fill($"/fr/claim/{code}", ("address", address), ("name", "Ada"))) { }
        var claims = (await program.Get($"{path}/claims?state=waiting")).Body!["items"]!.AsArray();
        Assert.Equal(["api-b@example.org", "api-a@example.org"], claims.Select(claim => claim!["recipient"]!.GetValue<string>()));
        Assert.Equal(HttpStatusCode.NoContent, (await program.Post($"{path}/claims/{claims[0]!["id"]}/refuse")).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await program.Post($"{path}/claims/{claims[1]!["id"]}/approve")).Status);
        await Wait.Until(async () => (await program.Get($"{path}/claims?state=granted")).Body!["items"]!.AsArray() is [{ } granted] && granted["award"] is not null);
        Assert.Equal("wrong-state", (await program.Post($"{path}/claims/{claims[1]!["id"]}/refuse")).Problem(HttpStatusCode.Conflict));
        var award = await server.Ask<EcussonDb, Award>(db => db.Set<Award>().AsNoTracking().SingleAsync(there => there.AddressKey == "api-a@example.org", Stop));
        Assert.Equal(("Ensemble.", "Ada"), (award.Story, award.HolderName));

        var read = await program.Get(path);
        Assert.Equal((1, 1, 0, 1), (Number("granted"), Number("refused"), Number("waiting"), Number("uses")));
        Assert.Equal("version-missing", (await program.Put(path, new { name = "Autre", opensAt = closes.AddDays(-1), closesAt = closes })).Problem(HttpStatusCode.PreconditionRequired));
        Assert.Equal("changed-meanwhile", (await program.Put(path, new { name = "Autre", opensAt = closes.AddDays(-1), closesAt = closes }, ("If-Match", "\"99\""))).Problem(HttpStatusCode.PreconditionFailed));
        Assert.Equal("before-opening", (await program.Put(path, new { name = "Autre", opensAt = closes, closesAt = closes.AddDays(-1) }, ("If-Match", read.ETag!))).Error("closesAt"));
        var changed = await program.Put(path, new { name = "Autre", opensAt = closes.AddDays(-1), closesAt = closes, limit = 9 }, ("If-Match", read.ETag!));
        Assert.Equal(("Autre", 9), (changed.Body!["name"]!.GetValue<string>(), changed.Body["limit"]!.GetValue<int>()));
        Assert.Equal("closed", (await program.Post($"{path}/close")).Body!["standing"]!.GetValue<string>());
        Assert.Equal("open", (await program.Post($"{path}/reopen")).Body!["standing"]!.GetValue<string>());
        Assert.NotEqual(code, (await program.Post($"{path}/code")).Body!["code"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.NotFound, await visitor.Status($"/fr/claim/{code}"));
        Assert.Contains((await program.Get("/claim-links")).Body!["items"]!.AsArray(), link => link!["id"]!.GetValue<string>() == made.Body["id"]!.GetValue<string>());

        int Number(string field) => read.Body![field]!.GetValue<int>();
    }

    [Fact]
    public async Task What_became_of_an_award_and_where_it_is_bound_is_told_to_who_may_read_awards_alone()
    {
        using var desk = await SampleDesk.New(server);
        using var claims = await ApiProgram.Of(server, desk.Organization, "claims:read", "claims:write");
        using var both = await ApiProgram.Of(server, desk.Organization, "claims:read", "awards:read");
        var made = await claims.Post("/claim-links", new { badge = $"{desk.Badge.PublicId}", name = "Atelier", closesAt = TimeProvider.System.GetUtcNow().AddDays(1) });
        var path = $"/claim-links/{made.Body!["id"]}/claims";
        using var visitor = server.Browser();
        using (await visitor.Fill($"/fr/claim/{made.Body["code"]}", ("address", "typed@example.org"), ("name", "Ada"))) { }
        await Wait.Until(async () => (await claims.Get($"{path}?state=granted")).Body!["items"]!.AsArray().Count == 1);
        await server.Ask<EcussonDb, int>(db => db.Set<Award>().Where(award => award.AddressKey == "typed@example.org").ExecuteUpdateAsync(set => set.SetProperty(award => award.Address, "moved@example.org"), Stop));
        Assert.Equal(("typed@example.org", "Ada", null), await Told(claims));
        Assert.Equal(("typed@example.org", "Ada", "unclaimed"), await Told(both));

        // Once it is forgotten who claimed, the award alone knows.
        await server.Ask<EcussonDb, int>(db => db.Set<Claim>().Where(claim => claim.AddressKey == "typed@example.org").ExecuteUpdateAsync(
            set => set.SetProperty(claim => claim.Address, (string?)null).SetProperty(claim => claim.AddressKey, (string?)null).SetProperty(claim => claim.Name, (string?)null), Stop));
        Assert.Equal((null, null, null), await Told(claims));
        Assert.Equal(("moved@example.org", "Ada", "unclaimed"), await Told(both));

        async Task<(string?, string?, string?)> Told(ApiProgram program)
        {
            var claim = (await program.Get(path)).Body!["items"]![0]!;
            Assert.NotNull(claim["award"]);
            return (claim["recipient"]?.GetValue<string>(), claim["name"]?.GetValue<string>(), claim["awardState"]?.GetValue<string>());
        }
    }

    [Fact]
    public async Task Another_organisation_s_program_finds_neither_link_nor_claims_and_what_cannot_be_is_named()
    {
        using var desk = await SampleDesk.New(server);
        using var foreign = await SampleDesk.New(server);
        using var program = await ApiProgram.Of(server, desk.Organization, "claims:read", "claims:write");
        using var other = await ApiProgram.Of(server, foreign.Organization, "claims:read", "claims:write", "awards:read");
        var closes = TimeProvider.System.GetUtcNow().AddDays(1);
        var made = await program.Post("/claim-links", new { badge = $"{desk.Badge.PublicId}", name = "Atelier", closesAt = closes });
        var path = $"/claim-links/{made.Body!["id"]}";
        Assert.Equal("not-found", (await other.Get(path)).Problem(HttpStatusCode.NotFound));
        Assert.Equal("not-found", (await other.Get($"{path}/claims")).Problem(HttpStatusCode.NotFound));
        foreach (var act in (string[])["close", "reopen", "code"]) Assert.Equal("not-found", (await other.Post($"{path}/{act}")).Problem(HttpStatusCode.NotFound));
        Assert.Equal("not-found", (await other.Put(path, new { name = "A", opensAt = closes.AddDays(-1), closesAt = closes }, ("If-Match", made.ETag!))).Problem(HttpStatusCode.NotFound));
        Assert.Equal("unknown", (await other.Post("/claim-links", new { badge = $"{desk.Badge.PublicId}", name = "A", closesAt = closes })).Error("badge"));
        Assert.Equal("missing", (await program.Post("/claim-links", new { badge = $"{desk.Badge.PublicId}", name = " ", closesAt = closes })).Error("name"));
        Assert.Equal("out-of-range", (await program.Post("/claim-links", new { badge = $"{desk.Badge.PublicId}", name = "A", closesAt = closes, limit = 0 })).Error("limit"));
        var code = made.Body["code"]!.GetValue<string>().Replace("-", "", StringComparison.Ordinal);
        Assert.Null(await server.Ask<EcussonDb, DateTimeOffset?>(async db => (await db.Set<ClaimLink>().SingleAsync(link => link.Code == code, Stop)).ClosedAt));
    }
}
