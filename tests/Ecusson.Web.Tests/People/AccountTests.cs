using System.Net;
using System.Text.RegularExpressions;
using Ecusson.Web.Tests.Verify;

namespace Ecusson.Web.Tests.People;

public sealed partial class AccountTests(WebServer server) : IClassFixture<WebServer>
{
    const string Account = "/fr/me/account";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_name_and_a_language_are_saved_and_said_once()
    {
        using var visitor = await server.SignedIn("saved@example.org");
        using var posted = await visitor.Fill(Account, ("do", "profile"), ("name", "  Zoé   Ølund "), ("language", "en"), ("version", "1"));
        Assert.Equal("/en/me/account", posted.Headers.Location?.ToString());
        Assert.Contains("C’est enregistré.", await visitor.Words("/en/me/account"), StringComparison.Ordinal);
        var again = await visitor.Words("/en/me/account");
        Assert.DoesNotContain("enregistré", again, StringComparison.Ordinal);
        Assert.Contains("value=\"Zoé Ølund\"", again, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_windows_do_not_overwrite_each_other()
    {
        using var visitor = await server.SignedIn("two@example.org");
        using (await visitor.Fill(Account, ("do", "profile"), ("name", "First"), ("language", "fr"), ("version", "1"))) { }
        using var late = await visitor.Fill(Account, ("do", "profile"), ("name", "Second"), ("language", "fr"), ("version", "1"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
        Assert.Contains("value=\"Second\"", await late.Words(), StringComparison.Ordinal);
        Assert.Contains("Bonjour First", await visitor.Words("/fr/me"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_is_theirs_once_its_link_was_opened_by_who_asked_for_it()
    {
        using var visitor = await server.SignedIn("first@example.org");
        using (await visitor.Fill(Account, ("do", "add-address"), ("address", "second@example.org"))) { }
        var link = $"/fr/me/addresses/{await server.MailedToken("second@example.org")}";
        using var stranger = await server.SignedIn("stranger2@example.org");
        using var refused = await stranger.GetAsync(link, Stop);
        Assert.Equal(HttpStatusCode.Gone, refused.StatusCode);
        using (var page = await stranger.GetAsync(Account, Stop))
        using (var forced = await stranger.Send(link, await FormVisitor.Token(page)))
            Assert.Equal(HttpStatusCode.Gone, forced.StatusCode);

        using var confirmed = await visitor.Fill(link);
        Assert.Equal(Account, confirmed.Headers.Location?.ToString());
        Assert.Contains("second@example.org", await visitor.Words(Account), StringComparison.Ordinal);
        Assert.DoesNotContain("second@example.org", await stranger.Words(Account), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_main_address_changes_and_the_other_can_go()
    {
        using var visitor = await server.SignedIn("old@example.org");
        using (await visitor.Fill(Account, ("do", "add-address"), ("address", "new@example.org"))) { }
        using (await visitor.Fill($"/fr/me/addresses/{await server.MailedToken("new@example.org")}")) { }
        var other = Row().Match(await visitor.Words(Account)).Groups["row"].Value;
        using (var made = await visitor.Fill(Account, ("do", "main"), ("row", other))) Assert.Equal(HttpStatusCode.SeeOther, made.StatusCode);
        using (var kept = await visitor.Fill(Account, ("do", "remove"), ("row", other))) Assert.Equal(HttpStatusCode.UnprocessableEntity, kept.StatusCode);
        using (var stranger = await server.SignedIn("stranger3@example.org"))
        using (var foreign = await stranger.Fill(Account, ("do", "remove"), ("row", other)))
            Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        var old = Row().Match(await visitor.Words(Account)).Groups["row"].Value;
        using (await visitor.Fill(Account, ("do", "remove"), ("row", old))) { }
        Assert.DoesNotContain("old@example.org", (await visitor.Words(Account)).Replace("The address", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_password_asks_for_the_old_and_ends_other_sessions()
    {
        using var visitor = await server.SignedIn("pass@example.org");
        using var elsewhere = await server.SignedIn("pass@example.org");
        using (await visitor.Fill(Account, ("do", "password"), ("wanted", "une première phrase"))) { }
        using (await visitor.Fill("/fr/sign-in?again=1", ("address", "pass@example.org"), ("password", "une première phrase"), ("with-password", "1"))) { }
        using (var wrong = await visitor.Fill(Account, ("do", "password"), ("current", "pas la bonne"), ("wanted", "une deuxième phrase")))
            Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        using var here = await visitor.GetAsync("/fr/me", Stop);
        using var there = await elsewhere.GetAsync("/fr/me", Stop);
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.SeeOther], new[] { here.StatusCode, there.StatusCode });
    }

    [Theory]
    [InlineData("/fr/sign-in"), InlineData("/fr/me"), InlineData("/fr/me/account"), InlineData("/fr/sign-in/sent")]
    public async Task No_page_that_knows_who_asks_is_kept(string page)
    {
        using var visitor = await server.SignedIn("kept@example.org");
        using var answer = await visitor.GetAsync(page, Stop);
        Assert.True(answer.Headers.CacheControl?.NoStore);
    }

    [Theory]
    [InlineData("/fr"), InlineData("/fr/verify")]
    public async Task A_page_that_caches_keep_is_the_same_for_who_has_signed_in(string page)
    {
        using var member = await server.SignedIn("same@example.org");
        using var nobody = server.Visitor();
        using var seen = await member.GetAsync(page, Stop);
        Assert.False(seen.Headers.Contains("Set-Cookie"));
        Assert.Equal(await (await nobody.GetAsync(page, Stop)).Source(), await seen.Source());
    }

    [Fact]
    public async Task A_post_without_a_session_is_led_to_sign_in_and_does_nothing()
    {
        using var visitor = server.Browser();
        using var page = await visitor.GetAsync("/fr/sign-in", Stop);
        using var answer = await visitor.Send(Account, await FormVisitor.Token(page), ("do", "everywhere"));
        Assert.Equal((HttpStatusCode.SeeOther, "/fr/sign-in?to=%2Ffr%2Fme%2Faccount"), (answer.StatusCode, answer.Headers.Location?.ToString()));
    }

    [GeneratedRegex("name=\"row\" value=\"(?<row>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Row();
}
