using Ecusson.Web.People;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace Ecusson.Web.Shell;

/// <summary>Pages with forms: GET shows, POST reads and leads on. They know who asks, and no cache keeps them.</summary>
static class FormPages
{
    /// <summary>Most bytes of a form without files: 1 MiB.</summary>
    public const int Plain = 1 << 20;

    public static void AddFormPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(new SaidCookie(NameOf(builder, "ecusson-said"), IsSecure(builder)));
        builder.Services.AddAntiforgery(options =>
        {
            options.FormFieldName = FormToken.FieldName;
            builder.Shape(options.Cookie, "ecusson-form");
            // The content policy says it for all pages.
            options.SuppressXFrameOptionsHeader = true;
        });
    }

    /// <summary>Gives a cookie its name and its limits: no script reads it, and where the public address is https it never leaves without.</summary>
    public static void Shape(this WebApplicationBuilder builder, CookieBuilder cookie, string name)
    {
        cookie.Name = NameOf(builder, name);
        cookie.HttpOnly = true;
        cookie.Path = "/";
        // Lax: whoever comes from a link in a mail is known, and keeps the tokens of their other windows.
        cookie.SameSite = SameSiteMode.Lax;
        cookie.SecurePolicy = IsSecure(builder) ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
    }

    /// <summary>Serves a page with a form under each language.</summary>
    /// <param name="app">The server.</param>
    /// <param name="path">Its address below the language, e.g. <c>/me/account</c>; with route parameters.</param>
    /// <param name="access">Whom it is for.</param>
    /// <param name="show">Answers GET, also when what was typed before a session ended is given back, and POST when the form token was refused: it takes what was typed from <see cref="Visitors.Posted"/>.</param>
    /// <param name="take">Answers POST; null when the page has no form of its own.</param>
    /// <param name="rateLimit">The limit on posts; null for none.</param>
    /// <param name="largest">Most bytes that a post may have.</param>
    public static void MapFormPage(
        this WebApplication app, string path, Access access, Delegate show, Delegate? take = null, string? rateLimit = null, int largest = Plain)
    {
        app.MapMethods(path, Reading, context =>
        {
            context.Response.Redirect(Language.Here($"{context.Request.Path.ToUriComponent()}{context.Request.QueryString.ToUriComponent()}"));
            return Task.CompletedTask;
        });
        var shown = app.Late(path, show);
        var taken = take is null ? null : app.Late(path, take, (invocation, next) => Take(invocation, next, shown, largest));
        foreach (var language in Language.All)
        {
            var reads = new ReadsSession(access, taken is null ? 0 : largest);
            app.MapMethods($"/{language.Code}{path}", Reading, shown).WithMetadata(reads);
            if (taken is null) continue;
            var post = app.MapPost($"/{language.Code}{path}", taken).WithMetadata(reads);
            if (rateLimit is not null) post.RequireRateLimiting(rateLimit);
        }
    }

    /// <summary>Leads on after a form, so that loading again posts nothing again.</summary>
    public static IResult SeeOther(HttpContext context, string address)
    {
        context.Response.Headers.Location = address;
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    /// <summary>The same, and has the page that is led to say a sentence.</summary>
    /// <typeparam name="TPage">The page in whose texts the sentence stands.</typeparam>
    /// <param name="context">The request.</param>
    /// <param name="address">Where it leads.</param>
    /// <param name="sentence">The sentence's name.</param>
    /// <param name="words">What is filled into it.</param>
    public static IResult SeeOther<TPage>(HttpContext context, string address, string sentence, params object[] words)
    {
        Said.Next<TPage>(context, sentence, words);
        return SeeOther(context, address);
    }

    /// <summary>Serves something at one address to whoever has signed in: a file, a drawing. No cache keeps it.</summary>
    public static IEndpointConventionBuilder MapOwnFile(this WebApplication app, string path, Delegate file) => app.MapRead(path, file).WithMetadata(new ReadsSession(Access.Members));

    static async ValueTask<object?> Take(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next, RequestDelegate again, int largest)
    {
        var context = invocation.HttpContext;
        var (form, refusal) = await PostedForm.Read(context, largest);
        if (refusal is { } status) return TypedResults.StatusCode(status);
        context.Features.Set(form);
        if (await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context))
        {
            var answer = await next(invocation);
            await UnsentForms.Sent(context);
            return answer;
        }

        // Too old, of another session, or sent by another site: nothing is done, and nothing typed is lost.
        var text = context.RequestServices.GetRequiredService<IStringLocalizer<Document>>();
        context.Features.Set(new Said(text[form.Files?.Any(file => file.Length > 0) == true ? "TokenRefusedNoFiles" : "TokenRefused"], IsGood: false));
        context.Features.Set(new GivenBack(Saved: null));
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        await again(context);
        return EmptyHttpResult.Instance;
    }

    // Bound to this host where the server's public address is https
    static string NameOf(WebApplicationBuilder builder, string name) => IsSecure(builder) ? $"__Host-{name}" : name;

    static bool IsSecure(WebApplicationBuilder builder) => builder.Configuration[Start.AddressSetting]?.StartsWith("https://", StringComparison.OrdinalIgnoreCase) == true;

    static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];
}
