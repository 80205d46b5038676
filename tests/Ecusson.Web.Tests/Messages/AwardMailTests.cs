using System.Net;
using System.Text.RegularExpressions;
using Ecusson.Awards;
using Ecusson.Messages;
using Ecusson.People;
using Ecusson.Storage;
using Ecusson.Web.Tests.Awards;
using Ecusson.Web.Tests.People;
using Ecusson.Web.Tests.Verify;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Ecusson.Web.Tests.Messages;

/// <summary>What holders and issuers read about awards after they were given, through an SMTP server that others wrote.</summary>
public sealed partial class AwardMailTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("ada@example.org", "Ada@Example.org")]
    [InlineData("ada@example.org", "ada@autre.example")]
    public async Task Withdrawals_and_answers_reach_a_holder_whose_main_address_is_written_otherwise_or_is_another(string given, string main)
    {
        await using var smtp = await SmtpServer.Start();
        await using var server = Sending(smtp);
        using var desk = await SampleDesk.New(server);
        var award = await desk.Offered(given);
        using var ada = await server.SignedIn("ada@example.org");
        using (await ada.Fill($"/fr/me/awards/{award.PublicId}", ("do", "accept"))) { }
        await server.Ask<EcussonDb, int>(db => db.Set<MailAddress>().Where(address => address.Key == "ada@example.org")
            .ExecuteUpdateAsync(set => set.SetProperty(address => address.Written, main).SetProperty(address => address.Key, MailAddresses.Key(main)), Stop));
        foreach (var text in (string[])["La date est fausse.", "Le nom aussi."]) using (await ada.Fill($"/fr/me/awards/{award.PublicId}", ("do", "mistake"), ("mistake", text))) { }

        // The first report is answered, and it is that one that the letter is about.
        var page = $"{desk.Awards}/{award.PublicId}";
        var first = await server.Ask<EcussonDb, Guid>(async db => (await db.Set<MistakeReport>().OrderBy(report => report.Id).FirstAsync(Stop)).Id.Value);
        using (await desk.Owner.Fill(page, ("do", "answer"), ("report", $"{first}"), ("answer", "C’est corrigé."))) { }
        using (await desk.Owner.Fill(page, ("do", "revoke"), ("reason", "Attribué par erreur."))) { }

        var answered = await Find(smtp, main, "réponse à votre signalement");
        Assert.Contains("La date est fausse.", answered.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("Le nom aussi.", answered.TextBody, StringComparison.Ordinal);
        Assert.Contains("Attribué par erreur.", (await Find(smtp, main, "badge retiré")).TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_gets_a_corrected_badge_reads_what_was_wrong()
    {
        await using var smtp = await SmtpServer.Start();
        await using var server = Sending(smtp);
        using var desk = await SampleDesk.New(server);
        var award = await desk.Offered("ada@example.org", "Ada Lovelasse");
        using (await desk.Owner.Fill($"{desk.Awards}/{award.PublicId}", ("do", "replace"), ("name", "Ada Lovelace"), ("why", "Le nom était mal écrit."))) { }

        Assert.Contains("Le nom était mal écrit.", (await Find(smtp, "ada@example.org", "badge corrigé")).TextBody, StringComparison.Ordinal);
        MimeMessage? offered;
        while ((offered = smtp.To("ada@example.org").LastOrDefault(mail => mail.TextBody?.Contains("de nouveau", StringComparison.Ordinal) == true)) is null) await Task.Delay(20, Stop);
        Assert.Contains("Le nom était mal écrit.", offered.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_letter_that_is_refused_is_shown_to_the_issuer_until_the_address_is_corrected()
    {
        await using var smtp = await SmtpServer.Start();
        await using var server = Sending(smtp);
        using var desk = await SampleDesk.New(server);
        var award = await desk.Offered("refuse@example.org");
        await Wait.Until(async () => await server.Ask<EcussonDb, bool>(db => db.Set<OutgoingMail>().AnyAsync(mail => mail.State == MailState.Refused, Stop)));
        var page = $"{desk.Awards}/{award.PublicId}";
        Assert.Contains("No such mailbox", await desk.Owner.Words(page), StringComparison.Ordinal);
        using (await desk.Owner.Fill(page, ("do", "resend"), ("address", "ada@example.org"))) { }
        Assert.DoesNotContain("No such mailbox", await desk.Owner.Words(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_award_whose_address_died_moves_by_the_issuer_s_word_and_the_new_reader_s_link_and_the_old_one_is_told()
    {
        await using var smtp = await SmtpServer.Start();
        await using var server = Sending(smtp);
        using var desk = await SampleDesk.New(server);
        var award = await desk.Offered("ada@old.example", "Ada Lovelace");
        using var reader = server.Browser();
        using (await reader.Fill(await desk.Link(award), ("do", "accept"))) { }

        var page = $"{desk.Awards}/{award.PublicId}";
        using (var noReason = await desk.Owner.Fill(page, ("do", "move"), ("new-address", "ada@new.example"), ("move-reason", " "))) Assert.Equal(HttpStatusCode.UnprocessableEntity, noReason.StatusCode);
        using (var asked = await desk.Owner.Fill(page, ("do", "move"), ("new-address", "ada@new.example"), ("move-reason", "Elle a quitté l’école."))) Assert.Equal(HttpStatusCode.SeeOther, asked.StatusCode);

        Assert.Contains("Elle a quitté l’école.", (await Find(smtp, "ada@old.example", "va changer d’adresse")).TextBody, StringComparison.Ordinal);
        var link = Move().Match((await Find(smtp, "ada@new.example", "nouvelle adresse")).TextBody!).Value;
        Assert.DoesNotContain("Lovelace", await reader.Words(link), StringComparison.Ordinal);
        using (var wrong = await reader.Fill(link, ("do", "?"))) Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        // Nobody knows the old address to be dead: it has a week to keep the badge, and the page says so instead of its button.
        using (var early = await reader.Fill(link, ("do", "confirm"))) Assert.Equal(HttpStatusCode.OK, early.StatusCode);
        var wait = await reader.Words(link);
        Assert.Contains("Vous pourrez confirmer ici à partir du", wait, StringComparison.Ordinal);
        Assert.DoesNotContain("Oui, le lier", wait, StringComparison.Ordinal);
        var asking = await server.Ask<EcussonDb, DateTimeOffset?>(db => db.Set<Award>().Select(row => row.MoveAskedAt).SingleAsync(Stop)) - MoveAward.TimeToKeep;
        await server.Ask<EcussonDb, int>(db => db.Set<Award>().ExecuteUpdateAsync(set => set.SetProperty(row => row.MoveAskedAt, asking), Stop));
        using (var moved = await reader.Fill(link, ("do", "confirm"))) Assert.Equal(HttpStatusCode.SeeOther, moved.StatusCode);
        Assert.Contains("Elle a quitté l’école.", (await Find(smtp, "ada@old.example", "a changé d’adresse")).TextBody, StringComparison.Ordinal);
        using var ada = await server.SignedIn("ada@new.example");
        Assert.Contains("Conduire un débat", await ada.Words("/fr/me"), StringComparison.Ordinal);
        using var gone = await reader.GetAsync(link, Stop);
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
    }

    [Fact]
    public async Task Whoever_has_an_account_is_written_to_in_the_language_that_they_chose_there_whatever_the_award_was_given_in()
    {
        await using var smtp = await SmtpServer.Start();
        await using var server = Sending(smtp);
        using var desk = await SampleDesk.New(server);
        // Given in French before there was any account.
        var old = await desk.Offered("grace@example.org");
        await Find(smtp, "grace@example.org", "un badge pour vous");
        using var grace = await server.SignedIn("grace@example.org");
        using (var saved = await grace.Fill("/fr/me/account", ("do", "profile"), ("name", "Grace Hopper"), ("language", "en"), ("version", "1"))) Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);

        // Its reminder, and the letter of its correction, are in English from then on; so is a new award, though the form says French.
        var due = DateTimeOffset.UnixEpoch;
        await server.Ask<EcussonDb, int>(db => db.Set<Award>().Where(award => award.Id == old.Id).ExecuteUpdateAsync(set => set.SetProperty(award => award.LastWroteAt, due), Stop));
        Assert.Equal(1, await server.Ask<RemindAwards, int>(remind => remind.Due(Stop)));
        var reminder = await Find(smtp, "grace@example.org", "your badge is still waiting");
        Assert.Contains("/en/receive/", reminder.TextBody, StringComparison.Ordinal);
        using (await desk.Owner.Fill($"{desk.Awards}/{old.PublicId}", ("do", "replace"), ("name", "Grace Hopper"), ("why", "Le nom manquait."))) { }
        await Find(smtp, "grace@example.org", "corrected badge");
        var offered = await Find(smtp, "grace@example.org", "a badge for you");
        Assert.Contains("Grace Hopper, “Conduire un débat” is waiting for you", offered.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_not_answered_is_reminded_twice_by_the_running_server_itself_and_then_no_more()
    {
        await using var smtp = await SmtpServer.Start();
        var clock = new MovedClock();
        await using var server = Sending(smtp, clock);
        using var desk = await SampleDesk.New(server);
        await desk.Offered("ada@example.org", "Ada Lovelace");
        await Find(smtp, "ada@example.org", "un badge pour vous");
        Assert.Single(smtp.To("ada@example.org"));

        var wait = server.Services.GetRequiredService<AwardRules>().TimeToRemind + TimeSpan.FromMinutes(1);
        clock.Now = TimeProvider.System.GetUtcNow() + wait;

        Assert.Contains("/fr/receive/", (await Find(smtp, "ada@example.org", "votre badge attend")).TextBody, StringComparison.Ordinal);
        clock.Now += wait * 2;
        await Wait.Until(() => Task.FromResult(smtp.To("ada@example.org").Count == 3));

        // Whoever was told later is reminded in their turn; for the first nothing comes any more.
        await desk.Offered("bo@example.org", "Bo Ek");
        await Find(smtp, "bo@example.org", "un badge pour vous");
        clock.Now += wait * 5;
        await Find(smtp, "bo@example.org", "votre badge attend");
        Assert.Equal(3, smtp.To("ada@example.org").Count);
    }

    [Fact]
    public async Task A_letter_leaves_the_running_server_when_the_time_to_undo_is_over_and_not_before()
    {
        await using var smtp = await SmtpServer.Start();
        var clock = new MovedClock();
        await using var server = Sending(smtp, clock, minutes: 10);
        using var desk = await SampleDesk.New(server);
        var granted = await desk.Grant("ada@example.org", "Ada Lovelace");
        var since = TimeProvider.System.GetUtcNow();
        clock.Now = since.AddMinutes(9);
        // What is written afterwards and waits for nothing comes first.
        using (await desk.Owner.Fill($"{desk.Organization.Desk}/members", ("do", "invite"), ("address", "bo@example.org"), ("roles", "Reader"))) { }
        await smtp.First("bo@example.org");
        Assert.Empty(smtp.To("ada@example.org"));
        Assert.Equal(AwardState.Granted, (await desk.Award(granted)).State);

        clock.Now = since.AddMinutes(11);
        await Find(smtp, "ada@example.org", "un badge pour vous");
        await Wait.Until(async () => (await desk.Award(granted)).State == AwardState.Offered);
    }

    [Fact]
    public async Task A_letter_says_what_to_do_if_it_is_not_for_you_and_its_page_takes_a_report_without_an_account()
    {
        await using var smtp = await SmtpServer.Start();
        await using var server = Sending(smtp);
        using var desk = await SampleDesk.New(server);
        using (var saved = await desk.Owner.Fill($"{desk.Organization.Desk}/settings", ("version", "1"), ("name", "École de Vouneuil"), ("language", "fr"), ("mail", "ecole@example.org"), ("place", "Vouneuil-sur-Vienne"), ("postal-code", "86210")))
            Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        var award = await desk.Offered("pas-moi@example.org", "Ada Lovelace");
        var letter = await Find(smtp, "pas-moi@example.org", "un badge pour vous");
        Assert.Contains("Ce n’est pas vous", letter.TextBody, StringComparison.Ordinal);
        Assert.EndsWith("\n\nÉcole de Vouneuil, 86210 Vouneuil-sur-Vienne\n", letter.TextBody!.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        // No word that would have to be cut before a vowel, or to take an article, stands before the name.
        Assert.DoesNotMatch(@"\b(de|que|à|parce que)\s+École de Vouneuil", letter.TextBody!);
        Assert.Contains("86210 Vouneuil-sur-Vienne", WebUtility.HtmlDecode(letter.HtmlBody), StringComparison.Ordinal);

        var link = await desk.Link(award);
        using var reader = server.Browser();
        Assert.Contains("Ce n’est pas vous", await reader.Words(link), StringComparison.Ordinal);
        using (var empty = await reader.Fill(link, ("do", "mistake"), ("mistake", " ")))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
            Assert.Contains("Dites ce qui n’est pas juste", await empty.Words(), StringComparison.Ordinal);
        }

        using (var said = await reader.Fill(link, ("do", "mistake"), ("mistake", "Je ne suis pas Ada <b>Lovelace</b>."))) Assert.Equal(link, said.Headers.Location?.ToString());
        Assert.Contains("Votre signalement est enregistré", await reader.Words(link), StringComparison.Ordinal);
        Assert.Contains("Je ne suis pas Ada", (await Find(smtp, "ecole@example.org", "une erreur est signalée")).TextBody, StringComparison.Ordinal);
        Assert.Equal(AwardState.Offered, (await desk.Award($"/{award.PublicId}")).State);

        // The answer comes to the address of the letter.
        var report = await server.Ask<EcussonDb, Guid>(async db => (await db.Set<MistakeReport>().SingleAsync(Stop)).Id.Value);
        using (await desk.Owner.Fill($"{desk.Awards}/{award.PublicId}", ("do", "answer"), ("report", $"{report}"), ("answer", "Merci, nous le retirons."))) { }
        var answer = (await Find(smtp, "pas-moi@example.org", "réponse à votre signalement")).TextBody;
        Assert.Contains("Merci, nous le retirons.", answer, StringComparison.Ordinal);
        Assert.Contains(link, answer, StringComparison.Ordinal);
        // At most five wait at once, and a link that shows the award no more takes no report.
        for (var i = 0; i < ReportMistake.MostOpen; i++) using (await reader.Fill(link, ("do", "mistake"), ("mistake", $"Encore {i}"))) { }
        using (var flood = await reader.Fill(link, ("do", "mistake"), ("mistake", "De trop"))) Assert.Contains("attendent encore une réponse", await flood.Words(), StringComparison.Ordinal);
        using var form = await reader.GetAsync(link, Stop);
        var token = await FormVisitor.Token(form);
        using (await desk.Owner.Fill($"{desk.Awards}/{award.PublicId}", ("do", "resend"), ("address", "moi@example.org"))) { }
        using var closed = await reader.Send(link, token, ("do", "mistake"), ("mistake", "Trop tard"));
        Assert.Equal(HttpStatusCode.Gone, closed.StatusCode);
        using var forged = await reader.Send($"{link}x", token, ("do", "mistake"), ("mistake", "Inventé"));
        Assert.Equal(HttpStatusCode.Gone, forged.StatusCode);
        Assert.Equal(1 + ReportMistake.MostOpen, await server.Ask<EcussonDb, int>(db => db.Set<MistakeReport>().CountAsync(Stop)));
    }

    static async Task<MimeMessage> Find(SmtpServer smtp, string address, string subject)
    {
        for (var tries = 0; tries < 3000; tries++)
        {
            if (smtp.To(address).Concat(smtp.To(address.ToLowerInvariant())).FirstOrDefault(mail => mail.Subject?.Contains(subject, StringComparison.Ordinal) == true) is { } found) return found;
            await Task.Delay(20, Stop);
        }

        throw new InvalidOperationException($"No mail to {address} says “{subject}”; there are: {string.Join(" | ", smtp.To(address).Select(mail => mail.Subject))}.");
    }

    static WebServer Sending(SmtpServer smtp, TimeProvider? clock = null, int minutes = 0) => new()
    {
        Clock = clock,
        DelayMinutes = minutes,
        More = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Mails:ReminderDays"] = "1", ["Mails:Host"] = "127.0.0.1", ["Mails:Port"] = $"{smtp.Port}", ["Mails:Tls"] = "none", ["Mails:From"] = "Écusson <badges@example.org>",
        },
    };

    [GeneratedRegex("(?<=http://127.0.0.1:0)/[a-z]{2}/move/[A-Za-z0-9_-]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Move();
}
