using System.Net;
using System.Text.RegularExpressions;
using Ecusson.Messages;
using Ecusson.Storage;
using Ecusson.Web.Tests.Verify;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Web.Tests.People;

/// <summary>An open session on a shared computer, and what somebody else can make of it; and a password that was forgotten.</summary>
public sealed partial class TakeoverTests : IDisposable
{
    const string Account = "/fr/me/account", Again = "/fr/sign-in?again=1&to=";

    readonly MovedClock _clock = new();
    readonly WebServer _server;

    public TakeoverTests() => _server = new WebServer { Clock = _clock };

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_session_of_a_while_ago_changes_nothing_in_how_the_account_is_entered()
    {
        using var visitor = await _server.SignedIn("owner@example.org");
        await Add(visitor, "second@example.org");
        var row = Row().Match(await visitor.GetStringAsync(Account, Stop)).Groups["row"].Value;
        _clock.Now += TimeSpan.FromMinutes(16);

        Assert.DoesNotContain("name=\"wanted\"", await visitor.GetStringAsync(Account, Stop), StringComparison.Ordinal);
        foreach (var act in (string[])["main", "remove", "receives-only", "lets-in", "password", "no-password", "add-address"])
        {
            using var refused = await visitor.Fill(Account, ("do", act), ("row", row), ("wanted", "une phrase assez longue"), ("address", "thief+1@example.org"));
            Assert.Equal(HttpStatusCode.SeeOther, refused.StatusCode);
            Assert.StartsWith(Again, refused.Headers.Location?.ToString(), StringComparison.Ordinal);
        }

        Assert.Equal(["owner@example.org", "second@example.org"], await Addresses());
        Assert.Equal(0, await _server.Ask<EcussonDb, int>(db => db.Set<Ecusson.People.Account>().CountAsync(account => account.PasswordHash != null, Stop)));
    }

    [Fact]
    public async Task What_was_typed_is_there_again_after_signing_in_once_more()
    {
        using var visitor = await _server.SignedIn("owner@example.org");
        _clock.Now += TimeSpan.FromMinutes(16);
        using var refused = await visitor.Fill(Account, ("do", "add-address"), ("address", "new+1@example.org"));
        var again = refused.Headers.Location!.ToString();
        using (var page = await visitor.GetAsync(again, Stop)) Assert.Contains("montrez que c’est bien vous", await page.Words(), StringComparison.Ordinal);

        var to = Uri.UnescapeDataString(again[Again.Length..]);
        using (await visitor.Fill(again, ("address", "owner@example.org"), ("to", to))) { }
        using var entered = await visitor.Fill($"/fr/sign-in/{await _server.MailedToken("owner@example.org")}");
        Assert.Contains("value=\"new&#x2B;1@example.org\"", await visitor.GetStringAsync(entered.Headers.Location!.ToString(), Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_reads_the_old_address_is_told_of_every_step()
    {
        using var visitor = await _server.SignedIn("old@example.org");
        await Add(visitor, "new@example.org");
        await Told(MailKinds.AddressAdded, "old@example.org");
        var row = Row().Match(await visitor.GetStringAsync(Account, Stop)).Groups["row"].Value;
        using (await visitor.Fill(Account, ("do", "receives-only"), ("row", row))) { }
        await Told(MailKinds.AddressReceives, "old@example.org");
        using (await visitor.Fill(Account, ("do", "lets-in"), ("row", row))) { }
        await Told(MailKinds.AddressLetsIn, "old@example.org");
        using (await visitor.Fill(Account, ("do", "main"), ("row", row))) { }
        var old = Row().Match(await visitor.GetStringAsync(Account, Stop)).Groups["row"].Value;
        using (await visitor.Fill(Account, ("do", "remove"), ("row", old))) { }
        await Told(MailKinds.MainChanged, "old@example.org");
        await Told(MailKinds.AddressRemoved, "old@example.org");
        using (await visitor.Fill(Account, ("do", "password"), ("wanted", "une phrase assez longue"))) { }
        await Told(MailKinds.PasswordChanged, "new@example.org");
    }

    [Fact]
    public async Task A_forgotten_password_is_replaced_by_who_comes_by_a_link()
    {
        using var visitor = await _server.SignedIn("forgot@example.org");
        using (await visitor.Fill(Account, ("do", "password"), ("wanted", "la phrase oubliée"))) { }
        using var back = await _server.SignedIn("forgot@example.org");
        Assert.Contains("le mot de passe actuel n’est pas demandé", await back.Words(Account), StringComparison.Ordinal);
        using (var chosen = await back.Fill(Account, ("do", "password"), ("wanted", "la phrase nouvelle"))) Assert.Equal(HttpStatusCode.SeeOther, chosen.StatusCode);
        using (var old = await Enter("la phrase oubliée")) Assert.Equal(HttpStatusCode.UnprocessableEntity, old.StatusCode);
        using (var newer = await Enter("la phrase nouvelle")) Assert.Equal(HttpStatusCode.SeeOther, newer.StatusCode);

        using (var gone = await back.Fill(Account, ("do", "no-password"))) Assert.Equal(HttpStatusCode.SeeOther, gone.StatusCode);
        using var none = await Enter("la phrase nouvelle");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, none.StatusCode);

        Task<HttpResponseMessage> Enter(string password) => _server.Browser().Fill("/fr/sign-in", ("address", "forgot@example.org"), ("password", password), ("with-password", "1"));
    }

    [Fact]
    public async Task The_old_password_is_asked_for_where_a_password_let_in_or_the_link_is_ten_minutes_old()
    {
        using var visitor = await _server.SignedIn("kept@example.org");
        using (await visitor.Fill(Account, ("do", "password"), ("wanted", "la première phrase"))) { }
        _clock.Now += TimeSpan.FromMinutes(11);
        using (var late = await visitor.Fill(Account, ("do", "password"), ("wanted", "la deuxième phrase"))) Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);

        using var other = _server.Browser();
        using (await other.Fill("/fr/sign-in", ("address", "kept@example.org"), ("password", "la première phrase"), ("with-password", "1"))) { }
        using (var asked = await other.Fill(Account, ("do", "no-password"))) Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.StatusCode);
        using var known = await other.Fill(Account, ("do", "password"), ("current", "la première phrase"), ("wanted", "la deuxième phrase"));
        Assert.Equal(HttpStatusCode.SeeOther, known.StatusCode);
    }

    [Fact]
    public async Task An_address_that_only_receives_lets_nobody_in()
    {
        using var visitor = await _server.SignedIn("main@example.org");
        await Add(visitor, "school@example.org");
        var row = Row().Match(await visitor.GetStringAsync(Account, Stop)).Groups["row"].Value;
        using (var marked = await visitor.Fill(Account, ("do", "receives-only"), ("row", row))) Assert.Equal(HttpStatusCode.SeeOther, marked.StatusCode);
        using (var main = await visitor.Fill(Account, ("do", "main"), ("row", row))) Assert.Equal(HttpStatusCode.UnprocessableEntity, main.StatusCode);

        using var next = _server.Browser();
        using (await next.Fill("/fr/sign-in", ("address", "school@example.org"))) { }
        using (var refused = await next.Fill($"/fr/sign-in/{await _server.MailedToken("school@example.org")}")) Assert.Equal(HttpStatusCode.Gone, refused.StatusCode);
        using (var outside = await next.GetAsync("/fr/me", Stop)) Assert.Equal(HttpStatusCode.SeeOther, outside.StatusCode);
        using var thief = await _server.SignedIn("thief@example.org");
        using (await thief.Fill(Account, ("do", "add-address"), ("address", "school@example.org"))) { }
        using (var merged = await thief.GetAsync($"/fr/me/addresses/{await _server.MailedToken("school@example.org")}", Stop)) Assert.Equal(HttpStatusCode.Gone, merged.StatusCode);

        using (await visitor.Fill(Account, ("do", "lets-in"), ("row", row))) { }
        (await _server.SignedIn("school@example.org")).Dispose();
    }

    async Task Add(HttpClient person, string address)
    {
        using (await person.Fill(Account, ("do", "add-address"), ("address", address))) { }
        using var added = await person.Fill($"/fr/me/addresses/{await _server.MailedToken(address)}");
        Assert.Equal(Account, added.Headers.Location?.ToString());
    }

    async Task Told(string kind, string address)
    {
        await Wait.Until(async () => await _server.Ask<EcussonDb, bool>(db => db.Set<OutgoingMail>().AnyAsync(mail => mail.Kind == kind && mail.Address == address, Stop)));
    }

    Task<List<string>> Addresses() => _server.Ask<EcussonDb, List<string>>(db => db.Set<Ecusson.People.MailAddress>().OrderBy(row => row.Key).Select(row => row.Key).ToListAsync(Stop));

    public void Dispose() => _server.Dispose();

    [GeneratedRegex("name=\"row\" value=\"(?<row>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Row();
}
