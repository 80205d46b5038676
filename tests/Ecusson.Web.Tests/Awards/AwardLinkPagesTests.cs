using System.Net;
using Ecusson.Awards;
using Ecusson.Storage;
using Ecusson.Web.Tests.People;
using Ecusson.Web.Tests.Verify;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Web.Tests.Awards;

/// <summary>The page behind a letter's link, for those who have the letter and no more.</summary>
public sealed class AwardLinkPagesTests(AwardStoryTests.PromptServer server) : IClassFixture<AwardStoryTests.PromptServer>
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
        Assert.DoesNotContain("Grissom", words, StringComparison.Ordinal);
        using var gus = await server.SignedIn("gus@work.example");
        using (var taken = await gus.Fill(link, ("do", "accept"))) Assert.EndsWith($"/me/awards/{award.PublicId}", taken.Headers.Location?.ToString(), StringComparison.Ordinal);
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
