using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Ecusson.Web.Tests.Organizations;
using Ecusson.Web.Tests.People;

namespace Ecusson.Web.Tests.Api;

/// <summary>Badges drawn up, published and archived by a program.</summary>
public sealed class ApiBadgesTests(WebServer server) : IClassFixture<WebServer>
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static object Words(string name = "Conduire un débat") => new
    {
        language = "fr", name = new { fr = name }, description = new { fr = "Tenir le cadre." }, criteria = new { fr = "Trois débats." },
        criteriaList = new[] { new { name = new { fr = "Écouter" } } }, competencies = new[] { new { name = new { fr = "Animer" } } },
        type = "Competency", level = 3, tags = new[] { "débat" }, workloadHours = 2.5, validity = new { months = 12 },
    };

    static readonly object Drawing = new { shape = "shield", partition = "plain", cloth = "#2b4acb", second = "#e8a013", edge = "#1d2330", ink = "#ffffff", text = "A" };

    [Fact]
    public async Task A_program_draws_up_a_badge_publishes_archives_and_restores_it()
    {
        using var organization = await SampleOrganization.New(server);
        using var program = await ApiProgram.Of(server, organization, "badges:read", "badges:write");
        var begun = await program.Post("/badges", Words());
        Assert.Equal(HttpStatusCode.Created, begun.Status);
        var path = begun.Headers.Location!.ToString()["/api/v1".Length..];
        Assert.Equal("draft", begun.Body!["state"]!.GetValue<string>());

        var incomplete = await program.Post($"{path}/publish", null, ("If-Match", begun.ETag!));
        Assert.Equal("incomplete", incomplete.Problem(HttpStatusCode.UnprocessableEntity));
        Assert.Equal("missing", incomplete.Error("picture"));

        var drawn = await program.Put($"{path}/drawing", Drawing, ("If-Match", begun.ETag!));
        Assert.Equal("shield", drawn.Body!["picture"]!["drawing"]!["shape"]!.GetValue<string>());
        var edited = await program.Put(path, new { content = Words("Mener un débat"), openToRequests = true }, ("If-Match", drawn.ETag!));
        Assert.Equal("Mener un débat", edited.Body!["content"]!["name"]!["fr"]!.GetValue<string>());
        // Nobody could ask for it: the organisation gives no address yet.
        Assert.Equal("missing", (await program.Post($"{path}/publish", null, ("If-Match", edited.ETag!))).Error("openToRequests"));
        using (await organization.Owner.Fill($"{organization.Desk}/settings", ("version", "1"), ("name", "École"), ("language", "fr"), ("mail", "contact@example.org"))) { }
        var published = await program.Post($"{path}/publish", null, ("If-Match", edited.ETag!));
        Assert.Equal(("published", 1, true), (published.Body!["state"]!.GetValue<string>(), published.Body["publishedNumber"]!.GetValue<int>(), published.Body["openToRequests"]!.GetValue<bool>()));
        using var visitor = server.Visitor();
        Assert.Contains("Mener un débat", await visitor.GetStringAsync(new Uri($"/fr{path}", UriKind.Relative), Stop), StringComparison.Ordinal);

        var again = await program.Post($"{path}/publish", null, ("If-Match", published.ETag!));
        Assert.Equal((HttpStatusCode.OK, 1), (again.Status, again.Body!["publishedNumber"]!.GetValue<int>()));
        var archived = await program.Post($"{path}/archive", null, ("If-Match", published.ETag!));
        Assert.Equal("archived", archived.Body!["state"]!.GetValue<string>());
        Assert.Equal("wrong-state", (await program.Post($"{path}/archive", null, ("If-Match", archived.ETag!))).Problem(HttpStatusCode.Conflict));
        Assert.Equal("published", (await program.Post($"{path}/restore", null, ("If-Match", archived.ETag!))).Body!["state"]!.GetValue<string>());
    }

    [Fact]
    public async Task What_is_read_can_be_sent_back_as_it_is()
    {
        using var organization = await SampleOrganization.New(server);
        using var program = await ApiProgram.Of(server, organization, "badges:read", "badges:write");
        var begun = await program.Post("/badges", Words());
        var path = $"/badges/{begun.Body!["id"]}";
        var read = await program.Get(path);
        var back = await program.Put(path, new { content = read.Body!["content"] }, ("If-Match", read.ETag!));
        Assert.Equal(HttpStatusCode.OK, back.Status);
        Assert.True(JsonNode.DeepEquals(read.Body["content"], back.Body!["content"]));
    }

    [Fact]
    public async Task A_picture_is_handed_in_as_bytes_and_looked_through()
    {
        using var organization = await SampleOrganization.New(server);
        using var program = await ApiProgram.Of(server, organization, "badges:write");
        var begun = await program.Post("/badges", Words());
        var path = $"/badges/{begun.Body!["id"]}/picture";
        Assert.Equal("dtd", (await Hang("<!DOCTYPE svg [<!ENTITY a \"b\">]><svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"/>", "image/svg+xml")).Error("picture"));
        Assert.Equal("not-a-picture", (await Hang("hello", "image/png")).Error("picture"));
        Assert.Equal("wrong-media-type", (await Hang("{}", "application/json")).Problem(HttpStatusCode.UnsupportedMediaType));
        Assert.Equal("too-large", (await Hang(new string('x', (4 << 20) + 1), "image/png")).Problem(HttpStatusCode.RequestEntityTooLarge));
        var hung = await Hang("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\"><rect width=\"8\" height=\"8\" fill=\"#2b4acb\"/></svg>", "image/svg+xml");
        Assert.Equal(HttpStatusCode.OK, hung.Status);
        Assert.NotNull(hung.Body!["picture"]);

        async Task<ApiAnswer> Hang(string bytes, string type)
        {
            using var content = new StringContent(bytes);
            content.Headers.ContentType = new MediaTypeHeaderValue(type);
            return await program.Send(HttpMethod.Put, path, content, ("If-Match", begun.ETag!));
        }
    }

    [Fact]
    public async Task Nobody_s_change_is_lost_unseen()
    {
        using var organization = await SampleOrganization.New(server);
        using var program = await ApiProgram.Of(server, organization, "badges:write");
        var begun = await program.Post("/badges", Words());
        var path = $"/badges/{begun.Body!["id"]}";
        var change = new { content = Words("Premier") };
        Assert.Equal("version-missing", (await program.Put(path, change)).Problem((HttpStatusCode)428));
        Assert.Equal(HttpStatusCode.OK, (await program.Put(path, change, ("If-Match", begun.ETag!))).Status);
        foreach (var old in (string[])[begun.ETag!, "\"-1\"", "*", "W/\"2\"", "2", "\"\"", "\"99999999999999\""])
            Assert.Equal("changed-meanwhile", (await program.Put(path, new { content = Words("Second") }, ("If-Match", old))).Problem(HttpStatusCode.PreconditionFailed));
    }

    [Fact]
    public async Task A_list_is_read_part_by_part_each_badge_once_newest_first()
    {
        using var organization = await SampleOrganization.New(server);
        using var program = await ApiProgram.Of(server, organization, "badges:read", "badges:write");
        for (var at = 0; at < 5; at++) await program.Post("/badges", Words($"Badge {at}"));
        var names = new List<string>();
        string? cursor = null;
        do
        {
            var part = await program.Get($"/badges?limit=2{(cursor is null ? "" : $"&cursor={cursor}")}");
            names.AddRange(part.Body!["items"]!.AsArray().Select(badge => badge!["name"]!.GetValue<string>()));
            cursor = part.Body["next"]?.GetValue<string>();
        }
        while (cursor is not null);
        Assert.Equal(["Badge 4", "Badge 3", "Badge 2", "Badge 1", "Badge 0"], names);
        Assert.Equal("unknown", (await program.Get("/badges?cursor=%00' OR 1=1")).Error("cursor"));
        Assert.Equal("out-of-range", (await program.Get("/badges?limit=0")).Error("limit"));
        Assert.Equal("malformed", (await program.Get("/badges?limit=many")).Problem(HttpStatusCode.BadRequest));
        Assert.Equal(5, (await program.Get("/badges?limit=2147483647")).Body!["items"]!.AsArray().Count);
    }

    [Fact]
    public async Task Another_organisation_s_badges_are_not_there()
    {
        using var mine = await SampleOrganization.New(server);
        using var theirs = await SampleOrganization.New(server);
        using var owner = await ApiProgram.Of(server, mine, "badges:write");
        using var other = await ApiProgram.Of(server, theirs, "badges:read", "badges:write");
        var begun = await owner.Post("/badges", Words());
        var path = $"/badges/{begun.Body!["id"]}";
        Assert.Equal("not-found", (await other.Get(path)).Problem(HttpStatusCode.NotFound));
        Assert.Equal("not-found", (await other.Put(path, new { content = Words() }, ("If-Match", begun.ETag!))).Problem(HttpStatusCode.NotFound));
        Assert.Equal("not-found", (await other.Put($"{path}/drawing", Drawing, ("If-Match", begun.ETag!))).Problem(HttpStatusCode.NotFound));
        foreach (var act in (string[])["publish", "archive", "restore"])
            Assert.Equal("not-found", (await other.Post($"{path}/{act}", null, ("If-Match", begun.ETag!))).Problem(HttpStatusCode.NotFound));
        Assert.Empty((await other.Get("/badges")).Body!["items"]!.AsArray());
        Assert.Equal("not-found", (await other.Get("/badges/%2e%2e")).Problem(HttpStatusCode.NotFound));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"badge\"")]
    [InlineData("{\"language\":null}")]
    [InlineData("{\"language\":\"fr\",\"language\":\"en\"}")]
    [InlineData("{\"language\":\"fr\",\"name\":null}")]
    [InlineData("{\"language\":\"fr\",\"name\":\"x\"}")]
    [InlineData("{\"language\":\"fr\",\"name\":{\"fr\":7}}")]
    [InlineData("{\"language\":\"fr\",\"name\":{\"fr\":\"a\\u0000b\"}}")]
    [InlineData("{\"language\":\"fr\",\"name\":{\"fr\":\"\\ud800\"}}")]
    [InlineData("{\"language\":\"fr\",\"tags\":[null]}")]
    [InlineData("{\"language\":\"fr\",\"criteriaList\":[null]}")]
    [InlineData("{\"language\":\"fr\",\"competencies\":null}")]
    [InlineData("{\"language\":\"fr\",\"level\":\"3\"}")]
    [InlineData("{\"language\":\"fr\",\"level\":99999999999}")]
    [InlineData("{\"language\":\"fr\",\"workloadHours\":1e99}")]
    [InlineData("{\"language\":\"fr\",\"validity\":{\"until\":\"tomorrow\"}}")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]")]
    public async Task What_cannot_be_read_is_refused_and_nothing_is_kept(string json)
    {
        using var organization = await SampleOrganization.New(server);
        using var program = await ApiProgram.Of(server, organization, "badges:read", "badges:write");
        Assert.Equal("malformed", (await program.Raw(HttpMethod.Post, "/badges", json)).Problem(HttpStatusCode.BadRequest));
        Assert.Empty((await program.Get("/badges")).Body!["items"]!.AsArray());
    }

    [Theory]
    [InlineData("{}", "language", "missing")]
    [InlineData("{\"language\":\"fr\",\"naem\":{\"fr\":\"x\"}}", "naem", "unknown")]
    [InlineData("{\"language\":\"fr\",\"Name\":{\"fr\":\"x\"}}", "Name", "unknown")]
    [InlineData("{\"language\":\"xx\"}", "language", "unknown")]
    [InlineData("{\"language\":\"fr\",\"name\":{\"xx\":\"a\"}}", "name", "unknown")]
    [InlineData("{\"language\":\"fr\",\"name\":{\"fr\":\"a\\u0007\"}}", "name", "not-text")]
    [InlineData("{\"language\":\"fr\",\"level\":6}", "level", "out-of-range")]
    [InlineData("{\"language\":\"fr\",\"type\":\"Throne\"}", "type", "unknown")]
    [InlineData("{\"language\":\"fr\",\"criteria\":{\"fr\":\"[x](javascript:alert(1))\"}}", "criteria", "unsafe-link")]
    [InlineData("{\"language\":\"fr\",\"validity\":{\"until\":\"2027-01-01\",\"months\":3}}", "validity", "both")]
    public async Task What_a_badge_cannot_say_is_named_by_its_field(string json, string field, string code)
    {
        using var organization = await SampleOrganization.New(server);
        using var program = await ApiProgram.Of(server, organization, "badges:write");
        var answer = await program.Raw(HttpMethod.Post, "/badges", json);
        Assert.Equal("invalid-fields", answer.Problem(HttpStatusCode.UnprocessableEntity));
        Assert.Equal(code, answer.Error(field));
    }

    [Fact]
    public async Task A_body_beyond_measure_is_not_read()
    {
        using var organization = await SampleOrganization.New(server);
        using var program = await ApiProgram.Of(server, organization, "badges:write");
        Assert.Equal("too-large", (await program.Raw(HttpMethod.Post, "/badges", $"{{\"language\":\"{new string('f', 1 << 20)}\"}}")).Problem(HttpStatusCode.RequestEntityTooLarge));
    }
}
