using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Ecusson.Web.Tests.Organizations;

namespace Ecusson.Web.Tests.Api;

/// <summary>A program with a token, as it calls the API.</summary>
sealed class ApiProgram(HttpClient client) : IDisposable
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>One that its organisation's owner gave a token with these scopes.</summary>
    public static async Task<ApiProgram> Of(WebServer server, SampleOrganization organization, params string[] scopes) => With(server, (await organization.Token(scopes)).Secret);

    /// <summary>One that shows this.</summary>
    public static ApiProgram With(WebServer server, string token)
    {
        var client = server.Visitor();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return new ApiProgram(client);
    }

    public async Task<ApiAnswer> Get(string path) => await ApiAnswer.Read(await client.GetAsync("/api/v1" + path, Stop));

    public Task<ApiAnswer> Post(string path, object? body = null, params (string Name, string Value)[] headers) => Send(HttpMethod.Post, path, body is null ? null : JsonContent.Create(body), headers);

    public Task<ApiAnswer> Put(string path, object body, params (string Name, string Value)[] headers) => Send(HttpMethod.Put, path, JsonContent.Create(body), headers);

    public Task<ApiAnswer> Patch(string path, object body, params (string Name, string Value)[] headers) => Send(HttpMethod.Patch, path, JsonContent.Create(body), headers);

    public Task<ApiAnswer> Raw(HttpMethod method, string path, string json, params (string Name, string Value)[] headers) => Send(method, path, new StringContent(json, Encoding.UTF8, "application/json"), headers);

    public async Task<ApiAnswer> Send(HttpMethod method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, "/api/v1" + path) { Content = content };
        foreach (var (name, value) in headers) Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        return await ApiAnswer.Read(await client.SendAsync(request, Stop));
    }

    public void Dispose() => client.Dispose();
}

/// <summary>What the API answered.</summary>
sealed record ApiAnswer(HttpStatusCode Status, JsonNode? Body, HttpResponseHeaders Headers, string? MediaType)
{
    public string? ETag => Headers.ETag?.Tag;

    /// <summary>The code of the problem that it must be.</summary>
    public string Problem(HttpStatusCode status)
    {
        Assert.Equal((status, "application/problem+json"), (Status, MediaType));
        Assert.Equal((int)status, Body!["status"]!.GetValue<int>());
        Assert.NotEmpty(Body["title"]!.GetValue<string>());
        var type = new Uri(Body["type"]!.GetValue<string>());
        Assert.Equal("/api/problems", type.AbsolutePath);
        return type.Fragment[1..];
    }

    public string? Error(string field) => Body?["errors"]?[field]?.GetValue<string>();

    public static async Task<ApiAnswer> Read(HttpResponseMessage response)
    {
        using (response)
        {
            var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            var isJson = response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true;
            Assert.True(text.Length == 0 || isJson, text);
            return new ApiAnswer(response.StatusCode, isJson ? JsonNode.Parse(text) : null, response.Headers, response.Content.Headers.ContentType?.MediaType);
        }
    }
}
