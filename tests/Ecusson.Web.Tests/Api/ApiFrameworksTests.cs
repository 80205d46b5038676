using System.Net;
using System.Text.Json.Nodes;
using Ecusson.Web.Tests.Organizations;

namespace Ecusson.Web.Tests.Api;

/// <summary>Frameworks loaded and read by a program, and chosen from by the badges that it draws up.</summary>
public sealed class ApiFrameworksTests(WebServer server) : IClassFixture<WebServer>
{
    static object Draft(params object[] competencies) => new { name = "RNCP 38576", source = "https://example.org/rncp", competencies };

    static object One(string code, string name, string parent = "") => new { code, parent, name = new { fr = name }, address = $"https://example.org/{code}" };

    [Fact]
    public async Task A_program_loads_a_framework_reads_it_part_by_part_and_loads_it_again()
    {
        using var organization = await SampleOrganization.New(server);
        using var program = await ApiProgram.Of(server, organization, "frameworks:read", "frameworks:write");
        var made = await program.Post("/frameworks", Draft(One("C1", "Animer un groupe"), One("C2", "Écouter", "C1"), One("C3", "Conclure")));
        Assert.Equal((HttpStatusCode.Created, 3), (made.Status, made.Body!["count"]!.GetValue<int>()));
        var path = $"/frameworks/{made.Body["id"]}";
        var first = await program.Get($"{path}/competencies?limit=2");
        Assert.Equal(["C1", "C2"], first.Body!["items"]!.AsArray().Select(one => one!["code"]!.GetValue<string>()));
        var rest = await program.Get($"{path}/competencies?limit=2&cursor={first.Body["next"]}");
        Assert.Equal(("C3", null), (rest.Body!["items"]!.AsArray().Single()!["code"]!.GetValue<string>(), rest.Body["next"]));

        Assert.Equal("version-missing", (await program.Put(path, Draft(One("C1", "x")))).Problem(HttpStatusCode.PreconditionRequired));
        var again = await program.Put(path, Draft(One("C1", "Animer")), ("If-Match", made.ETag!));
        Assert.Equal((HttpStatusCode.OK, 1), (again.Status, again.Body!["count"]!.GetValue<int>()));
        Assert.Equal("changed-meanwhile", (await program.Put(path, Draft(One("C1", "x")), ("If-Match", made.ETag!))).Problem(HttpStatusCode.PreconditionFailed));
        Assert.Equal(first.Body["items"]![0]!["id"]!.GetValue<string>(), (await program.Get("/competencies?words=animmer")).Body![0]!["competency"]!["id"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.NoContent, (await program.Post($"{path}/retire")).Status);
        Assert.Empty((await program.Get("/competencies?words=animer")).Body!.AsArray());
        Assert.Equal(HttpStatusCode.NoContent, (await program.Post($"{path}/restore")).Status);
        Assert.False((await program.Get("/frameworks")).Body![0]!["isRetired"]!.GetValue<bool>());
    }

    [Fact]
    public async Task What_a_framework_cannot_hold_is_named_by_its_place()
    {
        using var organization = await SampleOrganization.New(server);
        using var program = await ApiProgram.Of(server, organization, "frameworks:read", "frameworks:write");
        Assert.Equal("missing", (await program.Post("/frameworks", Draft())).Error("competencies"));
        Assert.Equal("too-many", (await program.Post("/frameworks", Draft([.. Enumerable.Range(0, 20_001).Select(at => One($"C{at}", "x"))]))).Error("competencies"));
        var wrong = await program.Post("/frameworks", Draft(One("C1", "x"), One("C1", "y"), One("C3", "z", "C9")));
        Assert.Equal(("twice", "unknown-parent"), (wrong.Error("competencies[1].code"), wrong.Error("competencies[2].parent")));
        Assert.Equal("unknown", (await program.Post("/frameworks", new { name = "x", competencies = (object[])[new { code = "C1", name = new { xx = "x" } }] })).Error("competencies"));
        Assert.Empty((await program.Get("/frameworks")).Body!.AsArray());
    }

    [Fact]
    public async Task A_program_chooses_by_id_and_what_it_reads_of_a_badge_can_be_sent_back()
    {
        using var organization = await SampleOrganization.New(server);
        using var program = await ApiProgram.Of(server, organization, "frameworks:read", "frameworks:write", "badges:read", "badges:write");
        await program.Post("/frameworks", Draft(One("C1", "Animer un groupe")));
        var id = (await program.Get("/competencies?words=animer")).Body![0]!["competency"]!["id"]!.GetValue<string>();
        var free = new { name = new { fr = "Coudre" }, code = "S1", framework = "ESCO", address = "https://example.org/esco/S1" };
        var drafted = await program.Post("/badges", new { language = "fr", name = new { fr = "Débat" }, competencies = (object[])[new { competency = id }, free] });
        Assert.Equal(HttpStatusCode.Created, drafted.Status);
        var listed = drafted.Body!["content"]!["competencies"]!.AsArray();
        Assert.Equal(("C1", "RNCP 38576", "S1"), (listed[0]!["code"]!.GetValue<string>(), listed[0]!["framework"]!.GetValue<string>(), listed[1]!["code"]!.GetValue<string>()));
        var back = await program.Put($"/badges/{drafted.Body["id"]}", new { content = drafted.Body["content"]!.DeepClone() }, ("If-Match", drafted.ETag!));
        Assert.Equal(HttpStatusCode.OK, back.Status);
        Assert.True(JsonNode.DeepEquals(drafted.Body["content"], back.Body!["content"]));
        Assert.Equal("unknown", (await program.Post("/badges", new { language = "fr", competencies = (object[])[new { competency = "aaaaaaaaaaaaaaaaaaaaaaaaaa" }] })).Error("competencies"));
        Assert.Equal("not-a-link", (await program.Post("/badges", new { language = "fr", competencies = (object[])[new { name = new { fr = "x" }, address = "javascript:alert(1)" }] })).Error("competencies"));
    }

    [Fact]
    public async Task Each_call_needs_its_scope_and_another_organisation_s_framework_does_not_exist()
    {
        using var organization = await SampleOrganization.New(server);
        using var other = await SampleOrganization.New(server);
        using var program = await ApiProgram.Of(server, organization, "frameworks:read", "frameworks:write");
        var id = (await program.Post("/frameworks", Draft(One("C1", "x")))).Body!["id"]!.GetValue<string>();
        using var reader = await ApiProgram.Of(server, organization, "frameworks:read");
        Assert.Equal("insufficient-scope", (await reader.Post("/frameworks", Draft(One("C1", "x")))).Problem(HttpStatusCode.Forbidden));
        using var stranger = await ApiProgram.Of(server, other, "frameworks:read", "frameworks:write");
        Assert.Equal("not-found", (await stranger.Get($"/frameworks/{id}")).Problem(HttpStatusCode.NotFound));
        Assert.Equal("not-found", (await stranger.Post($"/frameworks/{id}/retire")).Problem(HttpStatusCode.NotFound));
        Assert.Equal("not-found", (await stranger.Put($"/frameworks/{id}", Draft(One("C1", "x")), ("If-Match", "\"1\""))).Problem(HttpStatusCode.NotFound));
    }
}
