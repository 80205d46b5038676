using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Ecusson.Awards;
using Ecusson.Credentials.Verification;
using Ecusson.Networks;
using Ecusson.Storage;
using Ecusson.Web.Tests.Awards;
using Ecusson.Web.Tests.People;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Web.Tests.Verify;

/// <summary>Who an issuer is: what the verification proves, and what this server knows beyond it.</summary>
public sealed partial class KnownIssuerTests(AwardStoryTests.PromptServer server) : IClassFixture<AwardStoryTests.PromptServer>
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
        Assert.Contains("Réseau &lt;b&gt;Ouest", await again.Source(), StringComparison.Ordinal);
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

    Task<string> Credential(Award award) => server.Ask<EcussonDb, string>(async db => Encoding.UTF8.GetString((await db.Set<SignedCredential>().FirstAsync(there => there.AwardId == award.Id, Stop)).Bytes));

    static async Task<string> Answer(HttpClient anyone, string badge)
    {
        using var answer = await anyone.PostText(badge, "fr");
        return await answer.Words();
    }

    [GeneratedRegex("<section class=\"section meaning\" id=\"(?<id>[a-z-]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Anchor();
}
