using System.Globalization;
using Ecusson.Web.Tests.People;
using Ecusson.Web.Tests.Verify;

namespace Ecusson.Web.Tests.Awards;

/// <summary>What a person finds in their own space: what waits, what ends, what others see, where they are written to.</summary>
public sealed class OwnSpaceTests(PromptServer server) : IClassFixture<PromptServer>
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_badge_that_ends_within_sixty_days_is_among_what_waits_until_it_is_held_for_longer()
    {
        using var desk = await SampleDesk.New(server);
        using var mona = await server.SignedIn("mona@example.org");
        var later = await desk.Shown("mona@example.org", mona, ("validUntil", Day(61)));
        Assert.DoesNotContain("se termine le", await mona.Words("/fr/me"), StringComparison.Ordinal);

        using var other = await SampleDesk.New(server);
        var soon = await other.Shown("mona@example.org", mona, ("validUntil", Day(59)));
        var space = await mona.Words("/fr/me");
        Assert.Contains("Un de vos badges se termine bientôt.", space, StringComparison.Ordinal);
        Assert.Contains("se termine le", space, StringComparison.Ordinal);
        Assert.Contains($"href=\"/fr/organizations/{other.Organization.Id}\"", space, StringComparison.Ordinal);
        Assert.DoesNotContain($"href=\"/fr/organizations/{desk.Organization.Id}\"", space, StringComparison.Ordinal);
        Assert.NotEqual(later.PublicId, soon.PublicId);

        await other.Shown("mona@example.org", mona, ("validUntil", Day(400)), ("again", "yes"));
        Assert.DoesNotContain("se termine le", await mona.Words("/fr/me"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_says_what_others_see_and_lists_ones_addresses()
    {
        using var desk = await SampleDesk.New(server);
        using var nils = await server.SignedIn("nils@example.org");
        Assert.Contains("nils@example.org", await nils.Words("/fr/me"), StringComparison.Ordinal);
        Assert.Contains("href=\"/fr/me/account#addresses\"", await nils.Words("/fr/me"), StringComparison.Ordinal);
        var award = await desk.Shown("nils@example.org", nils);
        var shown = await nils.Words("/fr/me");
        Assert.Contains("Un de vos badges est public.", shown, StringComparison.Ordinal);
        Assert.Contains($"href=\"/fr/awards/{award.PublicId}\"", shown, StringComparison.Ordinal);

        using (await nils.Fill($"/fr/me/awards/{award.PublicId}", ("do", "show"), ("visibility", "ByLink"))) { }
        var key = (await desk.Award($"/{award.PublicId}")).LinkKey;
        var linked = await nils.Words("/fr/me");
        Assert.Contains("Aucun de vos badges n’est public. Un autre se voit par son lien.", linked, StringComparison.Ordinal);
        Assert.Contains($"href=\"/fr/awards/{award.PublicId}?key={key}\"", linked, StringComparison.Ordinal);

        using (await nils.Fill($"/fr/me/awards/{award.PublicId}", ("do", "show"), ("visibility", "OnlyMe"))) { }
        Assert.DoesNotContain($"/fr/awards/{award.PublicId}", await nils.Words("/fr/me"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whose_only_badge_was_withdrawn_reads_nothing_that_contradicts_itself()
    {
        using var desk = await SampleDesk.New(server);
        using var olle = await server.SignedIn("olle@example.org");
        Assert.Contains("Aucun badge pour le moment", await olle.Words("/fr/me"), StringComparison.Ordinal);
        var award = await desk.Shown("olle@example.org", olle);
        using (await desk.Owner.Fill($"{desk.Awards}/{award.PublicId}", ("do", "revoke"), ("reason", "Attribué par erreur."))) { }

        var space = await olle.Words("/fr/me");
        foreach (var said in (string[])["Aucun badge en cours", "sont plus bas", "Aucun de vos badges n’est public. La page d’un badge retiré se voit encore", $"href=\"/fr/awards/{award.PublicId}\""])
            Assert.Contains(said, space, StringComparison.Ordinal);
        foreach (var never in (string[])["Aucun badge pour le moment", "Un de vos badges est public"]) Assert.DoesNotContain(never, space, StringComparison.Ordinal);
    }

    static string Day(int days) => TimeProvider.System.GetUtcNow().AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
