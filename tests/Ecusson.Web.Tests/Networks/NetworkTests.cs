using System.Net;
using System.Text;
using Ecusson.Awards;
using Ecusson.Journal;
using Ecusson.Messages;
using Ecusson.Networks;
using Ecusson.Storage;
using Ecusson.Web.Tests.Awards;
using Ecusson.Web.Tests.Organizations;
using Ecusson.Web.Tests.People;
using Ecusson.Web.Tests.Storage;
using Ecusson.Web.Tests.Verify;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Web.Tests.Networks;

/// <summary>Networks of organisations, through the browser, on both engines.</summary>
public sealed class NetworkTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Engines => EngineServer.Engines;

    [Theory, MemberData(nameof(Engines))]
    public async Task The_operator_founds_a_network_an_owner_joins_it_and_everyone_reads_it_until_they_leave(string engine)
    {
        await using var server = await EngineServer.On(engine);
        using var desk = await SampleDesk.New(server);
        var award = await desk.Offered("ada@example.org");
        using var operating = await server.Operator();
        var (network, id) = await Founded(operating, "Réseau <b>Ouest</b>");
        var (organization, networks) = (desk.Organization.Id, $"{desk.Organization.Desk}/networks");
        using var anyone = server.Visitor();
        Assert.DoesNotContain("Ouest", await anyone.Words($"/fr/organizations/{organization}"), StringComparison.Ordinal);

        using (var invited = await operating.Fill(network, ("do", "invite"), ("organization", organization))) Assert.Equal(HttpStatusCode.SeeOther, invited.StatusCode);
        using (var twice = await operating.Fill(network, ("do", "invite"), ("organization", organization))) Assert.Contains("déjà membre ou invité", await twice.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Ouest", await anyone.Words($"/fr/organizations/{organization}"), StringComparison.Ordinal);
        Assert.Contains("Un réseau vous invite", await desk.Owner.Words(desk.Organization.Desk), StringComparison.Ordinal);
        Assert.Contains("On vous invite", await desk.Owner.Words(networks), StringComparison.Ordinal);

        using (var joined = await desk.Owner.Fill(networks, ("do", "accept"), ("network", id))) Assert.Equal(HttpStatusCode.SeeOther, joined.StatusCode);
        Assert.DoesNotContain("Un réseau vous invite", await desk.Owner.Words(desk.Organization.Desk), StringComparison.Ordinal);
        foreach (var (page, words) in ((string, string)[])[($"/fr/organizations/{organization}", "Réseau &lt;b&gt;Ouest"), ($"/fr/networks/{id}", "École de Vouneuil"), ($"/en/networks/{id}", "Member organisations")])
            Assert.Contains(words, await anyone.GetStringAsync(page, Stop), StringComparison.Ordinal);
        var credential = await server.Ask<EcussonDb, string>(async db => Encoding.UTF8.GetString((await db.Set<SignedCredential>().FirstAsync(there => there.AwardId == award.Id, Stop)).Bytes));
        using (var verified = await anyone.PostText(credential, "fr")) Assert.Contains($"href=\"/fr/networks/{id}\"", await verified.Source(), StringComparison.Ordinal);

        using (var renamed = await operating.Fill(network, ("do", "save"), ("version", "1"), ("name", "Réseau de l’Est"), ("description-fr", "Ensemble"))) Assert.Equal(HttpStatusCode.SeeOther, renamed.StatusCode);
        await Says(anyone, $"/fr/organizations/{organization}", "Réseau de l’Est");
        await Says(anyone, $"/fr/networks/{id}", "Ensemble");

        using (var left = await desk.Owner.Fill(networks, ("do", "leave"), ("network", id))) Assert.Equal(HttpStatusCode.SeeOther, left.StatusCode);
        await Says(anyone, $"/fr/networks/{id}", "Aucun organisme n’en est membre");
        Assert.DoesNotContain("Réseau de l’Est", await anyone.Words($"/fr/organizations/{organization}"), StringComparison.Ordinal);
        using (var again = await Forced(desk.Owner, networks, ("do", "accept"), ("network", id))) Assert.Contains("n’existe plus", await again.Words(), StringComparison.Ordinal);
        var trail = await server.Ask<EcussonDb, List<string>>(db => db.Set<AuditRecord>().Where(record => record.Action.StartsWith("network.")).OrderBy(record => record.Id).Select(record => record.Action).ToListAsync(Stop));
        Assert.Equal([NetworkNews.Founded, NetworkNews.Invited, NetworkNews.Joined, NetworkNews.Changed, NetworkNews.Left], trail);
        var audit = await operating.Words("/fr/admin/audit");
        foreach (var sentence in (string[])["Réseau fondé", "Organisme invité dans un réseau", "Réseau rejoint", "Réseau modifié", "Réseau quitté"]) Assert.Contains(sentence, audit, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task An_invitation_is_declined_taken_back_or_a_member_removed_and_nobody_else_decides(string engine)
    {
        await using var server = await EngineServer.On(engine);
        using var organization = await SampleOrganization.New(server);
        using var other = await SampleOrganization.New(server, "Lycée de Lusignan");
        using var designer = await organization.Member("Designer");
        var (network, id) = await Founded(organization.Owner, "Réseau");
        var networks = $"{organization.Desk}/networks";
        (string, string)[] invite = [("do", "invite"), ("organization", organization.Id)], end = [("do", "end"), ("organization", organization.Id)], accept = [("do", "accept"), ("network", id)];

        // A place that was never offered cannot be taken, nor one that another was offered.
        using (var uninvited = await Forced(organization.Owner, networks, accept)) Assert.Equal(HttpStatusCode.UnprocessableEntity, uninvited.StatusCode);
        using (await organization.Owner.Fill(network, invite)) { }
        using (var stranger = await Forced(other.Owner, $"{other.Desk}/networks", accept)) Assert.Equal(HttpStatusCode.UnprocessableEntity, stranger.StatusCode);
        using (var hidden = await designer.GetAsync(networks, Stop)) Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        using (var forced = await Forced(designer, networks, accept)) Assert.Equal(HttpStatusCode.NotFound, forced.StatusCode);
        foreach (var page in (string[])["/fr/admin/networks", network])
        {
            using var admin = await designer.GetAsync(page, Stop);
            Assert.Equal(HttpStatusCode.NotFound, admin.StatusCode);
            using var posted = await Forced(designer, page, ("name", "Pris"), ("do", "invite"), ("organization", organization.Id));
            Assert.Equal(HttpStatusCode.NotFound, posted.StatusCode);
        }

        using (await organization.Owner.Fill(networks, ("do", "decline"), ("network", id))) { }
        using (await organization.Owner.Fill(network, invite)) { }
        using (await organization.Owner.Fill(network, end)) { }
        using (var late = await Forced(organization.Owner, networks, accept)) Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
        using (await organization.Owner.Fill(network, invite)) { }
        using (await organization.Owner.Fill(networks, accept)) { }
        using (await organization.Owner.Fill(network, end)) { }
        Assert.False(await server.Ask<EcussonDb, bool>(db => db.Set<NetworkMember>().AnyAsync(Stop)));

        using (await organization.Owner.Fill($"/fr/admin/organizations/{organization.Id}", ("do", "archive"))) { }
        using (var archived = await organization.Owner.Fill(network, invite)) Assert.Contains("ne délivre plus de badges", await archived.Words(), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Owners_are_told_by_mail_of_an_invitation_and_of_a_new_name_and_of_nothing_that_is_over(string engine)
    {
        await using var server = await EngineServer.On(engine);
        using var organization = await SampleOrganization.New(server);
        using var issuer = await organization.Member("Issuer");
        using var second = await organization.Member("Owner");
        var (network, id) = await Founded(organization.Owner, "Réseau Ouest");
        var networks = $"{organization.Desk}/networks";
        (string, string)[] invite = [("do", "invite"), ("organization", organization.Id)];
        using (await organization.Owner.Fill(network, invite)) { }

        // Its two owners, and not whoever issues.
        var letters = await Mails(server, MailKinds.NetworkInvited, 2);
        Assert.Equal(2, letters.Select(mail => mail.Address).Distinct(StringComparer.Ordinal).Count());
        var letter = await organization.Owner.Words($"/fr/admin/mail/{letters[0].Id.Value}");
        foreach (var words in (string[])["Le réseau Réseau Ouest offre une place à votre", "École de Vouneuil", $"/manage/{organization.Id}/networks"]) Assert.Contains(words, letter, StringComparison.Ordinal);

        using (await organization.Owner.Fill(networks, ("do", "accept"), ("network", id))) { }
        // What is answered is asked no more.
        Assert.DoesNotContain("offre une place", await organization.Owner.Words($"/fr/admin/mail/{letters[0].Id.Value}"), StringComparison.Ordinal);
        using (await organization.Owner.Fill(network, ("do", "save"), ("version", "1"), ("name", "Réseau Ouest"), ("description-fr", "D’autres mots."))) { }
        using (await organization.Owner.Fill(network, ("do", "save"), ("version", "2"), ("name", "Réseau du Ponant"), ("description-fr", "D’autres mots."))) { }
        var renamed = await Mails(server, MailKinds.NetworkRenamed, 2);
        Assert.Contains("s’appelle maintenant Réseau du Ponant", await organization.Owner.Words($"/fr/admin/mail/{renamed[0].Id.Value}"), StringComparison.Ordinal);
        Assert.Contains("Réseau qui a changé de nom", await organization.Owner.Words("/fr/admin/mail"), StringComparison.Ordinal);
    }

    /// <summary>Waits until so many mails of a kind are kept; there must be no more.</summary>
    static async Task<List<OutgoingMail>> Mails(WebServer server, string kind, int count)
    {
        List<OutgoingMail> mails;
        do
        {
            await Task.Delay(100, Stop);
            mails = await server.Ask<EcussonDb, List<OutgoingMail>>(db => db.Set<OutgoingMail>().AsNoTracking().Where(mail => mail.Kind == kind).ToListAsync(Stop));
        }
        while (mails.Count < count || mails.Exists(mail => mail.State != MailState.Kept));
        Assert.Equal(count, mails.Count);
        return mails;
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task An_organisation_that_issues_no_more_joins_nothing_and_is_listed_nowhere(string engine)
    {
        await using var server = await EngineServer.On(engine);
        using var organization = await SampleOrganization.New(server, "Lycée de Lusignan");
        var ((first, id), (second, later)) = (await Founded(organization.Owner, "Réseau Ouest"), await Founded(organization.Owner, "Réseau Est"));
        var networks = $"{organization.Desk}/networks";
        foreach (var network in (string[])[first, second])
            using (await organization.Owner.Fill(network, ("do", "invite"), ("organization", organization.Id))) { }
        using (await organization.Owner.Fill(networks, ("do", "accept"), ("network", id))) { }
        using (await organization.Owner.Fill($"/fr/admin/organizations/{organization.Id}", ("do", "archive"))) { }

        using (var late = await organization.Owner.Fill(networks, ("do", "accept"), ("network", later))) Assert.Contains("ne délivre plus de badges", await late.Words(), StringComparison.Ordinal);
        using var anyone = server.Visitor();
        await Says(anyone, $"/fr/networks/{id}", "Aucun organisme n’en est membre");
        Assert.DoesNotContain("Réseau Ouest", await anyone.Words($"/fr/organizations/{organization.Id}"), StringComparison.Ordinal);
        Assert.Contains("Réseau Ouest", await organization.Owner.Words(networks), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task What_cannot_be_kept_is_named_and_of_two_who_write_neither_overwrites_the_other(string engine)
    {
        await using var server = await EngineServer.On(engine);
        using var operating = await server.Operator();
        using (var nameless = await operating.Fill("/fr/admin/networks", ("name", " "), ("description-en", "Words that stay")))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, nameless.StatusCode);
            foreach (var words in (string[])["Donnez-lui un nom.", "Words that stay"]) Assert.Contains(words, await nameless.Words(), StringComparison.Ordinal);
        }

        foreach (var (written, other) in ((string, string)[])[("fr", "en"), ("en", "fr")])
        {
            var text = new string('x', 10_001);
            using var wrong = await operating.Fill("/fr/admin/networks", ("name", "Réseau"), ($"description-{written}", text), ($"description-{other}", "Words that stay"));
            var page = await wrong.Source();
            foreach (var words in (string[])[$"id=\"description-{written}-error\"", text, "Words that stay"]) Assert.Contains(words, page, StringComparison.Ordinal);
            Assert.DoesNotContain($"id=\"description-{other}-error\"", page, StringComparison.Ordinal);
        }

        var (network, _) = await Founded(operating, "Réseau");
        using (var chosen = await operating.Fill(network, ("do", "invite"), ("organization", ""))) Assert.Equal(HttpStatusCode.UnprocessableEntity, chosen.StatusCode);
        using (await operating.Fill(network, ("do", "save"), ("version", "1"), ("name", "Premier"), ("description-en", "First words"))) { }
        using var late = await operating.Fill(network, ("do", "save"), ("version", "1"), ("name", "Second"), ("description-en", "Second words"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
        foreach (var words in (string[])["Premier", "First words", "Second", "Second words", "name=\"version\" value=\"2\""]) Assert.Contains(words, await late.Source(), StringComparison.Ordinal);
    }

    static async Task<(string Page, string Id)> Founded(HttpClient operating, string name)
    {
        using var founded = await operating.Fill("/fr/admin/networks", ("name", name), ("description-fr", "Ils reconnaissent **ensemble**."));
        Assert.Equal(HttpStatusCode.SeeOther, founded.StatusCode);
        var page = founded.Headers.Location!.ToString();
        return (page, page.Split('/')[^1]);
    }

    /// <summary>Posts what the page itself does not offer.</summary>
    static async Task<HttpResponseMessage> Forced(HttpClient visitor, string page, params (string, string)[] fields)
    {
        using var account = await visitor.GetAsync("/fr/me/account", Stop);
        return await visitor.Send(page, await FormVisitor.Token(account), fields);
    }

    /// <summary>Waits until a page says something: what it was kept from is forgotten within a second.</summary>
    static Task Says(HttpClient visitor, string page, string words) => Wait.Until(async () => (await visitor.Words(page)).Contains(words, StringComparison.Ordinal));
}
