using System.Net;
using Ecusson.Awards;
using Ecusson.Storage;
using Ecusson.Web.Tests.Awards;
using Ecusson.Web.Tests.People;
using Ecusson.Web.Tests.Storage;
using Ecusson.Web.Tests.Verify;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Ecusson.Web.Tests.Badges;

/// <summary>Who holds a badge: told of those alone who show it to everyone, and of them what each award's own page tells.</summary>
public sealed class HoldersTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(EngineServer.Engines), MemberType = typeof(EngineServer))]
    public async Task A_badge_tells_who_shows_it_to_everyone_and_by_which_name(string engine)
    {
        await using var server = await EngineServer.On(engine);
        using var desk = await SampleDesk.New(server);
        using var visitor = server.Visitor();
        var (badge, list) = ($"/fr/badges/{desk.Badge.PublicId}", $"/fr/badges/{desk.Badge.PublicId}/awards");
        Assert.Equal(HttpStatusCode.NotFound, await visitor.Status(list));
        Assert.DoesNotContain("/awards\"", (await visitor.Words(badge)).Replace("href=\"/fr/awards\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("Personne ne montre encore", await visitor.Words("/fr/awards"), StringComparison.Ordinal);
        using (var led = await visitor.GetAsync("/awards?page=3", Stop)) Assert.Equal((HttpStatusCode.Found, "/fr/awards?page=3"), (led.StatusCode, led.Headers.Location?.ToString()));

        var named = await Accepted(server, desk, "ada@example.org", "Ada Lovelace", ("visibility", "Everyone"), ("shows-name", "yes"));
        var nameless = await Accepted(server, desk, "bea@example.org", "Bea Cachée", ("visibility", "Everyone"));
        var byLink = await Accepted(server, desk, "cleo@example.org", "Cleo Liée", ("visibility", "ByLink"), ("shows-name", "yes"));
        var hidden = await Accepted(server, desk, "dora@example.org", "Dora Seule", ("visibility", "OnlyMe"), ("shows-name", "yes"));
        var revoked = await Accepted(server, desk, "eva@example.org", "Eva Retirée", ("visibility", "Everyone"), ("shows-name", "yes"));
        using (await desk.Owner.Fill($"{desk.Awards}/{revoked}", ("do", "revoke"), ("reason", "Attribué par erreur."))) { }
        var offered = (await desk.Offered("fay@example.org", "Fay Offerte")).PublicId;

        foreach (var page in (string[])[badge, list, "/fr/awards"])
        {
            var source = await visitor.Words(page);
            foreach (var shown in (PublicId[])[named, nameless]) Assert.Contains($"href=\"/fr/awards/{shown}\"", source, StringComparison.Ordinal);
            foreach (var secret in (string[])["Cachée", "Liée", "Seule", "Retirée", "Offerte", $"{byLink}", $"{hidden}", $"{revoked}", $"{offered}"]) Assert.DoesNotContain(secret, source, StringComparison.Ordinal);
            Assert.Contains("Ada Lovelace", source, StringComparison.Ordinal);
            Assert.Contains("Nom non affiché", source, StringComparison.Ordinal);
        }

        Assert.Contains("<bdi>Conduire un débat</bdi>", await visitor.Words("/fr/awards"), StringComparison.Ordinal);
        foreach (var all in (string[])[list, "/fr/awards"])
        {
            using var answer = await visitor.GetAsync(all, Stop);
            Assert.Equal("noindex", Assert.Single(answer.Headers.GetValues("X-Robots-Tag")));
            Assert.Contains("2 badges reçus.", await answer.Words(), StringComparison.Ordinal);
            using var after = await visitor.GetAsync($"{all}?page=99", Stop);
            Assert.Equal((HttpStatusCode.Found, all), (after.StatusCode, after.Headers.Location?.ToString()));
        }

        using (var anew = await desk.Owner.Fill($"{desk.Organization.Desk}/badges/{desk.Badge.PublicId}", ("do", "publish"), ("version", $"{desk.Badge.Version}"), ("name-fr", "Conduire un grand débat")))
            Assert.Equal(HttpStatusCode.SeeOther, anew.StatusCode);
        var earlier = await visitor.Words($"{badge}/versions/1");
        Assert.Contains("Vous lisez la version 1", earlier, StringComparison.Ordinal);
        Assert.DoesNotContain("/fr/awards/", earlier, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(EngineServer.Engines), MemberType = typeof(EngineServer))]
    public async Task Whoever_turns_pages_has_nothing_counted_anew_and_ends_at_the_last(string engine)
    {
        var clock = new MovedClock();
        await using var server = await EngineServer.With(services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)), engine);
        using var desk = await SampleDesk.New(server);
        using var holder = await server.SignedIn("ada@example.org");
        var award = await desk.Shown("ada@example.org", holder);
        using var visitor = server.Visitor();
        clock.Now = clock.GetUtcNow();
        Assert.Contains("1 badge reçu.", await visitor.Words("/fr/awards?page=1"), StringComparison.Ordinal);

        // As another server would write it: this one is not told.
        await server.Awards(award.Id, ShownAwards.PageSize);
        foreach (var page in (int[])[2, 7]) Assert.Equal("/fr/awards", await Led(page));
        clock.Now += ShownTotal.Term;
        Assert.Equal("/fr/awards?page=2", await Led(7));
        Assert.Contains($"{ShownAwards.PageSize + 1} badges reçus.", await visitor.Words("/fr/awards?page=2"), StringComparison.Ordinal);

        // What is shown no more here is not counted from that moment on.
        using (await holder.Fill($"/fr/me/awards/{award.PublicId}", ("do", "show"), ("visibility", "OnlyMe"))) { }
        Assert.Equal("/fr/awards", await Led(2));

        async Task<string?> Led(int page)
        {
            using var answer = await visitor.GetAsync($"/fr/awards?page={page}", Stop);
            return answer.Headers.Location?.ToString();
        }
    }

    [Fact]
    public async Task A_name_from_an_account_is_said_to_be_ones_own_and_goes_with_the_account()
    {
        await using var server = new PromptServer();
        using var desk = await SampleDesk.New(server);
        using var nour = await server.SignedIn("nour@example.org");
        var award = await desk.Shown("nour@example.org", nour);
        using var visitor = server.Visitor();
        var badge = $"/fr/badges/{desk.Badge.PublicId}";
        Assert.DoesNotContain("nom donné par la personne", await visitor.Words(badge), StringComparison.Ordinal);

        await Call("Nour Haddad");
        using (await nour.Fill($"/fr/me/awards/{award.PublicId}", ("do", "show"), ("visibility", "Everyone"), ("shows-name", "yes"))) { }
        foreach (var page in (string[])[badge, $"{badge}/awards"])
        {
            var source = await visitor.Words(page);
            Assert.Contains("Nour Haddad", source, StringComparison.Ordinal);
            Assert.Contains("nom donné par la personne elle-même", source, StringComparison.Ordinal);
        }

        await Call("Nour Benali");
        foreach (var page in (string[])[badge, $"{badge}/awards"]) Assert.DoesNotContain("Haddad", await visitor.Words(page), StringComparison.Ordinal);

        async Task Call(string name)
        {
            var version = (await nour.Words("/fr/me/account")).Split("name=\"version\" value=\"")[1].Split('"')[0];
            using var saved = await nour.Fill("/fr/me/account", ("do", "profile"), ("name", name), ("language", "fr"), ("version", version));
            Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        }
    }

    static async Task<PublicId> Accepted(WebServer server, SampleDesk desk, string address, string name, params (string Name, string Value)[] shown)
    {
        using var holder = await server.SignedIn(address);
        var award = await desk.Offered(address, name);
        var mine = $"/fr/me/awards/{award.PublicId}";
        using (var accepted = await holder.Fill(mine, ("do", "accept"))) Assert.Equal(HttpStatusCode.SeeOther, accepted.StatusCode);
        using (var chosen = await holder.Fill(mine, [("do", "show"), .. shown])) Assert.Equal(HttpStatusCode.SeeOther, chosen.StatusCode);
        return award.PublicId;
    }
}
