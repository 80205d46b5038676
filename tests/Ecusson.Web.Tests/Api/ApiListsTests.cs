using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Ecusson.Awards;
using Ecusson.Storage;
using Ecusson.Tests.Imports;
using Ecusson.Web.Tests.Awards;
using Ecusson.Web.Tests.People;
using Ecusson.Web.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ecusson.Web.Tests.Api;

/// <summary>Lists as files, reported and withdrawn, by a program.</summary>
public sealed class ApiListsTests : IClassFixture<PromptServer>
{
    readonly WebServer server;

    public ApiListsTests(PromptServer server) => this.server = server;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_is_sent_once_started_reported_and_withdrawn()
    {
        using var desk = await SampleDesk.New(server);
        using var program = await ApiProgram.Of(server, desk.Organization, "awards:read", "awards:write");
        var file = SampleWorkbook.Of(["mail", "nom"], ["ada@example.org", "Ada"], ["no at", "Béa"]);
        var made = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Send(program, desk, file, "key")));
        Assert.All(made, answer => Assert.Equal(HttpStatusCode.Created, answer.Status));
        var id = Assert.Single(made.Select(answer => answer.Body!["id"]!.GetValue<string>()).Distinct(StringComparer.Ordinal));
        Assert.Equal("idempotency-key-reused", (await Send(program, desk, Encoding.UTF8.GetBytes("mail\nother@example.org"), "key")).Problem(HttpStatusCode.UnprocessableEntity));
        var path = $"/award-lists/{id}";

        Assert.Equal("wrong-state", (await program.Post($"{path}/withdraw", new { reason = "Non." })).Problem(HttpStatusCode.Conflict));
        await program.Post($"{path}/start");
        await Wait.Until(async () => Number(await program.Get(path), "told") >= 1);

        var rows = (await program.Get($"{path}/rows")).Body!["items"]!.AsArray();
        Assert.Equal(("ada@example.org", "granted", "unclaimed"), (rows[0]!["recipient"]!.GetValue<string>(), rows[0]!["state"]!.GetValue<string>(), rows[0]!["awardState"]!.GetValue<string>()));
        Assert.Equal(HttpStatusCode.OK, (await program.Get($"/awards/{rows[0]!["award"]}")).Status);
        Assert.Equal("not-an-address", rows[1]!["problems"]!["recipient"]!.GetValue<string>());
        Assert.Null(rows[1]!["award"]);

        Assert.Equal("missing", (await program.Post($"{path}/withdraw", new { reason = " " })).Error("reason"));
        Assert.Equal(HttpStatusCode.Accepted, (await program.Post($"{path}/withdraw", new { reason = "Mauvaise liste." })).Status);
        Assert.Equal(HttpStatusCode.Accepted, (await program.Post($"{path}/withdraw", new { reason = "Encore." })).Status);
        await Wait.Until(async () => Number(await program.Get(path), "revoked") >= 1);
        var read = await program.Get(path);
        Assert.Equal(("revoked", "Mauvaise liste."), (read.Body!["state"]!.GetValue<string>(), read.Body["withdrawalReason"]!.GetValue<string>()));
        Assert.Equal("Mauvaise liste.", (await program.Get($"/awards/{rows[0]!["award"]}")).Body!["revocationReason"]!.GetValue<string>());
    }

    [Fact]
    public async Task What_is_no_table_is_named_and_a_key_is_needed()
    {
        using var desk = await SampleDesk.New(server);
        using var program = await ApiProgram.Of(server, desk.Organization, "awards:read", "awards:write");
        Assert.Equal("idempotency-key-missing", (await Send(program, desk, [1], key: null)).Problem(HttpStatusCode.BadRequest));
        foreach (var (file, code) in ((byte[], string)[])[([0x89, 0, 1], "not-a-list"), (Encoding.UTF8.GetBytes("mail\n"), "empty"), (SampleWorkbook.Of(["Nom"], ["Ada"]), "no-addresses")])
        {
            var answer = await Send(program, desk, file, $"{Guid.NewGuid():N}");
            Assert.Equal("refused-table", answer.Problem(HttpStatusCode.UnprocessableEntity));
            Assert.Equal(code, answer.Error("file"));
        }
    }

    [Fact]
    public async Task Another_organisation_makes_no_list_of_it_and_withdraws_none()
    {
        using var desk = await SampleDesk.New(server);
        using var other = await SampleDesk.New(server);
        using var program = await ApiProgram.Of(server, desk.Organization, "awards:read", "awards:write");
        using var theirs = await ApiProgram.Of(server, other.Organization, "awards:read", "awards:write");
        using var reading = await ApiProgram.Of(server, desk.Organization, "awards:read");
        var file = Encoding.UTF8.GetBytes("mail\nada@example.org");
        Assert.Equal("unknown", (await Send(theirs, desk, file, "key")).Error("badge"));
        Assert.Equal("insufficient-scope", (await Send(reading, desk, file, "key")).Problem(HttpStatusCode.Forbidden));
        var id = (await Send(program, desk, file, "key")).Body!["id"];
        Assert.Equal("not-found", (await theirs.Post($"/award-lists/{id}/withdraw", new { reason = "Non." })).Problem(HttpStatusCode.NotFound));
        Assert.Equal("insufficient-scope", (await reading.Post($"/award-lists/{id}/withdraw", new { reason = "Non." })).Problem(HttpStatusCode.Forbidden));
    }

    [Fact]
    public async Task Rows_are_mended_and_left_out_by_who_has_seen_the_list_as_it_is()
    {
        using var desk = await SampleDesk.New(server);
        using var program = await ApiProgram.Of(server, desk.Organization, "awards:read", "awards:write");
        using var reading = await ApiProgram.Of(server, desk.Organization, "awards:read");
        using var other = await SampleDesk.New(server);
        using var theirs = await ApiProgram.Of(server, other.Organization, "awards:read", "awards:write");
        var made = await program.Post("/award-lists", People(desk, "no at", "bea@example.org", "out@example.org"), ("Idempotency-Key", "one"));
        var path = $"/award-lists/{made.Body!["id"]}";
        var rows = new object[] { new { number = 1, recipient = "ada@example.org", name = "Ada", awardedOn = "2026-01-31" }, new { number = 3, leftOut = true } };

        Assert.Equal("version-missing", (await program.Patch($"{path}/rows", new { rows })).Problem(HttpStatusCode.PreconditionRequired));
        Assert.Equal("insufficient-scope", (await reading.Patch($"{path}/rows", new { rows }, ("If-Match", made.ETag!))).Problem(HttpStatusCode.Forbidden));
        Assert.Equal("not-found", (await theirs.Patch($"{path}/rows", new { rows }, ("If-Match", made.ETag!))).Problem(HttpStatusCode.NotFound));
        var mended = await program.Patch($"{path}/rows", new { rows }, ("If-Match", made.ETag!));
        Assert.Equal(HttpStatusCode.OK, mended.Status);
        Assert.Equal("changed-meanwhile", (await program.Patch($"{path}/rows", new { rows }, ("If-Match", made.ETag!))).Problem(HttpStatusCode.PreconditionFailed));
        Assert.Equal("unknown", (await program.Patch($"{path}/rows", new { rows = new[] { new { number = 4 } } }, ("If-Match", mended.ETag!))).Error("rows"));
        Assert.Equal("twice", (await program.Patch($"{path}/rows", new { rows = new[] { new { number = 1 }, new { number = 1 } } }, ("If-Match", mended.ETag!))).Error("rows"));

        var read = await program.Get(path);
        Assert.Equal((mended.ETag, 2, 1), (read.ETag, Number(read, "ready"), Number(read, "leftOut")));
        var kept = (await program.Get($"{path}/rows")).Body!["items"]!.AsArray();
        Assert.Equal(("ada@example.org", "Ada", "2026-01-31", "left-out"), (Text(kept[0], "recipient"), Text(kept[0], "name"), Text(kept[0], "awardedOn"), Text(kept[2], "state")));
        await program.Post($"{path}/start");
        Assert.Equal("wrong-state", (await program.Patch($"{path}/rows", new { rows }, ("If-Match", (await program.Get(path)).ETag!))).Problem(HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task One_key_makes_one_list_and_all_lists_are_read_part_by_part()
    {
        using var desk = await SampleDesk.New(server);
        using var program = await ApiProgram.Of(server, desk.Organization, "awards:read", "awards:write");
        Assert.Equal("idempotency-key-missing", (await program.Post("/award-lists", People(desk, "a@example.org"))).Problem(HttpStatusCode.BadRequest));
        var ids = new List<string>();
        foreach (var key in (string[])["one", "two", "one", "three"]) ids.Add(Text((await program.Post("/award-lists", People(desk, $"{key}@example.org"), ("Idempotency-Key", key))).Body, "id"));
        Assert.Equal(ids[0], ids[2]);
        Assert.Equal("idempotency-key-reused", (await program.Post("/award-lists", People(desk, "other@example.org"), ("Idempotency-Key", "one"))).Problem(HttpStatusCode.UnprocessableEntity));

        var first = await program.Get("/award-lists?limit=2");
        var rest = await program.Get($"/award-lists?limit=2&cursor={first.Body!["next"]}");
        Assert.Equal([ids[3], ids[1], ids[0]], first.Body["items"]!.AsArray().Concat(rest.Body!["items"]!.AsArray()).Select(list => Text(list, "id")));
        Assert.Null(rest.Body["next"]);
        Assert.Equal("unknown", (await program.Get("/award-lists?cursor=x")).Error("cursor"));
        Assert.Equal("unknown", (await program.Get($"/award-lists/{ids[0]}/rows?cursor=x")).Error("cursor"));
    }

    [Theory, MemberData(nameof(EngineServer.Engines), MemberType = typeof(EngineServer))]
    public async Task A_list_that_names_no_language_writes_in_that_of_its_organisation(string engine)
    {
        await using var whole = await EngineServer.On(engine);
        using var desk = await SampleDesk.New(whole);
        using (await desk.Owner.Fill($"{desk.Organization.Desk}/settings", ("version", "1"), ("name", "School"), ("language", "en"))) { }
        using var program = await ApiProgram.Of(whole, desk.Organization, "awards:read", "awards:write");
        var (badge, people) = ($"{desk.Badge.PublicId}", new[] { new { recipient = "ada@example.org" } });
        Assert.Equal("en", await Language(await program.Post("/award-lists", new { badge, people }, ("Idempotency-Key", "none"))));
        Assert.Equal("en", await Language(await program.Post("/award-lists", new { badge, people, language = (string?)null }, ("Idempotency-Key", "none"))));
        Assert.Equal("fr", await Language(await program.Post("/award-lists", new { badge, people, language = "fr" }, ("Idempotency-Key", "one"))));
        Assert.Equal("en", await Language(await Send(program, desk, Encoding.UTF8.GetBytes("mail\nada@example.org"), "file")));
        Assert.Equal("unknown", (await program.Post("/award-lists", new { badge, people, language = "xx" }, ("Idempotency-Key", "other"))).Error("language"));

        Task<string> Language(ApiAnswer made)
        {
            Assert.Equal(HttpStatusCode.Created, made.Status);
            var id = PublicId.TryParse(Text(made.Body, "id"), out var read) ? read : throw new FormatException();
            return whole.Ask<EcussonDb, string>(db => db.Set<AwardList>().Where(list => list.PublicId == id).Select(list => list.Language).SingleAsync(Stop));
        }
    }

    static object People(SampleDesk desk, params string[] addresses) => new { badge = $"{desk.Badge.PublicId}", people = addresses.Select(recipient => new { recipient }) };

    static string Text(JsonNode? node, string field) => node![field]!.GetValue<string>();

    static Task<ApiAnswer> Send(ApiProgram program, SampleDesk desk, byte[] file, string? key)
    {
        var content = new ByteArrayContent(file) { Headers = { ContentType = new MediaTypeHeaderValue("text/csv") } };
        return program.Send(HttpMethod.Post, $"/award-lists/file?badge={desk.Badge.PublicId}", content, key is null ? [] : [("Idempotency-Key", key)]);
    }

    static int Number(ApiAnswer answer, string field) => answer.Body!["progress"]![field]!.GetValue<int>();
}
