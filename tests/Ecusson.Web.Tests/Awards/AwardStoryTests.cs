using System.Net;
using System.Text;
using Ecusson.Awards;
using Ecusson.Credentials.Baking;
using Ecusson.Messages;
using Ecusson.Storage;
using Ecusson.Web.Tests.People;
using Ecusson.Web.Tests.Verify;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Web.Tests.Awards;

/// <summary>An award from the issuer's desk to its holder and to the world, without any script.</summary>
public sealed class AwardStoryTests(PromptServer server) : IClassFixture<PromptServer>
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_award_is_granted_received_shown_taken_along_and_verified()
    {
        using var desk = await SampleDesk.New(server);
        var award = await desk.Offered("ada@example.org", "Ada Lovelace");
        var page = $"/fr/awards/{award.PublicId}";
        using var anyone = server.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, await anyone.Status(page));

        // The mail's link, without an account: looking changes nothing.
        using var stranger = server.Browser();
        var link = await desk.Link(award);
        Assert.Contains("Accepter ce badge", await stranger.Words(link), StringComparison.Ordinal);
        Assert.Equal(AwardState.Offered, (await desk.Award(page)).State);
        using (var accepted = await stranger.Fill(link, ("do", "accept"))) Assert.Equal(HttpStatusCode.SeeOther, accepted.StatusCode);
        Assert.Contains("Le garder dans mon espace", await stranger.Words(link), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await anyone.Status(page));

        // With an account of that address it waits in one's own space.
        using var ada = await server.SignedIn("ada@example.org");
        Assert.Contains("Conduire un débat", await ada.Words("/fr/me"), StringComparison.Ordinal);
        var mine = $"/fr/me/awards/{award.PublicId}";
        using (var shown = await ada.Fill(mine, ("do", "show"), ("visibility", "Everyone"), ("shows-name", "yes"))) Assert.Equal(HttpStatusCode.SeeOther, shown.StatusCode);

        using var seen = await anyone.GetAsync(page, Stop);
        var words = await seen.Words();
        Assert.Contains("Titulaire", words, StringComparison.Ordinal);
        Assert.Contains("Ada Lovelace", words, StringComparison.Ordinal);
        Assert.Contains("Ce badge est authentique et en cours de validité.", words, StringComparison.Ordinal);
        Assert.DoesNotContain("form-token", words, StringComparison.Ordinal);
        Assert.True(seen.Headers.CacheControl is { Public: true, NoCache: true });
        using var data = await anyone.GetAsync($"/awards/{award.PublicId}", Stop);
        Assert.Equal("application/vc", data.Content.Headers.ContentType?.MediaType);
        var json = await data.Content.ReadAsStringAsync(Stop);
        Assert.DoesNotContain("Lovelace", json, StringComparison.Ordinal);
        Assert.DoesNotContain("ada@example.org", json, StringComparison.Ordinal);

        // The picture holds the same data, and this server's own verification finds it good without asking anybody.
        foreach (var file in (string[])["badge.png", "badge.svg"])
        {
            var picture = await anyone.GetByteArrayAsync($"/awards/{award.PublicId}/{file}", Stop);
            var inside = Assert.IsType<UnbakeOutcome.Found>(Picture.Unbake(picture));
            Assert.NotNull(inside);
            using var verified = await anyone.PostFile(picture, file, "fr");
            Assert.Contains("Authentique", await verified.Words(), StringComparison.Ordinal);
        }

        // Hidden again, it is gone at once for everybody else.
        using (var hidden = await ada.Fill(mine, ("do", "show"), ("visibility", "OnlyMe"))) Assert.Equal(HttpStatusCode.SeeOther, hidden.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await anyone.Status(page));
        Assert.Equal(HttpStatusCode.NotFound, await anyone.Status($"/awards/{award.PublicId}"));
        Assert.Equal(HttpStatusCode.NotFound, await anyone.Status($"/awards/{award.PublicId}/badge.png"));
    }

    [Fact]
    public async Task The_mail_that_brought_a_badge_decides_nothing_once_it_is_in_a_passport()
    {
        using var desk = await SampleDesk.New(server);
        var award = await desk.Offered("owned@example.org");
        var link = await desk.Link(award);
        using var anyone = server.Browser();
        using (var neither = await anyone.Fill(link, ("do", "perhaps"))) Assert.Equal(HttpStatusCode.BadRequest, neither.StatusCode);
        Assert.Equal(AwardState.Offered, (await desk.Award($"/{award.PublicId}")).State);
        using var owner = await server.SignedIn("owned@example.org");
        var mine = $"/fr/me/awards/{award.PublicId}";
        using (await owner.Fill(mine, ("do", "accept"))) { }
        using (await owner.Fill(mine, ("do", "show"), ("visibility", "Everyone"))) { }

        using (var shown = await anyone.GetAsync(link, Stop)) Assert.Equal(HttpStatusCode.Forbidden, shown.StatusCode);
        using (var form = await anyone.GetAsync("/fr/sign-in", Stop))
        using (var declined = await anyone.Send(link, await FormVisitor.Token(form), ("do", "decline"))) Assert.Equal(HttpStatusCode.Forbidden, declined.StatusCode);

        var still = await desk.Award(mine);
        Assert.Equal((AwardState.Accepted, Visibility.Everyone), (still.State, still.Visibility));
    }

    [Fact]
    public async Task A_letter_reaches_a_holder_whose_address_was_written_in_capitals()
    {
        using var desk = await SampleDesk.New(server);
        var award = await desk.Offered("Caps.Lock@Example.org");
        using var holder = await server.SignedIn("caps.lock@example.org");
        using (await holder.Fill($"/fr/me/awards/{award.PublicId}", ("do", "accept"))) { }
        using (await desk.Owner.Fill($"{desk.Awards}/{award.PublicId}", ("do", "revoke"), ("reason", "Une erreur"))) { }

        var id = award.Id.Value;
        OutgoingMail? letter;
        do
        {
            await Task.Delay(50, Stop);
            letter = await server.Ask<EcussonDb, OutgoingMail?>(db => db.Set<OutgoingMail>().AsNoTracking().SingleOrDefaultAsync(mail => mail.Subject == id && mail.Kind == MailKinds.AwardRevoked, Stop));
        }
        while (letter is null or { State: MailState.Waiting or MailState.Sending });
        Assert.Equal(MailState.Kept, letter.State);
    }

    [Fact]
    public async Task Who_sees_a_badge_is_chosen_in_the_passport_and_the_name_stays_as_it_was()
    {
        using var desk = await SampleDesk.New(server);
        var award = await desk.Offered("pass@example.org", "Paz Port");
        using var paz = await server.SignedIn("pass@example.org");
        Assert.Contains("Un badge vous est attribué", await paz.Words("/fr/me"), StringComparison.Ordinal);
        var mine = $"/fr/me/awards/{award.PublicId}";
        using (await paz.Fill(mine, ("do", "accept"))) { }
        using (await paz.Fill(mine, ("do", "show"), ("visibility", "ByLink"), ("shows-name", "yes"))) { }

        using var passport = await paz.GetAsync("/fr/me", Stop);
        var token = await FormVisitor.Token(passport);
        using (var chosen = await paz.Send(mine, token, ("do", "show-to"), ("visibility", "Everyone")))
            Assert.Equal("/fr/me", chosen.Headers.Location?.ToString());

        var shown = await desk.Award(mine);
        Assert.Equal((Visibility.Everyone, true), (shown.Visibility, shown.ShowsName));
        Assert.Contains("Mon passeport, un badge", await paz.Words("/fr/me?visibility=Everyone"), StringComparison.Ordinal);
        using (var unknown = await paz.Send(mine, token, ("do", "show-to"), ("visibility", "7"))) Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
        Assert.Equal(Visibility.Everyone, (await desk.Award(mine)).Visibility);
    }

    [Fact]
    public async Task A_link_that_is_changed_shows_nothing_under_its_old_key()
    {
        using var desk = await SampleDesk.New(server);
        var award = await desk.Offered("bea@example.org");
        using var bea = await server.SignedIn("bea@example.org");
        var mine = $"/fr/me/awards/{award.PublicId}";
        using (await bea.Fill(mine, ("do", "accept"))) { }
        using (await bea.Fill(mine, ("do", "show"), ("visibility", "ByLink"))) { }
        var first = (await desk.Award(mine)).LinkKey;
        using var anyone = server.Visitor();
        Assert.Equal(HttpStatusCode.OK, await anyone.Status($"/fr/awards/{award.PublicId}?key={first}"));
        Assert.Equal(HttpStatusCode.NotFound, await anyone.Status($"/fr/awards/{award.PublicId}?key=x"));

        using (await bea.Fill(mine, ("do", "new-link"))) { }

        Assert.Equal(HttpStatusCode.NotFound, await anyone.Status($"/fr/awards/{award.PublicId}?key={first}"));
        Assert.Equal(HttpStatusCode.OK, await anyone.Status($"/fr/awards/{award.PublicId}?key={(await desk.Award(mine)).LinkKey}"));
    }

    [Fact]
    public async Task What_was_declined_can_be_accepted_after_all_and_what_is_wrong_reported()
    {
        using var desk = await SampleDesk.New(server);
        var award = await desk.Offered("cleo@example.org");
        using var cleo = server.Browser();
        using (await cleo.Fill(await desk.Link(award), ("do", "decline"))) { }
        Assert.Equal(AwardState.Declined, (await desk.Award(award.PublicId.ToString())).State);

        using var signedIn = await server.SignedIn("cleo@example.org");
        var mine = $"/fr/me/awards/{award.PublicId}";
        using (await signedIn.Fill(mine, ("do", "accept"))) { }
        using (var empty = await signedIn.Fill(mine, ("do", "mistake"), ("mistake", " "))) Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        using (await signedIn.Fill(mine, ("do", "mistake"), ("mistake", "La <b>date</b> est fausse"))) { }
        // Whoever answers finds it at the desk; nobody else does.
        var reported = $"{desk.Awards}?stands=reported";
        Assert.Contains($"href=\"{reported}\">1 erreur signalée attend une réponse", await desk.Owner.Words(desk.Organization.Desk), StringComparison.Ordinal);
        foreach (var list in (string[])[desk.Awards, reported]) Assert.Contains("Erreur signalée</span>", await desk.Owner.Words(list), StringComparison.Ordinal);
        using (var reader = await desk.Organization.Member("Reader"))
        {
            Assert.DoesNotContain("erreur signalée", await reader.Words(desk.Organization.Desk), StringComparison.Ordinal);
            Assert.DoesNotContain("Erreur signalée", await reader.Words(desk.Awards), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.NotFound, await reader.Status(reported));
        }

        var given = $"{desk.Awards}/{award.PublicId}";
        using var shown = await desk.Owner.GetAsync(given, Stop);
        var source = await shown.Source();
        Assert.Contains("La &lt;b&gt;date", source, StringComparison.Ordinal);
        var report = source.Split("name=\"report\" value=\"")[1].Split('"')[0];
        using (await desk.Owner.Fill(given, ("do", "answer"), ("report", report), ("answer", "C’est corrigé."))) { }
        Assert.Contains("C’est corrigé.", await signedIn.Words(mine), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_replaced_award_leads_to_the_one_in_its_place_and_a_withdrawn_one_tells_its_holder_why()
    {
        using var desk = await SampleDesk.New(server);
        var award = await desk.Offered("dora@example.org", "Dora Mar");
        using var dora = await server.SignedIn("dora@example.org");
        using (await dora.Fill($"/fr/me/awards/{award.PublicId}", ("do", "accept"))) { }
        using (await dora.Fill($"/fr/me/awards/{award.PublicId}", ("do", "show"), ("visibility", "Everyone"))) { }

        using var replaced = await desk.Owner.Fill($"{desk.Awards}/{award.PublicId}", ("do", "replace"), ("name", "Dora Maar"), ("why", "Une lettre manquait."));
        var next = replaced.Headers.Location!.ToString().Split('/')[^1];
        Assert.NotEqual(award.PublicId.ToString(), next);
        Assert.Contains($"/awards/{next}", await server.Visitor().Words($"/fr/awards/{award.PublicId}"), StringComparison.Ordinal);
        Assert.DoesNotContain("Une lettre manquait", await server.Visitor().Words($"/fr/awards/{award.PublicId}"), StringComparison.Ordinal);
        Assert.Contains("Une lettre manquait", await dora.Words($"/fr/me/awards/{award.PublicId}"), StringComparison.Ordinal);

        using (await dora.Fill($"/fr/me/awards/{next}", ("do", "show"), ("visibility", "OnlyMe"))) { }
        await Wait.Until(async () => !(await server.Visitor().Words($"/fr/awards/{award.PublicId}")).Contains($"/awards/{next}", StringComparison.Ordinal));

        using (await desk.Owner.Fill($"{desk.Awards}/{next}", ("do", "revoke"), ("reason", "Attribué par erreur."))) { }
        Assert.Contains("retiré", await desk.Owner.Words($"{desk.Awards}/{next}"), StringComparison.Ordinal);
        using var status = await server.Visitor().GetAsync(new Uri(System.Text.Json.JsonElement.Parse(Encoding.UTF8.GetString(
            await Credential(award))).GetProperty("credentialStatus").GetProperty("statusListCredential").GetString()!).AbsolutePath, Stop);
        Assert.Equal(("application/vc", "*"), (status.Content.Headers.ContentType?.MediaType, status.Headers.GetValues("Access-Control-Allow-Origin").Single()));
    }

    Task<byte[]> Credential(Award award) => server.Ask<EcussonDb, byte[]>(db => Task.FromResult(db.Set<SignedCredential>().First(there => there.AwardId == award.Id).Bytes));
}
