using System.Text.Json;
using Ecusson.Web.Shell.Keeping;
using Microsoft.Net.Http.Headers;

namespace Ecusson.Web.Shell;

/// <summary>Addresses of things that are public: a bare one that answers programs and leads browsers on, and a page under each language.</summary>
static class PublicPages
{
    /// <summary>The media type of a credential (Verifiable Credentials Data Model 2.0 §6.1).</summary>
    public const string Credential = "application/vc";

    /// <summary>The media type of a credential as JWT (Securing Verifiable Credentials using JOSE and COSE §6.1.1).</summary>
    public const string CredentialJwt = "application/vc+jwt";

    /// <summary>Serves a page about one thing under each language. It holds no form token and does not depend on who asks; caches ask whether it is still so.</summary>
    /// <param name="app">The server.</param>
    /// <param name="path">Its address below the language, with route parameters, e.g. <c>/organizations/{id}</c>.</param>
    /// <param name="page">Answers GET and HEAD.</param>
    public static void MapPublicPage(this WebApplication app, string path, Delegate page)
    {
        var shown = app.Late(path, page, (invocation, next) =>
        {
            invocation.HttpContext.Response.Headers.CacheControl = "public, no-cache";
            return next(invocation);
        });
        foreach (var language in Language.All) app.MapMethods($"/{language.Code}{path}", Reading, shown);
    }

    /// <summary>What is asked for at an address that has data for programs and a page for people, which the answer's <c>Vary</c> says.</summary>
    /// <param name="context">The request.</param>
    /// <param name="hasToken">Whether the data are there as JWT too.</param>
    public static Wanted Wanted(HttpContext context, bool hasToken = false)
    {
        context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        return Wanted(context.Request, hasToken);
    }

    /// <summary>The same, without a word of it in the answer.</summary>
    public static Wanted Wanted(HttpRequest request, bool hasToken)
    {
        if (request.Headers.Accept is { Count: 0 } or ["*/*"]) return Shell.Wanted.Data;
        var accepted = request.GetTypedHeaders().Accept;
        var page = Liked(accepted, type => type is "text/html");
        var data = Liked(accepted, type => type is Credential || type.EndsWith("json", StringComparison.Ordinal));
        var token = hasToken ? Liked(accepted, type => type is CredentialJwt or "application/jwt") : null;
        if (page > 0 && page >= (data ?? 0) && page >= (token ?? 0)) return Shell.Wanted.Page;
        // Whoever takes anything takes JSON as gladly.
        return token > (data ?? Liked(accepted, type => type is "application/*") ?? Liked(accepted, type => type is "*/*") ?? 0) ? Shell.Wanted.Token : Shell.Wanted.Data;
    }

    /// <summary>Leads a browser from a bare address to the page in its language, with what the address asks for.</summary>
    public static IResult ToLanguage(HttpContext context)
    {
        context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptLanguage);
        return Results.Redirect(Language.Here(context.Request.Path.ToUriComponent() + context.Request.QueryString.ToUriComponent()));
    }

    /// <summary>Public data for programs, those that run in other sites' pages included.</summary>
    public static IResult Data(HttpContext context, ReadOnlyMemory<byte> json, string mediaType)
    {
        context.Response.Headers.AccessControlAllowOrigin = "*";
        context.Response.Headers.CacheControl = "public, no-cache";
        return Results.Bytes(json, mediaType);
    }

    /// <summary>Public data that is shown, and saved under a name, of which any letter may be in.</summary>
    public static IResult Taken(HttpContext context, ReadOnlyMemory<byte> bytes, string mediaType, string name)
    {
        var shown = new ContentDispositionHeaderValue("inline");
        shown.SetHttpFileName(name);
        context.Response.Headers.ContentDisposition = shown.ToString();
        return Data(context, bytes, mediaType);
    }

    /// <summary>
    /// Keeps an answer in memory and gives it to everybody who asks at the same address, until something happens to what it tells of, or it stops being true by itself. It must
    /// be the same for everybody: nothing in it may depend on who asks. What sets a cookie, or reads the session, is never kept.
    /// </summary>
    /// <param name="answer">The answer.</param>
    /// <param name="until">When it stops being true by itself; null for no such moment.</param>
    /// <param name="about">Everything that it tells of.</param>
    public static IResult Kept(IResult answer, DateTimeOffset? until, params Matter[] about) => new KeepAnswer(answer, until, about);

    /// <summary>The same for JSON that was not written yet.</summary>
    public static IResult Data(HttpContext context, JsonElement json, string mediaType) => Data(context, JsonSerializer.SerializeToUtf8Bytes(json), mediaType);

    // The highest quality (RFC 9110 §12.4.2) of the media types that are such; null where none is named.
    static double? Liked(IList<MediaTypeHeaderValue> accepted, Func<string, bool> isSuch) =>
        accepted.Where(type => isSuch(type.MediaType.ToString().ToLowerInvariant())).Max(type => (double?)(type.Quality ?? 1));

    static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];
}

/// <summary>What a request wants of an address that has several forms.</summary>
enum Wanted
{
    /// <summary>The page: <c>text/html</c> is named, as browsers do, and nothing is liked better.</summary>
    Page,

    /// <summary>The data as JSON: whoever names no page gets it.</summary>
    Data,

    /// <summary>The data as JWT: one is named, and JSON is not liked as well.</summary>
    Token,
}
