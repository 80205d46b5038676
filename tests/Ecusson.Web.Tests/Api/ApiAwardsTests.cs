using System.Net;
using Ecusson.Awards;
using Ecusson.Web.Tests.Awards;
using Ecusson.Web.Tests.Organizations;

namespace Ecusson.Web.Tests.Api;

/// <summary>Awards given, read and mended by a program.</summary>
public sealed class ApiAwardsTests(WebServer server) : IClassFixture<WebServer>
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static (string, string) Key(string key) => ("Idempotency-Key", key);

    static (string, string) NewKey => Key($"{Guid.NewGuid():N}");

    [Fact]
    public async Task A_program_awards_a_badge_and_reads_the_award()
    {
        using var desk = await SampleDesk.New(server);
        using var program = await ApiProgram.Of(server, desk.Organization, "awards:read", "awards:write");
        var granted = await program.Post(
            "/awards", new { badge = $"{desk.Badge.PublicId}", recipient = "ada@example.org", name = "Ada Lovelace", awardedOn = "2026-01-15", story = "Trois débats.", evidence = "https://example.org/preuve", language = "en" }, NewKey);
        Assert.Equal(HttpStatusCode.Created, granted.Status);
        Assert.Equal($"/api/v1/awards/{granted.Body!["id"]}", granted.Headers.Location!.ToString());
        var read = await program.Get($"/awards/{granted.Body["id"]}");
        Assert.Equal(
            ("ada@example.org", "Ada Lovelace", "to-leave", "en", "https://example.org/preuve"),
            (Text(read, "recipient"), Text(read, "name"), Text(read, "state"), Text(read, "language"), read.Body!["evidence"]![0]!.GetValue<string>()));
        Assert.StartsWith("2026-01-15T11:00:00", Text(read, "awardedAt"), StringComparison.Ordinal);
        using var page = await desk.Owner.GetAsync($"{desk.Awards}/{read.Body!["id"]}", Stop);
        Assert.Contains("ada@example.org", await page.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_is_sent_again_gives_nothing_more()
    {
        using var desk = await SampleDesk.New(server);
        using var program = await ApiProgram.Of(server, desk.Organization, "awards:read", "awards:write");
        var key = NewKey;
        var wish = new { badge = $"{desk.Badge.PublicId}", recipient = "twice@example.org", again = true };
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => program.Post("/awards", wish, key)));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Created, answer.Status));
        Assert.Single(answers.Select(answer => Text(answer, "id")).Distinct(StringComparer.Ordinal));
        Assert.Equal(Text(answers[0], "id"), Text(await program.Post("/awards", wish, key), "id"));
        Assert.Single((await program.Get("/awards")).Body!["items"]!.AsArray());

        Assert.Equal("idempotency-key-reused", (await program.Post("/awards", new { badge = $"{desk.Badge.PublicId}", recipient = "other@example.org" }, key)).Problem(HttpStatusCode.UnprocessableEntity));
        using var second = await ApiProgram.Of(server, desk.Organization, "awards:write");
        Assert.NotEqual(Text(answers[0], "id"), Text(await second.Post("/awards", wish, key), "id"));
    }

    [Fact]
    public async Task To_award_a_key_is_needed()
    {
        using var desk = await SampleDesk.New(server);
        using var program = await ApiProgram.Of(server, desk.Organization, "awards:read", "awards:write");
        var wish = new { badge = $"{desk.Badge.PublicId}", recipient = "ada@example.org" };
        Assert.Equal("idempotency-key-missing", (await program.Post("/awards", wish)).Problem(HttpStatusCode.BadRequest));
        foreach (var key in (string[])["", " ", "two words", new string('k', 201)])
            Assert.Equal("idempotency-key-missing", (await program.Post("/awards", wish, Key(key))).Problem(HttpStatusCode.BadRequest));
        Assert.Empty((await program.Get("/awards")).Body!["items"]!.AsArray());
    }

    [Fact]
    public async Task Who_has_the_badge_gets_it_again_only_when_that_is_meant()
    {
        using var desk = await SampleDesk.New(server);
        using var program = await ApiProgram.Of(server, desk.Organization, "awards:write");
        var badge = $"{desk.Badge.PublicId}";
        Assert.Equal(HttpStatusCode.Created, (await program.Post("/awards", new { badge, recipient = "ada@example.org" }, NewKey)).Status);
        Assert.Equal("held-already", (await program.Post("/awards", new { badge, recipient = "ADA@example.org" }, NewKey)).Problem(HttpStatusCode.Conflict));
        Assert.Equal(HttpStatusCode.Created, (await program.Post("/awards", new { badge, recipient = "ada@example.org", again = true }, NewKey)).Status);
    }

    [Theory]
    [InlineData("{\"badge\":\"B\",\"recipient\":\"nobody\"}", "recipient", "not-an-address")]
    [InlineData("{\"badge\":\"B\",\"recipient\":\"a@example.org\",\"awardedOn\":\"2999-01-01\"}", "awardedOn", "in-future")]
    [InlineData("{\"badge\":\"B\",\"recipient\":\"a@example.org\",\"awardedOn\":\"1066-10-14\"}", "awardedOn", "too-early")]
    [InlineData("{\"badge\":\"B\",\"recipient\":\"a@example.org\",\"validUntil\":\"2001-01-01\"}", "validUntil", "over")]
    [InlineData("{\"badge\":\"B\",\"recipient\":\"a@example.org\",\"evidence\":\"javascript:alert(1)\"}", "evidence", "not-an-address")]
    [InlineData("{\"badge\":\"B\",\"recipient\":\"a@example.org\",\"language\":\"klingon-of-the-north\"}", "language", "unknown")]
    [InlineData("{}", "recipient", "missing")]
    [InlineData("{}", "badge", "missing")]
    [InlineData("{\"badge\":\"B\"}", "recipient", "missing")]
    [InlineData("{\"badge\":\"B\",\"address\":\"a@example.org\"}", "address", "unknown")]
    [InlineData("{\"badge\":\"B\",\"recipient\":\"a@example.org\",\"organization\":\"mine\"}", "organization", "unknown")]
    [InlineData("{\"badge\":\"x\",\"recipient\":\"a@example.org\"}", "badge", "unknown")]
    [InlineData("{\"badge\":\"aaaaaaaaaaaaaaaaaaaaaaaaaa\",\"recipient\":\"a@example.org\"}", "badge", "unknown")]
    public async Task What_an_award_cannot_be_given_with_is_named_by_its_field(string json, string field, string code)
    {
        using var desk = await SampleDesk.New(server);
        using var program = await ApiProgram.Of(server, desk.Organization, "awards:read", "awards:write");
        var answer = await program.Raw(HttpMethod.Post, "/awards", json.Replace("\"B\"", $"\"{desk.Badge.PublicId}\"", StringComparison.Ordinal), NewKey);
        Assert.Equal("invalid-fields", answer.Problem(HttpStatusCode.UnprocessableEntity));
        Assert.Equal(code, answer.Error(field));
        Assert.Empty((await program.Get("/awards")).Body!["items"]!.AsArray());
    }

    [Theory]
    [InlineData("{\"badge\":\"B\",\"recipient\":null}")]
    [InlineData("{\"badge\":\"B\",\"recipient\":\"a@example.org\",\"awardedOn\":\"15/01/2026\"}")]
    [InlineData("{\"badge\":\"B\",\"recipient\":\"a@example.org\",\"story\":\"a\\u0000\"}")]
    public async Task A_malformed_award_is_refused(string json)
    {
        using var desk = await SampleDesk.New(server);
        using var program = await ApiProgram.Of(server, desk.Organization, "awards:write");
        Assert.Equal("malformed", (await program.Raw(HttpMethod.Post, "/awards", json.Replace("\"B\"", $"\"{desk.Badge.PublicId}\"", StringComparison.Ordinal), NewKey)).Problem(HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task Awards_are_found_part_by_part_by_badge_by_state_and_by_words()
    {
        using var desk = await SampleDesk.New(server);
        using var program = await ApiProgram.Of(server, desk.Organization, "awards:read", "awards:write");
        for (var at = 0; at < 5; at++) await program.Post("/awards", new { badge = $"{desk.Badge.PublicId}", recipient = $"p{at}@example.org", name = at == 3 ? "Zoé" : "" }, NewKey);
        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var part = await program.Get($"/awards?limit=2&badge={desk.Badge.PublicId}{(cursor is null ? "" : $"&cursor={cursor}")}");
            seen.AddRange(part.Body!["items"]!.AsArray().Select(award => award!["recipient"]!.GetValue<string>()));
            cursor = part.Body["next"]?.GetValue<string>();
            // What is undone meanwhile leaves no hole and starts nothing anew: the cursor is a place, not a thing.
            if (seen.Count == 2) Assert.Equal(HttpStatusCode.NoContent, (await program.Post($"/awards/{part.Body["items"]![1]!["id"]}/undo")).Status);
        }
        while (cursor is not null);
        Assert.Equal(["p4@example.org", "p3@example.org", "p2@example.org", "p1@example.org", "p0@example.org"], seen);
        Assert.Equal(4, (await program.Get("/awards?state=to-leave")).Body!["items"]!.AsArray().Count);
        Assert.Empty((await program.Get("/awards?state=accepted")).Body!["items"]!.AsArray());
        Assert.Single((await program.Get("/awards?q=p2")).Body!["items"]!.AsArray());
        Assert.Equal("unknown", (await program.Get("/awards?state=1")).Error("state"));
        Assert.Equal("unknown", (await program.Get("/awards?badge=x")).Error("badge"));
    }

    [Fact]
    public async Task A_program_revokes_replaces_and_undoes()
    {
        using var desk = await SampleDesk.New(server);
        using var program = await ApiProgram.Of(server, desk.Organization, "awards:read", "awards:write");
        var revoked = await Granted(program, desk, "revoked@example.org");
        Assert.Equal("missing", (await program.Post($"/awards/{revoked}/revoke", new { reason = " " })).Error("reason"));
        Assert.Equal("too-long", (await program.Post($"/awards/{revoked}/revoke", new { reason = new string('r', RevokeAward.ReasonLength + 1) })).Error("reason"));
        Assert.Equal(HttpStatusCode.NoContent, (await program.Post($"/awards/{revoked}/revoke", new { reason = "Donné par erreur." })).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await program.Post($"/awards/{revoked}/revoke", new { reason = "Encore." })).Status);
        var read = await program.Get($"/awards/{revoked}");
        Assert.Equal(("revoked", "Donné par erreur."), (Text(read, "state"), Text(read, "revocationReason")));

        var wrong = await Granted(program, desk, "wrong@example.org");
        var right = await program.Post($"/awards/{wrong}/replace", new { reason = "Le nom.", name = "Zoé" });
        Assert.Equal((HttpStatusCode.Created, wrong, "Zoé", "wrong@example.org"), (right.Status, Text(right, "replaces"), Text(right, "name"), Text(right, "recipient")));
        var old = await program.Get($"/awards/{wrong}");
        Assert.Equal((Text(right, "id"), "replaced"), (Text(old, "replacedBy"), Text(old, "state")));
        Assert.Equal(wrong, Assert.Single((await program.Get("/awards?state=replaced")).Body!["items"]!.AsArray())!["id"]!.GetValue<string>());
        Assert.Equal("wrong-state", (await program.Post($"/awards/{wrong}/replace", new { reason = "Encore." })).Problem(HttpStatusCode.Conflict));

        var undone = await Granted(program, desk, "undone@example.org");
        Assert.Equal(HttpStatusCode.NoContent, (await program.Post($"/awards/{undone}/undo")).Status);
        Assert.Equal("not-found", (await program.Get($"/awards/{undone}")).Problem(HttpStatusCode.NotFound));
        Assert.Equal("not-found", (await program.Post($"/awards/{undone}/undo")).Problem(HttpStatusCode.NotFound));
    }

    [Fact]
    public async Task Once_the_holder_is_told_it_is_too_late_to_undo()
    {
        await using var prompt = new WebServer { DelayMinutes = 0 };
        using var desk = await SampleDesk.New(prompt);
        using var program = await ApiProgram.Of(prompt, desk.Organization, "awards:write");
        var award = await desk.Offered("told@example.org");
        Assert.Equal("too-late", (await program.Post($"/awards/{award.PublicId}/undo")).Problem(HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task Another_organisation_s_awards_badges_and_lists_are_not_there()
    {
        using var desk = await SampleDesk.New(server);
        using var theirs = await SampleOrganization.New(server);
        using var owner = await ApiProgram.Of(server, desk.Organization, "awards:read", "awards:write");
        using var other = await ApiProgram.Of(server, theirs, "awards:read", "awards:write");
        var award = await Granted(owner, desk, "ada@example.org");
        var list = Text(await owner.Post("/award-lists", new { badge = $"{desk.Badge.PublicId}", people = new[] { new { recipient = "b@example.org" } } }, NewKey), "id");
        foreach (var path in (string[])[$"/awards/{award}", $"/award-lists/{list}", $"/award-lists/{list}/rows"])
            Assert.Equal("not-found", (await other.Get(path)).Problem(HttpStatusCode.NotFound));
        foreach (var path in (string[])[$"/awards/{award}/undo", $"/award-lists/{list}/start", $"/award-lists/{list}/undo"])
            Assert.Equal("not-found", (await other.Post(path)).Problem(HttpStatusCode.NotFound));
        foreach (var path in (string[])[$"/awards/{award}/revoke", $"/awards/{award}/replace"])
            Assert.Equal("not-found", (await other.Post(path, new { reason = "Pris." })).Problem(HttpStatusCode.NotFound));
        Assert.Equal("unknown", (await other.Post("/awards", new { badge = $"{desk.Badge.PublicId}", recipient = "c@example.org" }, NewKey)).Error("badge"));
        Assert.Equal("unknown", (await other.Post("/award-lists", new { badge = $"{desk.Badge.PublicId}", people = new[] { new { recipient = "c@example.org" } } }, NewKey)).Error("badge"));
        Assert.Empty((await other.Get("/awards")).Body!["items"]!.AsArray());
        Assert.Equal("to-leave", Text(await owner.Get($"/awards/{award}"), "state"));
    }

    [Fact]
    public async Task Whoever_may_only_award_reads_nothing_and_whoever_may_only_read_awards_nothing()
    {
        using var desk = await SampleDesk.New(server);
        using var writer = await ApiProgram.Of(server, desk.Organization, "awards:write");
        using var reader = await ApiProgram.Of(server, desk.Organization, "awards:read", "badges:read", "badges:write", "organization:read");
        var award = await Granted(writer, desk, "ada@example.org");
        Assert.Equal("insufficient-scope", (await writer.Get("/awards")).Problem(HttpStatusCode.Forbidden));
        Assert.Equal("insufficient-scope", (await writer.Get($"/awards/{award}")).Problem(HttpStatusCode.Forbidden));
        Assert.Equal("insufficient-scope", (await reader.Post($"/awards/{award}/undo")).Problem(HttpStatusCode.Forbidden));
        Assert.Equal("insufficient-scope", (await reader.Post("/awards", new { }, NewKey)).Problem(HttpStatusCode.Forbidden));
    }

    [Fact]
    public async Task A_list_is_kept_started_once_watched_and_undone()
    {
        using var desk = await SampleDesk.New(server);
        using var program = await ApiProgram.Of(server, desk.Organization, "awards:read", "awards:write");
        var made = await program.Post("/award-lists", new
        {
            badge = $"{desk.Badge.PublicId}",
            people = new object[] { new { recipient = "a@example.org", name = "A" }, new { recipient = "b@example.org", awardedOn = "31/12/2025" }, new { recipient = "nobody" }, new { recipient = "A@example.org" }, new { recipient = "c@example.org", validUntil = "soon" } },
        }, NewKey);
        Assert.Equal((HttpStatusCode.Created, "preview"), (made.Status, Text(made, "state")));
        var path = $"/award-lists/{Text(made, "id")}";
        var looked = await program.Get(path);
        Assert.Equal((2, 3, false), (Number(looked, "ready"), Number(looked, "broken"), looked.Body!["progress"]!["isWorking"]!.GetValue<bool>()));
        var rows = await program.Get($"{path}/rows?broken=true&limit=2");
        Assert.Equal([("3", "not-an-address"), ("4", "twice")], rows.Body!["items"]!.AsArray().Select(row => ($"{row!["number"]}", row["problems"]!["recipient"]!.GetValue<string>())));
        Assert.Equal("not-a-day", Assert.Single((await program.Get($"{path}/rows?broken=true&limit=2&cursor={rows.Body["next"]}")).Body!["items"]!.AsArray())!["problems"]!["validUntil"]!.GetValue<string>());
        Assert.Equal("wrong-state", (await program.Post($"{path}/undo")).Problem(HttpStatusCode.Conflict));

        Assert.Equal(HttpStatusCode.Accepted, (await program.Post($"{path}/start")).Status);
        Assert.Equal(HttpStatusCode.Accepted, (await program.Post($"{path}/start")).Status);
        await Wait.Until(async () => Number(await program.Get(path), "granted") >= 2);
        Assert.Equal(HttpStatusCode.Accepted, (await program.Post($"{path}/start")).Status);
        Assert.Equal(2, (await program.Get("/awards")).Body!["items"]!.AsArray().Count);

        Assert.Equal(HttpStatusCode.NoContent, (await program.Post($"{path}/undo")).Status);
        Assert.Empty((await program.Get("/awards")).Body!["items"]!.AsArray());
        Assert.Equal("wrong-state", (await program.Post($"{path}/start")).Problem(HttpStatusCode.Conflict));
        Assert.Equal("undone", Text(await program.Get(path), "state"));
    }

    [Theory]
    [InlineData("{\"badge\":\"B\",\"people\":[]}", "people", "missing")]
    [InlineData("{\"badge\":\"B\",\"people\":[{\"recipient\":\"a@example.org\"}],\"language\":\"xx\"}", "language", "unknown")]
    [InlineData("{\"badge\":\"B\"}", "people", "missing")]
    [InlineData("{\"badge\":\"B\",\"people\":[{\"recipient\":\"a@example.org\"},{\"adress\":\"b@example.org\"}]}", "people[1].recipient", "missing")]
    [InlineData("{\"badge\":\"B\",\"people\":[{\"recipient\":\"a@example.org\"},{\"adress\":\"b@example.org\"}]}", "people[1].adress", "unknown")]
    public async Task A_list_that_cannot_be_kept_is_named(string json, string field, string code)
    {
        using var desk = await SampleDesk.New(server);
        using var program = await ApiProgram.Of(server, desk.Organization, "awards:write");
        Assert.Equal(code, (await program.Raw(HttpMethod.Post, "/award-lists", json.Replace("\"B\"", $"\"{desk.Badge.PublicId}\"", StringComparison.Ordinal), NewKey)).Error(field));
    }

    [Theory]
    [InlineData("{\"badge\":\"B\",\"people\":[null]}")]
    [InlineData("{\"badge\":\"B\",\"people\":null}")]
    [InlineData("{\"badge\":\"B\",\"people\":[{\"recipient\":\"a@example.org\",\"name\":null}]}")]
    public async Task A_malformed_list_is_refused(string json)
    {
        using var desk = await SampleDesk.New(server);
        using var program = await ApiProgram.Of(server, desk.Organization, "awards:write");
        Assert.Equal("malformed", (await program.Raw(HttpMethod.Post, "/award-lists", json.Replace("\"B\"", $"\"{desk.Badge.PublicId}\"", StringComparison.Ordinal))).Problem(HttpStatusCode.BadRequest));
    }

    static async Task<string> Granted(ApiProgram program, SampleDesk desk, string recipient) => Text(await program.Post("/awards", new { badge = $"{desk.Badge.PublicId}", recipient }, NewKey), "id");

    static string Text(ApiAnswer answer, string field) => answer.Body![field]!.GetValue<string>();

    static int Number(ApiAnswer answer, string field) => answer.Body!["progress"]![field]!.GetValue<int>();
}
