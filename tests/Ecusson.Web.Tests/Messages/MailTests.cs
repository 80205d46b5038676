using System.Net;
using System.Text.RegularExpressions;
using Ecusson.Awards;
using Ecusson.Messages;
using Ecusson.Storage;
using Ecusson.Web.Tests.Awards;
using Ecusson.Web.Tests.Organizations;
using Ecusson.Web.Tests.People;
using Ecusson.Web.Tests.Shell;
using Ecusson.Web.Tests.Storage;
using Ecusson.Web.Tests.Verify;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace Ecusson.Web.Tests.Messages;

/// <summary>Mail as its readers get it, through an SMTP server that others wrote; and what its operator sees of it.</summary>
public sealed partial class MailTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_link_to_sign_in_leaves_as_text_and_page_and_lets_in()
    {
        await using var smtp = await SmtpServer.Start();
        await using var server = Sending(smtp);
        using var visitor = server.Browser();
        using (await visitor.Fill("/en/sign-in", ("address", "ada@example.org"))) { }

        var mail = await smtp.First("ada@example.org");

        Assert.Equal(("Écusson", "badges@example.org"), (mail.From.Mailboxes.Single().Name, mail.From.Mailboxes.Single().Address));
        Assert.Equal("Your link to sign in", mail.Subject);
        Assert.IsType<MultipartAlternative>(mail.Body);
        Assert.Contains("lang=\"en\"", mail.HtmlBody, StringComparison.Ordinal);
        using var entered = await visitor.Fill(Link().Match(mail.TextBody!).Value);
        Assert.EndsWith("/me", entered.Headers.Location?.ToString(), StringComparison.Ordinal);
        // Nothing is asked of anybody when the mail is opened.
        Assert.DoesNotContain("src=\"http", mail.HtmlBody!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_award_is_mailed_with_its_picture_and_accepted_by_its_link_once()
    {
        await using var smtp = await SmtpServer.Start();
        await using var server = Sending(smtp);
        using var desk = await SampleDesk.New(server);
        await desk.Grant("ada@example.org", "Ada <b>Lovelace</b>");

        var mail = await smtp.First("ada@example.org");

        Assert.Equal(("École de Vouneuil", "Conduire un débat\u00a0: un badge pour vous"), (mail.From.Mailboxes.Single().Name, mail.Subject));
        // As text for programs that show no page; the page stands on tables, which all that do know, and which say that they are none of data.
        Assert.Equal(["text/plain", "multipart/related"], Assert.IsType<MultipartAlternative>(mail.Body).Select(part => part.ContentType.MimeType));
        Assert.Contains("Conduire un débat", mail.TextBody, StringComparison.Ordinal);
        Assert.All(Table().Matches(mail.HtmlBody!), table => Assert.Contains("role=\"presentation\"", table.Value, StringComparison.Ordinal));
        Assert.True(Table().Count(mail.HtmlBody!) >= 2, mail.HtmlBody);
        Assert.Contains("cid:badge", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Contains(mail.BodyParts.OfType<MimePart>(), part => part is { ContentId: "badge", ContentType.MimeType: "image/png" });
        Assert.DoesNotContain("<b>Lovelace", mail.HtmlBody, StringComparison.Ordinal);
        using var reader = server.Browser();
        using (var accepted = await reader.Fill(Link().Match(mail.TextBody!).Value, ("do", "accept"))) Assert.Equal(HttpStatusCode.SeeOther, accepted.StatusCode);
        Assert.Equal(AwardState.Accepted, await server.Ask<EcussonDb, AwardState>(db => db.Set<Award>().Select(award => award.State).SingleAsync(Stop)));
        await Settled(server);
        Assert.Single(smtp.To("ada@example.org"));
    }

    [Fact]
    public async Task What_the_server_says_is_kept_and_what_cannot_be_known_is_never_sent_again_by_itself()
    {
        await using var smtp = await SmtpServer.Start();
        await using var server = Sending(smtp);
        using var desk = await SampleDesk.New(server);
        foreach (var address in (string[])["refuse@example.org", "later@example.org", "drop@example.org"]) await desk.Grant(address);
        await smtp.First("drop@example.org");
        await Settled(server);

        var mails = await server.Ask<EcussonDb, List<OutgoingMail>>(db => db.Set<OutgoingMail>().AsNoTracking().Where(mail => mail.Kind == MailKinds.AwardOffered).ToListAsync(Stop));
        OutgoingMail To(string address) => mails.Single(mail => mail.Address == address);
        Assert.Equal(MailState.Refused, To("refuse@example.org").State);
        Assert.Contains("No such mailbox", To("refuse@example.org").Answer, StringComparison.Ordinal);
        Assert.Equal(MailState.Waiting, To("later@example.org").State);
        Assert.True(To("later@example.org").NotBefore > To("later@example.org").CreatedAt);
        Assert.Equal(MailState.Uncertain, To("drop@example.org").State);
        Assert.Single(smtp.To("drop@example.org"));

        // Whoever runs the server decides; what it says is its reader's.
        var page = $"/fr/admin/mail/{To("drop@example.org").Id.Value}";
        using var shown = await desk.Owner.GetAsync(page, Stop);
        Assert.DoesNotContain("/receive/", await shown.Source(), StringComparison.Ordinal);
        using (await desk.Owner.Fill(page, ("do", "sent"))) { }
        Assert.Equal(MailState.Sent, await server.Ask<EcussonDb, MailState>(db => db.Set<OutgoingMail>().Where(mail => mail.Address == "drop@example.org").Select(mail => mail.State).SingleAsync(Stop)));
    }

    [Fact]
    public async Task An_address_that_is_nobody_s_any_more_gets_no_more_mail_and_its_owner_learns_it()
    {
        await using var smtp = await SmtpServer.Start();
        await using var server = Sending(smtp);
        using var desk = await SampleDesk.New(server);
        using var person = await server.SignedIn("lasting@example.org");
        using (await person.Fill("/fr/me/account", ("do", "add-address"), ("address", "gone@example.org"))) { }
        // Its mailbox died between the link and the badge.
        using (await person.Fill($"/fr/me/addresses/{await server.MailedToken("gone@example.org")}")) { }
        await desk.Grant("gone@example.org");
        await Wait.Until(async () => await server.Ask<EcussonDb, bool>(db => db.Set<Ecusson.People.MailAddress>().AnyAsync(row => row.Key == "gone@example.org" && row.DeadSince != null, Stop)));
        await desk.Grant("gone@example.org", more: ("again", "1"));
        List<OutgoingMail> offers = [];
        await Wait.Until(async () =>
        {
            offers = await server.Ask<EcussonDb, List<OutgoingMail>>(db => db.Set<OutgoingMail>().AsNoTracking().Where(mail => mail.Kind == MailKinds.AwardOffered).OrderBy(mail => mail.Id).ToListAsync(Stop));
            return offers.Count == 2 && offers.TrueForAll(mail => mail.State == MailState.Refused);
        });

        Assert.Contains("Les courriels envoyés à gone@example.org nous reviennent", await (await person.GetAsync("/fr/me", Stop)).Words(), StringComparison.Ordinal);
        // The second was never handed over.
        Assert.Equal((QueueMail.ComesBack, 0), (offers[1].Answer, offers[1].Attempts));
        // Verified anew, with a link that the mailbox lets through again.
        using (await person.Fill("/fr/me/account", ("do", "add-address"), ("address", "gone@example.org"))) { }
        using (await person.Fill($"/fr/me/addresses/{await server.MailedToken("gone@example.org")}")) { }
        Assert.DoesNotContain("nous reviennent", await (await person.GetAsync("/fr/me", Stop)).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_mail_server_mails_are_kept_and_their_operator_alone_reads_them()
    {
        await using var server = new WebServer { DelayMinutes = 0 };
        using var desk = await SampleDesk.New(server);
        await desk.Grant("ada@example.org");
        using var member = await desk.Organization.Member("Issuer");
        await Wait.Until(async () => await server.Ask<EcussonDb, int>(db => db.Set<OutgoingMail>().CountAsync(mail => mail.Kind == MailKinds.AwardOffered && mail.State == MailState.Kept, Stop)) > 0);

        Assert.Contains("Aucun serveur SMTP", await (await desk.Owner.GetAsync("/fr/admin/mail", Stop)).Words(), StringComparison.Ordinal);
        var id = await server.Ask<EcussonDb, Guid>(async db => (await db.Set<OutgoingMail>().SingleAsync(mail => mail.Kind == MailKinds.AwardOffered, Stop)).Id.Value);
        using var read = await desk.Owner.GetAsync($"/fr/admin/mail/{id}", Stop);
        // Nothing would carry it.
        Assert.DoesNotContain("value=\"again\"", await read.Source(), StringComparison.Ordinal);
        using var stranger = server.Browser();
        using (var opened = await stranger.GetAsync(Link().Match(await read.Words()).Value, Stop)) Assert.Contains("Accepter ce badge", await opened.Words(), StringComparison.Ordinal);
        foreach (var page in (string[])["/fr/admin/mail", $"/fr/admin/mail/{id}"])
        {
            using var hidden = await member.GetAsync(page, Stop);
            Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        }
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, "une minute après (réglage Mails:DelayMinutes)")]
    [InlineData(10, "10 minutes après (réglage Mails:DelayMinutes)")]
    public async Task The_operator_reads_when_the_message_of_an_award_is_written(int minutes, string? said)
    {
        await using var server = new WebServer { DelayMinutes = minutes };
        using var keeper = await server.Operator();
        var words = await keeper.Words("/fr/admin/mail");
        if (said is null) Assert.DoesNotContain("DelayMinutes", words, StringComparison.Ordinal);
        else Assert.Contains(said, words, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(EngineServer.Engines), MemberType = typeof(EngineServer))]
    public async Task All_of_five_hundred_kept_mails_are_reached_page_by_page_and_found_by_state_and_by_address(string engine)
    {
        await using var server = await EngineServer.On(engine);
        using var keeper = await server.Operator();
        await server.Ask<EcussonDb, int>(db =>
        {
            var now = TimeProvider.System.GetUtcNow();
            for (var at = 0; at < 500; at++) db.Add(Mail(now, $"person{at}@example.org", MailState.Kept));
            db.Add(Mail(now, "Zoë.L-Œil@Example.org", MailState.Uncertain));
            return db.SaveChangesAsync(Stop);
        });

        HashSet<string> seen = new(StringComparer.Ordinal);
        var next = "/fr/admin/mail?state=Kept";
        for (; next is not null; next = await Read(next)) { }
        Assert.Empty(Enumerable.Range(0, 500).Select(at => $"person{at}@example.org").Where(address => !seen.Contains(address)));
        Assert.DoesNotContain("Zoë.L-Œil@Example.org", seen);

        using var first = await keeper.GetAsync("/fr/admin/mail", Stop);
        Assert.Contains("Un courriel attend votre décision", await first.Words(), StringComparison.Ordinal);
        seen.Clear();
        Assert.Null(await Read("/fr/admin/mail?q=zoe.l-oeil&state=Uncertain"));
        Assert.Equal(["Zoë.L-Œil@Example.org"], seen);
        // What was looked for stays so on the pages that follow.
        seen.Clear();
        Assert.Null(await Read((await Read("/fr/admin/mail?q=PERSON1"))!));
        Assert.Equal(111, seen.Count);
        Assert.All(seen, address => Assert.StartsWith("person1", address, StringComparison.Ordinal));
        using var none = await keeper.GetAsync("/fr/admin/mail?q=person1&state=Sent", Stop);
        Assert.Contains("Aucun courriel trouvé", await none.Words(), StringComparison.Ordinal);

        async Task<string?> Read(string path)
        {
            using var page = await keeper.GetAsync(path, Stop);
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            var source = await page.Source();
            foreach (Match address in Addressed().Matches(source)) seen.Add(WebUtility.HtmlDecode(address.Groups["to"].Value));
            return Older().Match(source) is { Success: true } older ? WebUtility.HtmlDecode(older.Groups["to"].Value) : null;
        }

        static OutgoingMail Mail(DateTimeOffset now, string address, MailState state)
        {
            var id = RowId.New<OutgoingMailId>(now);
            return new OutgoingMail
            {
                Id = id, Kind = MailKinds.SignIn, Subject = id.Value, Once = id.Value.ToString(), Address = address, Language = "fr", Facts = new Dictionary<string, string>(StringComparer.Ordinal),
                State = state, CreatedAt = now, NotBefore = now,
            };
        }
    }

    [Theory]
    [InlineData("Mails:From", "badges@example.org")]
    [InlineData("Mails:Host", "not a host", "Mails:From", "badges@example.org")]
    [InlineData("Mails:Host", "localhost")]
    [InlineData("Mails:Host", "localhost", "Mails:From", "nobody")]
    [InlineData("Mails:Host", "smtp.example.org", "Mails:From", "badges@example.org", "Mails:Tls", "none", "Mails:User", "u", "Mails:Password", "p")]
    [InlineData("Mails:Host", "localhost", "Mails:From", "badges@example.org", "Mails:User", "u")]
    public async Task A_wrong_setting_stops_the_start_with_a_sentence_that_names_it(params string[] settings)
    {
        await using var server = ServerProcess.Start("en_GB.UTF-8", [.. settings.Select((text, at) => at % 2 == 0 ? $"--{text}" : text)]);
        var (code, errors) = await server.End();
        Assert.Equal(1, code);
        Assert.Contains("Mails:", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    static WebServer Sending(SmtpServer smtp) => new()
    {
        DelayMinutes = 0,
        More = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Mails:Host"] = "127.0.0.1", ["Mails:Port"] = $"{smtp.Port}", ["Mails:Tls"] = "none", ["Mails:From"] = "Écusson <badges@example.org>",
        },
    };

    /// <summary>Waits until no mail is about to leave or leaving.</summary>
    static async Task Settled(WebServer server)
    {
        await Wait.Until(async () => !await server.Ask<EcussonDb, bool>(db => db.Set<OutgoingMail>().AnyAsync(mail => mail.State == MailState.Sending || (mail.State == MailState.Waiting && mail.Attempts == 0), Stop)));
    }

    [GeneratedRegex("<small><bdi>(?<to>[^<]+@[^<]+)</bdi>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Addressed();

    [GeneratedRegex("rel=\"next\" href=\"(?<to>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Older();

    [GeneratedRegex("<table[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Table();

    [GeneratedRegex("(?<=http://127.0.0.1:0)/[a-z]{2}/(sign-in|receive)/[A-Za-z0-9_-]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();
}
