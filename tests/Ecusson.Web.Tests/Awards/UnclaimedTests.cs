using Ecusson.Web.Tests.Api;
using Ecusson.Web.Tests.Organizations;
using Ecusson.Web.Tests.People;

namespace Ecusson.Web.Tests.Awards;

/// <summary>Who awarded sees which awards nobody has answered yet, and no others among them.</summary>
public sealed class UnclaimedTests
{
    [Fact]
    public async Task Unclaimed_awards_are_found_at_the_desk_and_by_a_program()
    {
        await using var server = new WebServer { DelayMinutes = 0 };
        using var desk = await SampleDesk.New(server);
        using var ada = await server.SignedIn("ada.unclaimed@example.org");
        var accepted = await desk.Shown("ada.unclaimed@example.org", ada);
        var declined = await desk.Offered("bea.unclaimed@example.org");
        using var anyone = server.Visitor();
        using (await anyone.Fill(await desk.Link(declined), ("do", "decline"))) { }
        var waiting = await desk.Offered("zoe.unclaimed@example.org");

        var page = await desk.Owner.Words($"{desk.Awards}?stands=Unclaimed");
        Assert.Contains("zoe.unclaimed@example.org", page, StringComparison.Ordinal);
        foreach (var answered in (string[])["ada.unclaimed@example.org", "bea.unclaimed@example.org"]) Assert.DoesNotContain(answered, page, StringComparison.Ordinal);

        using var program = await ApiProgram.Of(server, desk.Organization, "awards:read");
        Assert.Equal([$"{waiting.PublicId}"], await Found("unclaimed"));
        Assert.Equal([$"{accepted.PublicId}"], await Found("accepted"));
        Assert.Equal([$"{declined.PublicId}"], await Found("declined"));

        async Task<IEnumerable<string>> Found(string state) => (await program.Get($"/awards?state={state}")).Body!["items"]!.AsArray().Select(award => award!["id"]!.GetValue<string>());
    }
}
