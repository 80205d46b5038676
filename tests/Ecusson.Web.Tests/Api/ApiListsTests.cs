using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Ecusson.Tests.Imports;
using Ecusson.Web.Tests.Awards;

namespace Ecusson.Web.Tests.Api;

/// <summary>Lists as files, reported and withdrawn, by a program.</summary>
public sealed class ApiListsTests : IClassFixture<ListReportTests.Prompt>
{
    readonly WebServer server;

    public ApiListsTests(ListReportTests.Prompt server) => this.server = server;

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
        while (Number(await program.Get(path), "told") < 1) await Task.Delay(50, Stop);

        var rows = (await program.Get($"{path}/rows")).Body!["items"]!.AsArray();
        Assert.Equal(("ada@example.org", "granted", "unclaimed"), (rows[0]!["recipient"]!.GetValue<string>(), rows[0]!["state"]!.GetValue<string>(), rows[0]!["awardState"]!.GetValue<string>()));
        Assert.Equal(HttpStatusCode.OK, (await program.Get($"/awards/{rows[0]!["award"]}")).Status);
        Assert.Equal("not-an-address", rows[1]!["problems"]!["recipient"]!.GetValue<string>());
        Assert.Null(rows[1]!["award"]);

        Assert.Equal("missing", (await program.Post($"{path}/withdraw", new { reason = " " })).Error("reason"));
        Assert.Equal(HttpStatusCode.Accepted, (await program.Post($"{path}/withdraw", new { reason = "Mauvaise liste." })).Status);
        Assert.Equal(HttpStatusCode.Accepted, (await program.Post($"{path}/withdraw", new { reason = "Encore." })).Status);
        while (Number(await program.Get(path), "revoked") < 1) await Task.Delay(50, Stop);
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

    static Task<ApiAnswer> Send(ApiProgram program, SampleDesk desk, byte[] file, string? key)
    {
        var content = new ByteArrayContent(file) { Headers = { ContentType = new MediaTypeHeaderValue("text/csv") } };
        return program.Send(HttpMethod.Post, $"/award-lists/file?badge={desk.Badge.PublicId}", content, key is null ? [] : [("Idempotency-Key", key)]);
    }

    static int Number(ApiAnswer answer, string field) => answer.Body!["progress"]![field]!.GetValue<int>();
}
