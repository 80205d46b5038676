using System.Net;
using System.Text.Json;
using Ecusson.Awards;
using Ecusson.Keys;
using Ecusson.Messages;
using Ecusson.People;
using Ecusson.Storage;
using Ecusson.Web.Tests.People;
using Ecusson.Web.Tests.Verify;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Web.Tests.Awards;

/// <summary>A correction follows its holder: it is shown as they chose and not further, and they are told where they read mail, with an account and without.</summary>
public sealed class CorrectionTests(PromptServer server) : IClassFixture<PromptServer>
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whose_badge_was_accepted_by_letter_and_whose_old_address_died_is_told_at_their_main_one_that_it_was_corrected()
    {
        using var desk = await SampleDesk.New(server);
        var award = await desk.Offered("ivo-old@example.org", "Ivo");
        using (var reader = server.Browser()) using (await reader.Fill(await desk.Link(award), ("do", "accept"))) { }
        using var ivo = await server.SignedIn("ivo@example.org");
        using (await ivo.Fill("/fr/me/account", ("do", "add-address"), ("address", "ivo-old@example.org"))) { }
        using (await ivo.Fill($"/fr/me/addresses/{await server.MailedToken("ivo-old@example.org")}")) { }
        using (var held = await ivo.GetAsync($"/fr/me/awards/{award.PublicId}", Stop)) Assert.Equal(HttpStatusCode.OK, held.StatusCode);
        var now = TimeProvider.System.GetUtcNow();
        await server.Ask<EcussonDb, int>(db => db.Set<MailAddress>().Where(there => there.Key == "ivo-old@example.org").ExecuteUpdateAsync(set => set.SetProperty(there => there.DeadSince, now), Stop));
        using (var replaced = await desk.Owner.Fill($"{desk.Awards}/{award.PublicId}", ("do", "replace"), ("name", "Ivo Livi"), ("why", "Le nom manquait."))) Assert.Equal(HttpStatusCode.SeeOther, replaced.StatusCode);
        Assert.Equal("ivo@example.org", (await Told(award)).Address);
    }

    [Fact]
    public async Task A_wrong_date_is_corrected_on_the_page_and_in_what_is_signed()
    {
        using var desk = await SampleDesk.New(server);
        using var holder = await server.SignedIn("dora@example.org");
        var award = await desk.Shown("dora@example.org", holder, ("name", "Dora"), ("awardedOn", "2026-03-01"), ("validUntil", "2031-03-01"));
        using var replaced = await desk.Owner.Fill($"{desk.Awards}/{award.PublicId}", ("do", "replace"), ("name", "Dora"), ("awardedOn", "2026-02-01"), ("validUntil", "2031-02-01"), ("why", "C’était en février."));
        Assert.Equal(HttpStatusCode.SeeOther, replaced.StatusCode);
        var next = replaced.Headers.Location!.ToString().Split('/')[^1];
        var anyone = server.Visitor();
        var page = await anyone.Words($"/fr/awards/{next}");
        foreach (var day in (string[])["1er\u00A0février 2026", "1er\u00A0février 2031"]) Assert.Contains(day, page, StringComparison.Ordinal);
        var signed = JsonElement.Parse(await anyone.GetStringAsync($"/awards/{next}/credential.json", Stop));
        Assert.StartsWith("2026-02-01", signed.GetProperty("awardedDate").GetString(), StringComparison.Ordinal);
        // The end of its last day, where the server is.
        Assert.StartsWith("2031-02-01", signed.GetProperty("validUntil").GetString(), StringComparison.Ordinal);
        // Why is between the issuer and the holder.
        Assert.Contains("C’était en février.", await holder.Words($"/fr/me/awards/{award.PublicId}"), StringComparison.Ordinal);
        Assert.DoesNotContain("C’était en février.", await anyone.Words($"/fr/awards/{award.PublicId}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_that_drops_the_issuers_name_does_not_show_the_one_in_the_account()
    {
        using var desk = await SampleDesk.New(server);
        using var holder = await server.SignedIn("zelda@example.org");
        using (await holder.Fill("/fr/me/account", ("do", "profile"), ("name", "Zénobie Secrète"), ("language", "fr"), ("version", "1"))) { }
        var award = await desk.Offered("zelda@example.org", "Zelda F.");
        using (await holder.Fill($"/fr/me/awards/{award.PublicId}", ("do", "accept"))) { }
        using (await holder.Fill($"/fr/me/awards/{award.PublicId}", ("do", "show"), ("visibility", "Everyone"), ("shows-name", "yes"))) { }
        Assert.Contains("Zelda F.", await server.Visitor().Words($"/fr/awards/{award.PublicId}"), StringComparison.Ordinal);
        using var replaced = await desk.Owner.Fill($"{desk.Awards}/{award.PublicId}", ("do", "replace"), ("name", ""), ("why", "Ce n’est pas son nom."));
        var next = replaced.Headers.Location!.ToString().Split('/')[^1];
        Assert.DoesNotContain("Zénobie Secrète", await server.Visitor().Words($"/fr/awards/{next}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_that_brings_a_name_does_not_show_it_where_the_holder_showed_their_own()
    {
        using var desk = await SampleDesk.New(server);
        using var holder = await server.SignedIn("yves@example.org");
        using (await holder.Fill("/fr/me/account", ("do", "profile"), ("name", "Pseudo"), ("language", "fr"), ("version", "1"))) { }
        var award = await desk.Offered("yves@example.org");
        using (await holder.Fill($"/fr/me/awards/{award.PublicId}", ("do", "accept"))) { }
        using (await holder.Fill($"/fr/me/awards/{award.PublicId}", ("do", "show"), ("visibility", "Everyone"), ("shows-name", "yes"))) { }
        using var replaced = await desk.Owner.Fill($"{desk.Awards}/{award.PublicId}", ("do", "replace"), ("name", "Yves Étatcivil"), ("why", "Le nom manquait."));
        var next = replaced.Headers.Location!.ToString().Split('/')[^1];
        Assert.DoesNotContain("Yves Étatcivil", await server.Visitor().Words($"/fr/awards/{next}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_accepted_by_the_letter_has_the_correction_at_once_shown_as_before_and_is_led_to_it_by_a_letter()
    {
        using var desk = await SampleDesk.New(server);
        var award = await desk.Offered("jeanne@example.org", "Jeane");
        var link = await desk.Link(award);
        using var jeanne = server.Browser();
        using (await jeanne.Fill(link, ("do", "accept"))) { }
        using (await jeanne.Fill(link, ("do", "show"), ("visibility", "Everyone"))) { }
        using var replaced = await desk.Owner.Fill($"{desk.Awards}/{award.PublicId}", ("do", "replace"), ("name", "Jeanne"), ("why", "Une lettre manquait."));
        var next = replaced.Headers.Location!.ToString().Split('/')[^1];

        Assert.Contains($"href=\"/fr/awards/{next}\"", await server.Visitor().Words($"/fr/awards/{award.PublicId}"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await server.Visitor().Status($"/fr/awards/{next}"));
        var before = await jeanne.Words(link);
        Assert.Contains("Ce badge a été remplacé", before, StringComparison.Ordinal);
        Assert.Contains("Une lettre manquait.", before, StringComparison.Ordinal);

        var mail = await Told(award);
        var letter = WebUtility.HtmlDecode(await desk.Owner.Words($"/fr/admin/mail/{mail.Id.Value}"));
        var newer = await desk.Link(await desk.Award(next));
        Assert.Contains(newer, letter, StringComparison.Ordinal);
        Assert.Contains("Vous l’avez accepté", await jeanne.Words(newer), StringComparison.Ordinal);
        Assert.Contains($"href=\"{newer}\"", before, StringComparison.Ordinal);
        using var other = await server.SignedIn("jeanne-forwarded@example.org");
        Assert.DoesNotContain(newer, await other.Words(link), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lia-right@example.org")]
    [InlineData("lia@example.org")]
    public async Task An_old_letter_leads_to_the_correction_until_another_letter_is_sent_about_it(string to)
    {
        using var desk = await SampleDesk.New(server);
        var award = await desk.Offered("lia@example.org", "Lia");
        var link = await desk.Link(award);
        using var reader = server.Browser();
        using var replaced = await desk.Owner.Fill($"{desk.Awards}/{award.PublicId}", ("do", "replace"), ("name", "Lia Roux"), ("why", "Le nom manquait."));
        var desks = replaced.Headers.Location!.ToString();
        await Wait.Until(async () => (await desk.Award(desks)).State == AwardState.Offered);
        var newer = await desk.Award(desks);
        Assert.Contains($"href=\"{await desk.Link(newer)}\"", await reader.Words(link), StringComparison.Ordinal);
        Assert.Contains("Accepter ce badge", await reader.Words(await desk.Link(newer)), StringComparison.Ordinal);

        await server.Ask<EcussonDb, int>(db => db.Set<Award>().Where(there => there.Id == newer.Id).ExecuteUpdateAsync(set => set.SetProperty(there => there.LastWroteAt, newer.LastWroteAt - ResendAward.Pause), Stop));
        using (var sent = await desk.Owner.Fill(desks, ("do", "resend"), ("address", to))) Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        var after = await reader.Words(link);
        foreach (var never in (string[])[(await desk.Link(await desk.Award(desks))).Split('/')[^1], "Voir le badge qui le remplace"]) Assert.DoesNotContain(never, after, StringComparison.Ordinal);
        Assert.Contains("Le message qui vous l’annonce mène au badge corrigé.", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_move_that_waits_for_its_confirmation_goes_on_with_the_corrected_award()
    {
        using var desk = await SampleDesk.New(server);
        using var hugo = await server.SignedIn("hugo-old@example.org");
        var award = await desk.Shown("hugo-old@example.org", hugo);
        using (await desk.Owner.Fill($"{desk.Awards}/{award.PublicId}", ("do", "move"), ("new-address", "hugo-new@example.org"), ("move-reason", "Adresse perdue."))) { }
        using var replaced = await desk.Owner.Fill($"{desk.Awards}/{award.PublicId}", ("do", "replace"), ("name", "Hugo"), ("why", "Le nom manquait."));

        var next = await desk.Award(replaced.Headers.Location!.ToString());
        Assert.Equal("hugo-new@example.org", next.MovesTo);
        await Wait.Until(() => server.Ask<EcussonDb, bool>(db => db.Set<OutgoingMail>().AnyAsync(mail => mail.Kind == MailKinds.AwardMoveAsked && mail.Subject == next.Id.Value && mail.Address == "hugo-new@example.org", Stop)));
    }

    [Fact]
    public async Task A_move_that_nobody_confirmed_in_time_is_not_asked_anew_by_a_correction()
    {
        using var desk = await SampleDesk.New(server);
        using var hugo = await server.SignedIn("hugo-late@example.org");
        var award = await desk.Shown("hugo-late@example.org", hugo);
        using (await desk.Owner.Fill($"{desk.Awards}/{award.PublicId}", ("do", "move"), ("new-address", "hugo-never@example.org"), ("move-reason", "Adresse perdue."))) { }
        var longAgo = TimeProvider.System.GetUtcNow() - MoveAward.LinkTerm;
        await server.Ask<EcussonDb, int>(db => db.Set<Award>().Where(there => there.Id == award.Id).ExecuteUpdateAsync(set => set.SetProperty(there => there.MoveAskedAt, longAgo), Stop));
        using var replaced = await desk.Owner.Fill($"{desk.Awards}/{award.PublicId}", ("do", "replace"), ("name", "Hugo"), ("why", "Le nom manquait."));
        Assert.Null((await desk.Award(replaced.Headers.Location!.ToString())).MovesTo);
    }

    [Fact]
    public async Task An_answer_to_a_report_begins_the_term_of_its_link_anew()
    {
        using var desk = await SampleDesk.New(server);
        var award = await desk.Offered("linked@example.org", "Lina");
        var link = await desk.Link(award);
        using var lina = server.Browser();
        using (await lina.Fill(link, ("do", "accept"))) { }
        using (await lina.Fill(link, ("do", "mistake"), ("mistake", "Il manque mon nom entier."))) { }
        var longAgo = TimeProvider.System.GetUtcNow() - AnswerAward.LinkTerm;
        await server.Ask<EcussonDb, int>(db => db.Set<Award>().Where(there => there.Id == award.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(there => there.LastWroteAt, longAgo).SetProperty(there => there.GrantedAt, longAgo), Stop));
        Assert.Equal(HttpStatusCode.Gone, await lina.Status(link));
        var report = await server.Ask<EcussonDb, Guid>(async db => (await db.Set<MistakeReport>().SingleAsync(there => there.AwardId == award.Id, Stop)).Id.Value);
        using (await desk.Owner.Fill($"{desk.Awards}/{award.PublicId}", ("do", "answer"), ("report", $"{report}"), ("answer", "C’est corrigé."))) { }
        Assert.Equal(HttpStatusCode.OK, await lina.Status(link));
    }

    async Task<OutgoingMail> Told(Award award)
    {
        OutgoingMail? told = null;
        await Wait.Until(async () =>
        {
            told = await server.Ask<EcussonDb, OutgoingMail?>(db => db.Set<OutgoingMail>().AsNoTracking().SingleOrDefaultAsync(
                mail => mail.Kind == MailKinds.AwardReplaced && mail.Subject == award.Id.Value && mail.State == MailState.Kept, Stop));
            return told is not null;
        });
        return told!;
    }
}
