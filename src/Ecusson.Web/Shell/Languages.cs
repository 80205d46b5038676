using Microsoft.AspNetCore.Localization;
using Microsoft.Net.Http.Headers;

namespace Ecusson.Web.Shell;

/// <summary>Which language an answer is in: the address says it; where it does not, the browser's wish does.</summary>
static class Languages
{
    public static void AddLanguages(this WebApplicationBuilder builder)
    {
        builder.Services.AddLocalization();
        builder.Services.Configure<RequestLocalizationOptions>(options =>
        {
            var codes = Language.All.Select(language => language.Code).ToArray();
            options.SetDefaultCulture(codes[0]).AddSupportedCultures(codes).AddSupportedUICultures(codes);
            options.ApplyCurrentCultureToResponseHeaders = true;
            options.RequestCultureProviders =
            [
                new CustomRequestCultureProvider(context => Task.FromResult(
                    Language.Of(context.Request.Path) is { } language ? new ProviderCultureResult(language.Code) : null)),
                new AcceptLanguageHeaderRequestCultureProvider(),
            ];
        });
    }

    /// <summary>Serves a page under each language, and leads from its bare address to the browser's language.</summary>
    /// <param name="app">The server.</param>
    /// <param name="path">The page's address below the language, e.g. <c>/verify</c>; empty for the start page.</param>
    /// <param name="page">Answers GET and HEAD.</param>
    public static void MapPage(this WebApplication app, string path, Func<IResult> page)
    {
        app.MapMethods(path.Length == 0 ? "/" : path, Reading, context =>
        {
            context.Response.Headers.Vary = HeaderNames.AcceptLanguage;
            context.Response.Redirect(Language.Here(path));
            return Task.CompletedTask;
        });
        foreach (var language in Language.All)
            app.MapMethods($"/{language.Code}{path}", Reading, context =>
            {
                // Nothing on a page depends on who asks, so that a cache between may keep it.
                context.Response.Headers.CacheControl = "public, max-age=60";
                return page().ExecuteAsync(context);
            });
    }

    static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];
}
