using System.Net;
using Ecusson.Web.Tests.Verify;

namespace Ecusson.Web.Tests.People;

public sealed class SetUpTests : IDisposable
{
    readonly WebServer _server = new();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static (string, string)[] Operator(string password = "", string name = "Nadia Benhaddou") => [("name", name), ("address", "nadia@example.org"), ("password", password)];

    [Fact]
    public async Task The_printed_link_makes_the_operator_and_signs_in()
    {
        using var visitor = _server.Browser();
        var link = await _server.SetUpLink();

        using var done = await visitor.Fill(link, Operator("une phrase assez longue"));

        Assert.Equal((HttpStatusCode.SeeOther, "/fr/manage/new"), (done.StatusCode, done.Headers.Location?.ToString()));
        var cookie = Assert.Single(done.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("ecusson=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        using (var first = await visitor.GetAsync("/fr/manage/new", Stop)) Assert.Contains("Créez maintenant le premier organisme", await first.Words(), StringComparison.Ordinal);
        using var me = await visitor.GetAsync("/fr/me", Stop);
        Assert.True(me.Headers.CacheControl?.NoStore);
        var words = await me.Words();
        Assert.Contains("Bonjour Nadia Benhaddou", words, StringComparison.Ordinal);
        Assert.Contains("<a class=\"btn main\" href=\"/fr/manage/new\">", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_used_link_makes_no_second_operator_and_none_is_printed_again()
    {
        using var visitor = _server.Browser();
        var link = await _server.SetUpLink();
        using (await visitor.Fill(link, Operator())) { }
        using var other = _server.Browser();
        using var page = await other.GetAsync("/fr/sign-in", Stop);

        using var shown = await other.GetAsync(link, Stop);
        using var posted = await other.Send(link, await FormVisitor.Token(page), ("name", "Mallory"), ("address", "mallory@example.org"));

        Assert.Equal([HttpStatusCode.Gone, HttpStatusCode.Gone], new[] { shown.StatusCode, posted.StatusCode });
        Assert.Null(await _server.Ask<Ecusson.People.BecomeOperator, string?>(become => become.Invite(Stop)));
    }

    [Fact]
    public async Task A_new_link_ends_the_older()
    {
        using var visitor = _server.Browser();
        var older = await _server.SetUpLink();
        var newer = await _server.SetUpLink();
        using var refused = await visitor.GetAsync(older, Stop);
        using var shown = await visitor.GetAsync(newer, Stop);
        Assert.Equal([HttpStatusCode.Gone, HttpStatusCode.OK], new[] { refused.StatusCode, shown.StatusCode });
    }

    [Theory]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("x")]
    public async Task A_forged_link_is_none(string token)
    {
        using var visitor = _server.Browser();
        using var answer = await visitor.GetAsync($"/fr/set-up/{token}", Stop);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task One_changed_character_makes_a_link_none()
    {
        using var visitor = _server.Browser();
        var link = await _server.SetUpLink();
        var changed = link[..^2] + (link[^2] == 'A' ? 'B' : 'A') + link[^1];
        using var answer = await visitor.GetAsync(changed, Stop);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("", "nadia@example.org", "", "Indiquez votre nom")]
    [InlineData("Nadia", "nadia", "", "pas une adresse")]
    [InlineData("Nadia", "a@b\r\nBcc: c@d.org", "", "pas une adresse")]
    [InlineData("Nadia", "nadia@example.org", "court", "de 10 à 256")]
    public async Task What_is_wrong_is_said_and_what_was_typed_stays(string name, string address, string password, string words)
    {
        using var visitor = _server.Browser();
        using var answer = await visitor.Fill(await _server.SetUpLink(), ("name", name), ("address", address), ("password", password));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Words();
        Assert.Contains(words, page, StringComparison.Ordinal);
        if (name.Length > 0) Assert.Contains($"value=\"{name}\"", page, StringComparison.Ordinal);
        if (password.Length > 0) Assert.DoesNotContain(password + "\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_with_markup_stays_text()
    {
        using var visitor = _server.Browser();
        using (await visitor.Fill(await _server.SetUpLink(), Operator(name: "<script>alert(1)</script>"))) { }
        using var me = await visitor.GetAsync("/fr/me", Stop);
        Assert.DoesNotContain("<script>alert", await me.Source(), StringComparison.Ordinal);
    }

    public void Dispose() => _server.Dispose();
}
