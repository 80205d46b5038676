using Ecusson.Awards;
using Ecusson.People;
using Ecusson.Storage;
using Ecusson.Web.Tests.Organizations;
using Ecusson.Web.Tests.People;
using Ecusson.Web.Tests.Verify;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Web.Tests.Demonstration;

/// <summary>A demonstration is a whole server with a past, in which one can sign in and look around.</summary>
public sealed class DemonstrationTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_demonstration_has_two_years_behind_it_and_people_to_sign_in_as()
    {
        await using var server = new WebServer { More = new Dictionary<string, string>(StringComparer.Ordinal) { ["Demo"] = "true", ["TimeZone"] = "Pacific/Noumea" } };
        using var anyone = server.Visitor();
        using (var badges = await anyone.GetAsync("/fr/badges", Stop)) Assert.Contains("12 badges", await badges.Words(), StringComparison.Ordinal);

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
}
