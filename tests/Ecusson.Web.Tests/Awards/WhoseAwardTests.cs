using System.Net;
using Ecusson.Awards;
using Ecusson.Keys;
using Ecusson.Messages;
using Ecusson.People;
using Ecusson.Storage;
using Ecusson.Web.Tests.People;
using Ecusson.Web.Tests.Verify;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Web.Tests.Awards;

/// <summary>Whose an award is: who opens its letter, is signed in as somebody else, or read it by mistake takes nothing from its holder and learns nothing of them.</summary>
public sealed class WhoseAwardTests(PromptServer server) : IClassFixture<PromptServer>
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_offered_badge_in_somebodys_account_is_not_taken_away_by_whoever_was_forwarded_the_letter()
    {
        using var desk = await SampleDesk.New(server);
        var award = await desk.Offered("mia@example.org", "Mia Hamm");
        using var mia = await server.SignedIn("mia@example.org");
        Assert.Contains("Conduire un débat", await mia.Words("/fr/me"), StringComparison.Ordinal);
        using var bob = await server.SignedIn("bob-forwarded@example.org");
        var link = await desk.Link(award);
        using (var taken = await bob.Send(link, await FormVisitor.Token(await bob.GetAsync("/fr/me/account", Stop)), ("do", "accept"))) Assert.Equal(HttpStatusCode.Forbidden, taken.StatusCode);
        using var still = await mia.GetAsync($"/fr/me/awards/{award.PublicId}", Stop);
        Assert.Equal(HttpStatusCode.OK, still.StatusCode);
    }

    [Fact]
    public async Task A_moved_badge_goes_to_the_account_of_its_new_address_and_not_to_whoever_else_is_signed_in_there()
    {
        using var desk = await SampleDesk.New(server);
        using var olga = await server.SignedIn("olga-old@example.org");
        var award = await desk.Shown("olga-old@example.org", olga);
        using var dan = await server.SignedIn("dan-new@example.org");
        using (var asked = await desk.Owner.Fill($"{desk.Awards}/{award.PublicId}", ("do", "move"), ("new-address", "dan-new@example.org"), ("move-reason", "Adresse perdue."))) Assert.Equal(HttpStatusCode.SeeOther, asked.StatusCode);
        var before = TimeProvider.System.GetUtcNow() - MoveAward.TimeToKeep;
        await server.Ask<EcussonDb, int>(db => db.Set<Award>().Where(there => there.Id == award.Id).ExecuteUpdateAsync(set => set.SetProperty(there => there.MoveAskedAt, before), Stop));
        var version = (await desk.Award($"{award.PublicId}")).LinkVersion;
        var link = await server.Ask<SecretLinks, string>(links => Task.FromResult("/fr/move/" + links.Make(MoveAward.LinkUse, award.Id.Value, version)));
        using var sister = await server.SignedIn("sister@example.org");
        Assert.Contains("Il ira dans l’espace qui connaît cette adresse", await sister.Words(link), StringComparison.Ordinal);
        using (var confirmed = await sister.Fill(link, ("do", "confirm"))) Assert.Equal("/fr/me", confirmed.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.NotFound, await sister.Status($"/fr/me/awards/{award.PublicId}"));
        Assert.Equal(HttpStatusCode.OK, await dan.Status($"/fr/me/awards/{award.PublicId}"));
    }

    [Fact]
    public async Task What_the_wrong_person_reported_is_not_told_to_the_right_one()
    {
        using var desk = await SampleDesk.New(server);
        var award = await desk.Offered("wrong@example.org", "Ada Lovelace");
        using var reader = server.Browser();
        using (var reported = await reader.Fill(await desk.Link(award), ("do", "mistake"), ("mistake", "Je suis Bob Martin, 06 12 34 56 78, et non Ada."))) Assert.Equal(HttpStatusCode.SeeOther, reported.StatusCode);
        using (var sent = await desk.Owner.Fill($"{desk.Awards}/{award.PublicId}", ("do", "resend"), ("address", "right@example.org"))) Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        using var right = await server.SignedIn("right@example.org");
        // Nor by the letter that went to the right one, and the wrong one's opens nothing any more.
        Assert.DoesNotContain("Bob Martin", await reader.Words(await desk.Link(await desk.Award($"{award.PublicId}"))), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, await reader.Status(await desk.Link(award)));
        Assert.DoesNotContain("Bob Martin", await right.Words($"/fr/me/awards/{award.PublicId}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_answer_that_leaves_late_lets_no_former_reader_in(bool hasAccount)
    {
        using var desk = await SampleDesk.New(server);
        var award = await desk.Offered($"late-wrong-{(hasAccount ? "known" : "new")}@example.org", "Ada Lovelace");
        using var reader = server.Browser();
        using (await reader.Fill(await desk.Link(award), ("do", "mistake"), ("mistake", "Ce n’est pas moi."))) { }
        var report = await server.Ask<EcussonDb, Guid>(async db => (await db.Set<MistakeReport>().SingleAsync(there => there.AwardId == award.Id, Stop)).Id.Value);
        using (await desk.Owner.Fill($"{desk.Awards}/{award.PublicId}", ("do", "answer"), ("report", $"{report}"), ("answer", "Merci."))) { }
        OutgoingMail? answer = null;
        await Wait.Until(async () => (answer = await server.Ask<EcussonDb, OutgoingMail?>(db => db.Set<OutgoingMail>().AsNoTracking().SingleOrDefaultAsync(
            mail => mail.Kind == MailKinds.MistakeAnswered && mail.Subject == award.Id.Value && mail.State == MailState.Kept, Stop))) is not null);
        Assert.Contains("/receive/", await desk.Owner.Words($"/fr/admin/mail/{answer!.Id.Value}"), StringComparison.Ordinal);

        // Written anew after the address was corrected, as it is when a server tries again.
        var right = $"late-right-{(hasAccount ? "known" : "new")}@example.org";
        if (hasAccount) (await server.SignedIn(right)).Dispose();
        using (await desk.Owner.Fill($"{desk.Awards}/{award.PublicId}", ("do", "resend"), ("address", right))) { }
        var words = await desk.Owner.Words($"/fr/admin/mail/{answer.Id.Value}");
        foreach (var told in (string[])["/receive/", $"{award.PublicId}", "Merci."]) Assert.DoesNotContain(told, words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_the_letter_alone_reads_there_what_they_reported_and_what_was_answered()
    {
        using var desk = await SampleDesk.New(server);
        var award = await desk.Offered("ola@example.org", "Ola");
        var link = await desk.Link(award);
        using var ola = server.Browser();
        using (await ola.Fill(link, ("do", "mistake"), ("mistake", "Il manque mon nom entier."))) { }
        Assert.Contains("Il manque mon nom entier.", await ola.Words(link), StringComparison.Ordinal);
        var report = await server.Ask<EcussonDb, Guid>(async db => (await db.Set<MistakeReport>().SingleAsync(there => there.AwardId == award.Id, Stop)).Id.Value);
        using (await desk.Owner.Fill($"{desk.Awards}/{award.PublicId}", ("do", "answer"), ("report", $"{report}"), ("answer", "Nous le corrigeons."))) { }
        await Reads(link);
        // Who signed in as somebody else and was forwarded the letter does not.
        using (var other = await server.SignedIn("ola-forwarded@example.org"))
        {
            var shown = await other.Words(link);
            foreach (var told in (string[])["Il manque mon nom entier.", "Nous le corrigeons."]) Assert.DoesNotContain(told, shown, StringComparison.Ordinal);
        }

        using (await ola.Fill(link, ("do", "accept"))) { }
        await Reads(link);
        using (await desk.Owner.Fill($"{desk.Awards}/{award.PublicId}", ("do", "replace"), ("name", "Ola Nordmann"), ("why", "Le nom n’était pas entier."))) { }
        await Reads(link);

        async Task Reads(string page)
        {
            var words = await ola.Words(page);
            foreach (var told in (string[])["Il manque mon nom entier.", "Nous le corrigeons."]) Assert.Contains(told, words, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Declining_and_asking_to_withdraw_are_told_of_where_they_can_be_done()
    {
        const string told = "Déclinez ce badge, ou dites";
        using var desk = await SampleDesk.New(server);
        var (declined, withdrawn) = (await desk.Offered("pal@example.org"), await desk.Offered("per@example.org"));
        using var reader = server.Browser();
        foreach (var award in (Award[])[declined, withdrawn]) Assert.Contains(told, await reader.Words(await desk.Link(award)), StringComparison.Ordinal);
        using (await reader.Fill(await desk.Link(declined), ("do", "decline"))) { }
        using (await desk.Owner.Fill($"{desk.Awards}/{withdrawn.PublicId}", ("do", "revoke"), ("reason", "Attribué par erreur."))) { }
        foreach (var award in (Award[])[declined, withdrawn]) Assert.DoesNotContain(told, await reader.Words(await desk.Link(award)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_holder_reported_before_accepting_stays_theirs_when_they_keep_their_badge()
    {
        using var desk = await SampleDesk.New(server);
        var award = await desk.Offered("nina@example.org", "Nina S.");
        using var nina = await server.SignedIn("nina@example.org");
        var mine = $"/fr/me/awards/{award.PublicId}";
        using (await nina.Fill(mine, ("do", "mistake"), ("mistake", "Il manque mon nom entier."))) { }
        using (await nina.Fill(mine, ("do", "accept"))) { }
        Assert.Contains("Il manque mon nom entier.", await nina.Words(mine), StringComparison.Ordinal);
        using (var asked = await desk.Owner.Fill($"{desk.Awards}/{award.PublicId}", ("do", "move"), ("new-address", "nina@work.example"), ("move-reason", "Adresse perdue."))) Assert.Equal(HttpStatusCode.SeeOther, asked.StatusCode);
        using (await nina.Fill(mine, ("do", "stay"))) { }
        Assert.Contains("Il manque mon nom entier.", await nina.Words(mine), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_turned_it_down_by_the_letter_changes_their_mind_by_the_letter()
    {
        using var desk = await SampleDesk.New(server);
        var award = await desk.Offered("noe@example.org", "Noé");
        var link = await desk.Link(award);
        using var noe = server.Browser();
        using (await noe.Fill(link, ("do", "decline"))) { }
        Assert.Contains("Vous l’avez décliné", await noe.Words(link), StringComparison.Ordinal);
        using (var accepted = await noe.Fill(link, ("do", "accept"))) Assert.Equal(HttpStatusCode.SeeOther, accepted.StatusCode);
        Assert.Equal(AwardState.Accepted, (await desk.Award($"{award.PublicId}")).State);
    }

    [Fact]
    public async Task Whoever_accepted_by_the_letter_reads_by_it_that_their_badge_was_withdrawn_and_why()
    {
        using var desk = await SampleDesk.New(server);
        var award = await desk.Offered("elise@example.org", "Élise");
        var link = await desk.Link(award);
        using var elise = server.Browser();
        using (await elise.Fill(link, ("do", "accept"))) { }
        using (await desk.Owner.Fill($"{desk.Awards}/{award.PublicId}", ("do", "revoke"), ("reason", "Attribué par erreur."))) { }

        var page = await elise.Words(link);
        Assert.Contains("Ce badge a été retiré", page, StringComparison.Ordinal);
        Assert.Contains("Attribué par erreur.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"keep\"", page, StringComparison.Ordinal);
    }
}
