using Ecusson.Web.Tests.People;

namespace Ecusson.Web.Tests.Shell;

public sealed class CookieTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Where_the_public_address_is_https_every_cookie_is_this_host_s_alone_and_never_travels_in_the_clear()
    {
        await using var server = new WebServer { Address = "https://badges.example.org" };
        using var visitor = server.Browser();
        var set = new List<string>();
        void Note(HttpResponseMessage answer) => set.AddRange(answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : []);

        using (var page = await visitor.GetAsync("/fr/sign-in", Stop)) Note(page);
        using (await visitor.Fill("/fr/sign-in", ("address", "ada@example.org"))) { }
        using (var entered = await visitor.Fill($"/fr/sign-in/{await server.MailedToken("ada@example.org")}")) Note(entered);
        using (var saved = await visitor.Fill("/fr/me/account", ("do", "profile"), ("name", "Ada"), ("version", "1"))) Note(saved);
        using (var said = await visitor.GetAsync("/fr/me/account", Stop)) Note(said);

        Assert.Superset(new HashSet<string>(StringComparer.Ordinal) { "__Host-ecusson", "__Host-ecusson-form", "__Host-ecusson-said" }, set.Select(cookie => cookie.Split('=')[0]).ToHashSet(StringComparer.Ordinal));
        Assert.All(set, cookie =>
        {
            Assert.StartsWith("__Host-", cookie, StringComparison.Ordinal);
            foreach (var part in (string[])["; secure", "; httponly", "; samesite=lax", "; path=/"]) Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Theory]
    [InlineData("https://badges.example.org", true)]
    [InlineData("http://badges.example.org", false)]
    [InlineData("https://badges.localhost", false)]
    [InlineData(null, false)]
    public async Task Browsers_are_told_to_come_by_https_alone_where_that_is_the_public_address_and_nowhere_else(string? address, bool isTold)
    {
        await using var server = new WebServer { Address = address };
        using var visitor = server.Visitor();
        foreach (var page in (string[])["/", "/fr", "/fr", "/fr/sign-in", "/fr/nowhere", "/health", "/api/v1/nowhere"])
        {
            using var answer = await visitor.GetAsync(page, Stop);
            Assert.InRange((int)answer.StatusCode, 200, 499);
            Assert.Equal(isTold ? $"{page} max-age=31536000" : $"{page} ", $"{page} {(answer.Headers.TryGetValues("Strict-Transport-Security", out var said) ? string.Join(" ", said) : "")}");
        }
    }
}
