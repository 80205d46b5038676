using System.Net;
using System.Text.RegularExpressions;
using Ecusson.Awards;
using Ecusson.Badges;
using Ecusson.People;
using Ecusson.Storage;
using Ecusson.Web.Demonstration;
using Ecusson.Web.Tests.Organizations;
using Ecusson.Web.Tests.People;
using Ecusson.Web.Tests.Shell;
using Ecusson.Web.Tests.Storage;
using Ecusson.Web.Tests.Verify;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Web.Tests.Demonstration;

/// <summary>A demonstration is a whole server with a past, in which one can sign in and look around.</summary>
public sealed partial class DemonstrationTests(DemonstrationServer server) : IClassFixture<DemonstrationServer>
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_demonstration_has_two_years_behind_it_and_people_to_sign_in_as()
    {
        using var anyone = server.Visitor();
        var awards = await server.Ask<EcussonDb, List<Award>>(db => db.Set<Award>().AsNoTracking().OrderBy(award => award.AwardedAt).ToListAsync(Stop));
        Assert.InRange(awards.Count, 150, 240);
        Assert.InRange((awards[^1].AwardedAt - awards[0].AwardedAt).TotalDays, 600, 760);
        Assert.Contains(awards, award => award.State == AwardState.Offered);
        // Who never answered was reminded in their time, not all at once when the server starts.
        Assert.All(awards.Where(award => award.State == AwardState.Offered && award.LastWroteAt > awards[^1].AwardedAt.AddDays(-1)), award => Assert.True(award.AwardedAt > awards[^1].AwardedAt.AddDays(-100)));
        Assert.Contains(awards, award => award is { State: AwardState.Offered, Reminders: RemindAwards.Times });
        Assert.Contains(awards, award => award.RevokedAt is not null);
        var shown = awards.First(award => award is { Visibility: Visibility.Everyone, RevokedAt: null, ShowsName: true } && award.ValidUntil is null);
        using (var page = await anyone.GetAsync($"/fr/awards/{shown.PublicId}", Stop))
        {
            var words = await page.Words();
            Assert.Contains("Ce badge est authentique et en cours de validité.", words, StringComparison.Ordinal);
            Assert.Contains("(Pacific/Noumea)", words, StringComparison.Ordinal);
        }

        using var holder = server.Browser();
        var link = await server.Ask<HandLink, string>(hand => hand.For(shown.Address!, Stop));
        using (await holder.Fill($"/fr/sign-in/{link}")) { }
        using var mine = await holder.GetAsync("/fr/me", Stop);
        Assert.Contains(shown.HolderName!, await mine.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_postgresql_it_has_the_same_life()
    {
        await using var there = await EngineServer.On("postgresql", ("Demo", "true"), ("TimeZone", "Pacific/Noumea"));
        using var anyone = there.Visitor();
        Assert.Contains("12 badges", await anyone.Words("/fr/badges"), StringComparison.Ordinal);
        Assert.Contains("3 organismes", await anyone.Words("/fr/networks"), StringComparison.Ordinal);
        Assert.Equal(await Life(server), await Life(there));
        foreach (var (person, _) in Story.Guides)
        {
            using var guide = there.Browser();
            using (await guide.Fill($"/fr/sign-in/{await there.Ask<HandLink, string>(hand => hand.For(person.Address, Stop))}")) { }
            Assert.Contains(person.Name, await guide.Words("/fr/me"), StringComparison.Ordinal);
        }

        static Task<(int, int, int, int)> Life(WebServer server) => server.Ask<EcussonDb, (int, int, int, int)>(async db => (
            await db.Set<Person>().CountAsync(Stop), await db.Set<Award>().CountAsync(Stop), await db.Set<Award>().CountAsync(award => award.State == AwardState.Accepted, Stop),
            await db.Set<Award>().CountAsync(award => award.RevokedAt != null, Stop)));
    }

    [Fact]
    public async Task Three_organisations_of_one_network_have_published_twelve_badges_each_with_a_picture_drawn_for_it()
    {
        using var anyone = server.Visitor();
        var networks = await anyone.Words("/fr/networks");
        var network = Assert.Single(Network().Matches(networks)).Value;
        Assert.Contains("3 organismes", networks, StringComparison.Ordinal);
        var members = await anyone.Words(network);
        Assert.Contains("Réseau des Deux-Rives", members, StringComparison.Ordinal);
        string[] names = ["École des métiers de l’animation", "Université des Deux-Rives", "Maison des associations du Clain"];
        Assert.Equal(names.Order(StringComparer.Ordinal), Member().Matches(members).Select(member => member.Groups["name"].Value).Order(StringComparer.Ordinal));
        var organizations = await anyone.Words("/fr/organizations");
        Assert.Equal(names.Order(StringComparer.Ordinal), Member().Matches(organizations).Select(member => member.Groups["name"].Value).Order(StringComparer.Ordinal));

        var found = await anyone.Words("/fr/badges");
        Assert.Contains("12 badges", found, StringComparison.Ordinal);
        var badges = await server.Ask<EcussonDb, List<Badge>>(db => db.Set<Badge>().AsNoTracking().ToListAsync(Stop));
        Assert.Equal(12, badges.Count);
        Assert.All(badges, badge => Assert.NotNull(badge.Draft.Picture!.Art));
        Assert.Equal(12, badges.DistinctBy(badge => badge.Draft.Picture!.Art).Count());
        foreach (var badge in badges)
        {
            var picture = $"/files/{badge.Draft.Picture!.File}";
            Assert.Contains($"src=\"{picture}\"", found, StringComparison.Ordinal);
            using var drawn = await anyone.GetAsync(picture, Stop);
            Assert.Equal((HttpStatusCode.OK, "image/svg+xml"), (drawn.StatusCode, drawn.Content.Headers.ContentType?.MediaType));
        }
    }

    [Fact]
    public async Task Sixty_people_live_in_it_under_names_of_their_own()
    {
        var people = await server.Ask<EcussonDb, List<Person>>(db => db.Set<Person>().AsNoTracking().ToListAsync(Stop));
        Assert.Equal(60, people.Count);
        Assert.Equal(60, people.DistinctBy(person => person.Name, StringComparer.Ordinal).Count());
        // Whoever runs it finds them.
        using var keeper = server.Browser();
        using (await keeper.Fill($"/fr/sign-in/{await server.Ask<HandLink, string>(hand => hand.For(Story.Guides[0].Person.Address, Stop))}")) { }
        foreach (var (person, _) in Story.Guides) Assert.Contains(person.Name, await keeper.Words($"/fr/admin/people?q={Uri.EscapeDataString(person.Address)}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_it_keeps_lies_in_a_folder_apart_from_everything_real()
    {
        await using var process = ServerProcess.Start("C.UTF-8", ["--demo", "--port", $"{ServerProcess.FreePort()}"]);
        // Said once the database is open and before the story is told, which takes a while.
        Assert.StartsWith("The demonstration is being prepared", await process.Line(), StringComparison.Ordinal);
        var data = Path.Combine(process.Folder, "data");
        Assert.Equal([Path.Combine(data, "demo")], Directory.GetFileSystemEntries(data));
        foreach (var file in (string[])["ecusson.db", "root-secret"]) Assert.True(File.Exists(Path.Combine(data, "demo", file)), file);
    }

    [GeneratedRegex("/fr/networks/[a-z2-7]{26}", RegexOptions.None, 1000)]
    private static partial Regex Network();

    [GeneratedRegex("<a href=\"/fr/organizations/[a-z2-7]{26}\"><bdi>(?<name>[^<]+)</bdi>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Member();
}
