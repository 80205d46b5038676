using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Ecusson.Web.Tests.Verify;

namespace Ecusson.Web.Tests.Api;

/// <summary>The API's description, for machines and for people.</summary>
public sealed class ApiPagesTests(WebServer server) : IClassFixture<WebServer>
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task Every_call_and_every_field_is_described_in_each_language(string language)
    {
        var document = await Document(language);
        Assert.StartsWith("3.1", document["openapi"]!.GetValue<string>(), StringComparison.Ordinal);
        var calls = document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()).Select(call => call.Value!).ToList();
        Assert.All(calls, call => Written(call["summary"]));
        Assert.All(calls.SelectMany(call => call["parameters"]?.AsArray() ?? []).Where(parameter => parameter!["in"]!.GetValue<string>() != "path"), parameter => Written(parameter!["description"]));
        Assert.All(
            document["components"]!["schemas"]!.AsObject().SelectMany(type => type.Value!["properties"]?.AsObject().Select(field => ($"{type.Key}.{field.Key}", field.Value!)) ?? []),
            field => Written(field.Item2["description"]));
        Assert.All(document["components"]!["schemas"]!.AsObject(), type => Written(type.Value!["description"]));
        Assert.All(document["tags"]!.AsArray(), tag => Written(tag!["description"]));

        static void Written(JsonNode? text)
        {
            Assert.NotNull(text);
            Assert.DoesNotMatch("^(Op|F|Type|Part|Answer|Scope):", text.GetValue<string>());
        }
    }

    [Fact]
    public async Task No_description_is_left_in_the_other_language()
    {
        string[] same = ["Bearer.", "client_credentials.", "Badges"];
        var (french, english) = (Descriptions(await Document("fr"), "").ToList(), Descriptions(await Document("en"), "").ToList());
        Assert.True(french.Count > 400, $"{french.Count}");
        Assert.Equal(english.Select(there => there.Place), french.Select(there => there.Place));
        Assert.Empty(french.Intersect(english).Where(there => !same.Contains(there.Text)));

        static IEnumerable<(string Place, string Text)> Descriptions(JsonNode? node, string place) => node switch
        {
            JsonObject fields => fields.SelectMany(field => field is { Key: "description", Value: JsonValue text } ? [(place, text.GetValue<string>())] : Descriptions(field.Value, $"{place}/{field.Key}")),
            JsonArray items => items.SelectMany((item, at) => Descriptions(item, $"{place}/{at}")),
            _ => [],
        };
    }

    [Fact]
    public async Task A_refusal_is_not_said_to_hold_what_it_holds_at_times()
    {
        var required = (await Document("en"))["components"]!["schemas"]!["Problem"]!["required"]!.AsArray().Select(field => field!.GetValue<string>());
        Assert.Equal(["type", "title", "status"], required);
    }

    [Fact]
    public async Task Only_the_api_is_described_and_each_of_its_calls_names_its_scope()
    {
        var document = await Document("en");
        Assert.All(document["paths"]!.AsObject(), path => Assert.StartsWith("/api/v1/", path.Key, StringComparison.Ordinal));
        Assert.All(
            document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()).Select(call => call.Value!).Where(call => call["operationId"]!.GetValue<string>() is not ("getToken" or "searchBadges" or "verifyBadge")),
            call => Assert.Single(call["security"]![0]!["bearer"]!.AsArray()));
    }

    [Theory]
    [InlineData("fr", "L’interface pour les programmes")]
    [InlineData("en", "The API for programs")]
    public async Task The_page_shows_every_call_of_the_description(string language, string title)
    {
        using var visitor = server.Visitor();
        using var page = await visitor.GetAsync($"/{language}/api", Stop);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        var source = await page.Source();
        Assert.Contains(title, await page.Words(), StringComparison.Ordinal);
        Assert.All(
            (await Document(language))["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()),
            call => Assert.Contains($"id=\"{call.Value!["operationId"]}\"", source, StringComparison.Ordinal));
        using var problems = await visitor.GetAsync($"/{language}/api/problems", Stop);
        Assert.Contains("id=\"insufficient-scope\"", await problems.Source(), StringComparison.Ordinal);
        Assert.DoesNotContain("Problem:", await problems.Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task Every_link_within_the_page_leads_somewhere_and_every_type_says_what_it_holds(string language)
    {
        using var visitor = server.Visitor();
        using var page = await visitor.GetAsync($"/{language}/api", Stop);
        var source = await page.Source();
        var places = All("id=\"(?<name>[^\"]+)\"").ToHashSet(StringComparer.Ordinal);
        var links = All("href=\"#(?<name>[^\"]+)\"").ToList();
        Assert.Contains("type-LocalizedText", links);
        Assert.All(links, link => Assert.Contains(link, places));
        Assert.Contains("hosted-copy", source[source.IndexOf("id=\"type-CheckName\"", StringComparison.Ordinal)..], StringComparison.Ordinal);

        IEnumerable<string> All(string pattern) => Regex.Matches(source, pattern, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Select(found => found.Groups["name"].Value);
    }

    [Theory]
    [InlineData("/api")]
    [InlineData("/api/problems")]
    public async Task The_bare_address_leads_to_the_visitor_s_language(string path)
    {
        using var visitor = server.Visitor();
        visitor.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        using var bare = await visitor.GetAsync(path, Stop);
        Assert.Equal((HttpStatusCode.Redirect, $"/en{path}"), (bare.StatusCode, bare.Headers.Location?.ToString()));
    }

    async Task<JsonNode> Document(string language)
    {
        using var visitor = server.Visitor();
        visitor.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        using var document = await visitor.GetAsync("/openapi/v1.json", Stop);
        Assert.Equal("application/json", document.Content.Headers.ContentType?.MediaType);
        return JsonNode.Parse(await document.Content.ReadAsStringAsync(Stop))!;
    }
}
