using System.Net;
using Ecusson.Awards;
using Ecusson.Awards.Claims;
using Ecusson.Badges;
using Ecusson.Journal;
using Ecusson.People;
using Ecusson.Storage;
using Ecusson.Web.Tests.Messages;
using Ecusson.Web.Tests.Organizations;
using Ecusson.Web.Tests.People;
using Ecusson.Web.Tests.Storage;
using Ecusson.Web.Tests.Verify;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Web.Tests.Awards.Claims;

/// <summary>A badge that people at an event claim by themselves, from the link to the award.</summary>
public sealed class ClaimTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Engines => EngineServer.Engines;

    [Theory, MemberData(nameof(Engines))]
    public async Task Whoever_reads_the_code_claims_without_an_account_is_written_to_and_accepts(string engine)
    {
        await using var server = await EngineServer.On(engine, ("Mails:DelayMinutes", "600"));
        using var desk = await SampleDesk.New(server);
        var claim = await SampleClaim.New(server, desk, ("limit", "40"), ("awardedOn", "2026-05-12"), ("story", "Une *journée* ensemble."));
        using var ada = server.Browser();

        // The bare address leads to the visitor's language, and the page says what it is about and nothing of the desk.
        using (var bare = await ada.GetAsync($"/claim/{claim.Code}", Stop)) Assert.Equal($"/fr/claim/{claim.Code}", bare.Headers.Location?.ToString());
        var page = await ada.Words(claim.Page);
        foreach (var said in (string[])["Conduire un débat", "École de Vouneuil", "Recevoir ce badge"]) Assert.Contains(said, page, StringComparison.Ordinal);
        Assert.DoesNotContain("Atelier du 12 mai", page, StringComparison.Ordinal);
        Assert.Equal($"{claim.Page}/sent", await claim.By(ada, "Ada@example.org", "Ada Lovelace"));
        Assert.Contains("arrive dans votre messagerie", await ada.Words($"{claim.Page}/sent"), StringComparison.Ordinal);

        // Nobody at the desk decided, so that nothing is to be undone: it is offered at once, whatever the time to undo.
        var award = await Award(server, "ada@example.org");
        Assert.Equal(("Ada Lovelace", AwardState.Offered, "fr"), (award.HolderName, award.State, award.Language));
        Assert.Equal("Une *journée* ensemble.", award.Story);
        Assert.Equal(new DateOnly(2026, 5, 12), DateOnly.FromDateTime(award.AwardedAt.UtcDateTime));
        using (var accepted = await ada.Fill(await desk.Link(award), ("do", "accept"))) Assert.Equal(HttpStatusCode.SeeOther, accepted.StatusCode);

        Assert.Equal(1, (await claim.Row()).Uses);
        var seen = await desk.Owner.Words(claim.Desk);
        foreach (var said in (string[])["Ada Lovelace", "Badge attribué", "1 sur 40", ClaimCodes.Written(claim.Code)]) Assert.Contains(said, seen, StringComparison.Ordinal);
        Assert.Contains("Atelier du 12 mai", await desk.Owner.Words($"{desk.Awards}/claims"), StringComparison.Ordinal);
        Assert.Contains(ClaimCodes.Written(claim.Code), await desk.Owner.Words($"{claim.Desk}/paper"), StringComparison.Ordinal);
        var noted = await server.Ask<EcussonDb, List<JournalEntry>>(db => db.Set<JournalEntry>().AsNoTracking().Where(entry => entry.Kind == ClaimNews.LinkMade || entry.Kind == ClaimNews.Made).ToListAsync(Stop));
        Assert.Equal([ClaimNews.LinkMade, ClaimNews.Made], noted.Select(entry => entry.Kind).Order(StringComparer.Ordinal));
        Assert.All(noted, entry => Assert.Empty(entry.Facts));
        Assert.True(await server.Ask<EcussonDb, bool>(db => db.Set<AuditRecord>().AnyAsync(record => record.Action == ClaimNews.LinkMade, Stop)));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Who_claims_twice_or_holds_the_badge_is_told_what_everybody_is_told_and_gets_no_second_one(string engine)
    {
        await using var server = await EngineServer.On(engine);
        using var desk = await SampleDesk.New(server);
        var claim = await SampleClaim.New(server, desk, ("limit", "3"));
        await desk.Offered("holder@example.org");
        using var visitor = server.Browser();

        string? first = null;
        foreach (var address in (string[])["new@example.org", "new@example.org", "NEW@example.org ", "holder@example.org"])
        {
            using var answer = await visitor.Fill(claim.Page, ("address", address), ("name", ""));
            Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
            first ??= answer.Headers.Location!.ToString();
            Assert.Equal(first, answer.Headers.Location!.ToString());
        }

        await Award(server, "new@example.org");
        Assert.Equal([ClaimState.Granted, ClaimState.HeldAlready], (await claim.Claims()).Select(there => there.State));
        Assert.Equal(2, (await claim.Row()).Uses);
        Assert.Equal(2, await server.Ask<EcussonDb, int>(db => db.Set<Award>().CountAsync(Stop)));

        // Used up, the page says so to everybody alike; but not to whoever sent the form that took a place, and sends it once more.
        await claim.By(visitor, "three@example.org");
        using var stranger = server.Browser();
        using var token = await stranger.GetAsync($"/fr/claim", Stop);
        foreach (var address in (string[])["late@example.org", "new@example.org", "holder@example.org", "three@example.org"])
        {
            using var answer = await stranger.Send(claim.Page, await FormVisitor.Token(token), ("address", address));
            Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
            Assert.Contains("Toutes les places sont prises", await answer.Words(), StringComparison.Ordinal);
        }

        using var own = await visitor.GetAsync($"/fr/claim", Stop);
        using (var again = await visitor.Send(claim.Page, await FormVisitor.Token(own), ("address", "three@example.org"))) Assert.Equal(first, again.Headers.Location?.ToString());
        using (var late = await visitor.Send(claim.Page, await FormVisitor.Token(own), ("address", "late@example.org"))) Assert.Equal(HttpStatusCode.Gone, late.StatusCode);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Claims_are_approved_one_by_one_or_all_and_refused(string engine)
    {
        await using var server = await EngineServer.On(engine);
        using var desk = await SampleDesk.New(server);
        using var issuer = await desk.Organization.Member("Issuer");
        var claim = await SampleClaim.New(server, desk, ("approval", "yes"));
        using var visitor = server.Browser();
        foreach (var address in (string[])["a@example.org", "b@example.org", "c@example.org", "d@example.org"]) Assert.EndsWith("/sent", await claim.By(visitor, address), StringComparison.Ordinal);
        Assert.Contains("examine votre demande", await visitor.Words($"{claim.Page}/sent"), StringComparison.Ordinal);
        var claims = await claim.Claims();
        Assert.All(claims, there => Assert.Equal(ClaimState.Waiting, there.State));

        using (var refused = await issuer.Fill(claim.Desk, ("do", "refuse"), ("claim", $"{claims[1].PublicId}"))) Assert.Equal(HttpStatusCode.SeeOther, refused.StatusCode);
        using (var approved = await issuer.Fill(claim.Desk, ("do", "approve"), ("claim", $"{claims[0].PublicId}"))) Assert.Equal(HttpStatusCode.SeeOther, approved.StatusCode);
        await Award(server, "a@example.org");
        using (var approved = await issuer.Fill(claim.Desk, ("do", "approve-all"))) Assert.Equal(HttpStatusCode.SeeOther, approved.StatusCode);
        await Award(server, "d@example.org");
        Assert.Equal([ClaimState.Granted, ClaimState.Refused, ClaimState.Granted, ClaimState.Granted], (await claim.Claims()).Select(there => there.State));
        Assert.Contains("Refusée", await issuer.Words($"{claim.Desk}?show=all"), StringComparison.Ordinal);

        // Who was refused by mistake is approved after all; who has the badge is not refused any more.
        using (var approved = await issuer.Fill($"{claim.Desk}?show=all", ("do", "approve"), ("claim", $"{claims[1].PublicId}"))) Assert.Equal(HttpStatusCode.SeeOther, approved.StatusCode);
        await Award(server, "b@example.org");
        using (var late = await issuer.Fill(claim.Desk, ("do", "refuse"), ("claim", $"{claims[0].PublicId}"))) Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
        Assert.Equal(4, await server.Ask<EcussonDb, int>(db => db.Set<Award>().CountAsync(Stop)));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Who_has_signed_in_claims_with_one_press_and_with_no_address_but_their_own(string engine)
    {
        await using var server = await EngineServer.On(engine);
        using var desk = await SampleDesk.New(server);
        var claim = await SampleClaim.New(server, desk);
        using var ada = await server.SignedIn("ada@example.org");
        using (await ada.Fill("/fr/me/account", ("do", "profile"), ("name", "Ada Lovelace"), ("language", "en"), ("version", "1"))) { }

        Assert.Contains("ada@example.org", await ada.Words(claim.Page), StringComparison.Ordinal);
        using (var elses = await ada.Fill(claim.Page, ("address", "bob@example.org"))) Assert.Equal(HttpStatusCode.UnprocessableEntity, elses.StatusCode);
        Assert.Empty(await claim.Claims());
        Assert.EndsWith("/sent", await claim.By(ada, "ada@example.org"), StringComparison.Ordinal);
        Assert.Contains("Mon espace", await ada.Words($"{claim.Page}/sent"), StringComparison.Ordinal);
        var award = await Award(server, "ada@example.org");
        // The name in her account stays there: she did not give it.
        Assert.Equal((null, "fr"), (award.HolderName, award.Language));
        Assert.NotNull(award.PersonId);
        Assert.Contains("Conduire un débat", await ada.Words("/fr/me"), StringComparison.Ordinal);
        Assert.DoesNotContain("Lovelace", await desk.Owner.Words(claim.Desk), StringComparison.Ordinal);

        using var bob = await server.SignedIn("bob@example.org");
        using (await bob.Fill("/fr/me/account", ("do", "profile"), ("name", "Bob Kahn"), ("language", "fr"), ("version", "1"))) { }
        Assert.Contains("Donner aussi mon nom : Bob Kahn", await bob.Words(claim.Page), StringComparison.Ordinal);
        using (var given = await bob.Fill(claim.Page, ("address", "bob@example.org"), ("own-name", "yes"))) Assert.Equal(HttpStatusCode.SeeOther, given.StatusCode);
        var named = await Award(server, "bob@example.org");
        Assert.Equal(("Bob Kahn", true), (named.HolderName, named.IsNameClaimed));

        // A badge that waits for a word is promised to nobody, in their space neither.
        var decided = await SampleClaim.New(server, desk, ("approval", "yes"));
        Assert.Contains("dès qu’elle sera acceptée. Le badge paraîtra aussi dans votre espace", await bob.Words($"{decided.Page}/sent"), StringComparison.Ordinal);
        Assert.DoesNotContain("dès qu’elle sera acceptée", await bob.Words($"{claim.Page}/sent"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_letter_says_no_name_that_a_stranger_wrote_before_its_reader_accepts()
    {
        await using var smtp = await SmtpServer.Start();
        await using var server = new WebServer
        {
            DelayMinutes = 0,
            More = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Mails:Host"] = "127.0.0.1", ["Mails:Port"] = $"{smtp.Port}", ["Mails:Tls"] = "none", ["Mails:From"] = "Écusson <badges@example.org>",
            },
        };
        using var desk = await SampleDesk.New(server);
        var claim = await SampleClaim.New(server, desk);
        using var stranger = server.Browser();
        await claim.By(stranger, "victim@example.org", "Votre remboursement attend");
        await desk.Offered("known@example.org", "Ada Lovelace");
        await Wait.Until(() => Task.FromResult(smtp.To("victim@example.org").Any() && smtp.To("known@example.org").Any()));
        var (sent, other) = (smtp.To("victim@example.org")[0], smtp.To("known@example.org")[0]);
        Assert.Contains("Conduire un débat", sent.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("remboursement", $"{sent.Subject} {sent.TextBody} {sent.HtmlBody}", StringComparison.Ordinal);
        Assert.Contains("Ada Lovelace", other.TextBody, StringComparison.Ordinal);

        // Nor does the letter about one that stands in its place.
        var award = await Award(server, "victim@example.org");
        Assert.IsType<ReplaceAwardOutcome.Replaced>(await server.Ask<ReplaceAward, ReplaceAwardOutcome>(replace => replace.By(Actor.Server, award.Id, new AwardForm { Address = "", Story = "Une journée." }, "Il manquait le récit.", Stop)));
        await Wait.Until(() => Task.FromResult(smtp.To("victim@example.org").Any(mail => mail.TextBody?.Contains("Il manquait le récit.", StringComparison.Ordinal) == true)));
        Assert.All(smtp.To("victim@example.org"), mail => Assert.DoesNotContain("remboursement", $"{mail.Subject} {mail.TextBody} {mail.HtmlBody}", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Who_comes_to_the_desk_after_a_quicker_colleague_is_told_that_nothing_was_left(string engine)
    {
        await using var server = await EngineServer.On(engine);
        using var desk = await SampleDesk.New(server);
        var claim = await SampleClaim.New(server, desk, ("approval", "yes"));
        using var visitor = server.Browser();
        await claim.By(visitor, "ada@example.org");
        Assert.Contains("Approuver la demande", await desk.Owner.Words(claim.Desk), StringComparison.Ordinal);
        Assert.Contains("C’est approuvé", await Said("approve-all"), StringComparison.Ordinal);
        foreach (var act in (string[])["approve-all", "refuse-all"])
        {
            var said = await Said(act);
            Assert.Contains("Plus aucune demande n’attendait", said, StringComparison.Ordinal);
            Assert.DoesNotContain("C’est", said, StringComparison.Ordinal);
        }

        async Task<string> Said(string act)
        {
            using var done = await desk.Owner.Fill(claim.Desk, ("do", act));
            return await desk.Owner.Words(done.Headers.Location!.ToString());
        }
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Before_it_opens_once_it_is_closed_or_its_badge_archived_the_page_says_so_and_nothing_is_noted(string engine)
    {
        await using var server = await EngineServer.On(engine);
        using var desk = await SampleDesk.New(server);
        var claim = await SampleClaim.New(server, desk);
        using var visitor = server.Browser();
        string token;
        using (var page = await visitor.GetAsync(claim.Page, Stop)) token = await FormVisitor.Token(page);

        await Is("close", HttpStatusCode.Gone, "C’est fermé");
        await Is("reopen", HttpStatusCode.SeeOther, null);
        Assert.Single(await claim.Claims());
        var row = await claim.Row();
        await Change(("opensAt", "2027-01-01T09:00"), ("closesAt", "2027-01-02T09:00"), ("limit", ""));
        await Is(null, HttpStatusCode.OK, "Ce n’est pas encore ouvert");
        Assert.Contains("1er janvier 2027, 9 h 00 (", (await visitor.Words(claim.Page)).Replace('\u00A0', ' '), StringComparison.Ordinal);
        await Change(("opensAt", "2026-01-01T09:00"), ("closesAt", "2026-01-02T09:00"), ("limit", ""));
        await Is(null, HttpStatusCode.Gone, "C’est fermé");
        using (var over = await desk.Owner.Fill(claim.Desk, ("do", "reopen"))) Assert.Equal(HttpStatusCode.UnprocessableEntity, over.StatusCode);
        await Change(("opensAt", "2026-01-01T09:00"), ("closesAt", "2027-12-02T09:00"), ("limit", "1"));
        // Ada's browser is told that the place is hers.
        await Is(null, HttpStatusCode.SeeOther, null);
        using (var stranger = server.Browser())
        using (var late = await stranger.Fill("/fr/claim", ("code", claim.Code)))
        using (var full = await stranger.GetAsync(late.Headers.Location, Stop))
        {
            Assert.Equal(HttpStatusCode.Gone, full.StatusCode);
            Assert.Contains("Toutes les places sont prises", await full.Words(), StringComparison.Ordinal);
        }

        await Change(("opensAt", "2026-01-01T09:00"), ("closesAt", "2027-12-02T09:00"), ("limit", "9"));
        await server.Ask<EcussonDb, int>(db => db.Set<Badge>().ExecuteUpdateAsync(set => set.SetProperty(badge => badge.State, BadgeState.Archived), Stop));
        await Is(null, HttpStatusCode.Gone, "Ce badge n’est plus attribué");
        Assert.Single(await claim.Claims());
        using (var stale = await desk.Owner.Fill(claim.Desk, ("do", "change"), ("name", "Autre"), ("opensAt", ""), ("closesAt", "2027-12-02T09:00"), ("version", $"{row.Version}"))) Assert.Equal(HttpStatusCode.UnprocessableEntity, stale.StatusCode);

        async Task Is(string? act, HttpStatusCode status, string? said)
        {
            if (act is not null)
                using (var done = await desk.Owner.Fill(claim.Desk, ("do", act))) Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
            // A page that was opened before, and sent afterwards.
            using var answer = await visitor.Send(claim.Page, token, ("address", "ada@example.org"));
            Assert.Equal(status, answer.StatusCode);
            if (said is not null) Assert.Contains(said, await answer.Words(), StringComparison.Ordinal);
        }

        async Task Change(params (string Name, string Value)[] fields)
        {
            using var done = await desk.Owner.Fill(claim.Desk, [("do", "change"), ("name", "Atelier"), .. fields]);
            Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
        }
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task What_is_kept_of_who_claimed_is_taken_along_and_erased(string engine)
    {
        await using var server = await EngineServer.On(engine);
        using var desk = await SampleDesk.New(server);
        var claim = await SampleClaim.New(server, desk, ("approval", "yes"), ("limit", "2"));
        using var zoe = await server.SignedIn("zoe@example.org");
        using var other = server.Browser();
        await claim.By(zoe, "zoe@example.org");
        await claim.By(other, "bob@example.org", "Bob");
        using (var along = await zoe.GetAsync("/fr/me/account/data.zip", Stop))
        {
            await using var zip = await System.IO.Compression.ZipArchive.CreateAsync(await along.Content.ReadAsStreamAsync(Stop), System.IO.Compression.ZipArchiveMode.Read, leaveOpen: false, entryNameEncoding: null, Stop);
            using var reader = new StreamReader(await zip.GetEntry("claims.json")!.OpenAsync(Stop));
            var told = await reader.ReadToEndAsync(Stop);
            Assert.Contains("zoe@example.org", told, StringComparison.Ordinal);
            Assert.DoesNotContain("bob@example.org", told, StringComparison.Ordinal);
        }

        var person = await server.Ask<EcussonDb, PublicId>(db => db.Set<Person>().Where(there => db.Set<MailAddress>().Any(address => address.PersonId == there.Id && address.Key == "zoe@example.org")).Select(there => there.PublicId).SingleAsync(Stop));
        using (var erased = await desk.Owner.Fill($"/fr/admin/people/{person}", ("do", "erase"))) Assert.Equal(HttpStatusCode.SeeOther, erased.StatusCode);
        var claims = await claim.Claims();
        Assert.Equal((ClaimState.Refused, null, null, null), (claims[0].State, claims[0].Address, claims[0].AddressKey, claims[0].Name));
        Assert.Equal("bob@example.org", claims[1].Address);
        Assert.Equal(1, (await claim.Row()).Uses);
    }

    /// <summary>The award of an address, once its holder is told.</summary>
    static async Task<Award> Award(WebServer server, string address)
    {
        Award? award = null;
        await Wait.Until(async () => (award = await server.Ask<EcussonDb, Award?>(db => db.Set<Award>().AsNoTracking().SingleOrDefaultAsync(there => there.AddressKey == address, Stop))) is { State: not AwardState.Granted });
        return award!;
    }
}
