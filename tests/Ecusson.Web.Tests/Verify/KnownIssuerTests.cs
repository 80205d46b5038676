using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Ecusson.Awards;
using Ecusson.Credentials;
using Ecusson.Credentials.Verification;
using Ecusson.Networks;
using Ecusson.Storage;
using Ecusson.Web.Tests.Awards;
using Ecusson.Web.Tests.Organizations;
using Ecusson.Web.Tests.People;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Web.Tests.Verify;

/// <summary>Who an issuer is: what the verification proves, and what this server knows beyond it.</summary>
public sealed partial class KnownIssuerTests(PromptServer server) : IClassFixture<PromptServer>
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_issuer_of_this_server_is_named_with_its_networks()
    {
        using var desk = await SampleDesk.New(server);
        var award = await desk.Offered("ada@example.org");
        var credential = await Credential(award);
        var anyone = server.Visitor();
        var words = await Answer(anyone, credential);
        Assert.Contains("Ce serveur le connaît", words, StringComparison.Ordinal);
        Assert.Contains($"href=\"/fr/organizations/{desk.Organization.Id}\"", words, StringComparison.Ordinal);
        Assert.Contains("Membre d’aucun réseau", words, StringComparison.Ordinal);

        await server.Ask<EcussonDb, int>(async db =>
        {
            var network = new Network { Id = RowId.New<NetworkId>(DateTimeOffset.UnixEpoch), PublicId = PublicId.New(System.Security.Cryptography.RandomNumberGenerator.Create()), Name = "Réseau <b>Ouest</b>", CreatedAt = DateTimeOffset.UnixEpoch };
            db.Add(network);
            db.Add(new NetworkMember { NetworkId = network.Id, OrganizationId = award.OrganizationId, Since = DateTimeOffset.UnixEpoch });
            return await db.SaveChangesAsync(Stop);
        });
        using var again = await anyone.PostText(credential, "fr");
        Assert.Matches("Membre de(&#xA0;| ): <a href=\"/fr/networks/[^\"]+\"><bdi>Réseau &lt;b&gt;Ouest", await again.Source());
    }

    [Fact]
    public async Task A_domain_that_answers_for_an_issuer_is_named_and_of_a_key_alone_it_is_said_that_none_does()
    {
        var outside = new Outside();
        await using var published = new WebServer { Address = "https://badges.example.org", Network = outside, DelayMinutes = 0 };
        using var desk = await SampleDesk.New(published);
        using var anyone = published.Visitor();
        outside.Way = anyone;
        var keyAlone = await Answer(anyone, await Credential(published, await desk.Offered("ada@example.org")));
        Assert.Contains("Aucun domaine ne répond de lui", keyAlone, StringComparison.Ordinal);
        Assert.DoesNotMatch(Domain(), keyAlone);

        using (var asked = await desk.Owner.Fill($"{desk.Organization.Desk}/keys", ("do", "publish"))) Assert.Equal(HttpStatusCode.SeeOther, asked.StatusCode);
        var credential = await Credential(published, await desk.Offered("bea@example.org"));
        var vouched = await Answer(anyone, credential);
        Assert.Equal("badges.example.org", Domain().Match(vouched).Groups["name"].Value);
        Assert.DoesNotContain("Aucun domaine", vouched, StringComparison.Ordinal);
        // A word changed, and the domain answers for nothing any more.
        Assert.DoesNotMatch(Domain(), await Answer(anyone, credential.Replace("Conduire un débat", "Diriger un hôpital", StringComparison.Ordinal)));
        // Elsewhere its document is fetched, and where it cannot be, nothing is proven.
        Assert.Equal("badges.example.org", Domain().Match(await Elsewhere(outside)).Groups["name"].Value);
        Assert.DoesNotMatch(Domain(), await Elsewhere(new Outside()));

        async Task<string> Elsewhere(IFetch network)
        {
            await using var other = new WebServer { Network = network };
            using var visitor = other.Visitor();
            return await Answer(visitor, credential);
        }
    }

    [Fact]
    public async Task An_awards_own_page_says_no_more_of_who_signed_than_the_verification_does()
    {
        var outside = new Outside();
        await using var published = new WebServer { Address = "https://badges.example.org", Network = outside, DelayMinutes = 0 };
        using var desk = await SampleDesk.New(published);
        using var anyone = published.Visitor();
        outside.Way = anyone;
        using var ada = await published.SignedIn("ada@example.org");
        using var bea = await published.SignedIn("bea@example.org");
        var before = await desk.Shown("ada@example.org", ada);
        foreach (var page in (string[])[await anyone.Words($"/fr/awards/{before.PublicId}"), await ada.Words($"/fr/me/awards/{before.PublicId}")])
        {
            Assert.Matches(@"<li class=""unknown"">(?s:.{0,300}?)Signé avec la clé de «.\s*<bdi>École de Vouneuil</bdi>\s*.» sur ce serveur.; aucun domaine ne le confirme", page);
            Assert.DoesNotContain("Signé par", page, StringComparison.Ordinal);
        }

        using (var asked = await desk.Owner.Fill($"{desk.Organization.Desk}/keys", ("do", "publish"))) Assert.Equal(HttpStatusCode.SeeOther, asked.StatusCode);
        var after = await desk.Shown("bea@example.org", bea);
        foreach (var page in (string[])[await anyone.Words($"/fr/awards/{after.PublicId}"), await bea.Words($"/fr/me/awards/{after.PublicId}")])
        {
            Assert.Contains("Signé par", page, StringComparison.Ordinal);
            Assert.DoesNotContain("aucun domaine ne le confirme", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Nobody_is_named_because_a_badge_says_so()
    {
        using var desk = await SampleDesk.New(server);
        var award = await desk.Offered("bea@example.org");
        var credential = await Credential(award);
        var anyone = server.Visitor();
        // One word changed: the signature does not hold, and the issuer's true id proves nothing.
        var forged = await Answer(anyone, credential.Replace("Conduire un débat", "Diriger un hôpital", StringComparison.Ordinal));
        Assert.DoesNotContain("Ce serveur le connaît", forged, StringComparison.Ordinal);
        Assert.Contains("Rien ne prouve que ce badge vient de l’organisme", forged, StringComparison.Ordinal);
        Assert.DoesNotContain($"href=\"/fr/organizations/{desk.Organization.Id}", forged, StringComparison.Ordinal);

        // Somebody else's key that takes an organisation's name is still somebody else's.
        var stranger = await Answer(anyone, Encoding.UTF8.GetString(SampleBadges.Signed(issuer: "École de Vouneuil")));
        Assert.DoesNotContain("Ce serveur le connaît", stranger, StringComparison.Ordinal);
        Assert.Contains("Il n’est pas inscrit sur ce serveur", stranger, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_check_leads_to_what_it_means()
    {
        var anyone = server.Visitor();
        foreach (var language in (string[])["fr", "en"])
        {
            using var page = await anyone.GetAsync($"/{language}/verify/checks", Stop);
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            var source = await page.Source();
            var anchors = Anchor().Matches(source).Select(match => match.Groups["id"].Value).ToHashSet(StringComparer.Ordinal);
            foreach (var name in Enum.GetValues<CheckName>()) Assert.Contains(Components.CheckList.Anchor(name), anchors);
            // A text that is missing shows as its key.
            Assert.DoesNotMatch("_(Title|Asks|Means)", source);
        }

        using var answer = await anyone.PostText(Encoding.UTF8.GetString(SampleBadges.Signed()), "en");
        Assert.Contains("/en/verify/checks#proof\"", await answer.Source(), StringComparison.Ordinal);
    }

    Task<string> Credential(Award award) => Credential(server, award);

    static Task<string> Credential(WebServer server, Award award) => server.Ask<EcussonDb, string>(async db => Encoding.UTF8.GetString((await db.Set<SignedCredential>().FirstAsync(there => there.AwardId == award.Id, Stop)).Bytes));

    static async Task<string> Answer(HttpClient anyone, string badge)
    {
        using var answer = await anyone.PostText(badge, "fr");
        return await answer.Words();
    }

    [GeneratedRegex("<section class=\"section meaning\" id=\"(?<id>[a-z-]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Anchor();

    [GeneratedRegex(@"Le domaine\s+<bdi>(?<name>[^<]+)</bdi>\s+répond de lui\.", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Domain();
}
