using System.Net;
using Ecusson.Organizations;
using Ecusson.Storage;
using Ecusson.Web.Tests.People;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Web.Tests.Organizations;

/// <summary>Who tries to get more than their part in an organisation, page by page and form by form.</summary>
public sealed class DeskAttackTests(WebServer server) : IClassFixture<WebServer>
{
    static readonly string[] Pages = ["", "/members", "/settings", "/keys", "/programs"];

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task For_members_of_another_organisation_and_for_nobody_there_is_no_desk()
    {
        using var here = await SampleOrganization.New(server);
        using var there = await SampleOrganization.New(server, "Ailleurs");
        using var nobody = server.Browser();
        foreach (var page in Pages)
        {
            using var foreign = await there.Owner.GetAsync(here.Desk + page, Stop);
            Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
            using var open = await nobody.GetAsync(here.Desk + page, Stop);
            Assert.Equal(HttpStatusCode.SeeOther, open.StatusCode);
            Assert.StartsWith("/fr/sign-in?to=", open.Headers.Location?.ToString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Designer")]
    [InlineData("Issuer")]
    [InlineData("Assessor")]
    [InlineData("Reader")]
    public async Task A_member_who_is_no_owner_changes_nothing_by_forged_forms_and_reads_no_address_or_token(string role)
    {
        using var organization = await SampleOrganization.New(server);
        using var member = await organization.Member(role);
        using (await organization.Owner.Fill($"{organization.Desk}/members", ("do", "invite"), ("address", "secret-guest@example.org"), ("roles", "Reader"))) { }
        var before = await Everything();
        var (token, row) = (await FormToken(member), await OwnerRow(organization.Id));

        foreach (var page in (string[])["/settings", "/programs"])
        {
            using var shown = await member.GetAsync(organization.Desk + page, Stop);
            Assert.Equal(HttpStatusCode.NotFound, shown.StatusCode);
        }

        using (var members = await member.GetAsync($"{organization.Desk}/members", Stop))
            Assert.DoesNotContain("@example.org", await members.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);

        foreach (var (page, fields) in Forged(row))
        {
            using var answer = await member.Send(organization.Desk + page, token, fields);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        Assert.Equal(before, await Everything());
    }

    [Fact]
    public async Task Owners_of_another_organisation_change_nothing_by_forged_forms()
    {
        using var here = await SampleOrganization.New(server);
        using var there = await SampleOrganization.New(server, "Ailleurs");
        var (token, row) = (await FormToken(there.Owner), await OwnerRow(here.Id));
        var before = await Everything();
        foreach (var (page, fields) in Forged(row))
        {
            using var answer = await there.Owner.Send(here.Desk + page, token, fields);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        // A row of ours, through the door of theirs.
        using (var crossed = await there.Owner.Send($"{there.Desk}/members", token, ("do", "remove"), ("row", row)))
            Assert.Equal(HttpStatusCode.UnprocessableEntity, crossed.StatusCode);
        Assert.Equal(before, await Everything());
    }

    [Fact]
    public async Task A_form_without_its_token_or_with_somebody_elses_does_nothing()
    {
        using var organization = await SampleOrganization.New(server);
        using var other = await SampleOrganization.New(server, "Ailleurs");
        var before = await Everything();
        foreach (var token in (string?[])[null, "", "CfDJ8xxxx", await FormToken(other.Owner)])
        {
            using var answer = await organization.Owner.Send($"{organization.Desk}/keys", token, ("do", "rotate"));
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains("Rien n’a été fait", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Stop)), StringComparison.Ordinal);
        }

        Assert.Equal(before, await Everything());
    }

    [Fact]
    public async Task What_is_neither_yes_nor_no_answers_no_invitation()
    {
        using var desk = await SampleOrganization.New(server);
        const string Address = "undecided@example.org";
        using (await desk.Owner.Fill($"{desk.Desk}/members", ("do", "invite"), ("address", Address), ("language", "fr"), ("roles", "Reader"))) { }
        var link = await server.InvitationLink(Address);
        using var visitor = server.Browser();
        using (var odd = await visitor.Fill(link, ("do", "perhaps"))) Assert.Equal(HttpStatusCode.BadRequest, odd.StatusCode);
        using var still = await visitor.GetAsync(link, Stop);
        Assert.Equal(HttpStatusCode.OK, still.StatusCode);
    }

    [Fact]
    public async Task An_invitation_that_was_used_replaced_withdrawn_turned_down_or_forged_lets_nobody_in()
    {
        using var organization = await SampleOrganization.New(server);
        using var thief = await server.SignedIn("thief@example.org");
        var links = new List<string>();
        var members = $"{organization.Desk}/members";

        using (await Invite("used@example.org")) { }
        links.Add(await server.InvitationLink("used@example.org"));
        using (var joining = await server.SignedIn("used@example.org"))
        using (await joining.Fill(links[^1], ("do", "accept"))) { }

        using (await Invite("replaced@example.org")) { }
        links.Add(await server.InvitationLink("replaced@example.org"));
        await server.Ask<EcussonDb, int>(db => db.Set<Invitation>().Where(invitation => invitation.Address == "replaced@example.org")
            .ExecuteUpdateAsync(set => set.SetProperty(invitation => invitation.InvitedAt, DateTimeOffset.UnixEpoch), Stop));
        using (await Invite("replaced@example.org")) { }
        Assert.NotEqual(links[^1], await server.InvitationLink("replaced@example.org"));

        using (await Invite("withdrawn@example.org")) { }
        links.Add(await server.InvitationLink("withdrawn@example.org"));
        var row = await server.Ask<EcussonDb, Guid>(async db => (await db.Set<Invitation>().SingleAsync(invitation => invitation.Address == "withdrawn@example.org", Stop)).Id.Value);
        using (await organization.Owner.Fill(members, ("do", "withdraw"), ("row", $"{row}"))) { }

        using (await Invite("declined@example.org")) { }
        links.Add(await server.InvitationLink("declined@example.org"));
        using (var anybody = server.Browser())
        using (var declined = await anybody.Fill(links[^1], ("do", "decline")))
            Assert.Equal(HttpStatusCode.SeeOther, declined.StatusCode);

        using (await Invite("forged@example.org")) { }
        var real = await server.InvitationLink("forged@example.org");
        links.AddRange(["/fr/join/x", "/fr/join/" + new string('A', 43), real[..^1] + (real[^1] == 'A' ? 'Q' : 'A')]);

        var token = await FormToken(thief);
        foreach (var link in links)
        {
            using var shown = await thief.GetAsync(link, Stop);
            Assert.Equal(HttpStatusCode.Gone, shown.StatusCode);
            using var forced = await thief.Send(link, token, ("do", "accept"));
            Assert.Equal(HttpStatusCode.Gone, forced.StatusCode);
        }

        using var desk = await thief.GetAsync(organization.Desk, Stop);
        Assert.Equal(HttpStatusCode.NotFound, desk.StatusCode);

        Task<HttpResponseMessage> Invite(string address) => organization.Owner.Fill(members, ("do", "invite"), ("address", address), ("roles", "Reader"), ("language", "fr"));
    }

    [Fact]
    public async Task An_invitation_asks_who_has_not_signed_in_to_do_so_and_to_come_back()
    {
        using var organization = await SampleOrganization.New(server);
        using (await organization.Owner.Fill($"{organization.Desk}/members", ("do", "invite"), ("address", "later@example.org"), ("roles", "Reader"))) { }
        var link = await server.InvitationLink("later@example.org");
        using var nobody = server.Browser();
        using var answer = await nobody.Fill(link, ("do", "accept"));
        Assert.Equal($"/fr/sign-in?to={Uri.EscapeDataString(link)}", answer.Headers.Location?.ToString());
        using var still = await nobody.GetAsync(link, Stop);
        Assert.Equal(HttpStatusCode.OK, still.StatusCode);
    }

    static IEnumerable<(string Page, (string, string)[] Fields)> Forged(string row) =>
    [
        ("/settings", [("version", "1"), ("name", "Pris"), ("language", "fr")]),
        ("/members", [("do", "invite"), ("address", "friend@example.org"), ("roles", "Owner")]),
        ("/members", [("do", "roles"), ("row", row), ("roles", "Reader")]),
        ("/members", [("do", "remove"), ("row", row)]),
        ("/members", [("do", "withdraw"), ("row", row)]),
        ("/keys", [("do", "rotate")]),
        ("/keys", [("do", "publish")]),
        ("/programs", [("do", "make"), ("name", "x"), ("scopes", "badges:write"), ("life", "0")]),
        ("/programs", [("do", "revoke"), ("row", row)]),
    ];

    static async Task<string> FormToken(HttpClient visitor)
    {
        using var page = await visitor.GetAsync("/fr/me/account", Stop);
        return await FormVisitor.Token(page);
    }

    async Task<string> OwnerRow(string organization) => await server.Ask<EcussonDb, string>(async db =>
    {
        Assert.True(PublicId.TryParse(organization, out var id));
        var owner = await (from member in db.Set<Member>()
                           join there in db.Set<Organization>() on member.OrganizationId equals there.Id
                           where there.PublicId == id && member.Roles == Roles.Owner
                           select member.Id).SingleAsync(Stop);
        return $"{owner.Value}";
    });

    /// <summary>What forged forms could have changed.</summary>
    Task<string> Everything() => server.Ask<EcussonDb, string>(async db => string.Join('\n',
    [
        .. (await db.Set<Organization>().AsNoTracking().OrderBy(there => there.Id).ToListAsync(Stop)).Select(there => $"{there.Id} {there.Name} {there.Version}"),
        .. (await db.Set<Member>().AsNoTracking().OrderBy(there => there.Id).ToListAsync(Stop)).Select(there => $"{there.Id} {there.Roles}"),
        .. (await db.Set<Invitation>().AsNoTracking().OrderBy(there => there.Id).ToListAsync(Stop)).Select(there => $"{there.Id} {there.ClosedAt} {there.Roles}"),
        .. (await db.Set<ProgramToken>().AsNoTracking().OrderBy(there => there.Id).ToListAsync(Stop)).Select(there => $"{there.Id} {there.RevokedAt}"),
        .. (await db.Set<Ecusson.Keys.SealedKey>().AsNoTracking().OrderBy(there => there.Id).ToListAsync(Stop)).Select(there => $"{there.Id} {there.RetiredAt}"),
    ]));
}
