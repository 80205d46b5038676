using System.Net;
using System.Text.RegularExpressions;
using Ecusson.Keys;
using Ecusson.Organizations;
using Ecusson.Storage;
using Ecusson.Web.Tests.Awards;
using Ecusson.Web.Tests.People;
using Ecusson.Web.Tests.Verify;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Web.Tests.Organizations;

/// <summary>The desk of an organisation as its members use it, without any script.</summary>
public sealed partial class DeskTests(WebServer server) : IClassFixture<WebServer>
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_joins_without_a_name_may_give_one_and_one_that_is_there_stays()
    {
        using var first = await SampleOrganization.New(server);
        using var second = await SampleOrganization.New(server);
        var address = $"{Guid.NewGuid():N}@example.org";
        foreach (var organization in (SampleOrganization[])[first, second])
        {
            using (await organization.Owner.Fill($"{organization.Desk}/members", ("do", "invite"), ("address", address), ("language", "fr"), ("roles", "Reader"))) { }
            var link = await server.InvitationLink(address);
            using var member = await server.SignedIn(address);
            var isFirst = organization == first;
            Assert.Equal(isFirst, (await member.Words(link)).Contains("Votre nom (facultatif)", StringComparison.Ordinal));
            if (isFirst)
                using (var wrong = await member.Fill(link, ("do", "accept"), ("name", new string('x', 301))))
                {
                    Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
                    Assert.Contains("Ce nom ne peut pas être gardé", await wrong.Words(), StringComparison.Ordinal);
                }

            using var joined = await member.Fill(link, ("do", "accept"), ("name", isFirst ? "Maya Léger" : "Autre"));
            Assert.Equal(organization.Desk, joined.Headers.Location?.ToString());
        }

        Assert.Contains("Maya Léger", await second.Owner.Words($"{second.Desk}/members"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_operator_makes_an_organisation_and_finds_it_among_theirs()
    {
        using var organization = await SampleOrganization.New(server, "Les Ateliers du Quai");

        var home = await organization.Owner.Words(organization.Desk);
        Assert.Contains("L’organisme est créé", home, StringComparison.Ordinal);
        Assert.Contains("Responsable", home, StringComparison.Ordinal);
        Assert.Contains("Les Ateliers du Quai", await organization.Owner.Words("/fr/manage"), StringComparison.Ordinal);
        Assert.Contains("Les Ateliers du Quai", await server.Visitor().Words($"/fr/organizations/{organization.Id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_organisation_is_led_from_its_description_to_its_first_award_and_then_left_alone()
    {
        using var desk = await SampleDesk.New(server);
        var organization = desk.Organization;
        var home = await organization.Owner.Words(organization.Desk);
        foreach (var step in (string[])["Présenter l’organisme", "Ajouter votre logo", "Inviter vos collègues", "Créer votre premier badge", "Attribuer ce badge à une première personne"])
            Assert.Contains(step, home, StringComparison.Ordinal);
        Assert.Equal(2, home.Split("Fait\u00A0:").Length);

        using (await organization.Owner.Fill($"{organization.Desk}/settings", ("version", "1"), ("name", "École"), ("language", "fr"), ("description-fr", "Ce que nous faisons"))) { }
        using (var logo = await LogoTests.Save(organization, LogoTests.Png, "logo.png")) Assert.Equal(HttpStatusCode.SeeOther, logo.StatusCode);
        using var member = await organization.Member("Reader");
        await desk.Grant("first@example.org");
        Assert.DoesNotContain("Pour commencer", await organization.Owner.Words(organization.Desk), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_award_or_design_has_their_next_acts_at_hand_and_nobody_else_has()
    {
        using var desk = await SampleDesk.New(server);
        var organization = desk.Organization;
        using var other = await SampleOrganization.New(server);
        using var issuer = await organization.Member("Issuer");
        using var designer = await organization.Member("Designer");
        using var reader = await organization.Member("Reader");
        foreach (var page in (string[])[organization.Desk, "/fr/me"])
        {
            Assert.Equal("Attribuer un badge, Attribuer à une liste", await Acts(issuer, page, organization.Desk));
            Assert.Equal("Nouveau badge", await Acts(designer, page, organization.Desk));
            Assert.Equal("", await Acts(reader, page, organization.Desk));
        }

        // There is nothing to award yet.
        Assert.Equal("Nouveau badge", await Acts(other.Owner, other.Desk, other.Desk));
        Assert.Contains("Créer votre premier badge", await other.Owner.Words(other.Desk), StringComparison.Ordinal);

        static async Task<string> Acts(HttpClient visitor, string page, string desk)
        {
            var words = await visitor.Words(page);
            (string Path, string Said)[] all = [("/awards/new", "Attribuer un badge"), ("/awards/lists/new", "Attribuer à une liste"), ("/badges/new", "Nouveau badge")];
            return string.Join(", ", all.Where(act => words.Contains($"href=\"{desk}{act.Path}\">{act.Said}<span", StringComparison.Ordinal)).Select(act => act.Said));
        }
    }

    [Fact]
    public async Task A_server_without_a_public_address_says_before_publishing_and_awarding_what_is_signed_for_ever()
    {
        using var desk = await SampleDesk.New(server);
        using var begun = await desk.Owner.Fill($"{desk.Organization.Desk}/badges/new", ("do", "guided"), ("what", "Débat"));
        foreach (var page in (string[])[begun.Headers.Location!.ToString(), $"{desk.Awards}/new", $"{desk.Awards}/lists/new"])
            Assert.Matches("porte http://[^ ]+ pour toujours", await desk.Owner.Words(page));
        Assert.Matches("Ce qui est signé porte http://[^ ]+ pour toujours", await desk.Owner.Words("/fr/admin"));
        Assert.Contains("la personne qui l’administre aura réglé son adresse publique", await desk.Owner.Words(desk.Organization.Desk), StringComparison.Ordinal);
        using var issuer = await desk.Organization.Member("Issuer");
        Assert.DoesNotContain("aura réglé son adresse publique", await issuer.Words(desk.Organization.Desk), StringComparison.Ordinal);

        await using var known = new WebServer { Address = "https://badges.example.org" };
        using var other = await SampleDesk.New(known);
        Assert.DoesNotContain("n’a pas d’adresse publique", await other.Owner.Words($"{other.Awards}/new"), StringComparison.Ordinal);
        Assert.Contains("Signer au nom du domaine de ce serveur", await other.Owner.Words(other.Organization.Desk), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_who_may_not_make_one_is_told_whom_to_ask()
    {
        using var visitor = await server.SignedIn("nobody-special@example.org");
        Assert.Contains("Demandez", await visitor.Words("/fr/manage"), StringComparison.Ordinal);
        using var page = await visitor.GetAsync("/fr/manage/new", Stop);
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        using var manage = await visitor.GetAsync("/fr/me/account", Stop);
        using var forced = await visitor.Send("/fr/manage/new", await FormVisitor.Token(manage), ("name", "Pris"), ("language", "fr"));
        Assert.Equal(HttpStatusCode.NotFound, forced.StatusCode);
    }

    [Fact]
    public async Task What_is_wrong_is_said_beside_its_field_and_nothing_typed_is_lost()
    {
        using var organization = await SampleOrganization.New(server);
        using var refused = await organization.Owner.Fill($"{organization.Desk}/settings",
            ("version", "1"), ("name", " "), ("language", "fr"), ("description-fr", "<b>Nous</b>"), ("site", "javascript:alert(1)"), ("mail", "x"), ("place", "Poitiers"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.Words();
        Assert.Contains("Indiquez le nom", page, StringComparison.Ordinal);
        Assert.Contains("adresse d’un site", page, StringComparison.Ordinal);
        Assert.Contains("Poitiers", page, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;Nous&lt;/b&gt;", await refused.Source(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_edit_at_once_the_second_sees_what_the_first_saved_and_keeps_their_own_words()
    {
        using var organization = await SampleOrganization.New(server);
        var settings = $"{organization.Desk}/settings";
        using (await organization.Owner.Fill(settings, ("version", "1"), ("name", "Premier nom"), ("language", "fr"))) { }
        using var late = await organization.Owner.Fill(settings, ("version", "1"), ("name", "Second nom"), ("language", "fr"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
        var source = await late.Source();
        Assert.Contains("value=\"Second nom\"", source, StringComparison.Ordinal);
        Assert.Contains("Premier nom", source, StringComparison.Ordinal);

        using var knowing = await organization.Owner.Fill(settings, ("version", Version().Match(source).Groups["version"].Value), ("name", "Second nom"), ("language", "fr"));
        Assert.Equal(HttpStatusCode.SeeOther, knowing.StatusCode);
        Assert.Contains("Second nom", await organization.Owner.Words(organization.Desk), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invited_person_joins_gets_other_roles_and_leaves()
    {
        using var organization = await SampleOrganization.New(server);
        using var member = await organization.Member("Designer");
        Assert.Contains("Conception", await member.Words(organization.Desk), StringComparison.Ordinal);
        var members = $"{organization.Desk}/members";
        var row = await Row(organization.Id, Roles.Designer);

        using (var changed = await organization.Owner.Fill(members, ("do", "roles"), ("row", row), ("roles", "Issuer"), ("roles", "Assessor")))
            Assert.Equal(HttpStatusCode.SeeOther, changed.StatusCode);
        Assert.Contains("Attribution, Évaluation", await member.Words(organization.Desk), StringComparison.Ordinal);

        using var left = await member.Fill(members, ("do", "remove"), ("row", row));
        Assert.Equal("/fr/manage", left.Headers.Location?.ToString());
        using var gone = await member.GetAsync(organization.Desk, Stop);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task The_last_owner_cannot_leave()
    {
        using var organization = await SampleOrganization.New(server);
        using var stays = await organization.Owner.Fill($"{organization.Desk}/members", ("do", "remove"), ("row", await Row(organization.Id, Roles.Owner)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stays.StatusCode);
        Assert.Contains("toujours une personne responsable", await stays.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rotated_keys_are_listed_with_those_before()
    {
        using var organization = await SampleOrganization.New(server);
        using var rotated = await organization.Owner.Fill($"{organization.Desk}/keys", ("do", "rotate"));
        Assert.Equal(HttpStatusCode.SeeOther, rotated.StatusCode);
        var page = await organization.Owner.Words($"{organization.Desk}/keys");
        Assert.Equal(2, Regex.Count(page, "Retirée le", RegexOptions.None, TimeSpan.FromSeconds(1)));
        Assert.DoesNotContain("Vérifier maintenant", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_is_shown_once_and_ends_when_revoked()
    {
        using var organization = await SampleOrganization.New(server);
        var (secret, client) = await organization.Token("badges:read");
        Assert.Matches("^ecu_[A-Za-z0-9_-]{43}$", secret);

        var page = await organization.Owner.Words($"{organization.Desk}/programs");
        Assert.DoesNotContain(secret, page, StringComparison.Ordinal);
        Assert.Contains(client, page, StringComparison.Ordinal);
        // What a right gives is said where it is given, as on the page of the API.
        Assert.Contains("Lire l’organisme et ses membres, avec leurs adresses.", page, StringComparison.Ordinal);
        var row = await server.Ask<EcussonDb, Guid>(async db => (await db.Set<ProgramToken>().SingleAsync(token => token.PublicId == Read(client), Stop)).Id.Value);
        using var revoked = await organization.Owner.Fill($"{organization.Desk}/programs", ("do", "revoke"), ("row", $"{row}"));
        Assert.Equal(HttpStatusCode.SeeOther, revoked.StatusCode);
        Assert.Null(await server.Ask<FindToken, KnownProgram?>(find => find.By(secret, Stop)));
    }

    async Task<string> Row(string organization, Roles roles) => await server.Ask<EcussonDb, string>(async db =>
    {
        var id = await db.Set<Organization>().Where(there => there.PublicId == Read(organization)).Select(there => there.Id).SingleAsync(Stop);
        return $"{(await db.Set<Member>().SingleAsync(member => member.OrganizationId == id && member.Roles == roles, Stop)).Id.Value}";
    });

    static PublicId Read(string id) => PublicId.TryParse(id, out var read) ? read : throw new FormatException(id);

    [GeneratedRegex("name=\"version\" value=\"(?<version>[0-9]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Version();
}
