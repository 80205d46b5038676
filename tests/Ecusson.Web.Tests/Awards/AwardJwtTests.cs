using System.Buffers.Text;
using System.Net;
using System.Text;
using System.Text.Json;
using Ecusson.Awards;
using Ecusson.Web.Tests.Organizations;
using Ecusson.Web.Tests.People;
using Ecusson.Web.Tests.Verify;

namespace Ecusson.Web.Tests.Awards;

/// <summary>An award as VC-JWT, as this server's own verification finds it.</summary>
public sealed class AwardJwtTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_a_domain_the_issuers_one_key_signs_and_the_token_says_what_the_json_says()
    {
        await using var server = new PromptServer();
        using var desk = await SampleDesk.New(server);
        var award = await desk.Offered("ada@example.org", "Ada Lovelace");
        using var ada = await server.SignedIn("ada@example.org");
        var mine = $"/fr/me/awards/{award.PublicId}";
        using (await ada.Fill(mine, ("do", "accept"))) { }
        var token = await ada.GetStringAsync($"/me/awards/{award.PublicId}/credential.jwt", Stop);
        Assert.Equal(token, await ada.GetStringAsync($"/me/awards/{award.PublicId}/credential.jwt", Stop));
        var (header, payload) = (Part(token, 0), Part(token, 1));
        Assert.Equal("EdDSA", header.GetProperty("alg").GetString());
        var json = JsonElement.Parse(await ada.GetStringAsync($"/me/awards/{award.PublicId}/credential.json", Stop));
        foreach (var member in json.EnumerateObject().Where(member => member.Name != "proof")) Assert.True(JsonElement.DeepEquals(member.Value, payload.GetProperty(member.Name)), member.Name);
        Assert.False(payload.TryGetProperty("proof", out _));
        Assert.Equal(json.GetProperty("issuer").GetProperty("id").GetString(), payload.GetProperty("iss").GetString());
        Assert.StartsWith(payload.GetProperty("iss").GetString()!, header.GetProperty("kid").GetString(), StringComparison.Ordinal);

        // The keys go out of use; what they signed still stands, and a token that is made afterwards is by the same issuer.
        using (await desk.Owner.Fill($"{desk.Organization.Desk}/keys", ("do", "rotate"))) { }
        var anyone = server.Visitor();
        Assert.Contains("Authentique", await Verdict(anyone, token), StringComparison.Ordinal);

        // The name inside makes another credential and so another token.
        using (await ada.Fill(mine, ("do", "show"), ("visibility", "Everyone"))) { }
        using (await ada.Fill(mine, ("do", "name-in"))) { }
        using var shown = await anyone.GetAsync($"/awards/{award.PublicId}/credential.jwt", Stop);
        Assert.Equal("application/vc+jwt", shown.Content.Headers.ContentType?.MediaType);
        var named = await shown.Content.ReadAsStringAsync(Stop);
        Assert.Contains("Ada Lovelace", Part(named, 1).GetRawText(), StringComparison.Ordinal);
        Assert.Contains("Authentique", await Verdict(anyone, named), StringComparison.Ordinal);

        // A payload with another name under the same signature is a forgery, and so is "none".
        var forged = named.Split('.');
        var changed = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(forged[1])).Replace("Ada Lovelace", "Eve Lovelace", StringComparison.Ordinal);
        Assert.DoesNotContain("Authentique", await Verdict(anyone, $"{forged[0]}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(changed))}.{forged[2]}"), StringComparison.Ordinal);
        Assert.DoesNotContain("Authentique", await Verdict(anyone, $"{Base64Url.EncodeToString("{\"alg\":\"none\"}"u8)}.{forged[1]}."), StringComparison.Ordinal);

        using (await desk.Owner.Fill($"{desk.Awards}/{award.PublicId}", ("do", "revoke"), ("reason", "Attribué par erreur."))) { }
        Assert.DoesNotContain("Authentique", await Verdict(anyone, named), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Under_a_domain_the_key_that_the_did_document_publishes_as_a_jwk_signs()
    {
        var outside = new Outside();
        await using var server = new WebServer { Address = "https://badges.example.org", Network = outside, DelayMinutes = 0 };
        using var desk = await SampleDesk.New(server);
        using var anyone = server.Visitor();
        outside.Way = anyone;
        using (var published = await desk.Owner.Fill($"{desk.Organization.Desk}/keys", ("do", "publish"))) Assert.Equal(HttpStatusCode.SeeOther, published.StatusCode);
        var award = await desk.Offered("bo@example.org");
        using var bo = await server.SignedIn("bo@example.org");
        using (await bo.Fill($"/fr/me/awards/{award.PublicId}", ("do", "accept"))) { }
        var token = await bo.GetStringAsync($"/me/awards/{award.PublicId}/credential.jwt", Stop);
        Assert.Equal("ES256", Part(token, 0).GetProperty("alg").GetString());
        var kid = Part(token, 0).GetProperty("kid").GetString();
        var document = JsonElement.Parse(await anyone.GetStringAsync($"/organizations/{desk.Organization.Id}/did.json", Stop));
        var method = document.GetProperty("verificationMethod").EnumerateArray().Single(method => method.GetProperty("id").GetString() == kid);
        Assert.Equal("P-256", method.GetProperty("publicKeyJwk").GetProperty("crv").GetString());
        Assert.Contains("Authentique", await Verdict(anyone, token), StringComparison.Ordinal);
    }

    /// <summary>One address, each form of it, whichever was asked for first: what is kept of one is never another's answer.</summary>
    [Fact]
    public async Task The_bare_address_answers_with_the_token_whoever_likes_one_better_than_json()
    {
        await using var server = new PromptServer();
        using var desk = await SampleDesk.New(server);
        var award = await desk.Offered("cy@example.org", "Cy Young");
        using var cy = await server.SignedIn("cy@example.org");
        var mine = $"/fr/me/awards/{award.PublicId}";
        using (await cy.Fill(mine, ("do", "accept"))) { }
        using (await cy.Fill(mine, ("do", "show"), ("visibility", "ByLink"))) { }
        using var anyone = server.Visitor();
        var hidden = $"/awards/{award.PublicId}";
        var byLink = $"{hidden}?key={(await desk.Award(mine)).LinkKey}";
        foreach (var everyone in (bool[])[false, true])
        {
            var address = everyone ? hidden : byLink;
            if (everyone)
            {
                Assert.Equal(HttpStatusCode.NotFound, (await Form("application/vc+jwt", hidden)).Status);
                using (await cy.Fill(mine, ("do", "show"), ("visibility", "Everyone"))) { }
                // The JSON lies in memory before the first token is asked for.
                await Wait.Until(async () => (await Form("application/vc", address)).HasTag);
            }

            var token = await anyone.GetStringAsync(address.Replace(hidden, $"{hidden}/credential.jwt", StringComparison.Ordinal), Stop);
            // Twice, so that the second comes from what was kept.
            for (var turn = 0; turn < 2; turn++)
            {
                foreach (var accept in (string[])["application/vc+jwt", "application/jwt", "application/vc+jwt, application/json;q=0.9", "application/vc+jwt, */*;q=0.1", "text/html;q=0.5, application/vc+jwt", "APPLICATION/VC+JWT"])
                {
                    var form = await Form(accept, address);
                    Assert.Equal((HttpStatusCode.OK, "application/vc+jwt", token), (form.Status, form.MediaType, form.Body));
                }

                foreach (var accept in (string[])["application/vc", "application/json", "*/*", "application/vc+jwt, application/vc", "application/vc+jwt;q=0.5, application/ld+json", "application/vc+jwt;q=0", "application/vc+jwt;q=0.1, */*", "application/vc+jwt, application/*", "application/dc+sd-jwt"])
                {
                    var form = await Form(accept, address);
                    Assert.Equal((HttpStatusCode.OK, "application/vc", '{'), (form.Status, form.MediaType, form.Body[0]));
                }

                Assert.Equal(HttpStatusCode.Redirect, (await Form("text/html, application/vc+jwt", address)).Status);
            }
        }

        // Signed anew with the name inside, it is another token at the same address.
        using (await cy.Fill(mine, ("do", "name-in"))) { }
        await Wait.Until(() => Named("Cy Young", isIn: true));
        using (await cy.Fill(mine, ("do", "name-out"))) { }
        await Wait.Until(() => Named("Cy Young", isIn: false));
        Assert.DoesNotContain("Cy Young", (await Form("application/vc", hidden)).Body, StringComparison.Ordinal);

        async Task<bool> Named(string name, bool isIn) => Part((await Form("application/vc+jwt", hidden)).Body, 1).GetRawText().Contains(name, StringComparison.Ordinal) == isIn;

        async Task<(HttpStatusCode Status, string? MediaType, string Body, bool HasTag)> Form(string accept, string address)
        {
            using var asked = new HttpRequestMessage(HttpMethod.Get, address);
            asked.Headers.Add("Accept", accept);
            using var answer = await anyone.SendAsync(asked, Stop);
            Assert.Contains("Accept", answer.Headers.Vary);
            return (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, await answer.Content.ReadAsStringAsync(Stop), answer.Headers.ETag is not null);
        }
    }

    static async Task<string> Verdict(HttpClient anyone, string token)
    {
        using var verified = await anyone.PostText(token, "fr");
        return await verified.Words();
    }

    static JsonElement Part(string token, int at) => JsonElement.Parse(Base64Url.DecodeFromChars(token.Split('.')[at]));
}
