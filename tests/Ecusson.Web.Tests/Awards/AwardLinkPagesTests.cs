using System.Net;
using Ecusson.Awards;
using Ecusson.Storage;
using Ecusson.Web.Tests.People;
using Ecusson.Web.Tests.Verify;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Web.Tests.Awards;

/// <summary>The page behind a letter's link, for those who have the letter and no more.</summary>
public sealed class AwardLinkPagesTests(PromptServer server) : IClassFixture<PromptServer>
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Once_it_is_in_an_account_the_link_alone_shows_neither_name_nor_story_nor_reason_and_declines_nothing()
    {
        using var desk = await SampleDesk.New(server);
        var award = await desk.Offered("fay@example.org", "Fay Wray");
        using var fay = await server.SignedIn("fay@example.org");
        using (await fay.Fill($"/fr/me/awards/{award.PublicId}", ("do", "accept"))) { }
        var link = await desk.Link(award);
        using var stranger = server.Browser();
        using var shown = await stranger.GetAsync(link, Stop);
        Assert.Equal(HttpStatusCode.Forbidden, shown.StatusCode);
        var words = await shown.Words();
        foreach (var secret in (string[])["Fay", "Conduire un débat", "Le décliner"]) Assert.DoesNotContain(secret, words, StringComparison.Ordinal);
        Assert.Contains("Connectez-vous", words, StringComparison.Ordinal);
        using (var forced = await stranger.Send(link, await FormVisitor.Token(await stranger.GetAsync("/fr/sign-in", Stop)), ("do", "decline"))) Assert.Equal(HttpStatusCode.Forbidden, forced.StatusCode);
        Assert.Equal(AwardState.Accepted, (await desk.Award(award.PublicId.ToString())).State);
        using var own = await fay.GetAsync(link, Stop);
        Assert.EndsWith($"/me/awards/{award.PublicId}", own.Headers.Location?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Accepted_without_an_account_its_link_leads_into_one_and_tells_nothing_of_its_holder()
    {
        using var desk = await SampleDesk.New(server);
        var award = await desk.Offered("gus@example.org", "Gus Grissom");
        using var reader = server.Browser();
        var link = await desk.Link(award);
        using (var odd = await reader.Fill(link, ("do", "maybe"))) Assert.Equal(HttpStatusCode.BadRequest, odd.StatusCode);
        Assert.Equal(AwardState.Offered, (await desk.Award(award.PublicId.ToString())).State);
        using (await reader.Fill(link, ("do", "accept"))) { }
        using var back = await reader.GetAsync(link, Stop);
        var words = await back.Words();
        Assert.Contains("Le garder dans mon espace", words, StringComparison.Ordinal);
        foreach (var secret in (string[])["Grissom", "gus@example.org"]) Assert.DoesNotContain(secret, words, StringComparison.Ordinal);
        using var gus = await server.SignedIn("gus@work.example");
        using (var taken = await gus.Fill(link, ("do", "accept"))) Assert.EndsWith($"/me/awards/{award.PublicId}", taken.Headers.Location?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Accepted_without_an_account_it_is_taken_along_and_shown_by_the_letter_until_it_is_in_one()
    {
        using var desk = await SampleDesk.New(server);
        var award = await desk.Offered("ivy@example.org", "Ivy King");
        var link = await desk.Link(award);
        var files = (string[])[$"{link}/certificate.pdf", .. ((string[])["badge.png", "badge.svg", "credential.json", "credential.jwt"]).Select(name => $"{link["/fr".Length..]}/{name}")];
        using var reader = server.Browser();
        async Task<IEnumerable<HttpStatusCode>> Taken()
        {
            var answers = new List<HttpStatusCode>();
            foreach (var file in files)
            {
                using var answer = await reader.GetAsync(file, Stop);
                answers.Add(answer.StatusCode);
                if (answer.IsSuccessStatusCode) Assert.True(answer.Headers.CacheControl?.NoStore);
            }

            return answers.Distinct();
        }

        // Before it is accepted there is nothing to take along.
        Assert.Equal([HttpStatusCode.NotFound], await Taken());
        using (await reader.Fill(link, ("do", "accept"))) { }
        Assert.Equal([HttpStatusCode.OK], await Taken());
        using (var page = await reader.GetAsync(link, Stop))
            foreach (var file in files) Assert.Contains($"href=\"{file}\"", await page.Source(), StringComparison.Ordinal);
        var picture = await reader.GetByteArrayAsync(files[1], Stop);
        using (var judged = await server.Visitor().PostFile(picture, "badge.png", "fr")) Assert.Contains("est authentique", await judged.Words(), StringComparison.Ordinal);

        using (var stranger = server.Browser())
        using (var hidden = await stranger.GetAsync($"/fr/awards/{award.PublicId}", Stop)) Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        using (var shown = await reader.Fill(link, ("do", "show"), ("visibility", "Everyone"))) Assert.Equal(link, shown.Headers.Location?.ToString());
        using (var open = await reader.GetAsync($"/fr/awards/{award.PublicId}", Stop)) Assert.DoesNotContain("Ivy King", await open.Words(), StringComparison.Ordinal);
        using (var odd = await reader.Fill(link, ("do", "show"), ("visibility", "7"))) Assert.Equal(HttpStatusCode.BadRequest, odd.StatusCode);

        // The link to sign in goes to where the letter went, and leads back; from then on the letter alone opens nothing.
        using (var kept = await reader.Fill(link, ("do", "keep"))) Assert.Equal("/fr/sign-in/sent", kept.Headers.Location?.ToString());
        using var ivy = server.Browser();
        using (var entered = await ivy.Fill($"/fr/sign-in/{await server.MailedToken("ivy@example.org")}")) Assert.Equal(link, entered.Headers.Location?.ToString());
        Assert.Equal([HttpStatusCode.NotFound], await Taken());
        using (var late = await reader.Send(link, await FormVisitor.Token(await reader.GetAsync("/fr/sign-in", Stop)), ("do", "show"), ("visibility", "Everyone"))) Assert.Equal(HttpStatusCode.Forbidden, late.StatusCode);
        Assert.Equal(Visibility.Everyone, (await desk.Award(award.PublicId.ToString())).Visibility);
    }

    [Fact]
    public async Task Whoever_has_signed_in_and_opens_a_letter_to_somebody_else_is_told_whose_it_is_before_they_can_take_it()
    {
        using var desk = await SampleDesk.New(server);
        var link = await desk.Link(await desk.Offered("jane@example.org", "Jane Doe"));
        using var shown = await desk.Owner.GetAsync(link, Stop);
        var words = await shown.Words();
        Assert.Contains("Ce badge a été envoyé à j…@e….org", words, StringComparison.Ordinal);
        Assert.DoesNotContain("jane@example.org", words, StringComparison.Ordinal);
        Assert.DoesNotContain("Accepter ce badge", words, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"decline\"", words, StringComparison.Ordinal);
        using var jane = await server.SignedIn("jane@example.org");
        using var own = await jane.GetAsync(link, Stop);
        Assert.Contains("Accepter ce badge", await own.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_accepted_can_be_given_back_and_its_issuer_sees_it()
    {
        using var desk = await SampleDesk.New(server);
        using var kim = await server.SignedIn("kim@example.org");
        var award = await desk.Shown("kim@example.org", kim);
        var mine = $"/fr/me/awards/{award.PublicId}";
        using (var page = await kim.GetAsync(mine, Stop)) Assert.Contains("Rendre ce badge", await page.Words(), StringComparison.Ordinal);
        using (var given = await kim.Fill(mine, ("do", "decline"))) Assert.Equal(mine, given.Headers.Location?.ToString());
        using (var stranger = server.Browser())
        using (var hidden = await stranger.GetAsync($"/fr/awards/{award.PublicId}", Stop)) Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        using (var told = await desk.Owner.GetAsync($"{desk.Awards}/{award.PublicId}", Stop)) Assert.Contains("Décliné", await told.Words(), StringComparison.Ordinal);
        using var again = await kim.Fill(mine, ("do", "accept"));
        Assert.Equal(AwardState.Accepted, (await desk.Award(award.PublicId.ToString())).State);
    }

    [Fact]
    public async Task Whoever_is_new_is_asked_for_their_name_once_and_offered_the_one_that_came_with_their_badge()
    {
        using var desk = await SampleDesk.New(server);
        var award = await desk.Offered("lea@example.org", "Léa Martin");
        using var lea = await server.SignedIn("lea@example.org");
        using (var before = await lea.GetAsync("/fr/me", Stop)) Assert.DoesNotContain("value=\"Léa Martin\"", await before.Words(), StringComparison.Ordinal);
        using (await lea.Fill($"/fr/me/awards/{award.PublicId}", ("do", "accept"))) { }
        string version;
        using (var asked = await lea.GetAsync("/fr/me", Stop))
        {
            var words = await asked.Words();
            Assert.Contains("Comment vous appelez-vous", words, StringComparison.Ordinal);
            Assert.Contains("value=\"Léa Martin\"", words, StringComparison.Ordinal);
            version = words.Split("name=\"version\" value=\"")[1].Split('"')[0];
        }

        using (var empty = await lea.Fill("/fr/me", ("name", " "), ("version", version))) Assert.Contains("Indiquez votre nom", await empty.Words(), StringComparison.Ordinal);
        using (var named = await lea.Fill("/fr/me", ("name", "Léa M."), ("version", version))) Assert.Equal("/fr/me", named.Headers.Location?.ToString());
        using var after = await lea.GetAsync("/fr/me", Stop);
        Assert.Contains("Bonjour Léa M.", await after.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Comment vous appelez-vous", await after.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_that_ended_says_so_and_how_to_get_another()
    {
        using var desk = await SampleDesk.New(server);
        var award = await desk.Offered("hal@example.org");
        await server.Ask<EcussonDb, int>(db => db.Set<Award>().Where(there => there.Id == award.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(there => there.LastWroteAt, TimeProvider.System.GetUtcNow() - AnswerAward.LinkTerm), Stop));
        using var reader = server.Browser();
        using var shown = await reader.GetAsync(await desk.Link(award), Stop);
        Assert.Equal(HttpStatusCode.Gone, shown.StatusCode);
        var words = await shown.Words();
        Assert.Contains("Ce lien a expiré", words, StringComparison.Ordinal);
        Assert.Contains("d’envoyer de nouveau", words, StringComparison.Ordinal);
        Assert.DoesNotContain("Conduire un débat", words, StringComparison.Ordinal);
    }
}
