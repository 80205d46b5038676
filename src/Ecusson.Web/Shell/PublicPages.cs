using System.Text.Json;
using Ecusson.Web.Shell.Keeping;
using Microsoft.Net.Http.Headers;

namespace Ecusson.Web.Shell;

/// <summary>Addresses of things that are public: a bare one that answers programs and leads browsers on, and a page under each language.</summary>
static class PublicPages
{
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

    /// <summary>
    /// Whether a program asks. A browser names <c>text/html</c>; whoever does not, or likes JSON better, gets the data itself.
    /// </summary>
    public static bool IsProgram(HttpContext context)
    {
        context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        return AsksForData(context.Request);
    }

    /// <summary>The same, without a word of it in the answer.</summary>
    public static bool AsksForData(HttpRequest request)
    {
        if (request.Headers.Accept is { Count: 0 } or ["*/*"]) return true;
        var accepted = request.GetTypedHeaders().Accept;
        var html = accepted.Where(type => type.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase)).Select(Quality).DefaultIfEmpty(0).Max();
        var json = accepted.Where(type => type.MediaType.EndsWith("json", StringComparison.OrdinalIgnoreCase)).Select(Quality).DefaultIfEmpty(0).Max();
        return html <= 0 || json > html;
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

    static double Quality(MediaTypeHeaderValue type) => type.Quality ?? 1;

    static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];
}
