using System.Net;
using System.Security.Cryptography;
using Ecusson.Awards.Claims;
using Ecusson.Web.Awards.Claims;
using Ecusson.Web.Tests.Organizations;
using Ecusson.Web.Tests.People;
using Ecusson.Web.Tests.Verify;

namespace Ecusson.Web.Tests.Awards.Claims;

/// <summary>Whoever has no right code, no right form or no right at the desk.</summary>
public sealed class ClaimAttackTests : IClassFixture<PromptServer>
{
    readonly WebServer server;

    public ClaimAttackTests(PromptServer server) => this.server = server;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_guesses_codes_is_asked_to_wait_and_nobody_beside_them_is_turned_away()
    {
        // All come from one address, as from a school.
        await using var own = new WebServer();
        using var desk = await SampleDesk.New(own);
        var (claim, fresh) = (await SampleClaim.New(own, desk), await SampleClaim.New(own, desk));
        using var phone = own.Browser();
        Assert.Equal(HttpStatusCode.OK, await phone.Status(claim.Page));

        // Slips of the pen are no guesses.
        for (var slip = 0; slip < 2 * ClaimGuesses.WrongPerMinute; slip++) Assert.Equal(HttpStatusCode.NotFound, await phone.Status($"/fr/claim/{claim.Code[..^1]}{(claim.Code[^1] == '7' ? '9' : '7')}"));
        Assert.Equal(HttpStatusCode.OK, await phone.Status(claim.Page));

        using var guesser = own.Browser();
        using var random = RandomNumberGenerator.Create();
        var answers = new List<HttpStatusCode>();
        for (var guess = 0; guess < ClaimGuesses.WrongPerMinute + 5; guess++) answers.Add(await guesser.Status($"/fr/claim/{ClaimCodes.New(random)}"));
        Assert.Equal(Enumerable.Repeat(HttpStatusCode.NotFound, ClaimGuesses.WrongPerMinute).Concat(Enumerable.Repeat(HttpStatusCode.TooManyRequests, 5)), answers);
        using (var refused = await guesser.GetAsync($"/fr/claim/{ClaimCodes.New(random)}", Stop))
        {
            Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
            Assert.NotNull(refused.Headers.RetryAfter);
            Assert.Contains("Patientez une minute", await refused.Words(), StringComparison.Ordinal);
        }

        // One pupil who tries codes by hand does not shut the door to a code that nobody there has shown yet.
        Assert.Equal(HttpStatusCode.OK, await phone.Status(fresh.Page));

        // The phones that read the code from the wall go on.
        for (var other = 0; other < 20; other++)
        {
            using var next = own.Browser();
            Assert.EndsWith("/sent", await claim.By(next, $"p{other}@example.org"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Whoever_has_a_machine_try_codes_has_none_looked_up_but_what_was_right_from_there_and_nothing_grows_for_ever()
    {
        var guesses = new ClaimGuesses(TimeProvider.System);
        Assert.True(guesses.May("school", "right"));
        guesses.Right("school", "right");
        Assert.Equal(ClaimGuesses.WrongPerMinute, Enumerable.Range(0, ClaimGuesses.LookedUpPerMinute).Count(_ => guesses.May("school", "fresh") && guesses.Wrong("school")));
        Assert.False(guesses.May("school", "fresh"));
        Assert.True(guesses.May("school", "right"));
        Assert.True(guesses.May("elsewhere", "fresh"));
        for (var n = 0; n < ClaimGuesses.MostRight + 10; n++) guesses.Right($"{n}", "right");
        Assert.Equal(ClaimGuesses.MostRight, guesses.Remembered);
    }

    [Fact]
    public async Task A_code_is_typed_as_it_is_read_and_one_that_is_none_is_named()
    {
        using var desk = await SampleDesk.New(server);
        var claim = await SampleClaim.New(server, desk);
        using var visitor = server.Browser();
        var typed = claim.Code.ToLowerInvariant().Replace('0', 'o').Replace('1', 'i').Insert(4, " ").Insert(9, "-");
        using (var led = await visitor.Fill("/fr/claim", ("code", typed))) Assert.Equal(claim.Page, led.Headers.Location?.ToString());
        using (var refused = await visitor.Fill("/fr/claim", ("code", "7KFA-93XD-HM2")))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Contains("7KFA-93XD-HM2", await refused.Words(), StringComparison.Ordinal);
        }

        using (var none = await visitor.GetAsync("/fr/claim/%3Cscript%3Ealert(1)%3C%2Fscript%3E", Stop))
        {
            Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
            Assert.DoesNotContain("<script>alert", await none.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_form_of_another_site_and_an_old_code_note_nothing()
    {
        using var desk = await SampleDesk.New(server);
        var claim = await SampleClaim.New(server, desk);
        using var visitor = server.Browser();
        string token;
        using (var page = await visitor.GetAsync(claim.Page, Stop)) token = await FormVisitor.Token(page);
        using (var forged = await visitor.Send(claim.Page, token: null, ("address", "ada@example.org")))
        {
            Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
            Assert.Contains("ada@example.org", await forged.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        }

        using (var stranger = server.Browser())
        using (var forged = await stranger.Send(claim.Page, token, ("address", "ada@example.org"))) Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.Empty(await claim.Claims());

        using (var done = await desk.Owner.Fill(claim.Desk, ("do", "recode"))) Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
        using (var late = await visitor.Send(claim.Page, token, ("address", "ada@example.org"))) Assert.Equal(HttpStatusCode.NotFound, late.StatusCode);
        Assert.Empty(await claim.Claims());
        var row = await claim.Row();
        Assert.NotEqual(claim.Code, row.Code);
        Assert.EndsWith("/sent", await (claim with { Code = row.Code }).By(visitor, "ada@example.org"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no at", "Ada <i>Lovelace</i>", "Ce n’est pas une adresse")]
    [InlineData("", "Zoé \"Z\" Hamel", "Indiquez votre adresse")]
    [InlineData("ada@gmial.com", "Ada", "faute de frappe")]
    [InlineData("ada@example.org", "Ada\u0007", "signes qu’un nom n’a pas")]
    public async Task What_cannot_be_taken_is_named_beside_its_field_and_nothing_typed_is_lost(string address, string name, string said)
    {
        using var desk = await SampleDesk.New(server);
        var claim = await SampleClaim.New(server, desk);
        using var visitor = server.Browser();
        using (var refused = await visitor.Fill(claim.Page, ("address", address), ("name", name)))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Contains(said, await refused.Words(), StringComparison.Ordinal);
            var source = await refused.Source();
            Assert.Equal((address, name), (Value(source, "address"), Value(source, "name")));
        }

        Assert.Empty(await claim.Claims());

        static string Value(string page, string field) => WebUtility.HtmlDecode(page.Split($"<input id=\"{field}\"")[1].Split('>')[0].Split(" value=\"") is [_, var rest, ..] ? rest.Split('"')[0] : "");
    }

    [Fact]
    public async Task Readers_designers_and_members_of_another_organisation_see_no_code_and_change_nothing()
    {
        using var desk = await SampleDesk.New(server);
        using var foreign = await SampleDesk.New(server);
        var claim = await SampleClaim.New(server, desk, ("approval", "yes"));
        using (var visitor = server.Browser()) await claim.By(visitor, "ada@example.org");
        var waiting = (await claim.Claims())[0].PublicId;
        foreach (var role in (string[])["Reader", "Designer", "Assessor"])
        {
            using var member = await desk.Organization.Member(role);
            foreach (var page in (string[])[$"{desk.Awards}/claims", $"{desk.Awards}/claims/new", claim.Desk, $"{claim.Desk}/paper"]) Assert.Equal(HttpStatusCode.NotFound, await member.Status(page));
        }

        // An owner elsewhere, with a form token of their own, at both addresses.
        var elsewhere = claim.Desk.Replace(desk.Organization.Id, foreign.Organization.Id, StringComparison.Ordinal);
        using var shown = await foreign.Owner.GetAsync($"{foreign.Awards}/claims/new", Stop);
        var token = await FormVisitor.Token(shown);
        foreach (var page in (string[])[claim.Desk, elsewhere])
            foreach (var act in (string[])["close", "recode", "approve-all", "refuse-all", "approve", "refuse"])
                using (var refused = await foreign.Owner.Send(page, token, ("do", act), ("claim", $"{waiting}"))) Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.Equal(ClaimState.Waiting, (await claim.Claims())[0].State);
        Assert.Equal((claim.Code, null), ((await claim.Row()).Code, (await claim.Row()).ClosedAt));
    }

    [Fact]
    public async Task A_link_that_cannot_be_is_named_field_by_field()
    {
        using var desk = await SampleDesk.New(server);
        foreach (var (fields, said) in (IEnumerable<((string, string)[] Fields, string Said)>)
            [
                ([("name", " ")], "Donnez un nom au lien"), ([("closesAt", "")], "Indiquez quand le lien se ferme"), ([("closesAt", "demain")], "Ce n’est pas une date avec une heure"),
                ([("opensAt", "2026-11-30T10:00"), ("closesAt", "2026-11-30T09:00")], "La fermeture précède l’ouverture"), ([("closesAt", "2999-01-01T00:00")], "deux ans au plus"), ([("limit", "0")], "De 1 à 100"),
                ([("limit", "beaucoup")], "Ce n’est pas un nombre"), ([("awardedOn", "2098-01-01")], "Cette date suit l’ouverture"), ([("story", "[x](javascript:alert(1))")], "un lien qui pourrait nuire"), ([("badge", "")], "Choisissez un badge"),
            ])
        {
            using var refused = await desk.Owner.Fill($"{desk.Awards}/claims/new", SampleClaim.Fields(desk, fields));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Contains(said, await refused.Words(), StringComparison.Ordinal);
        }
    }
}
