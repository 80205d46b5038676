using System.Globalization;
using Ecusson.Web.Tests.People;
using Ecusson.Web.Tests.Verify;

namespace Ecusson.Web.Tests.Awards;

/// <summary>What an award's page hands to a professional profile.</summary>
public sealed class AwardShareTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Europe/Paris", "2030-01-01T00:30")]
    [InlineData("America/Martinique", "2030-01-31T20:30")]
    public async Task A_profile_gets_the_months_of_award_and_end_as_the_servers_people_count_them(string zone, string now)
    {
        await using var server = new WebServer { DelayMinutes = 0, Clock = new LocalClock(TimeZoneInfo.FindSystemTimeZoneById(zone), DateTime.Parse(now, CultureInfo.InvariantCulture)) };
        using var desk = await SampleDesk.New(server);
        using var ada = await server.SignedIn("ada@example.org");
        var award = await desk.Shown("ada@example.org", ada, ("validUntil", "2031-03-31"));
        using var anyone = server.Visitor();
        using var page = await anyone.GetAsync($"/fr/awards/{award.PublicId}", Stop);
        Assert.Contains("&issueYear=2030&issueMonth=1&", await page.Words(), StringComparison.Ordinal);
        Assert.Contains("&expirationYear=2031&expirationMonth=3\"", await page.Words(), StringComparison.Ordinal);
    }

    /// <summary>Goes on from a moment in a time zone.</summary>
    sealed class LocalClock(TimeZoneInfo zone, DateTime begins) : TimeProvider
    {
        readonly TimeSpan ahead = TimeZoneInfo.ConvertTimeToUtc(begins, zone) - System.GetUtcNow().UtcDateTime;

        public override TimeZoneInfo LocalTimeZone => zone;

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + ahead;
    }
}
