using System.Net;
using System.Text.RegularExpressions;
using Ecusson.Journal;
using Ecusson.Keys;
using Ecusson.Organizations;
using Ecusson.People;
using Ecusson.Storage;
using Ecusson.Web.Tests.People;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Web.Tests.Organizations;

/// <summary>An organisation on a running server, and the people who take part in it, each in a browser of their own.</summary>
sealed partial class SampleOrganization : IDisposable
{
    readonly WebServer server;

    SampleOrganization(WebServer server, HttpClient owner, string desk) => (this.server, Owner, Desk) = (server, owner, desk);

    public HttpClient Owner { get; }

    /// <summary>Path of its desk, e.g. <c>/fr/manage/…</c>.</summary>
    public string Desk { get; }

    public string Id => Desk.Split('/')[^1];

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Made in the browser by an operator.</summary>
    public static async Task<SampleOrganization> New(WebServer server, string name = "École de Vouneuil")
    {
        var owner = await server.Operator();
        using var made = await owner.Fill("/fr/manage/new", ("name", name), ("language", "fr"));
        Assert.Equal(HttpStatusCode.SeeOther, made.StatusCode);
        return new SampleOrganization(server, owner, made.Headers.Location!.ToString());
    }

    /// <summary>Somebody who was invited with these roles, by the mail's link.</summary>
    public async Task<HttpClient> Member(params string[] roles)
    {
        var address = $"{Guid.NewGuid():N}@example.org";
        using var asked = await Owner.Fill($"{Desk}/members", [("do", "invite"), ("address", address), ("language", "fr"), .. roles.Select(role => ("roles", role))]);
        Assert.Equal(HttpStatusCode.SeeOther, asked.StatusCode);
        var member = await server.SignedIn(address);
        using var joined = await member.Fill(await server.InvitationLink(address), ("do", "accept"));
        Assert.Equal(Desk, joined.Headers.Location?.ToString());
        return member;
    }

    /// <summary>A token with these scopes, made in the browser.</summary>
    public async Task<(string Secret, string ClientId)> Token(params string[] scopes)
    {
        using var made = await Owner.Fill($"{Desk}/programs", [("do", "make"), ("name", "LMS"), ("life", "30"), .. scopes.Select(scope => ("scopes", scope))]);
        var page = await made.Content.ReadAsStringAsync(Stop);
        return (Secret().Match(page).Value, Client().Match(page).Groups["id"].Value);
    }

    public void Dispose() => Owner.Dispose();

    [GeneratedRegex("ecu_[A-Za-z0-9_-]{43}", RegexOptions.None, 1000)]
    private static partial Regex Secret();

    [GeneratedRegex("<dd><code>(?<id>[a-z2-7]{26})</code>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Client();
}

static class OrganizationVisitor
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>A browser of somebody who runs the server.</summary>
    public static async Task<HttpClient> Operator(this WebServer server)
    {
        var address = $"{Guid.NewGuid():N}@example.org";
        var visitor = await server.SignedIn(address);
        var changed = await server.Ask<EcussonDb, int>(db => db.Set<Person>()
            .Where(person => db.Set<MailAddress>().Any(known => known.PersonId == person.Id && known.Written == address))
            .ExecuteUpdateAsync(set => set.SetProperty(person => person.IsOperator, true), Stop));
        Assert.Equal(1, changed);
        return visitor;
    }

    /// <summary>The link of the newest invitation to an address, as the mail carries it.</summary>
    public static async Task<string> InvitationLink(this WebServer server, string address)
    {
        var invitation = await server.Ask<EcussonDb, Invitation>(db => db.Set<Invitation>().AsNoTracking().Where(there => there.Address == address).OrderByDescending(there => there.Id).FirstAsync(Stop));
        Assert.True(await server.Ask<EcussonDb, bool>(db => db.Set<JournalEntry>().AnyAsync(entry => entry.Kind == OrganizationNews.InvitationMade && entry.Subject == invitation.Id.Value, Stop)));
        return "/fr/join/" + await server.Ask<SecretLinks, string>(links => Task.FromResult(links.Make(AcceptInvitation.LinkUse, invitation.Id.Value, invitation.LinkVersion)));
    }
}
