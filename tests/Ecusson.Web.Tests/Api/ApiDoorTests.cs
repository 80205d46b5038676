using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Ecusson.Web.Tests.Organizations;
using Ecusson.Web.Tests.People;

namespace Ecusson.Web.Tests.Api;

/// <summary>Who is let in to the API, and who is not.</summary>
public sealed partial class ApiDoorTests(WebServer server) : IClassFixture<WebServer>
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_program_reads_its_own_organisation_and_its_members()
    {
        using var organization = await SampleOrganization.New(server, "Les Ateliers du Quai");
        using var program = await ApiProgram.Of(server, organization, "organization:read");
        var read = await program.Get("/organization");
        Assert.Equal((HttpStatusCode.OK, "application/json"), (read.Status, read.MediaType));
        Assert.Equal((organization.Id, "Les Ateliers du Quai"), (read.Body!["id"]!.GetValue<string>(), read.Body["name"]!.GetValue<string>()));
        Assert.True(read.Headers.CacheControl!.NoStore);
        var members = await program.Get("/organization/members");
        Assert.Equal("owner", Assert.Single(members.Body!.AsArray())!["roles"]![0]!.GetValue<string>());
    }

    [Fact]
    public async Task A_cookie_lets_nobody_in()
    {
        using var organization = await SampleOrganization.New(server);
        using var signedIn = await organization.Owner.GetAsync($"{organization.Desk}/programs", Stop);
        Assert.Equal(HttpStatusCode.OK, signedIn.StatusCode);
        var answer = await ApiAnswer.Read(await organization.Owner.GetAsync("/api/v1/organization", Stop));
        Assert.Equal("no-token", answer.Problem(HttpStatusCode.Unauthorized));
        Assert.Equal("Bearer realm=\"ecusson\"", answer.Headers.WwwAuthenticate.ToString());
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("Bearer ecu_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "invalid-token")]
    [InlineData("Bearer eca_AAAA", "invalid-token")]
    [InlineData("Bearer ", "no-token")]
    [InlineData("Basic ZWN1", "no-token")]
    [InlineData("ecu_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "no-token")]
    public async Task What_is_no_token_of_ours_opens_nothing(string header, string problem)
    {
        using var visitor = server.Visitor();
        visitor.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", header);
        var answer = await ApiAnswer.Read(await visitor.GetAsync("/api/v1/organization", Stop));
        Assert.Contains(answer.Problem(HttpStatusCode.Unauthorized), (string[])[problem, "invalid-token"]);
        Assert.StartsWith("Bearer realm=\"ecusson\"", answer.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_in_the_address_or_the_body_is_not_looked_at()
    {
        using var organization = await SampleOrganization.New(server);
        var (secret, _) = await organization.Token("badges:write");
        using var visitor = server.Visitor();
        using var form = new FormUrlEncodedContent([new("access_token", secret)]);
        Assert.Equal("no-token", (await ApiAnswer.Read(await visitor.GetAsync($"/api/v1/badges?access_token={secret}", Stop))).Problem(HttpStatusCode.Unauthorized));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await ApiAnswer.Read(await visitor.PostAsync("/api/v1/badges", form, Stop))).Status);
    }

    [Fact]
    public async Task A_token_without_the_scope_is_told_which_it_lacks()
    {
        using var organization = await SampleOrganization.New(server);
        using var program = await ApiProgram.Of(server, organization, "badges:read");
        var answer = await program.Get("/organization");
        Assert.Equal("insufficient-scope", answer.Problem(HttpStatusCode.Forbidden));
        Assert.Contains("organization:read", answer.Body!["detail"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("scope=\"organization:read\"", answer.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revoked_token_opens_nothing_and_neither_do_the_access_tokens_made_for_it()
    {
        using var organization = await SampleOrganization.New(server);
        var (secret, client) = await organization.Token("organization:read");
        var access = await Access(secret, client);
        using var itself = ApiProgram.With(server, secret);
        using var byAccess = ApiProgram.With(server, access);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), ((await itself.Get("/organization")).Status, (await byAccess.Get("/organization")).Status));

        using var page = await organization.Owner.GetAsync($"{organization.Desk}/programs", Stop);
        var row = Row().Match(await page.Content.ReadAsStringAsync(Stop)).Groups["id"].Value;
        using var revoked = await organization.Owner.Fill($"{organization.Desk}/programs", ("do", "revoke"), ("row", row));
        Assert.Equal(HttpStatusCode.SeeOther, revoked.StatusCode);
        Assert.Equal("invalid-token", (await itself.Get("/organization")).Problem(HttpStatusCode.Unauthorized));
        Assert.Equal("invalid-token", (await byAccess.Get("/organization")).Problem(HttpStatusCode.Unauthorized));
    }

    [Fact]
    public async Task Tokens_end_at_their_hour()
    {
        var clock = new MovedClock();
        await using var late = new WebServer { Clock = clock };
        using var organization = await SampleOrganization.New(late);
        var (secret, client) = await organization.Token("organization:read");
        using var visitor = late.Visitor();
        using var given = await Ask(visitor, Basic(client, secret), ("grant_type", "client_credentials"));
        var access = System.Text.Json.Nodes.JsonNode.Parse(await given.Content.ReadAsStringAsync(Stop))!["access_token"]!.GetValue<string>();
        using var byAccess = ApiProgram.With(late, access);
        using var itself = ApiProgram.With(late, secret);
        clock.By = TimeSpan.FromMinutes(59);
        Assert.Equal(HttpStatusCode.OK, (await byAccess.Get("/organization")).Status);
        clock.By = TimeSpan.FromMinutes(61);
        Assert.Equal("invalid-token", (await byAccess.Get("/organization")).Problem(HttpStatusCode.Unauthorized));
        Assert.Equal(HttpStatusCode.OK, (await itself.Get("/organization")).Status);
        clock.By = TimeSpan.FromDays(31);
        Assert.Equal("invalid-token", (await itself.Get("/organization")).Problem(HttpStatusCode.Unauthorized));
    }

    [Fact]
    public async Task An_access_token_is_for_what_was_asked_and_no_more()
    {
        using var organization = await SampleOrganization.New(server);
        var (secret, client) = await organization.Token("organization:read", "badges:read");
        using var narrow = ApiProgram.With(server, await Access(secret, client, "badges:read"));
        Assert.Equal(HttpStatusCode.OK, (await narrow.Get("/badges")).Status);
        Assert.Equal("insufficient-scope", (await narrow.Get("/organization")).Problem(HttpStatusCode.Forbidden));
    }

    [Fact]
    public async Task A_changed_access_token_opens_nothing()
    {
        using var organization = await SampleOrganization.New(server);
        var (secret, client) = await organization.Token("badges:read");
        var access = await Access(secret, client);
        for (var at = 4; at < access.Length; at += 3)
        {
            using var program = ApiProgram.With(server, access[..at] + (access[at] == 'A' ? 'B' : 'A') + access[(at + 1)..]);
            Assert.Equal("invalid-token", (await program.Get("/badges")).Problem(HttpStatusCode.Unauthorized));
        }
    }

    [Theory]
    [InlineData("invalid_request", 400)]
    [InlineData("unsupported_grant_type", 400, "grant_type=password")]
    [InlineData("invalid_scope", 400, "grant_type=client_credentials", "scope=awards:write")]
    [InlineData("invalid_scope", 400, "grant_type=client_credentials", "scope=badges:read everything")]
    [InlineData("invalid_request", 400, "grant_type=client_credentials", "grant_type=client_credentials")]
    [InlineData("invalid_request", 400, "grant_type=client_credentials", "client_secret=x")]
    public async Task What_the_token_endpoint_refuses_is_named_as_oauth_names_it(string error, int status, params string[] fields)
    {
        using var organization = await SampleOrganization.New(server);
        var (secret, client) = await organization.Token("badges:read");
        using var visitor = server.Visitor();
        using var refused = await Ask(visitor, Basic(client, secret), [.. fields.Select(field => field.Split('=', 2)).Select(pair => (pair[0], pair[1]))]);
        var answer = await ApiAnswer.Read(refused);
        Assert.Equal((status, error), ((int)answer.Status, answer.Body!["error"]!.GetValue<string>()));
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task A_client_is_known_by_its_own_id_and_secret_together()
    {
        using var organization = await SampleOrganization.New(server);
        var (secret, client) = await organization.Token("badges:read");
        var (_, other) = await organization.Token("badges:read");
        using var visitor = server.Visitor();
        foreach (var credentials in (AuthenticationHeaderValue[])[Basic(other, secret), Basic(client, "ecu_" + new string('A', 43)), Basic("", ""), new("Basic", "!"), new("Basic", Convert.ToBase64String("no-colon"u8))])
        {
            var answer = await ApiAnswer.Read(await Ask(visitor, credentials, ("grant_type", "client_credentials")));
            Assert.Equal((HttpStatusCode.Unauthorized, "invalid_client"), (answer.Status, answer.Body!["error"]!.GetValue<string>()));
            Assert.StartsWith("Basic", answer.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        }

        var inForm = await ApiAnswer.Read(await Ask(visitor, null, ("grant_type", "client_credentials"), ("client_id", client), ("client_secret", secret)));
        Assert.Equal((HttpStatusCode.OK, "Bearer", 3600, "badges:read"), (inForm.Status, inForm.Body!["token_type"]!.GetValue<string>(), inForm.Body["expires_in"]!.GetValue<int>(), inForm.Body["scope"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("/nothing", "GET", "not-found", 404)]
    [InlineData("/organization", "DELETE", "wrong-method", 405)]
    [InlineData("/organization", "OPTIONS", "wrong-method", 405)]
    public async Task Addresses_that_are_none_are_told_to_programs_as_problems(string path, string method, string problem, int status)
    {
        using var organization = await SampleOrganization.New(server);
        using var program = await ApiProgram.Of(server, organization, "organization:read");
        Assert.Equal(problem, (await program.Send(new HttpMethod(method), path, null)).Problem((HttpStatusCode)status));
    }

    [Fact]
    public async Task No_other_site_s_page_is_invited()
    {
        using var organization = await SampleOrganization.New(server);
        using var program = await ApiProgram.Of(server, organization, "organization:read");
        foreach (var answer in (ApiAnswer[])[
            await program.Send(HttpMethod.Get, "/organization", null, ("Origin", "https://evil.example")),
            await program.Send(HttpMethod.Options, "/organization", null, ("Origin", "https://evil.example"), ("Access-Control-Request-Method", "GET"))])
            Assert.DoesNotContain(answer.Headers, header => header.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Over_the_limit_programs_are_told_when_to_come_back()
    {
        await using var narrow = new WebServer { More = new Dictionary<string, string>(StringComparer.Ordinal) { ["Api:PerMinute"] = "2" } };
        using var program = ApiProgram.With(narrow, "ecu_x");
        await program.Get("/organization");
        await program.Get("/organization");
        var over = await program.Get("/organization");
        Assert.Equal("too-many-requests", over.Problem(HttpStatusCode.TooManyRequests));
        Assert.NotNull(over.Headers.RetryAfter);
    }

    static AuthenticationHeaderValue Basic(string client, string secret) => new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{client}:{secret}")));

    static async Task<HttpResponseMessage> Ask(HttpClient visitor, AuthenticationHeaderValue? credentials, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/token") { Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))) };
        request.Headers.Authorization = credentials;
        return await visitor.SendAsync(request, Stop);
    }

    async Task<string> Access(string secret, string client, string scope = "")
    {
        using var visitor = server.Visitor();
        var answer = await ApiAnswer.Read(await Ask(visitor, Basic(client, secret), ("grant_type", "client_credentials"), ("scope", scope)));
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return answer.Body!["access_token"]!.GetValue<string>();
    }

    [GeneratedRegex("name=\"row\" value=\"(?<id>[0-9a-f-]{36})\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Row();

    sealed class MovedClock : TimeProvider
    {
        public TimeSpan By { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + By;
    }
}
