using System.IO.Compression;
using System.Net;
using System.Text;
using Ecusson.Awards;
using Ecusson.Awards.Lists;
using Ecusson.Journal;
using Ecusson.Messages;
using Ecusson.People;
using Ecusson.Storage;
using Ecusson.Tests.Organizations;
using Ecusson.Web.Tests.Awards;
using Ecusson.Web.Tests.Organizations;
using Ecusson.Web.Tests.People;
using Ecusson.Web.Tests.Storage;
using Ecusson.Web.Tests.Verify;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Web.Tests.Admin;

/// <summary>A person is taken along whole and erased whole, with an account or without, on both engines.</summary>
public sealed class ErasureTests
{
    const string Address = "Zoe.Unique@example.org", Name = "Zoé Brûlé-Kerguélen";

    /// <summary>Whatever says who she is, as somebody who has a copy of the database would look for it.</summary>
    static readonly string[] Hers = ["zoe.unique", "zoe unique", "kerguélen", "kerguelen", "marigolds", "zoe-evidence", "windsurfing", "mispronounced", "her own key"];

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Engines => EngineServer.Engines;

    [Theory, MemberData(nameof(Engines))]
    public async Task Nothing_of_an_erased_person_is_left_and_what_they_took_along_still_verifies(string engine)
    {
        await using var server = await EngineServer.On(engine);
        using var desk = await SampleDesk.New(server);
        using var zoe = await server.SignedIn(Address.ToLowerInvariant());
        var award = await Everything(server, desk, zoe);

        // She takes everything along, and somebody saved her public badge.
        var (texts, files) = await Unzipped(zoe, "/fr/me/account/data.zip");
        foreach (var hers in (string[])["Zoe.Unique@example.org", "Kerguélen", "marigolds", "zoe-evidence", "mispronounced", "her own key"]) Assert.Contains(hers, texts, StringComparison.Ordinal);
        Assert.Contains(files, file => file == $"awards/{award.PublicId}/badge.png");
        using var anyone = server.Visitor();
        var saved = await anyone.GetByteArrayAsync($"/awards/{award.PublicId}/badge.png", Stop);

        var found = await desk.Owner.Words("/fr/admin/people?q=KERGUELEN");
        Assert.Contains(Name, found, StringComparison.Ordinal);
        var page = await Page(server, Address);
        Assert.Contains("Seront effacés pour toujours", await desk.Owner.Words(page), StringComparison.Ordinal);
        var dump = await Dump(server);
        foreach (var hers in Hers) Assert.Contains(hers, dump, StringComparison.OrdinalIgnoreCase);
        using (var erased = await desk.Owner.Fill(page, ("do", "erase"))) Assert.Equal(HttpStatusCode.SeeOther, erased.StatusCode);

        dump = await Dump(server);
        foreach (var hers in Hers) Assert.DoesNotContain(hers, dump, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Personne de ce nom", await desk.Owner.Words("/fr/admin/people?q=zoe.unique"), StringComparison.Ordinal);
        using (var gone = await anyone.GetAsync($"/fr/awards/{award.PublicId}", Stop)) Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        using (var gone = await anyone.GetAsync($"/awards/{award.PublicId}", Stop)) Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        using (var gone = await anyone.GetAsync(await desk.Link(award), Stop)) Assert.DoesNotContain(Name, await gone.Words(), StringComparison.Ordinal);
        using (var ended = await zoe.GetAsync("/fr/me", Stop)) Assert.Contains("/sign-in", ended.Headers.Location?.ToString(), StringComparison.Ordinal);
        using (var verified = await anyone.PostFile(saved, "badge.png", "fr")) Assert.Contains("Authentique", await verified.Words(), StringComparison.Ordinal);

        // The organisation keeps its count, and its desk says what became of them.
        var kept = await desk.Award($"/{award.PublicId}");
        Assert.Equal((award.IdentityHash, award.StatusListId, award.StatusIndex, "", null), (kept.IdentityHash, kept.StatusListId, kept.StatusIndex, kept.Salt, kept.Story));
        Assert.Contains("Personne effacée", await desk.Owner.Words($"{desk.Awards}/{award.PublicId}"), StringComparison.Ordinal);
        using (var revoked = await desk.Owner.Fill($"{desk.Awards}/{award.PublicId}", ("do", "revoke"), ("reason", "Erreur"))) Assert.Equal(HttpStatusCode.SeeOther, revoked.StatusCode);
        using (var verified = await anyone.PostFile(saved, "badge.png", "fr")) Assert.DoesNotContain("Authentique et en cours", await verified.Words(), StringComparison.Ordinal);
        Assert.True(await server.Ask<EcussonDb, bool>(db => db.Set<AuditRecord>().AnyAsync(record => record.Action == PeopleNews.Erased, Stop)));
        // Whoever comes back with the address begins anew.
        using var again = await server.SignedIn(Address.ToLowerInvariant());
        Assert.DoesNotContain("Conduire un débat", await again.Words("/fr/me"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task An_address_alone_is_found_taken_along_and_erased_too(string engine)
    {
        await using var server = await EngineServer.On(engine);
        using var desk = await SampleDesk.New(server);
        await desk.Offered(Address, Name);
        var award = await desk.Offered("bob@example.org", "Bob");

        Assert.Contains("Une adresse seule", await desk.Owner.Words("/fr/admin/people?q=zoe"), StringComparison.Ordinal);
        var id = await server.Ask<EcussonDb, string>(async db => (await db.Set<Award>().SingleAsync(there => there.HolderName == Name, Stop)).PublicId.ToString());
        var (texts, _) = await Unzipped(desk.Owner, $"/fr/admin/people/recipients/{id}/data.zip");
        Assert.Contains("Kerguélen", texts, StringComparison.Ordinal);
        Assert.DoesNotContain("bob@", texts, StringComparison.Ordinal);
        using (var erased = await desk.Owner.Fill($"/fr/admin/people/recipients/{id}", ("do", "erase"))) Assert.Equal(HttpStatusCode.SeeOther, erased.StatusCode);

        var dump = await Dump(server);
        foreach (var hers in (string[])["zoe.unique", "kerguelen", "kerguélen"]) Assert.DoesNotContain(hers, dump, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("bob@example.org", dump, StringComparison.Ordinal);
        Assert.Equal("bob@example.org", (await desk.Award($"/{award.PublicId}")).Address);
        using (var gone = await desk.Owner.GetAsync($"/fr/admin/people/recipients/{id}", Stop)) Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Whoever_read_a_letter_by_mistake_takes_what_they_reported_along_and_is_erased_with_it(string engine)
    {
        await using var server = await EngineServer.On(engine);
        using var desk = await SampleDesk.New(server);
        var award = await desk.Offered("misread@example.org", "Ada Lovelace");
        using var reader = server.Browser();
        await Fill(reader, await desk.Link(award), ("do", "mistake"), ("mistake", "Je suis Bob Martin, et non Ada."));
        await Fill(desk.Owner, $"{desk.Awards}/{award.PublicId}", ("do", "resend"), ("address", "well-read@example.org"));
        Assert.Contains("Bob Martin", await desk.Owner.Words($"{desk.Awards}/{award.PublicId}"), StringComparison.Ordinal);

        using var bob = await server.SignedIn("misread@example.org");
        Assert.Contains("Bob Martin", (await Unzipped(bob, "/fr/me/account/data.zip")).Texts, StringComparison.Ordinal);
        await Fill(desk.Owner, await Page(server, "misread@example.org"), ("do", "erase"));
        Assert.DoesNotContain("Bob Martin", await Dump(server), StringComparison.Ordinal);
        Assert.Equal("well-read@example.org", (await desk.Award($"/{award.PublicId}")).Address);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_report_is_of_whoever_signed_in_to_write_it_and_not_of_who_reads_the_address_later(string engine)
    {
        await using var server = await EngineServer.On(engine);
        using var desk = await SampleDesk.New(server);
        var award = await desk.Offered("shared@example.org", "Quentin");
        using var quentin = await server.SignedIn("quentin@example.org");
        await Fill(quentin, await desk.Link(award), ("do", "accept"));
        await Fill(quentin, $"/fr/me/awards/{award.PublicId}", ("do", "mistake"), ("mistake", "Je m’appelle Quentin Roux."));
        using var rita = await server.SignedIn("shared@example.org");
        Assert.DoesNotContain("Quentin Roux", (await Unzipped(rita, "/fr/me/account/data.zip")).Texts, StringComparison.Ordinal);
        Assert.Contains("Quentin Roux", (await Unzipped(quentin, "/fr/me/account/data.zip")).Texts, StringComparison.Ordinal);
        await Fill(desk.Owner, await Page(server, "shared@example.org"), ("do", "erase"));
        Assert.Contains("Quentin Roux", await desk.Owner.Words($"{desk.Awards}/{award.PublicId}"), StringComparison.Ordinal);
        await Fill(desk.Owner, await Page(server, "quentin@example.org"), ("do", "erase"));
        Assert.DoesNotContain("Quentin Roux", await Dump(server), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_row_that_failed_is_nobody_s_to_take_up_once_its_person_is_erased(string engine)
    {
        await using var server = await EngineServer.On(engine);
        using var desk = await SampleDesk.New(server);
        (await server.SignedIn("zoe@example.org")).Dispose();
        using var made = await desk.Owner.Fill($"{desk.Awards}/lists/new", ("badge", desk.Badge.PublicId.ToString()), ("people", "bob@example.org\nzoe@example.org"));
        var list = made.Headers.Location!.ToString();
        // It could not be granted, for a reason of its own.
        IReadOnlyDictionary<string, string> problems = new Dictionary<string, string>(StringComparer.Ordinal) { ["address"] = CheckRows.CannotBeGranted };
        await server.Ask<EcussonDb, int>(db => db.Set<AwardListRow>().Where(row => row.Number == 2).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, AwardListRowState.Failed).SetProperty(row => row.IsBroken, true).SetProperty(row => row.Problems, problems), Stop));
        await Fill(desk.Owner, list, ("do", "start"));
        await Wait.Until(async () => (await desk.Owner.Words(list)).Contains("Attribution terminée", StringComparison.Ordinal));
        Assert.Contains("value=\"again\"", await desk.Owner.Words(list), StringComparison.Ordinal);

        await Fill(desk.Owner, await Page(server, "zoe@example.org"), ("do", "erase"));
        Assert.DoesNotContain("value=\"again\"", await desk.Owner.Words(list), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task The_last_operator_and_the_last_owner_stay(string engine)
    {
        await using var server = await EngineServer.On(engine);
        using var desk = await SampleDesk.New(server);
        var first = await server.Ask<EcussonDb, Person>(db => db.Set<Person>().AsNoTracking().SingleAsync(person => person.IsOperator, Stop));
        var page = $"/fr/admin/people/{first.PublicId}";
        foreach (var act in (string[])["erase", "no-operator", "close"])
        {
            using var refused = await desk.Owner.Fill(page, ("do", act));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Contains("Personne d’autre n’administre ce serveur", await refused.Words(), StringComparison.Ordinal);
        }

        using var second = await server.SignedIn("second@example.org");
        using (await desk.Owner.Fill(await Page(server, "second@example.org"), ("do", "operator"))) { }
        using (var refused = await second.Fill(page, ("do", "erase")))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            var words = await refused.Words();
            Assert.Contains("n’auraient plus de responsable", words, StringComparison.Ordinal);
            Assert.Contains("École de Vouneuil", words, StringComparison.Ordinal);
        }

        using (var done = await second.Fill(page, ("do", "no-operator"))) Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
        using var hidden = await desk.Owner.GetAsync("/fr/admin", Stop);
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        using (var taken = await desk.Owner.GetAsync($"{page}/data.zip", Stop)) Assert.Equal(HttpStatusCode.NotFound, taken.StatusCode);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task The_operator_helps_to_sign_in_ends_sessions_and_closes_an_account(string engine)
    {
        await using var server = await EngineServer.On(engine);
        using var owner = await server.Operator();
        using var ada = await server.SignedIn("ada@example.org");
        var page = await Page(server, "ada@example.org");

        using (await owner.Fill(page, ("do", "sign-out"))) { }
        using (var ended = await ada.GetAsync("/fr/me", Stop)) Assert.Equal(HttpStatusCode.SeeOther, ended.StatusCode);
        using (await owner.Fill(page, ("do", "link"))) { }
        var link = $"/fr/sign-in/{await server.MailedToken("ada@example.org")}";
        using (var entered = await ada.Fill(link)) Assert.Equal("/fr/me", entered.Headers.Location?.ToString());

        using (await owner.Fill(page, ("do", "close"))) { }
        using (var ended = await ada.GetAsync("/fr/me", Stop)) Assert.Equal(HttpStatusCode.SeeOther, ended.StatusCode);
        Assert.Contains("Fermé", await owner.Words(page), StringComparison.Ordinal);
        using (await owner.Fill(page, ("do", "open"))) { }
        using var again = await server.SignedIn("ada@example.org");
        using (var shown = await again.GetAsync("/fr/me", Stop)) Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task The_public_page_of_an_erased_person_is_gone_with_the_answer_to_erasing_them(string engine)
    {
        await using var own = await EngineServer.On(engine);
        using var desk = await SampleDesk.New(own);
        using var zoe = await own.SignedIn("zoe@example.org");
        var award = await desk.Offered("zoe@example.org", "Zoé Brûlé");
        using (await zoe.Fill($"/fr/me/awards/{award.PublicId}", ("do", "accept"))) { }
        using (await zoe.Fill($"/fr/me/awards/{award.PublicId}", ("do", "show"), ("visibility", "Everyone"), ("shows-name", "yes"))) { }
        using var anyone = own.Visitor();
        // Some are made at a moment at which nothing is kept.
        for (var look = 0; look < 10; look++)
        {
            Assert.Contains("Zoé Brûlé", await anyone.Words($"/fr/awards/{award.PublicId}"), StringComparison.Ordinal);
            await Task.Delay(100, Stop);
        }

        using (var erased = await desk.Owner.Fill(await Page(own, "zoe@example.org"), ("do", "erase"))) Assert.Equal(HttpStatusCode.SeeOther, erased.StatusCode);
        using var gone = await anyone.GetAsync($"/fr/awards/{award.PublicId}", Stop);
        Assert.DoesNotContain("Zoé Brûlé", await gone.Words(), StringComparison.Ordinal);
    }

    /// <summary>An account with everything, and an award with everything.</summary>
    static async Task<Award> Everything(WebServer server, SampleDesk desk, HttpClient zoe)
    {
        await Fill(zoe, "/fr/me/account", ("do", "profile"), ("name", Name), ("language", "fr"), ("version", "1"));
        await Fill(zoe, "/fr/me/account", ("do", "password"), ("wanted", "a long enough password"));
        var path = await desk.Grant(Address, Name, null, ("story", "She grew **marigolds**."), ("evidence", "https://example.org/zoe-evidence"));
        await Wait.Until(async () => (await desk.Award(path)).State != AwardState.Granted);
        var mine = $"/fr/me/awards/{path.Split('/')[^1]}";
        await Fill(zoe, mine, ("do", "accept"));
        await Fill(zoe, mine, ("do", "show"), ("visibility", "Everyone"), ("shows-name", "yes"));
        await Fill(zoe, mine, ("do", "name-in"));
        await Fill(zoe, mine, ("do", "mistake"), ("mistake", "My name is mispronounced."));
        await Fill(desk.Owner, $"{desk.Awards}/lists/new", ("badge", desk.Badge.PublicId.ToString()), ("people", $"{Address.ToUpperInvariant()}\nbob@example.org"));
        await Fill(desk.Owner, $"{desk.Organization.Desk}/members", ("do", "invite"), ("address", Address), ("language", "fr"), ("roles", "Reader"));
        await Fill(zoe, await server.InvitationLink(Address), ("do", "accept"));
        await server.Ask<EcussonDb, int>(async db =>
        {
            var person = await db.Set<MailAddress>().Where(there => there.Key == MailAddresses.Key(Address)).Select(there => there.PersonId).SingleAsync(Stop);
            var now = TimeProvider.System.GetUtcNow();
            db.Add(new Passkey { CredentialId = [1, 2, 3], PersonId = person, Name = "her own key", CreatedAt = now, Kept = new PasskeyRecord([1], 0, [2], []) });
            db.Add(new Consent { Id = RowId.New<ConsentId>(now), PersonId = person, Kind = "terms", Wording = "windsurfing", GivenAt = now });
            // A mail that a server refused by naming whom it did not find.
            await db.Set<OutgoingMail>().Where(mail => mail.Kind == MailKinds.AwardOffered).ExecuteUpdateAsync(
                set => set.SetProperty(mail => mail.State, MailState.Refused).SetProperty(mail => mail.Answer, $"550 <{Address}> unknown"), Stop);
            return await db.SaveChangesAsync(Stop);
        });
        return await desk.Award(path);
    }

    static async Task Fill(HttpClient visitor, string page, params (string Name, string Value)[] fields)
    {
        using var done = await visitor.Fill(page, fields);
        Assert.True(done.StatusCode == HttpStatusCode.SeeOther, $"{page}: {done.StatusCode} {string.Join(' ', fields)}");
    }

    static async Task<(string Texts, IReadOnlyList<string> Files)> Unzipped(HttpClient visitor, string address)
    {
        using var answer = await visitor.GetAsync(address, Stop);
        Assert.Equal((HttpStatusCode.OK, "application/zip"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        await using var zip = await ZipArchive.CreateAsync(await answer.Content.ReadAsStreamAsync(Stop), ZipArchiveMode.Read, leaveOpen: false, entryNameEncoding: null, Stop);
        var texts = new StringBuilder();
        foreach (var entry in zip.Entries.Where(entry => entry.FullName.EndsWith(".json", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(await entry.OpenAsync(Stop));
            texts.AppendLine(await reader.ReadToEndAsync(Stop));
        }

        return (texts.ToString(), [.. zip.Entries.Select(entry => entry.FullName)]);
    }

    static async Task<string> Dump(WebServer server) => Encoding.UTF8.GetString(await server.Ask<EcussonDb, byte[]>(DatabaseDump.Of));

    static async Task<string> Page(WebServer server, string address) => "/fr/admin/people/" + await server.Ask<EcussonDb, string>(async db =>
    {
        var key = MailAddresses.Key(address);
        return (await db.Set<Person>().SingleAsync(person => db.Set<MailAddress>().Any(there => there.PersonId == person.Id && there.Key == key), Stop)).PublicId.ToString();
    });
}
