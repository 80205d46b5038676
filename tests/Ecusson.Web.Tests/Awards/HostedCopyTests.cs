using System.Net;
using System.Text.Json;
using Ecusson.Awards;
using Ecusson.Credentials.Baking;
using Ecusson.Credentials.OpenBadges.V2;
using Ecusson.Web.Tests.People;
using Ecusson.Web.Tests.Verify;

namespace Ecusson.Web.Tests.Awards;

/// <summary>An award's Open Badges 2.0 copy: there only while its holder wants it, and true for whoever verifies it.</summary>
public sealed class HostedCopyTests(PromptServer server) : IClassFixture<PromptServer>
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_copy_is_opened_verified_closed_and_opened_elsewhere()
    {
        using var desk = await Desk();
        var (award, mine, mae) = await Accepted(desk, "mae@example.org", "Maé Secrète");
        using var held = mae;
        var anyone = server.Visitor();

        // Nothing that is for its holder alone is published.
        using (var refused = await mae.Fill(mine, ("do", "host-on"))) Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        using (await mae.Fill(mine, ("do", "show"), ("visibility", "ByLink"), ("shows-name", "yes"))) { }
        Assert.Null((await desk.Award(mine)).OpenBadges2Key);
        using (var opened = await mae.Fill(mine, ("do", "host-on"))) Assert.Equal(HttpStatusCode.SeeOther, opened.StatusCode);
        var key = (await desk.Award(mine)).OpenBadges2Key!;

        using var answer = await anyone.GetAsync($"/ob2/awards/{key}", Stop);
        Assert.Equal(("application/ld+json", "*", "noindex"), (answer.Content.Headers.ContentType?.MediaType, answer.Headers.GetValues("Access-Control-Allow-Origin").Single(), answer.Headers.GetValues("X-Robots-Tag").Single()));
        var source = await answer.Content.ReadAsStringAsync(Stop);
        Assert.DoesNotContain("mae@", source, StringComparison.Ordinal);
        Assert.DoesNotContain("Secrète", source, StringComparison.Ordinal);
        var json = JsonElement.Parse(source);
        var assertion = Assert.IsType<OpenBadge2Reading.OfAssertion>(OpenBadge2.Read(json));
        Assert.Empty(assertion.Problems);
        Assert.True(assertion.Assertion.Recipient!.Matches("mae@example.org"));
        Assert.NotEmpty(assertion.Assertion.Recipient.Salt!);
        var badge = JsonElement.Parse(await anyone.GetStringAsync(Path(json.GetProperty("badge")), Stop));
        Assert.Empty(Assert.IsType<OpenBadge2Reading.OfBadgeClass>(OpenBadge2.Read(badge)).Problems);
        var issuer = JsonElement.Parse(await anyone.GetStringAsync(Path(badge.GetProperty("issuer")), Stop));
        Assert.Empty(Assert.IsType<OpenBadge2Reading.OfIssuer>(OpenBadge2.Read(issuer)).Problems);
        Assert.Equal("contact@example.org", issuer.GetProperty("email").GetString());

        // The link, the data and the picture are found true through the door that everyone uses; another's address is not theirs.
        var address = json.GetProperty("id").GetString()!;
        var picture = await anyone.GetByteArrayAsync($"/ob2/awards/{key}/badge.png", Stop);
        Assert.Equal(BakedStandard.OpenBadges2, Assert.IsType<UnbakeOutcome.Found>(Picture.Unbake(picture)).Contents[0].Standard);
        var verdict = await Verdict(anyone.PostText(address, "fr"));
        foreach (var said in (string[])
            ["Authentique", "une page qui dit s’appeler « École de Vouneuil »", "aucun domaine ne répond du nom écrit ici", "vient de là où est la page de l’organisme", "Ce serveur le connaît", $"<img src=\"/files/{desk.Badge.Draft.Picture!.Png}\""])
            Assert.Contains(said, verdict, StringComparison.Ordinal);
        // It is not signed, and no domain answers for an address that is not https.
        foreach (var never in (string[])["une clé qui", "la même clé a signé", ", sur ."]) Assert.DoesNotContain(never, verdict, StringComparison.Ordinal);
        Assert.Contains("Authentique", await Verdict(anyone.PostText(source, "fr", "mae@example.org")), StringComparison.Ordinal);
        Assert.Contains("Authentique", await Verdict(anyone.PostFile(picture, "badge.png", "fr")), StringComparison.Ordinal);
        Assert.DoesNotContain("Authentique", await Verdict(anyone.PostText(source, "fr", "eve@example.org")), StringComparison.Ordinal);
        // Whoever changes what the copy says is contradicted by what stands at its address.
        Assert.DoesNotContain("Authentique", await Verdict(anyone.PostText(source.Replace(assertion.Assertion.Recipient.Identity!, Recipient.OfEmail("eve@example.org", "x").Identity, StringComparison.Ordinal), "fr")), StringComparison.Ordinal);

        using (await mae.Fill(mine, ("do", "host-off"))) { }
        Assert.Equal(HttpStatusCode.NotFound, await anyone.Status($"/ob2/awards/{key}"));
        Assert.Equal(HttpStatusCode.NotFound, await anyone.Status($"/ob2/awards/{key}/badge.png"));
        Assert.DoesNotContain("Authentique", await Verdict(anyone.PostFile(picture, "badge.png", "fr")), StringComparison.Ordinal);
        using (await mae.Fill(mine, ("do", "host-on"))) { }
        var next = (await desk.Award(mine)).OpenBadges2Key;
        Assert.NotEqual(key, next);
        Assert.Equal(HttpStatusCode.NotFound, await anyone.Status($"/ob2/awards/{key}"));

        // Hidden, it is hidden here too.
        using (await mae.Fill(mine, ("do", "show"), ("visibility", "OnlyMe"))) { }
        Assert.Equal(HttpStatusCode.NotFound, await anyone.Status($"/ob2/awards/{next}"));
    }

    [Fact]
    public async Task A_revoked_award_says_so_where_its_copy_was_and_keeps_the_reason_for_its_holder()
    {
        using var desk = await Desk();
        var (award, mine, nia) = await Accepted(desk, "nia@example.org", "");
        using var held = nia;
        var anyone = server.Visitor();
        using (await nia.Fill(mine, ("do", "show"), ("visibility", "Everyone"))) { }
        using (await nia.Fill(mine, ("do", "host-on"))) { }
        var key = (await desk.Award(mine)).OpenBadges2Key!;
        var picture = await anyone.GetByteArrayAsync($"/ob2/awards/{key}/badge.png", Stop);
        using (await desk.Owner.Fill($"{desk.Awards}/{award.PublicId}", ("do", "revoke"), ("reason", "Fraude au jury."))) { }

        using var gone = await anyone.GetAsync($"/ob2/awards/{key}", Stop);
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        var source = await gone.Content.ReadAsStringAsync(Stop);
        var json = JsonElement.Parse(source);
        Assert.True(json.GetProperty("revoked").GetBoolean());
        Assert.EndsWith($"/ob2/awards/{key}", json.GetProperty("id").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Fraude", source, StringComparison.Ordinal);
        Assert.False(json.TryGetProperty("recipient", out _));
        Assert.False(json.TryGetProperty("revocationReason", out _));
        Assert.Equal(HttpStatusCode.Gone, await anyone.Status($"/ob2/awards/{key}/badge.png"));
        Assert.Contains("retiré", await Verdict(anyone.PostFile(picture, "badge.png", "fr")), StringComparison.Ordinal);
        // Its holder can still take the address away, and not open another.
        using (await nia.Fill(mine, ("do", "host-off"))) { }
        Assert.Equal(HttpStatusCode.NotFound, await anyone.Status($"/ob2/awards/{key}"));
        using var again = await nia.Fill(mine, ("do", "host-on"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
    }

    [Fact]
    public async Task The_copy_of_a_corrected_award_says_that_it_was_replaced_and_not_why()
    {
        using var desk = await Desk();
        var (award, mine, noa) = await Accepted(desk, "noa@example.org", "");
        using var held = noa;
        var anyone = server.Visitor();
        using (await noa.Fill(mine, ("do", "show"), ("visibility", "Everyone"))) { }
        using (await noa.Fill(mine, ("do", "host-on"))) { }
        var key = (await desk.Award(mine)).OpenBadges2Key!;
        using (await desk.Owner.Fill($"{desk.Awards}/{award.PublicId}", ("do", "replace"), ("name", "Noa Lindqvist"), ("why", "Le nom manquait."))) { }

        using var gone = await anyone.GetAsync($"/ob2/awards/{key}", Stop);

        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        var source = await gone.Content.ReadAsStringAsync(Stop);
        Assert.Equal(HostedCopies.Corrected, JsonElement.Parse(source).GetProperty("revocationReason").GetString());
        Assert.DoesNotContain("manquait", source, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_opens_a_copy_and_no_address_is_guessed()
    {
        using var desk = await Desk();
        var (award, mine, oda) = await Accepted(desk, "oda@example.org", "");
        using var held = oda;
        using (await oda.Fill(mine, ("do", "show"), ("visibility", "Everyone"))) { }
        using var eve = await server.SignedIn("eve@example.org");
        foreach (var (visitor, status) in ((HttpClient, HttpStatusCode)[])[(eve, HttpStatusCode.NotFound), (desk.Owner, HttpStatusCode.NotFound)])
        {
            using var own = await visitor.GetAsync("/fr/me/account", Stop);
            using var tried = await visitor.Send(mine, await FormVisitor.Token(own), ("do", "host-on"));
            Assert.Equal(status, tried.StatusCode);
        }

        // Without the page's own token nothing is done.
        using (var forged = await oda.Send(mine, token: null, ("do", "host-on"))) Assert.NotEqual(HttpStatusCode.SeeOther, forged.StatusCode);
        Assert.Null((await desk.Award(mine)).OpenBadges2Key);
        var anyone = server.Visitor();
        foreach (var path in (string[])
            [$"/ob2/awards/{award.PublicId}", "/ob2/awards/", "/ob2/awards/aaaaaaaaaaaaaaaaaaaaaaaaaa", $"/ob2/badges/{desk.Badge.PublicId}/2", $"/ob2/badges/{desk.Badge.PublicId}/0",
                $"/ob2/badges/{desk.Badge.PublicId}/99999999999", "/ob2/organizations/aaaaaaaaaaaaaaaaaaaaaaaaaa", "/ob2/organizations/x"])
            Assert.Equal(HttpStatusCode.NotFound, await anyone.Status(path));
    }

    [Fact]
    public async Task Where_the_issuer_gives_no_mail_address_the_older_standard_cannot_say_it()
    {
        using var desk = await SampleDesk.New(server);
        var (_, mine, pia) = await Accepted(desk, "pia@example.org", "");
        using var held = pia;
        using (await pia.Fill(mine, ("do", "show"), ("visibility", "Everyone"))) { }
        using var refused = await pia.Fill(mine, ("do", "host-on"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("une adresse électronique de l’organisme", await refused.Words(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await server.Visitor().Status($"/ob2/organizations/{desk.Organization.Id}"));
    }

    async Task<SampleDesk> Desk()
    {
        var desk = await SampleDesk.New(server);
        using var saved = await desk.Owner.Fill($"{desk.Organization.Desk}/settings", ("version", "1"), ("name", "École de Vouneuil"), ("language", "fr"), ("mail", "contact@example.org"));
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        return desk;
    }

    async Task<(Award Award, string Mine, HttpClient Holder)> Accepted(SampleDesk desk, string address, string name)
    {
        var award = await desk.Offered(address, name);
        var holder = await server.SignedIn(address);
        using (await holder.Fill($"/fr/me/awards/{award.PublicId}", ("do", "accept"))) { }
        return (award, $"/fr/me/awards/{award.PublicId}", holder);
    }

    static string Path(JsonElement address) => new Uri(address.GetString()!).AbsolutePath;

    static async Task<string> Verdict(Task<HttpResponseMessage> asked)
    {
        using var answer = await asked;
        return await answer.Words();
    }
}
