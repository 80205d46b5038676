using System.IO.Compression;
using System.Net;
using Ecusson.Awards;
using Ecusson.Messages;
using Ecusson.Storage;
using Ecusson.Web.Tests.People;
using Ecusson.Web.Tests.Storage;
using Ecusson.Web.Tests.Verify;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Web.Tests.Awards;

/// <summary>Whose a reported mistake is: of whoever wrote it, and of the award's holder only where that is who wrote it.</summary>
public sealed class WhoseReportTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Engines => EngineServer.Engines;

    [Theory, MemberData(nameof(Engines))]
    public async Task What_a_stranger_wrote_below_a_forwarded_letter_is_neither_shown_nor_answered_to_its_holder(string engine)
    {
        const string theirs = "Sam Tiers, 06 12 34 56 78", own = "Il manque mon nom entier.";
        await using var server = await EngineServer.On(engine);
        using var desk = await SampleDesk.New(server);
        var award = await desk.Offered("holder@example.org", "Ada");
        var (link, page) = (await desk.Link(award), $"{desk.Awards}/{award.PublicId}");
        using var stranger = await server.SignedIn("stranger@example.org");
        using (var said = await stranger.Fill(link, ("do", "mistake"), ("mistake", theirs))) Assert.Equal(HttpStatusCode.SeeOther, said.StatusCode);
        Assert.Contains(theirs, await desk.Owner.Words(page), StringComparison.Ordinal);

        using var reader = server.Browser();
        Assert.DoesNotContain(theirs, await reader.Words(link), StringComparison.Ordinal);
        using (await reader.Fill(link, ("do", "mistake"), ("mistake", own))) { }
        foreach (var (text, answer) in ((string, string)[])[(theirs, "Demandez-le à l’école."), (own, "Nous le corrigeons.")])
        {
            var report = await server.Ask<EcussonDb, Guid>(async db => (await db.Set<MistakeReport>().SingleAsync(there => there.Text == text, Stop)).Id.Value);
            using var answered = await desk.Owner.Fill(page, ("do", "answer"), ("report", $"{report}"), ("answer", answer));
            Assert.Equal(HttpStatusCode.SeeOther, answered.StatusCode);
        }

        // Mails are written in the order of what happened: the first answer would be there by now.
        await Wait.Until(async () => await Mails() > 0);
        Assert.Equal(1, await Mails());
        var shown = await reader.Words(link);
        foreach (var told in (string[])[own, "Nous le corrigeons."]) Assert.Contains(told, shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Demandez-le", shown, StringComparison.Ordinal);
        using var holder = await server.SignedIn("holder@example.org");
        Assert.DoesNotContain(theirs, await holder.Words($"/fr/me/awards/{award.PublicId}"), StringComparison.Ordinal);
        var (mine, others) = (await Archive(holder), await Archive(stranger));
        Assert.Contains(own, mine, StringComparison.Ordinal);
        Assert.DoesNotContain(theirs, mine, StringComparison.Ordinal);
        Assert.Contains(theirs, others, StringComparison.Ordinal);

        Task<int> Mails() => server.Ask<EcussonDb, int>(db => db.Set<OutgoingMail>().CountAsync(mail => mail.Kind == MailKinds.MistakeAnswered && mail.Subject == award.Id.Value, Stop));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task What_was_written_by_the_letter_goes_into_the_account_that_its_award_goes_into(string engine)
    {
        const string said = "Je m’appelle Quentin Roux.";
        await using var server = await EngineServer.On(engine);
        using var desk = await SampleDesk.New(server);
        var award = await desk.Offered("shared@example.org", "Quentin");
        var link = await desk.Link(award);
        using (var reader = server.Browser())
        using (await reader.Fill(link, ("do", "mistake"), ("mistake", said))) { }
        using var quentin = await server.SignedIn("quentin@example.org");
        using (await quentin.Fill(link, ("do", "accept"))) { }

        using var next = await server.SignedIn("shared@example.org");
        Assert.Contains(said, await quentin.Words($"/fr/me/awards/{award.PublicId}"), StringComparison.Ordinal);
        Assert.Contains(said, await Archive(quentin), StringComparison.Ordinal);
        Assert.DoesNotContain(said, await Archive(next), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fr", "La réponse viendra à l’adresse qui a reçu le message", "sinon, vous ne recevrez pas la réponse", "vous ne recevrez pas la réponse")]
    [InlineData("en", "The answer will come to the address that received the message", "otherwise you will not receive the answer", "you will not receive the answer")]
    public async Task Whom_no_answer_will_reach_is_promised_none(string language, string promise, string warning, string over)
    {
        await using var server = await EngineServer.On("sqlite");
        using var desk = await SampleDesk.New(server);
        var award = await desk.Offered("holder@example.org", "Ada");
        var link = $"/{language}{(await desk.Link(award))[3..]}";
        using (var reader = server.Browser())
        {
            var words = await reader.Words(link);
            Assert.Contains(promise, words, StringComparison.Ordinal);
            Assert.DoesNotContain(warning, words, StringComparison.Ordinal);
        }

        using var stranger = await server.SignedIn("stranger@example.org");
        var warned = await stranger.Words(link);
        Assert.Contains(warning, warned, StringComparison.Ordinal);
        Assert.DoesNotContain(promise, warned, StringComparison.Ordinal);

        // What was withdrawn can be accepted no more.
        using (var withdrawn = await desk.Owner.Fill($"{desk.Awards}/{award.PublicId}", ("do", "revoke"), ("reason", "Une erreur."))) Assert.Equal(HttpStatusCode.SeeOther, withdrawn.StatusCode);
        var late = await stranger.Words(link);
        Assert.Contains(over, late, StringComparison.Ordinal);
        Assert.DoesNotContain(warning, late, StringComparison.Ordinal);
    }

    static async Task<string> Archive(HttpClient person)
    {
        await using var zip = await ZipArchive.CreateAsync(await person.GetStreamAsync("/fr/me/account/data.zip", Stop), ZipArchiveMode.Read, leaveOpen: false, entryNameEncoding: null, Stop);
        using var text = new StreamReader(await zip.GetEntry("awards.json")!.OpenAsync(Stop));
        return await text.ReadToEndAsync(Stop);
    }
}
