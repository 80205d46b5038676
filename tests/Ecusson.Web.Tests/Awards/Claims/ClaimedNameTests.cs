using System.Net;
using Ecusson.Awards;
using Ecusson.Awards.Claims;
using Ecusson.Storage;
using Ecusson.Web.Tests.Api;
using Ecusson.Web.Tests.People;
using Ecusson.Web.Tests.Storage;
using Ecusson.Web.Tests.Verify;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Web.Tests.Awards.Claims;

/// <summary>What becomes of a name that somebody typed with a code, on every page that says it.</summary>
public sealed class ClaimedNameTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Engines => EngineServer.Engines;

    [Theory, MemberData(nameof(Engines))]
    public async Task A_name_typed_with_a_code_is_ones_own_word_in_titles_pictures_and_what_is_signed(string engine)
    {
        await using var server = await EngineServer.On(engine);
        using var desk = await SampleDesk.New(server);
        var claim = await SampleClaim.New(server, desk);
        using var anyone = server.Browser();
        await claim.By(anyone, "marie@example.org", "Marie Curie");
        var award = await Award(server, "marie@example.org");
        foreach (var (language, said) in (IEnumerable<(string, string)>)[("/fr/", "Marie Curie Destinataire, nom donné avec le code"), ("/en/", "Marie Curie Recipient, a name given with the code")])
            Assert.Contains(said, Bare(await anyone.Words((await desk.Link(award)).Replace("/fr/", language, StringComparison.Ordinal))), StringComparison.Ordinal);

        using var marie = await server.SignedIn("marie@example.org");
        var (mine, page) = ($"/fr/me/awards/{award.PublicId}", $"/fr/awards/{award.PublicId}");
        using (await marie.Fill(mine, ("do", "accept"))) { }
        using (await marie.Fill(mine, ("do", "show"), ("visibility", "Everyone"))) { }
        var nameless = await anyone.GetByteArrayAsync($"{page}/share.png", Stop);
        using (await marie.Fill(mine, ("do", "show"), ("visibility", "Everyone"), ("shows-name", "yes"))) { }
        await Wait.Until(async () => (await anyone.Words(page)).Contains("Marie Curie", StringComparison.Ordinal));
        var shown = await anyone.Words(page);
        Assert.Contains("nom donné par la personne elle-même", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Curie", shown[..shown.IndexOf("</head>", StringComparison.Ordinal)], StringComparison.Ordinal);
        Assert.Equal(nameless, await anyone.GetByteArrayAsync($"{page}/share.png", Stop));
        await Wait.Until(async () => (await anyone.Words($"/fr/badges/{desk.Badge.PublicId}")).Contains("Marie Curie", StringComparison.Ordinal));
        Assert.Contains("nom donné par la personne elle-même", await anyone.Words($"/fr/badges/{desk.Badge.PublicId}"), StringComparison.Ordinal);

        var held = await marie.Words(mine);
        Assert.DoesNotContain("value=\"name-in\"", held, StringComparison.Ordinal);
        Assert.Contains("Ce nom a été donné avec le code", held, StringComparison.Ordinal);
        using (var refused = await marie.Fill(mine, ("do", "name-in"))) Assert.Contains("ne signe que celui qu’il donne", await refused.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Curie", await anyone.GetStringAsync($"/awards/{award.PublicId}/credential.json", Stop), StringComparison.Ordinal);
        var seen = await desk.Owner.Words($"{desk.Awards}/{award.PublicId}");
        foreach (var said in (string[])["votre organisme s’en porte garant", "donné avec le code d’un lien"]) Assert.Contains(said, seen, StringComparison.Ordinal);
        using var program = await ApiProgram.Of(server, desk.Organization, "awards:read");
        var data = (await program.Get($"/awards/{award.PublicId}")).Body!;
        Assert.Equal(("Marie Curie", true), (data["name"]!.GetValue<string>(), data["isNameClaimed"]!.GetValue<bool>()));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task The_desk_reads_what_was_typed_and_not_who_has_an_account(string engine)
    {
        await using var server = await EngineServer.On(engine);
        using var desk = await SampleDesk.New(server);
        var claim = await SampleClaim.New(server, desk);
        using (await server.SignedIn("member@example.org")) { }
        using var stranger = server.Browser();
        foreach (var (address, name) in (IEnumerable<(string, string)>)[("member@example.org", "Ada Lovelace"), ("guest@example.org", "Zoé Hamel")])
        {
            await claim.By(stranger, address, name);
            await Award(server, address);
        }

        using var program = await ApiProgram.Of(server, desk.Organization, "awards:read");
        var table = await desk.Owner.GetStringAsync($"{desk.Awards}/table.csv", Stop);
        foreach (var page in (string[])[claim.Desk, desk.Awards])
        {
            var seen = await desk.Owner.Words(page);
            foreach (var said in (string[])["Ada Lovelace", "Zoé Hamel"]) Assert.Contains(said, seen, StringComparison.Ordinal);
        }

        foreach (var (address, name) in (IEnumerable<(string, string)>)[("member@example.org", "Ada Lovelace"), ("guest@example.org", "Zoé Hamel")])
        {
            var award = await Award(server, address);
            Assert.Contains(name, await desk.Owner.Words($"{desk.Awards}/{award.PublicId}"), StringComparison.Ordinal);
            var data = (await program.Get($"/awards/{award.PublicId}")).Body!;
            Assert.Equal((name, true), (data["name"]!.GetValue<string>(), data["isNameClaimed"]!.GetValue<bool>()));
            // Under the heading of names that the organisation gave, a table holds no other: letters are printed from it.
            Assert.Contains($"{address};;{name};", table, StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_claim_that_failed_can_be_approved_at_the_desk(string engine)
    {
        await using var server = await EngineServer.On(engine);
        using var desk = await SampleDesk.New(server);
        var claim = await SampleClaim.New(server, desk, ("limit", "5"));
        using var visitor = server.Browser();
        // As if the engine had not taken its award.
        await claim.By(visitor, "ada@example.org");
        var award = await Award(server, "ada@example.org");
        await server.Ask<EcussonDb, int>(async db => await db.Set<Claim>().ExecuteUpdateAsync(set => set.SetProperty(row => row.State, ClaimState.Failed).SetProperty(row => row.AwardId, (AwardId?)null), Stop)
            + await db.Set<Award>().ExecuteUpdateAsync(set => set.SetProperty(row => row.RevokedAt, award.GrantedAt), Stop));
        Assert.Contains("value=\"approve\"", await desk.Owner.Words(claim.Desk), StringComparison.Ordinal);
        using (var approved = await desk.Owner.Fill(claim.Desk, ("do", "approve"), ("claim", $"{(await claim.Claims())[0].PublicId}"))) Assert.Equal(HttpStatusCode.SeeOther, approved.StatusCode);
        await Wait.Until(async () => (await claim.Claims())[0].State == ClaimState.Granted);
        Assert.Equal(2, await server.Ask<EcussonDb, int>(db => db.Set<Award>().CountAsync(Stop)));
    }

    static string Bare(string page) => System.Text.RegularExpressions.Regex.Replace(page, "<[^>]*>", "", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5));

    /// <summary>The award of an address, once its holder is told.</summary>
    static async Task<Award> Award(WebServer server, string address)
    {
        Award? award = null;
        await Wait.Until(async () => (award = await server.Ask<EcussonDb, Award?>(db => db.Set<Award>().AsNoTracking().SingleOrDefaultAsync(there => there.AddressKey == address, Stop))) is { State: not AwardState.Granted });
        return award!;
    }
}
