using System.Net;
using System.Text.RegularExpressions;
using Ecusson.Web.Tests.Verify;

namespace Ecusson.Web.Tests.People;

public sealed partial class SignInTests : IDisposable
{
    readonly MovedClock _clock = new();
    readonly WebServer _server;

    public SignInTests() => _server = new WebServer { Clock = _clock };

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mailed_link_signs_in_once()
    {
        using var visitor = await _server.SignedIn("a@example.org");
        using var me = await visitor.GetAsync("/fr/me", Stop);
        Assert.Equal(HttpStatusCode.OK, me.StatusCode);

        using var thief = _server.Browser();
        using var replayed = await thief.GetAsync($"/fr/sign-in/{await _server.MailedToken("a@example.org")}", Stop);
        Assert.Equal(HttpStatusCode.Gone, replayed.StatusCode);
        Assert.Contains("déjà servi", await replayed.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Looking_at_a_link_does_not_use_it_up()
    {
        using var visitor = _server.Browser();
        using (await visitor.Fill("/fr/sign-in", ("address", "a@example.org"))) { }
        var link = $"/fr/sign-in/{await _server.MailedToken("a@example.org")}";
        for (var look = 0; look < 3; look++)
            using (await visitor.GetAsync(link, Stop)) { }
        using var entered = await visitor.Fill(link);
        Assert.Equal("/fr/me", entered.Headers.Location?.ToString());
    }

    [Fact]
    public async Task A_link_ends_after_thirty_minutes()
    {
        using var visitor = _server.Browser();
        using (await visitor.Fill("/fr/sign-in", ("address", "a@example.org"))) { }
        var link = $"/fr/sign-in/{await _server.MailedToken("a@example.org")}";
        using var shown = await visitor.GetAsync(link, Stop);
        var token = await FormVisitor.Token(shown);
        _clock.Now += TimeSpan.FromMinutes(30);
        using var posted = await visitor.Send(link, token);
        Assert.Equal(HttpStatusCode.Gone, posted.StatusCode);
        Assert.Contains("plus valable", await posted.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_for_one_thing_is_none_for_another()
    {
        using var visitor = _server.Browser();
        using (await visitor.Fill("/fr/sign-in", ("address", "a@example.org"))) { }
        using var answer = await visitor.GetAsync($"/fr/set-up/{await _server.MailedToken("a@example.org")}", Stop);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Known_and_unknown_addresses_get_the_same_answers()
    {
        using (await _server.SignedIn("known@example.org")) { }
        foreach (var button in (string[])["", "with-password"])
        {
            var answers = new List<string>();
            foreach (var address in (string[])["known@example.org", "stranger@example.org"])
            {
                using var visitor = _server.Browser();
                using var answer = await visitor.Fill("/fr/sign-in", ("address", address), ("password", "wrong password"), (button.Length > 0 ? button : "other", "1"));
                var text = Changing().Replace(await answer.Source(), "").Replace(address, "", StringComparison.Ordinal);
                answers.Add($"{answer.StatusCode} {answer.Headers.Location} {text}");
            }

            Assert.Equal(answers[0], answers[1]);
        }
    }

    [Fact]
    public async Task Enter_after_a_password_signs_in_and_a_link_is_sent_to_whoever_asks_for_one()
    {
        const string password = "une phrase assez longue";
        using (var visitor = await _server.SignedIn("enter@example.org"))
        using (await visitor.Fill("/fr/me/account", ("do", "password"), ("wanted", password))) { }

        // The first button of a form is the one that Enter presses.
        using var browser = _server.Browser();
        using var page = await browser.GetAsync("/fr/sign-in", Stop);
        var first = FirstButton().Match(await page.Source());
        Assert.True(first.Success);
        Assert.DoesNotContain("name=", first.Value, StringComparison.Ordinal);
        using (var asked = await browser.Fill("/fr/sign-in", ("address", "enter@example.org"), ("password", password), ("with-link", "1")))
            Assert.Equal("/fr/sign-in/sent", asked.Headers.Location?.ToString());
        using (var wrong = await browser.Fill("/fr/sign-in", ("address", "enter@example.org"), ("password", "autre chose")))
            Assert.Contains("ne vont pas ensemble", await wrong.Words(), StringComparison.Ordinal);
        using var entered = await browser.Fill("/fr/sign-in", ("address", "enter@example.org"), ("password", password));
        Assert.Equal("/fr/me", entered.Headers.Location?.ToString());
    }

    [Fact]
    public async Task One_signs_out_from_the_top_of_any_page()
    {
        using var visitor = await _server.SignedIn("out@example.org");
        using (var page = await visitor.GetAsync("/fr/me", Stop)) Assert.Matches(SignsOut(), await page.Source());
        using var mine = await visitor.GetAsync("/fr/me", Stop);
        using (var left = await visitor.Send("/fr/sign-out", await FormVisitor.Token(mine))) Assert.Equal(HttpStatusCode.SeeOther, left.StatusCode);
        using var after = await visitor.GetAsync("/fr/me", Stop);
        Assert.Contains("/sign-in", after.Headers.Location?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_way_to_ones_own_pages_has_one_name_on_every_page_whoever_asks()
    {
        using var stranger = _server.Browser();
        using var member = await _server.SignedIn("same@example.org");
        foreach (var (browser, path) in ((HttpClient, string)[])[(stranger, "/fr"), (stranger, "/fr/badges"), (stranger, "/fr/sign-in"), (member, "/fr"), (member, "/fr/verify"), (member, "/fr/me")])
        {
            using var page = await browser.GetAsync(path, Stop);
            var head = Head().Match(await page.Source()).Value;
            Assert.Contains("Mon espace", head, StringComparison.Ordinal);
            Assert.DoesNotContain("Se connecter", head, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_password_signs_in_and_ten_wrong_ones_close_it_for_a_while()
    {
        using var visitor = await _server.SignedIn("a@example.org");
        using (var chosen = await visitor.Fill("/fr/me/account", ("do", "password"), ("wanted", "une phrase assez longue")))
            Assert.Equal(HttpStatusCode.SeeOther, chosen.StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, await Try("une phrase assez longue"));

        for (var wrong = 0; wrong < 10; wrong++) Assert.Equal(HttpStatusCode.UnprocessableEntity, await Try("faux"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Try("une phrase assez longue"));
        _clock.Now += TimeSpan.FromMinutes(16);
        Assert.Equal(HttpStatusCode.SeeOther, await Try("une phrase assez longue"));
    }

    [Theory]
    [InlineData("/fr/me/account", "/fr/me/account")]
    [InlineData("//evil.example", "/fr/me")]
    [InlineData("https://evil.example/fr", "/fr/me")]
    [InlineData("/\\evil.example", "/fr/me")]
    [InlineData("/fr/me\r\nSet-Cookie: a=b", "/fr/me")]
    [InlineData("/french", "/fr/me")]
    [InlineData("javascript:alert(1)", "/fr/me")]
    public async Task One_returns_to_pages_of_this_server_alone(string to, string where)
    {
        using (var member = await _server.SignedIn("a@example.org"))
        using (await member.Fill("/fr/me/account", ("do", "password"), ("wanted", "une phrase assez longue"))) { }
        using var visitor = _server.Browser();
        using var answer = await visitor.Fill(
            $"/fr/sign-in?to={Uri.EscapeDataString(to)}", ("address", "a@example.org"), ("password", "une phrase assez longue"), ("with-password", "1"), ("to", to));
        Assert.Equal(where, answer.Headers.Location?.ToString());
    }

    [Fact]
    public async Task A_page_for_members_leads_to_sign_in_and_back()
    {
        using var visitor = _server.Browser();
        using var answer = await visitor.GetAsync("/en/me/account", Stop);
        Assert.Equal("/en/sign-in?to=%2Fen%2Fme%2Faccount", answer.Headers.Location?.ToString());
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_every_session_at_once()
    {
        using var first = await _server.SignedIn("a@example.org");
        using var second = await _server.SignedIn("a@example.org");
        using (await first.Fill("/fr/me/account", ("do", "everywhere"))) { }
        using var answer = await second.GetAsync("/fr/me", Stop);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
    }

    [Fact]
    public async Task A_form_without_its_token_or_with_anothers_changes_nothing_and_keeps_what_was_typed()
    {
        using var victim = await _server.SignedIn("victim@example.org");
        using var mallory = await _server.SignedIn("mallory@example.org");
        using var page = await mallory.GetAsync("/fr/me/account", Stop);
        foreach (var token in (string?[])[null, "forged", await FormVisitor.Token(page)])
        {
            using var answer = await victim.Send("/fr/me/account", token, ("do", "profile"), ("name", "Typed with care"), ("version", "1"), ("language", "fr"));
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            var words = await answer.Words();
            Assert.Contains("Rien n’a été fait", words, StringComparison.Ordinal);
            Assert.Contains("value=\"Typed with care\"", words, StringComparison.Ordinal);
        }

        using var me = await victim.GetAsync("/fr/me", Stop);
        Assert.DoesNotContain("Typed with care", await me.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_cookie_that_was_changed_lets_nobody_in()
    {
        using var visitor = _server.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/fr/me");
        request.Headers.Add("Cookie", "ecusson=CfDJ8AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
        using var answer = await visitor.SendAsync(request, Stop);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
    }

    [Fact]
    public async Task Five_links_to_one_address_wait_at_most_whether_it_is_known_or_not()
    {
        using var visitor = _server.Browser();
        using (await _server.SignedIn("a@example.org")) { }
        foreach (var address in (string[])["a@example.org", "nobody@example.org"])
        {
            for (var time = 0; time < 5; time++)
            {
                using var answer = await visitor.Fill("/fr/sign-in", ("address", address));
                Assert.Equal("/fr/sign-in/sent", answer.Headers.Location?.ToString());
            }

            using var refused = await visitor.Fill("/fr/sign-in", ("address", address));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Contains("Assez de liens", await refused.Words(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Used_links_are_in_nobody_s_way_until_twenty_went_within_the_hour()
    {
        for (var time = 0; time < 20; time++) (await _server.SignedIn("often@example.org")).Dispose();
        using var visitor = _server.Browser();
        using (var refused = await visitor.Fill("/fr/sign-in", ("address", "often@example.org"))) Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        _clock.Now += TimeSpan.FromMinutes(61);
        (await _server.SignedIn("often@example.org")).Dispose();
    }

    [Fact]
    public async Task One_visitor_may_try_so_often_a_minute()
    {
        await using var strict = new WebServer { SignInPerMinute = 3 };
        using var visitor = strict.Browser();
        var answers = new List<HttpStatusCode>();
        for (var time = 0; time < 4; time++)
        {
            using var answer = await visitor.Fill("/fr/sign-in", ("address", "nobody"));
            answers.Add(answer.StatusCode);
        }

        Assert.Equal([HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity, HttpStatusCode.TooManyRequests], answers);
    }

    async Task<HttpStatusCode> Try(string password)
    {
        using var visitor = _server.Browser();
        using var answer = await visitor.Fill("/fr/sign-in", ("address", "a@example.org"), ("password", password), ("with-password", "1"));
        return answer.StatusCode;
    }

    public void Dispose() => _server.Dispose();

    [GeneratedRegex("name=\"form-token\" value=\"[^\"]+\"", RegexOptions.None, 1000)]
    private static partial Regex Changing();

    [GeneratedRegex("(?<=<form class=\"card stack\".*?)<button[^>]*>", RegexOptions.Singleline, 1000)]
    private static partial Regex FirstButton();

    [GeneratedRegex("<header class=\"head\".*?<form method=\"post\" action=\"/fr/sign-out\">.*?</header>", RegexOptions.Singleline, 1000)]
    private static partial Regex SignsOut();

    [GeneratedRegex("<header class=\"head\".*?</header>", RegexOptions.Singleline, 1000)]
    private static partial Regex Head();
}

/// <summary>The real clock, moved on.</summary>
sealed class MovedClock : TimeProvider
{
    DateTimeOffset? _now;

    public DateTimeOffset Now { get => _now ?? System.GetUtcNow(); set => _now = value; }

    public override DateTimeOffset GetUtcNow() => Now;
}
