using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Ecusson.Jobs;
using Ecusson.Journal;
using Ecusson.Messages;
using Ecusson.Organizations;
using Ecusson.Storage;
using Ecusson.Web.Jobs;
using Ecusson.Web.Journal;
using Ecusson.Web.Shell;
using Ecusson.Web.Tests.Awards;
using Ecusson.Web.Tests.Organizations;
using Ecusson.Web.Tests.People;
using Ecusson.Web.Tests.Storage;
using Ecusson.Web.Tests.Verify;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Ecusson.Web.Tests.Admin;

/// <summary>The pages of whoever runs the server, through the browser, on both engines.</summary>
public sealed class AdminTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Engines => EngineServer.Engines;

    [Theory, MemberData(nameof(Engines))]
    public async Task The_front_page_names_what_waits_and_where_to_decide_it(string engine)
    {
        await using var server = await EngineServer.On(engine);
        using var desk = await SampleDesk.New(server);
        var quiet = await desk.Owner.Words("/fr/admin");
        Assert.Contains("Rien ne vous attend.", quiet, StringComparison.Ordinal);
        Assert.Contains("Aucun serveur SMTP n’est réglé", quiet, StringComparison.Ordinal);
        Assert.Contains("Aucune adresse publique n’est réglée", quiet, StringComparison.Ordinal);
        Assert.Contains("href=\"/fr/admin\"", await desk.Owner.GetStringAsync("/fr/me", Stop), StringComparison.Ordinal);

        await Park(server, desk);
        var loud = await desk.Owner.Words("/fr/admin");
        Assert.Contains("1 travail s’est arrêté", loud, StringComparison.Ordinal);
        Assert.Contains("1 réaction attend votre décision", loud, StringComparison.Ordinal);
        Assert.Contains("1 courriel est peut-être parti, peut-être pas", loud, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task What_is_parked_says_why_and_goes_on_or_is_given_up(string engine)
    {
        await using var server = await EngineServer.On(engine);
        using var desk = await SampleDesk.New(server);
        var (job, number) = await Park(server, desk);

        var jobs = await desk.Owner.Words("/fr/admin/jobs");
        Assert.Contains("TimeoutException in Somewhere", jobs, StringComparison.Ordinal);
        Assert.Contains("3 sur 10", jobs, StringComparison.Ordinal);
        var token = await FormVisitor.Token(await desk.Owner.GetAsync("/fr/admin/jobs", Stop));
        using (await desk.Owner.Send("/fr/admin/jobs", token, ("row", job.ToString()), ("do", "stop"))) { }
        Assert.Equal(JobState.Cancelled, await server.Ask<EcussonDb, JobState>(db => db.Set<Job>().Where(there => there.PublicId == job).Select(there => there.State).SingleAsync(Stop)));
        using (var again = await desk.Owner.Send("/fr/admin/jobs", token, ("row", job.ToString()), ("do", "retry"))) Assert.Equal(HttpStatusCode.SeeOther, again.StatusCode);
        Assert.Contains("n’est plus bloqué", await desk.Owner.Words("/fr/admin/jobs"), StringComparison.Ordinal);

        Assert.Contains("InvalidDataException in Elsewhere", await desk.Owner.Words("/fr/admin/reactions"), StringComparison.Ordinal);
        using (await desk.Owner.Fill("/fr/admin/reactions", ("reaction", "mail.awards"), ("number", $"{number}"), ("do", "give-up"))) { }
        Assert.Contains("Rien n’a échoué", await desk.Owner.Words("/fr/admin/reactions"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task An_archived_organisation_awards_nothing_and_its_awards_go_on_verifying(string engine)
    {
        await using var server = await EngineServer.On(engine);
        using var desk = await SampleDesk.New(server);
        var award = await desk.Offered("ada@example.org", "Ada Lovelace");
        using var ada = await server.SignedIn("ada@example.org");
        using (await ada.Fill($"/fr/me/awards/{award.PublicId}", ("do", "accept"))) { }
        using (await ada.Fill($"/fr/me/awards/{award.PublicId}", ("do", "show"), ("visibility", "Everyone"))) { }

        var found = await desk.Owner.Words("/fr/admin/organizations?q=ECOLE+vouneuil");
        Assert.Contains("École de Vouneuil", found, StringComparison.Ordinal);
        Assert.Contains("1 membre · 1 badge publié · 1 attribution<", found, StringComparison.Ordinal);
        Assert.Contains("1 member · 1 published badge · 1 award<", await desk.Owner.Words("/en/admin/organizations?q=vouneuil"), StringComparison.Ordinal);
        Assert.Contains("Aucun organisme ne porte ce nom", await desk.Owner.Words("/fr/admin/organizations?q=poitiers"), StringComparison.Ordinal);
        var page = $"/fr/admin/organizations/{desk.Organization.Id}";
        Assert.Contains("Ed25519", await desk.Owner.Words(page), StringComparison.Ordinal);
        using (var archived = await desk.Owner.Fill(page, ("do", "archive"))) Assert.Equal(HttpStatusCode.SeeOther, archived.StatusCode);

        using (var refused = await desk.Owner.Fill($"{desk.Awards}/new", ("badge", desk.Badge.PublicId.ToString()), ("address", "bea@example.org"))) Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        using var anyone = server.Visitor();
        Assert.Contains("Cet organisme ne délivre plus", await anyone.Words($"/fr/organizations/{desk.Organization.Id}"), StringComparison.Ordinal);
        Assert.Contains("Ce badge est authentique et en cours de validité.", await anyone.Words($"/fr/awards/{award.PublicId}"), StringComparison.Ordinal);

        using (await desk.Owner.Fill(page, ("do", "bring-back"))) { }
        await desk.Grant("bea@example.org");
        var trail = await server.Ask<EcussonDb, List<string>>(db => db.Set<AuditRecord>().Where(record => record.Action.StartsWith("organization.")).OrderBy(record => record.Id).Select(record => record.Action).ToListAsync(Stop));
        Assert.Equal([OrganizationNews.Made, OrganizationNews.Archived, OrganizationNews.BroughtBack], trail);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task The_audit_trail_is_found_by_person_action_and_day_and_taken_along(string engine)
    {
        await using var server = await EngineServer.On(engine);
        using var desk = await SampleDesk.New(server);
        using var ada = await server.SignedIn("ada@example.org");
        using (await ada.Fill("/fr/me/account", ("do", "profile"), ("name", "=HYPERLINK(1)"), ("language", "fr"), ("version", "1"))) { }

        var all = await desk.Owner.Words("/fr/admin/audit");
        Assert.Contains("Organisme créé", all, StringComparison.Ordinal);
        Assert.Contains("=HYPERLINK(1)", all, StringComparison.Ordinal);
        var hers = await desk.Owner.Words("/fr/admin/audit?who=ADA%40example.org&action=account.signed-in");
        Assert.Contains("Connexion", hers, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>Organisme créé", hers, StringComparison.Ordinal);
        Assert.Contains("Rien ne correspond", await desk.Owner.Words("/fr/admin/audit?who=nobody%40example.org"), StringComparison.Ordinal);
        Assert.Contains("Rien ne correspond", await desk.Owner.Words("/fr/admin/audit?to=2001-01-01"), StringComparison.Ordinal);

        using var table = await desk.Owner.GetAsync("/fr/admin/audit/table.csv?who=ada%40example.org", Stop);
        var csv = await table.Content.ReadAsStringAsync(Stop);
        Assert.Equal("text/csv", table.Content.Headers.ContentType?.MediaType);
        Assert.Contains("'=HYPERLINK(1)", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("organization.made", csv, StringComparison.Ordinal);
        Assert.True(await server.Ask<EcussonDb, bool>(db => db.Set<AuditRecord>().AnyAsync(record => record.Action == "audit.taken-along", Stop)));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task The_audit_trail_is_in_words_and_leads_to_the_badge_that_something_was_done_to(string engine)
    {
        await using var server = await EngineServer.On(engine);
        using var desk = await SampleDesk.New(server);
        var award = await desk.Offered("ada@example.org");
        using (await desk.Owner.Fill($"{desk.Awards}/{award.PublicId}", ("do", "revoke"), ("reason", "Attribué par erreur."))) { }
        using (await desk.Owner.Fill($"{desk.Organization.Desk}/members", ("do", "invite"), ("address", "grace@example.org"), ("language", "fr"), ("roles", "Issuer"), ("roles", "Reader"))) { }
        using var ada = await server.SignedIn("ada@example.org");

        var french = await desk.Owner.Words("/fr/admin/audit");
        foreach (var words in (string[])["par un lien reçu par courriel", "rôles\u00A0: Attribution, Consultation"]) Assert.Contains(words, french, StringComparison.Ordinal);
        Assert.Matches($"<b>Badge retiré</b>(?s:.*?)<a href=\"{Regex.Escape(desk.Awards)}/{award.PublicId}\"><bdi>Conduire un débat</bdi></a>", french);
        var english = await desk.Owner.Words("/en/admin/audit");
        foreach (var words in (string[])["by a link that was mailed", "roles: Issuer, Reader"]) Assert.Contains(words, english, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_person_is_found_by_name_and_address_with_or_without_accents_and_capitals(string engine)
    {
        await using var server = await EngineServer.On(engine);
        using var operating = await server.Operator();
        using var someone = await server.SignedIn("zoé.müller@example.org");
        using (await someone.Fill("/fr/me/account", ("do", "profile"), ("name", "Éloïse D’Œuvre-Straße"), ("language", "fr"), ("version", "1"))) { }
        using var plain = await server.SignedIn("rene.noel@example.org");
        using (await plain.Fill("/fr/me/account", ("do", "profile"), ("name", "Rene Noel"), ("language", "fr"), ("version", "1"))) { }

        foreach (var words in (string[])["eloise", "ÉLOÏSE", "E\u0301loi\u0308se", "d'oeuvre", "D’ŒUVRE", "strasse éloise", "zoe.muller@", "ZOÉ.MÜLLER@EXAMPLE", "éloïse example.org"])
        {
            var found = await operating.Words($"/fr/admin/people?q={Uri.EscapeDataString(words)}");
            Assert.Contains("Éloïse D’Œuvre-Straße", found, StringComparison.Ordinal);
            Assert.DoesNotContain("Rene Noel", found, StringComparison.Ordinal);
        }

        foreach (var words in (string[])["René", "NOËL", "rené.noël@example.org"]) Assert.Contains("Rene Noel", await operating.Words($"/fr/admin/people?q={Uri.EscapeDataString(words)}"), StringComparison.Ordinal);
        foreach (var words in (string[])["eloise noel", "zoe-muller@", "%", "_"]) Assert.Contains("Personne de ce nom", await operating.Words($"/fr/admin/people?q={Uri.EscapeDataString(words)}"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task The_audit_trail_is_taken_along_whole_however_long_it_is(string engine)
    {
        const int Many = 100_001;
        await using var server = await EngineServer.On(engine);
        using var operating = await server.Operator();
        await server.Ask<EcussonDb, int>(async db =>
        {
            var at = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
            db.AddRange(Enumerable.Range(0, Many).Select(second => new AuditRecord
            {
                Id = RowId.New<AuditRecordId>(at.AddSeconds(second)), At = at.AddSeconds(second), Action = "test.done", ActorKind = ActorKind.Server, ActorId = Guid.Empty, Door = Door.Inside,
                Facts = new Dictionary<string, string>(StringComparer.Ordinal) { ["number"] = $"{second}" },
            }));
            return await db.SaveChangesAsync(Stop);
        });

        using var table = await operating.GetAsync("/fr/admin/audit/table.csv?action=test.done", HttpCompletionOption.ResponseHeadersRead, Stop);
        using var lines = new StreamReader(await table.Content.ReadAsStreamAsync(Stop));
        Assert.StartsWith("at;action", await lines.ReadLineAsync(Stop), StringComparison.Ordinal);
        for (var number = Many - 1; number >= 0; number--) Assert.EndsWith($"number: {number}", await lines.ReadLineAsync(Stop), StringComparison.Ordinal);
        Assert.Null(await lines.ReadLineAsync(Stop));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Audit_records_go_when_their_time_is_over(string engine)
    {
        await using var server = await EngineServer.On(engine, ("Audit:KeepDays", "30"));
        using var ada = await server.SignedIn("ada@example.org");
        await server.Ask<EcussonDb, int>(async db =>
        {
            var now = DateTimeOffset.UnixEpoch.AddYears(50);
            db.Add(new AuditRecord { Id = RowId.New<AuditRecordId>(now), At = now, Action = "old", ActorKind = ActorKind.Server, ActorId = Guid.Empty, Door = Door.Inside, Facts = new Dictionary<string, string>(StringComparer.Ordinal) });
            return await db.SaveChangesAsync(Stop);
        });
        Assert.Equal(1, await server.Ask<ForgetAudit, int>(forget => forget.Old(Stop)));
        Assert.Equal("account.signed-in", await server.Ask<EcussonDb, string>(db => db.Set<AuditRecord>().Select(record => record.Action).SingleAsync(Stop)));
    }

    [Fact]
    public async Task For_everybody_else_there_is_no_such_page()
    {
        await using var server = await EngineServer.On("sqlite");
        using var desk = await SampleDesk.New(server);
        var (job, _) = await Park(server, desk);
        using var member = await desk.Organization.Member("Owner");
        using var anyone = server.Browser();
        foreach (var path in (string[])["", "/organizations", $"/organizations/{desk.Organization.Id}", "/jobs", "/reactions", "/audit", "/audit/table.csv", "/mail"])
        {
            using (var hidden = await member.GetAsync($"/fr/admin{path}", Stop)) Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
            using var led = await anyone.GetAsync($"/fr/admin{path}", Stop);
            Assert.Contains("/sign-in", led.Headers.Location?.ToString(), StringComparison.Ordinal);
        }

        using var own = await member.GetAsync("/fr/me", Stop);
        Assert.DoesNotContain("/admin", await own.Source(), StringComparison.Ordinal);
        var token = await FormVisitor.Token(await member.GetAsync("/fr/me/account", Stop));
        using (var posted = await member.Send($"/fr/admin/organizations/{desk.Organization.Id}", token, ("do", "archive"))) Assert.Equal(HttpStatusCode.NotFound, posted.StatusCode);
        using (var posted = await member.Send("/fr/admin/jobs", token, ("do", "stop"), ("row", job.ToString()))) Assert.Equal(HttpStatusCode.NotFound, posted.StatusCode);
    }

    [Fact]
    public async Task Whatever_can_be_parked_has_a_name_in_words()
    {
        await using var server = await EngineServer.On("sqlite");
        await using var scope = server.Services.CreateAsyncScope();
        foreach (var language in Language.All)
        {
            CultureInfo.CurrentUICulture = new CultureInfo(language.Code);
            var (reactions, jobs) = (scope.ServiceProvider.GetRequiredService<IStringLocalizer<ReactionsPage>>(), scope.ServiceProvider.GetRequiredService<IStringLocalizer<JobsPage>>());
            Assert.NotEmpty(scope.ServiceProvider.GetServices<IReaction>());
            Assert.NotEmpty(scope.ServiceProvider.GetServices<IWork>());
            Assert.All(scope.ServiceProvider.GetServices<IReaction>(), reaction => Assert.False(reactions[$"Name_{reaction.Name}"].ResourceNotFound, reaction.Name));
            Assert.All(scope.ServiceProvider.GetServices<IWork>(), work => Assert.False(jobs[$"Kind_{work.Kind}"].ResourceNotFound, work.Kind));
        }
    }

    /// <summary>A job that broke off, a reaction that is parked and a mail that is uncertain.</summary>
    static async Task<(PublicId Job, long Number)> Park(WebServer server, SampleDesk desk)
    {
        var award = await desk.Offered("parked@example.org");
        await Wait.Until(async () => await server.Ask<EcussonDb, int>(db => db.Set<OutgoingMail>().CountAsync(mail => mail.Subject == award.Id.Value && mail.State == MailState.Kept, Stop)) > 0);
        return await server.Ask<EcussonDb, (PublicId, long)>(async db =>
        {
            var now = TimeProvider.System.GetUtcNow();
            using var random = System.Security.Cryptography.RandomNumberGenerator.Create();
            var job = new Job
            {
                Id = RowId.New<JobId>(now), PublicId = PublicId.New(random), Kind = "award-list", Subject = Guid.CreateVersion7(now), ActorKind = ActorKind.Server, ActorId = Guid.Empty,
                State = JobState.Parked, CreatedAt = now, NotBefore = now, Total = 10, Done = 3, Attempts = 8, Reason = "TimeoutException in Somewhere",
            };
            var entry = await db.Set<JournalEntry>().AsNoTracking().FirstAsync(there => there.Subject == award.Id.Value, Stop);
            db.Add(job);
            db.Add(new PendingReaction { Reaction = "mail.awards", Number = entry.Number, Subject = entry.Subject, Attempts = 9, NextTryAt = now, ParkedAt = now, Reason = "InvalidDataException in Elsewhere" });
            await db.SaveChangesAsync(Stop);
            await db.Set<OutgoingMail>().Where(mail => mail.Subject == award.Id.Value).ExecuteUpdateAsync(set => set.SetProperty(mail => mail.State, MailState.Uncertain), Stop);
            return (job.PublicId, entry.Number);
        });
    }
}
