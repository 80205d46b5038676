using System.Net;
using System.Text.Json;
using Ecusson.Web.Tests.People;
using Ecusson.Web.Tests.Verify;

namespace Ecusson.Web.Tests.Organizations;

/// <summary>An organisation's address as people and programs find it.</summary>
public sealed class PublicOrganizationTests(WebServer server) : IClassFixture<WebServer>
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", true)]
    [InlineData("application/json", false)]
    [InlineData("application/ld+json, application/json;q=0.9, text/html;q=0.1", false)]
    [InlineData("*/*", false)]
    [InlineData(null, false)]
    public async Task The_bare_address_answers_programs_and_leads_browsers_on(string? accept, bool isBrowser)
    {
        using var organization = await SampleOrganization.New(server, "Université du Ponant");
        using var visitor = server.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/organizations/{organization.Id}");
        if (accept is not null) request.Headers.TryAddWithoutValidation("Accept", accept);
        request.Headers.TryAddWithoutValidation("Accept-Language", "en");

        using var answer = await visitor.SendAsync(request, Stop);

        Assert.Contains("Accept", answer.Headers.Vary);
        if (isBrowser)
        {
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.Equal($"/en/organizations/{organization.Id}", answer.Headers.Location?.ToString());
            return;
        }

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/ld+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("*", Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin")));
        using var profile = JsonDocument.Parse(await answer.Content.ReadAsStreamAsync(Stop));
        Assert.Equal("Université du Ponant", profile.RootElement.GetProperty("name").GetString());
        Assert.Equal("Profile", profile.RootElement.GetProperty("type")[0].GetString());
        Assert.Equal(JsonValueKind.Array, profile.RootElement.GetProperty("@context").ValueKind);
        Assert.EndsWith($"/organizations/{organization.Id}", profile.RootElement.GetProperty("id").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_public_page_names_nobody_and_holds_no_form()
    {
        using var organization = await SampleOrganization.New(server);
        using (await organization.Owner.Fill($"{organization.Desk}/settings", ("version", "1"), ("name", "Été <script>"), ("language", "fr"),
            ("description-fr", "Nous <script>alert(1)</script>"), ("site", "ecole.example"), ("mail", "contact@ecole.example"), ("place", "Poitiers"))) { }
        foreach (var visitor in (HttpClient[])[organization.Owner, server.Visitor()])
        {
            using var answer = await visitor.GetAsync($"/fr/organizations/{organization.Id}", Stop);
            Assert.Equal("public, no-cache", answer.Headers.CacheControl?.ToString());
            Assert.False(answer.Headers.Contains("Set-Cookie"));
            var source = await answer.Source();
            Assert.DoesNotContain("form-token", source, StringComparison.Ordinal);
            Assert.DoesNotContain("<script>", source, StringComparison.Ordinal);
            Assert.Contains("https://ecole.example", source, StringComparison.Ordinal);
            Assert.Contains("Poitiers", source, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/organizations/aaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("/organizations/..%2fmanage")]
    [InlineData("/organizations/x/did.json")]
    [InlineData("/fr/organizations/aaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("/fr/organizations/%2e%2e%2fmanage")]
    public async Task What_names_no_organisation_is_not_found(string address)
    {
        using var visitor = server.Visitor();
        using var answer = await visitor.GetAsync(address, Stop);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Without_a_public_address_there_is_no_DID_document()
    {
        using var organization = await SampleOrganization.New(server);
        using var visitor = server.Visitor();
        using var answer = await visitor.GetAsync($"/organizations/{organization.Id}/did.json", Stop);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
