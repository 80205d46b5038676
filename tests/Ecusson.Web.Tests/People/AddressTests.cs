using System.Net;
using System.Text.RegularExpressions;
using Ecusson.Awards;
using Ecusson.Messages;
using Ecusson.Storage;
using Ecusson.Web.Tests.Awards;
using Ecusson.Web.Tests.Verify;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Web.Tests.People;

/// <summary>Several addresses of one person, and accounts that become one, over HTTP.</summary>
public sealed partial class AddressTests : IDisposable
{
    const string Account = "/fr/me/account";

    readonly WebServer _server = new() { DelayMinutes = 0 };

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Badges_to_any_of_one_s_addresses_appear_and_stay()
    {
        using var desk = await SampleDesk.New(_server);
        var award = await desk.Offered("second@example.org");
        using var person = await _server.SignedIn("first@example.org");
        Assert.DoesNotContain(award.PublicId.ToString(), await person.GetStringAsync("/fr/me", Stop), StringComparison.Ordinal);
        await Add(person, "second@example.org");
        Assert.Contains(award.PublicId.ToString(), await person.GetStringAsync("/fr/me", Stop), StringComparison.Ordinal);

        var row = Row().Match(await person.GetStringAsync(Account, Stop)).Groups["row"].Value;
        using (var removed = await person.Fill(Account, ("do", "remove"), ("row", row))) Assert.Equal(HttpStatusCode.SeeOther, removed.StatusCode);
        Assert.DoesNotContain("second@example.org", (await person.GetStringAsync(Account, Stop)), StringComparison.Ordinal);
        Assert.Contains(award.PublicId.ToString(), await person.GetStringAsync("/fr/me", Stop), StringComparison.Ordinal);
        using var accepted = await person.Fill($"/fr/me/awards/{award.PublicId}", ("do", "accept"));
        Assert.Equal(AwardState.Accepted, (await desk.Award($"/{award.PublicId}")).State);
    }

    [Fact]
    public async Task What_happens_to_a_badge_that_one_holds_is_told_at_one_s_main_address()
    {
        using var desk = await SampleDesk.New(_server);
        var award = await desk.Offered("dying@example.org");
        using var person = await _server.SignedIn("dying@example.org");
        await Add(person, "lasting@example.org");
        using (await person.Fill($"/fr/me/awards/{award.PublicId}", ("do", "accept"))) { }
        var row = Row().Match(await person.GetStringAsync(Account, Stop)).Groups["row"].Value;
        using (await person.Fill(Account, ("do", "main"), ("row", row))) { }
        using (await desk.Owner.Fill($"{desk.Awards}/{award.PublicId}", ("do", "revoke"), ("reason", "Attribué par erreur."))) { }

        OutgoingMail? told;
        while ((told = await Mail(MailKinds.AwardRevoked)) is null) await Task.Delay(50, Stop);
        Assert.Equal("lasting@example.org", told.Address);
        Assert.Equal("dying@example.org", (await Mail(MailKinds.AwardOffered))!.Address);
    }

    [Fact]
    public async Task Asking_for_an_address_says_the_same_whether_somebody_has_it_or_not()
    {
        using (await _server.SignedIn("owner@example.org")) { }
        using var person = await _server.SignedIn("asks@example.org");
        var answers = new List<string>();
        foreach (var address in (string[])["owner@example.org", "nobody@example.org"])
        {
            using var asked = await person.Fill(Account, ("do", "add-address"), ("address", address));
            var page = Changing().Replace(await person.GetStringAsync(Account, Stop), "").Replace(address, "…", StringComparison.Ordinal);
            answers.Add($"{asked.StatusCode} {asked.Headers.Location} {page[..page.IndexOf("own-addresses", StringComparison.Ordinal)]}");
        }

        Assert.Equal(answers[0], answers[1]);
    }

    [Fact]
    public async Task Who_reads_the_mail_of_another_account_is_offered_to_join_the_two()
    {
        using var desk = await SampleDesk.New(_server);
        var award = await desk.Offered("old@example.org");
        using var old = await _server.SignedIn("old@example.org");
        using (await old.Fill(Account, ("do", "profile"), ("name", "Zoé <b>Ølund</b>"), ("language", "fr"), ("version", "1"))) { }
        using (await old.Fill($"/fr/me/awards/{award.PublicId}", ("do", "accept"))) { }
        await Add(old, "older@example.org");
        using var person = await _server.SignedIn("new@example.org");
        using (await person.Fill(Account, ("do", "add-address"), ("address", "OLD@example.org"))) { }
        var link = $"/fr/me/addresses/{await _server.MailedToken("old@example.org")}";

        // Looking does nothing; adding alone cannot be forced.
        var page = await person.GetStringAsync(link, Stop);
        Assert.Contains("Réunir deux comptes", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Contains("o…@e….org", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.DoesNotContain("older@example.org", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>Ølund", page, StringComparison.Ordinal);
        using (var forced = await person.Fill(link)) Assert.Equal(link, forced.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.OK, await old.Status("/fr/me"));

        using (var merged = await person.Fill(link, ("merge", "1"))) Assert.Equal(Account, merged.Headers.Location?.ToString());
        var account = WebUtility.HtmlDecode(await person.GetStringAsync(Account, Stop));
        foreach (var address in (string[])["new@example.org", "old@example.org", "older@example.org"]) Assert.Contains(address, account, StringComparison.Ordinal);
        Assert.Contains(award.PublicId.ToString(), await person.GetStringAsync("/fr/me", Stop), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, await old.Status("/fr/me"));
        Assert.Equal(HttpStatusCode.Gone, await person.Status(link));

        using var again = await _server.SignedIn("older@example.org");
        Assert.Contains("new@example.org", await again.GetStringAsync(Account, Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_merges_with_a_link_that_they_did_not_ask_for()
    {
        using (await _server.SignedIn("victim@example.org")) { }
        using var asks = await _server.SignedIn("asks@example.org");
        using (await asks.Fill(Account, ("do", "add-address"), ("address", "victim@example.org"))) { }
        var link = $"/fr/me/addresses/{await _server.MailedToken("victim@example.org")}";
        using var thief = await _server.SignedIn("thief@example.org");
        using var page = await thief.GetAsync(Account, Stop);

        // The victim opens the mail: the link is for another account, and theirs stays.
        using var victim = await _server.SignedIn("victim@example.org");
        Assert.Equal(HttpStatusCode.Gone, await victim.Status(link));
        Assert.Equal(HttpStatusCode.Gone, await thief.Status(link));
        using (var forced = await thief.Send(link, await FormVisitor.Token(page), ("merge", "1"))) Assert.Equal(HttpStatusCode.Gone, forced.StatusCode);
        using var crossSite = await asks.Send(link, token: null, ("merge", "1"));
        Assert.Equal(HttpStatusCode.BadRequest, crossSite.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await victim.Status("/fr/me"));
    }

    [Theory]
    [InlineData("pas une adresse"), InlineData("a@b"), InlineData("a@b.org\r\nBcc: c@d.org"), InlineData("asks@example.org")]
    public async Task What_cannot_be_added_is_said_beside_its_field(string address)
    {
        using var person = await _server.SignedIn("asks@example.org");
        using var answer = await person.Fill(Account, ("do", "add-address"), ("address", address));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("id=\"address-error\"", await answer.Source(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_links_wait_at_most()
    {
        using var person = await _server.SignedIn("asks@example.org");
        for (var time = 0; time < 6; time++)
        {
            using var answer = await person.Fill(Account, ("do", "add-address"), ("address", $"a{time}@example.org"));
            Assert.Equal(time < 5 ? HttpStatusCode.SeeOther : HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        }
    }

    async Task Add(HttpClient person, string address)
    {
        using (await person.Fill(Account, ("do", "add-address"), ("address", address))) { }
        using var added = await person.Fill($"/fr/me/addresses/{await _server.MailedToken(address)}");
        Assert.Equal(Account, added.Headers.Location?.ToString());
        using (await person.GetAsync(Account, Stop)) { }
    }

    Task<OutgoingMail?> Mail(string kind) => _server.Ask<EcussonDb, OutgoingMail?>(db => db.Set<OutgoingMail>().AsNoTracking().SingleOrDefaultAsync(mail => mail.Kind == kind, Stop));

    public void Dispose() => _server.Dispose();

    [GeneratedRegex("name=\"row\" value=\"(?<row>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Row();

    [GeneratedRegex("name=\"form-(token|of)\" value=\"[^\"]+\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Changing();
}
