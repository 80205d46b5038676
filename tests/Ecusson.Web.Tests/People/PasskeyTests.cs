using System.Net;
using System.Text.RegularExpressions;
using Ecusson.People;
using Ecusson.Storage;
using Ecusson.Web.Tests.Verify;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Web.Tests.People;

/// <summary>Passkeys over HTTP, with an authenticator that can be made to lie.</summary>
public sealed partial class PasskeyTests : IDisposable
{
    const string Site = "https://badges.example.org", Passkeys = "/fr/me/account/passkeys", SignIn = "/fr/sign-in";

    readonly MovedClock _clock = new();
    readonly WebServer _server;

    public PasskeyTests() => _server = new WebServer { Clock = _clock, Address = Site };

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_passkey_signs_in_again_and_again()
    {
        using var key = new SoftAuthenticator(Site);
        await SignedUp(key);
        for (var time = 0; time < 2; time++)
        {
            using var visitor = _server.Browser();
            using var entered = await Enter(visitor, key);
            Assert.Equal((HttpStatusCode.SeeOther, "/fr/me"), (entered.StatusCode, entered.Headers.Location?.ToString()));
            using var page = await visitor.GetAsync(Passkeys, Stop);
            Assert.Contains("utilisée le", await page.Words(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task One_returns_to_where_one_wanted_to_go()
    {
        using var key = new SoftAuthenticator(Site);
        await SignedUp(key);
        using var visitor = _server.Browser();
        using var entered = await Enter(visitor, key, to: "/fr/me/account");
        Assert.Equal("/fr/me/account", entered.Headers.Location?.ToString());
        using var elsewhere = _server.Browser();
        using var kept = await Enter(elsewhere, key, to: "https://evil.example/");
        Assert.Equal("/fr/me", kept.Headers.Location?.ToString());
    }

    [Fact]
    public async Task An_answer_that_was_taken_is_taken_once()
    {
        using var key = new SoftAuthenticator(Site);
        await SignedUp(key);
        var (challenge, options) = await Asked(SignIn);
        var answer = key.Sign(options);
        using var first = _server.Browser();
        using var second = _server.Browser();
        Assert.Equal(HttpStatusCode.SeeOther, await Send(first, challenge, answer));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Send(second, challenge, answer));
    }

    [Fact]
    public async Task An_answer_comes_too_late_after_half_an_hour()
    {
        using var key = new SoftAuthenticator(Site);
        await SignedUp(key);
        var (challenge, options) = await Asked(SignIn);
        _clock.Now += TimeSpan.FromMinutes(30);
        using var visitor = _server.Browser();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Send(visitor, challenge, key.Sign(options)));
        (challenge, options) = await Asked(SignIn);
        Assert.Equal(HttpStatusCode.SeeOther, await Send(visitor, challenge, key.Sign(options)));
        Assert.Equal(1, await _server.Ask<EcussonDb, int>(db => db.Set<SpentChallenge>().CountAsync(Stop)));
    }

    [Theory]
    [InlineData("origin"), InlineData("port"), InlineData("name"), InlineData("unverified"), InlineData("unseen"), InlineData("user"), InlineData("other-challenge"), InlineData("stranger")]
    public async Task A_lie_signs_nobody_in(string lie)
    {
        using var key = new SoftAuthenticator(Site);
        await SignedUp(key);
        using var stranger = new SoftAuthenticator(Site) { Id = key.Id };
        var (challenge, options) = await Asked(SignIn);
        var (_, others) = await Asked(SignIn);
        switch (lie)
        {
            case "origin": key.Origin = "https://badges.example.org.evil.example"; break;
            case "port": key.Origin = Site + ":8443"; break;
            case "name": key.OtherName = "evil.example"; break;
            case "unverified": key.VerifiesUser = false; break;
            case "unseen": key.SeesUser = false; break;
            case "user": key.OtherUser = new byte[16]; break;
        }

        var answer = lie switch { "other-challenge" => key.Sign(others), "stranger" => stranger.Sign(options), _ => key.Sign(options) };
        using var visitor = _server.Browser();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Send(visitor, challenge, answer));
        using var me = await visitor.GetAsync("/fr/me", Stop);
        Assert.Equal(HttpStatusCode.SeeOther, me.StatusCode);
    }

    [Theory]
    [InlineData("origin"), InlineData("name"), InlineData("unverified"), InlineData("other-challenge")]
    public async Task A_lie_makes_no_passkey(string lie)
    {
        using var visitor = await _server.SignedIn("liar@example.org");
        using var key = new SoftAuthenticator(Site);
        if (lie == "origin") key.Origin = "https://evil.example";
        if (lie == "name") key.OtherName = "evil.example";
        if (lie == "unverified") key.VerifiesUser = false;
        var (challenge, options) = await Asked(Passkeys, visitor);
        if (lie == "other-challenge") (_, options) = await Asked(Passkeys, visitor);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Add(visitor, challenge, key.Make(options)));
        Assert.Equal(0, await _server.Ask<EcussonDb, int>(db => db.Set<Passkey>().CountAsync(Stop)));
    }

    [Fact]
    public async Task A_challenge_serves_its_own_ceremony_and_person_alone()
    {
        using var key = new SoftAuthenticator(Site);
        using var visitor = await SignedUp(key);
        using var another = await _server.SignedIn("another@example.org");
        var (forSignIn, options) = await Asked(SignIn);
        var (forAdding, adding) = await Asked(Passkeys, visitor);
        using var fresh = _server.Browser();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Send(fresh, forAdding, key.Sign(options)));
        using var second = new SoftAuthenticator(Site);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Add(another, forAdding, second.Make(adding)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Add(visitor, forSignIn, second.Make(adding)));
        Assert.Equal(HttpStatusCode.SeeOther, await Add(visitor, forAdding, second.Make(adding)));
    }

    [Fact]
    public async Task The_same_credential_is_no_second_person_s()
    {
        using var key = new SoftAuthenticator(Site);
        using (await SignedUp(key)) { }
        using var thief = new SoftAuthenticator(Site) { Id = key.Id };
        using var visitor = await _server.SignedIn("thief@example.org");
        var (challenge, options) = await Asked(Passkeys, visitor);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Add(visitor, challenge, thief.Make(options)));
        using var owner = _server.Browser();
        using var entered = await Enter(owner, key);
        Assert.Equal(HttpStatusCode.SeeOther, entered.StatusCode);
    }

    [Fact]
    public async Task A_count_that_goes_back_is_a_copied_key()
    {
        using var key = new SoftAuthenticator(Site) { Counter = 5 };
        await SignedUp(key);
        foreach (var (counter, expected) in ((uint, HttpStatusCode)[])[(6, HttpStatusCode.SeeOther), (6, HttpStatusCode.UnprocessableEntity), (4, HttpStatusCode.UnprocessableEntity), (7, HttpStatusCode.SeeOther)])
        {
            key.Counter = counter;
            using var visitor = _server.Browser();
            using var entered = await Enter(visitor, key);
            Assert.Equal(expected, entered.StatusCode);
        }
    }

    [Theory]
    [InlineData(""), InlineData("null"), InlineData("{}"), InlineData("[]"), InlineData("\"\""), InlineData("{\"rawId\":\"AA\"}"), InlineData("{\"rawId\":\"%%\",\"response\":{}}"),
     InlineData("{\"id\":\"AA\",\"rawId\":\"AA\",\"type\":\"public-key\",\"response\":null}"), InlineData("\uFFFD")]
    public async Task What_is_no_answer_is_refused(string answer)
    {
        using var key = new SoftAuthenticator(Site);
        using var visitor = await SignedUp(key);
        var (challenge, _) = await Asked(SignIn);
        using var fresh = _server.Browser();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Send(fresh, challenge, answer));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Send(fresh, "forged", answer));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Send(fresh, challenge, new string('[', 100_000)));
        (challenge, _) = await Asked(Passkeys, visitor);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Add(visitor, challenge, answer));
    }

    [Fact]
    public async Task A_passkey_is_named_anew_and_taken_away_by_its_owner_alone()
    {
        using var key = new SoftAuthenticator(Site);
        using var visitor = await SignedUp(key);
        using var elsewhere = await _server.SignedIn("a@example.org");
        using var stranger = await _server.SignedIn("stranger@example.org");
        using var page = await visitor.GetAsync(Passkeys, Stop);
        var row = Row().Match(await page.Source()).Groups["row"].Value;
        foreach (var act in (string[])["rename", "remove"])
        {
            using var refused = await stranger.Fill(Passkeys, ("do", act), ("row", row), ("name", "Pris"));
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        }

        using (var renamed = await visitor.Fill(Passkeys, ("do", "rename"), ("row", row), ("name", " <b>Mon   téléphone</b> "))) Assert.Equal(HttpStatusCode.SeeOther, renamed.StatusCode);
        using (var empty = await visitor.Fill(Passkeys, ("do", "rename"), ("row", row), ("name", " "))) Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        using (var named = await visitor.GetAsync(Passkeys, Stop)) Assert.Contains("&lt;b&gt;Mon téléphone&lt;/b&gt;", await named.Source(), StringComparison.Ordinal);
        using (var removed = await visitor.Fill(Passkeys, ("do", "remove"), ("row", row))) Assert.Equal(HttpStatusCode.SeeOther, removed.StatusCode);
        using var here = await visitor.GetAsync("/fr/me", Stop);
        using var there = await elsewhere.GetAsync("/fr/me", Stop);
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.SeeOther], new[] { here.StatusCode, there.StatusCode });
        using var fresh = _server.Browser();
        using var entered = await Enter(fresh, key);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, entered.StatusCode);
    }

    [Fact]
    public async Task A_closed_account_stays_closed()
    {
        using var key = new SoftAuthenticator(Site);
        await SignedUp(key);
        await _server.Ask<EcussonDb, int>(db => db.Set<Account>().ExecuteUpdateAsync(set => set.SetProperty(account => account.ClosedAt, _clock.Now), Stop));
        using var visitor = _server.Browser();
        using var entered = await Enter(visitor, key);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, entered.StatusCode);
        Assert.Contains("Ce compte est fermé", await entered.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_browsers_make_no_passkeys_none_is_offered()
    {
        await using var bare = new WebServer();
        using var visitor = await bare.SignedIn("a@example.org");
        using var page = await visitor.GetAsync(Passkeys, Stop);
        Assert.Contains("pas d’adresse sûre", await page.Words(), StringComparison.Ordinal);
        using var signIn = await bare.Browser().GetAsync(SignIn, Stop);
        Assert.DoesNotContain("<passkey-form", await signIn.Source(), StringComparison.Ordinal);
    }

    /// <summary>A browser that signed in by mail and whose account has the passkey.</summary>
    async Task<HttpClient> SignedUp(SoftAuthenticator key)
    {
        var visitor = await _server.SignedIn("a@example.org");
        var (challenge, options) = await Asked(Passkeys, visitor);
        Assert.Equal(HttpStatusCode.SeeOther, await Add(visitor, challenge, key.Make(options)));
        if (key.Counter > 0) key.Counter++;
        return visitor;
    }

    async Task<(string Challenge, string Options)> Asked(string page, HttpClient? visitor = null)
    {
        using var fresh = visitor is null ? _server.Browser() : null;
        using var shown = await (visitor ?? fresh!).GetAsync(page, Stop);
        var source = await shown.Source();
        return (WebUtility.HtmlDecode(Challenge().Match(source).Groups["challenge"].Value), WebUtility.HtmlDecode(Options().Match(source).Groups["options"].Value));
    }

    async Task<HttpResponseMessage> Enter(HttpClient visitor, SoftAuthenticator key, string to = "")
    {
        var (challenge, options) = await Asked(SignIn);
        return await visitor.Fill(SignIn, ("challenge", challenge), ("answer", key.Sign(options)), ("to", to));
    }

    static async Task<HttpStatusCode> Send(HttpClient visitor, string challenge, string answer)
    {
        using var sent = await visitor.Fill(SignIn, ("challenge", challenge), ("answer", answer));
        return sent.StatusCode;
    }

    static async Task<HttpStatusCode> Add(HttpClient visitor, string challenge, string answer)
    {
        using var sent = await visitor.Fill(Passkeys, ("do", "add"), ("challenge", challenge), ("answer", answer), ("name", "Clé de test"));
        return sent.StatusCode;
    }

    public void Dispose() => _server.Dispose();

    [GeneratedRegex("name=\"challenge\" value=\"(?<challenge>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Challenge();

    [GeneratedRegex("data-options=\"(?<options>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Options();

    [GeneratedRegex("name=\"row\" value=\"(?<row>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Row();
}
