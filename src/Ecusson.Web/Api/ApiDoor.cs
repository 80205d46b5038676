using Ecusson.Organizations;
using Microsoft.Extensions.Localization;

namespace Ecusson.Web.Api;

/// <summary>Marks an endpoint that a program comes to with a token.</summary>
/// <param name="Scope">What the token must be for.</param>
sealed record AsksToken(string Scope);

/// <summary>
/// The way in for programs: a bearer token in its header (RFC 6750 §2.1) and nothing else. Cookies are not looked at, so no other site's page can use its
/// visitor's, and no header invites such pages. What the program may do in an organisation is each verb's to say as well.
/// </summary>
static class ApiDoor
{
    /// <summary>What all addresses of the API begin with.</summary>
    public const string Root = "/api/v1";

    const string Scheme = "Bearer";

    /// <summary>Lets programs in before anything of their request's body is read.</summary>
    public static void UseTokens(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (!IsApi(context))
        {
            await next(context);
            return;
        }

        context.Response.Headers.CacheControl = "no-store";
        if (context.GetEndpoint()?.Metadata.GetMetadata<AsksToken>() is not { Scope: var scope })
        {
            await next(context);
            return;
        }

        var shown = Shown(context);
        if (shown is null)
        {
            // RFC 6750 §3.1: to who shows nothing, no error is named.
            await Refuse(context, ApiProblem.NoToken, "");
            return;
        }

        if (await Find(context, shown) is not { } program) await Refuse(context, ApiProblem.InvalidToken, "error=\"invalid_token\"");
        else if (!program.Scopes.Contains(scope, StringComparer.Ordinal)) await Refuse(context, TooNarrow(context, scope), $"error=\"insufficient_scope\", scope=\"{scope}\"");
        else
        {
            context.Features.Set(program);
            await next(context);
        }
    });

    /// <summary>Whether a request is for the API.</summary>
    public static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments(Root, StringComparison.OrdinalIgnoreCase);

    /// <summary>The program that was let in.</summary>
    /// <exception cref="InvalidOperationException">The endpoint asks for no token: see <see cref="AsksToken"/>.</exception>
    public static KnownProgram Program(this HttpContext context) =>
        context.Features.Get<KnownProgram>() ?? throw new InvalidOperationException("This endpoint asks for no token: name its scope with As.");

    static string? Shown(HttpContext context)
    {
        var header = context.Request.Headers.Authorization;
        if (header.Count != 1 || header[0] is not { } text) return header.Count == 0 ? null : "";
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        if (space < 0 || !text.AsSpan(0, space).Equals(Scheme, StringComparison.OrdinalIgnoreCase)) return null;
        return text[(space + 1)..].Trim(' ');
    }

    static async Task<KnownProgram?> Find(HttpContext context, string shown)
    {
        var (services, stop) = (context.RequestServices, context.RequestAborted);
        var tokens = services.GetRequiredService<FindToken>();
        return services.GetRequiredService<AccessTokens>().Read(shown) is { } grant ? await tokens.By(grant, stop) : await tokens.By(shown, stop);
    }

    static ApiProblem TooNarrow(HttpContext context, string scope) =>
        ApiProblem.InsufficientScope with { Detail = context.RequestServices.GetRequiredService<IStringLocalizer<ApiPage>>()["NeedsScope", scope] };

    static Task Refuse(HttpContext context, ApiProblem problem, string why)
    {
        context.Response.Headers.WWWAuthenticate = why.Length == 0 ? $"{Scheme} realm=\"ecusson\"" : $"{Scheme} realm=\"ecusson\", {why}";
        return problem.ExecuteAsync(context);
    }
}
