using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Serialization;
using Ecusson.Organizations;
using Ecusson.Web.Shell;

namespace Ecusson.Web.Api;

/// <summary>Gives access tokens for client credentials (RFC 6749 §4.4). Errors are those of its §5.2.</summary>
static class TokenEndpoint
{
    const int LargestForm = 16 * 1024;

    public static void MapTokens(this WebApplication app) =>
        app.Api("tokens").MapPost("/token", Give).WithName("getToken").Accepts<TokenWish>("application/x-www-form-urlencoded").Produces<AccessToken>().Produces<TokenRefusal>(StatusCodes.Status400BadRequest).DisableAntiforgery();

    static async Task<IResult> Give(HttpContext context, FindToken find, AccessTokens access)
    {
        context.Response.Headers.Pragma = "no-cache";
        var (form, refusal) = await PostedForm.Read(context, LargestForm);
        if (refusal is { } status) return ApiProblem.Of(status, reference: null);
        // §3.2: a parameter stands there once or not at all.
        if (((string[])["grant_type", "scope", "client_id", "client_secret"]).Any(name => form.Texts(name).Count > 1)) return Refused("invalid_request");
        var (id, secret, problem) = Credentials(context, form);
        if (problem is not null) return Refused(problem);
        if (form.Text("grant_type").Length == 0) return Refused("invalid_request");
        if (await find.By(id, secret, context.RequestAborted) is not { } program)
        {
            context.Response.Headers.WWWAuthenticate = "Basic realm=\"ecusson\"";
            return Refused("invalid_client", StatusCodes.Status401Unauthorized);
        }

        if (form.Text("grant_type") != "client_credentials") return Refused("unsupported_grant_type");
        var wished = form.Text("scope").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (wished.Any(scope => !program.Scopes.Contains(scope, StringComparer.Ordinal))) return Refused("invalid_scope");
        var scopes = wished.Length == 0 ? program.Scopes : wished;
        return Results.Json(new AccessToken(access.Make(program.Token, [.. scopes]), "Bearer", (int)AccessTokens.Life.TotalSeconds, string.Join(' ', Scopes.All.Where(scopes.Contains))));
    }

    // §2.3.1: in a header, or in the form; never both.
    static (string? Id, string? Secret, string? Problem) Credentials(HttpContext context, PostedForm form)
    {
        var header = context.Request.Headers.Authorization;
        if (header.Count == 0) return (form.Text("client_id"), form.Text("client_secret"), null);
        if (header.Count > 1 || form.Has("client_secret")) return (null, null, "invalid_request");
        var bytes = new byte[1024];
        if (!AuthenticationHeaderValue.TryParse(header[0], out var shown) || !shown.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase)
            || shown.Parameter is not { Length: < 1000 } both || !Convert.TryFromBase64String(both, bytes, out var written)) return (null, null, null);
        var parts = Encoding.UTF8.GetString(bytes, 0, written).Split(':', 2);
        return parts.Length == 2 ? (Plain(parts[0]), Plain(parts[1]), null) : (null, null, null);
    }

    static string Plain(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    static IResult Refused(string error, int status = StatusCodes.Status400BadRequest) => Results.Json(new TokenRefusal(error), statusCode: status);
}

/// <summary>What a program sends for an access token, as a form.</summary>
/// <param name="GrantType"><c>client_credentials</c>.</param>
/// <param name="Scope">What it wants to do, separated by spaces; nothing for all that it may.</param>
/// <param name="ClientId">Its id, where it is not in the header.</param>
/// <param name="ClientSecret">Its secret, where it is not in the header.</param>
sealed record TokenWish(
    [property: JsonPropertyName("grant_type")] string GrantType, [property: JsonPropertyName("scope")] string? Scope = null,
    [property: JsonPropertyName("client_id")] string? ClientId = null, [property: JsonPropertyName("client_secret")] string? ClientSecret = null);

/// <summary>What a program gets (RFC 6749 §5.1).</summary>
/// <param name="Token">The access token.</param>
/// <param name="Kind"><c>Bearer</c>.</param>
/// <param name="Seconds">How long it works.</param>
/// <param name="Scope">What it is for.</param>
sealed record AccessToken(
    [property: JsonPropertyName("access_token")] string Token, [property: JsonPropertyName("token_type")] string Kind,
    [property: JsonPropertyName("expires_in")] int Seconds, [property: JsonPropertyName("scope")] string Scope);

/// <summary>Why it gets none (RFC 6749 §5.2).</summary>
/// <param name="Error">The code.</param>
sealed record TokenRefusal([property: JsonPropertyName("error")] string Error);
