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
}
