using System.Net;
using System.Text.Json;
using Ecusson.Web.Tests.Awards;
using Ecusson.Web.Tests.People;
using Ecusson.Web.Tests.Verify;

namespace Ecusson.Web.Tests.Organizations;

/// <summary>A server with a public address publishes the DID documents of its organisations, and uses them once they are seen.</summary>
public sealed class DidTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_organisation_signs_under_its_domain_once_its_document_is_seen_there()
    {
        var outside = new Outside();
        await using var server = new WebServer { Address = "https://badges.example.org", Network = outside };
        using var organization = await SampleOrganization.New(server);
        var did = $"did:web:badges.example.org:organizations:{organization.Id}";

        using (var early = await organization.Owner.Fill($"{organization.Desk}/keys", ("do", "publish")))
            Assert.Equal(HttpStatusCode.UnprocessableEntity, early.StatusCode);

        using var visitor = server.Visitor();
        outside.Way = visitor;
        using (var published = await organization.Owner.Fill($"{organization.Desk}/keys", ("do", "publish")))
            Assert.Equal(HttpStatusCode.SeeOther, published.StatusCode);

        using var document = JsonDocument.Parse(await visitor.GetByteArrayAsync($"/organizations/{organization.Id}/did.json", Stop));
        Assert.Equal(did, document.RootElement.GetProperty("id").GetString());
        Assert.Equal(2, document.RootElement.GetProperty("verificationMethod").GetArrayLength());
        using var profile = JsonDocument.Parse(await visitor.GetByteArrayAsync($"/organizations/{organization.Id}", Stop));
        Assert.Equal(did, profile.RootElement.GetProperty("id").GetString());

        using (await organization.Owner.Fill($"{organization.Desk}/keys", ("do", "rotate"))) { }
        using var renewed = JsonDocument.Parse(await visitor.GetByteArrayAsync($"/organizations/{organization.Id}/did.json", Stop));
        Assert.Equal(4, renewed.RootElement.GetProperty("verificationMethod").GetArrayLength());
        Assert.Equal(4, renewed.RootElement.GetProperty("assertionMethod").GetArrayLength());
    }

    [Fact]
    public async Task The_page_of_an_award_marks_an_issuer_that_its_domain_vouches_for()
    {
        var outside = new Outside();
        await using var server = new WebServer { Address = "https://badges.example.org", Network = outside, DelayMinutes = 0 };
        using var desk = await SampleDesk.New(server);
        using var visitor = outside.Way = server.Visitor();
        using (await desk.Owner.Fill($"{desk.Organization.Desk}/keys", ("do", "publish"))) { }
        using var ada = await server.SignedIn("ada@example.org");
        var award = await desk.Shown("ada@example.org", ada);

        var page = await visitor.Words($"/fr/awards/{award.PublicId}");
        Assert.Matches("#badge-check\"></use></svg><span class=\"vh\">Le domaine badges.example.org répond de lui.</span>", page);
    }

    [Fact]
    public async Task An_award_from_before_the_keys_were_changed_is_verified_by_another_server_and_its_withdrawal_too()
    {
        var outside = new Outside();
        await using var server = new WebServer { Address = "https://badges.example.org", Network = outside, DelayMinutes = 0 };
        using var desk = await SampleDesk.New(server);
        using var visitor = outside.Way = server.Visitor();
        using (await desk.Owner.Fill($"{desk.Organization.Desk}/keys", ("do", "publish"))) { }
        using var ada = await server.SignedIn("ada@example.org");
        var award = await desk.Shown("ada@example.org", ada);
        var signed = await visitor.GetByteArrayAsync($"/awards/{award.PublicId}/credential.json", Stop);
        using (await desk.Owner.Fill($"{desk.Organization.Desk}/keys", ("do", "rotate"))) { }

        Assert.StartsWith("Authentic", await Said(), StringComparison.Ordinal);

        using (await desk.Owner.Fill($"{desk.Awards}/{award.PublicId}", ("do", "revoke"), ("reason", "Attribué par erreur."))) { }
        Assert.StartsWith("Revoked", await Said(), StringComparison.Ordinal);

        async Task<string> Said()
        {
            await using var elsewhere = new WebServer { Network = outside };
            using var anyone = elsewhere.Visitor();
            using var report = await anyone.PostFile(signed);
            return (await report.Words()).Split("<title>")[1].Split("</title>")[0];
        }
    }
}
