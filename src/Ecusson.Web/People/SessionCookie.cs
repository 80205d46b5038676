using System.Globalization;
using System.Security.Claims;
using Ecusson.People;
using Ecusson.Web.Shell;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Ecusson.Web.People;

/// <summary>The cookie by which a browser is known, and who is behind it at each request.</summary>
static class SessionCookie
{
    const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;
    const string Stamp = "stamp", By = "by", At = "at";

    /// <summary>How long a session holds after its last day of use.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(14);
    static readonly TimeSpan Fresh = TimeSpan.FromDays(1);

    public static void AddSessions(this WebApplicationBuilder builder) =>
        builder.Services.AddAuthentication(Scheme).AddCookie(Scheme, options =>
        {
            builder.Shape(options.Cookie, "ecusson");
            options.ExpireTimeSpan = Life;
            // Renewed below, on pages that no cache keeps: a cookie must never be set on one that a cache may.
            options.SlidingExpiration = false;
        });

    /// <summary>Finds out who asks, for endpoints marked <see cref="ReadsSession"/>, and turns away who may not be there.</summary>
    public static void UseSessions(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<ReadsSession>() is not { } reads)
        {
            await next(context);
            return;
        }

        // As the form tokens will have it.
        context.Response.Headers.CacheControl = "no-cache, no-store";
        context.Response.Headers.Pragma = "no-cache";
        var (person, session) = await Read(context);
        context.Know(person, session);
        if (HttpMethods.IsGet(context.Request.Method)) Said.Take(context);
        if (reads.Access != Access.Everyone && person is null)
        {
            if (HttpMethods.IsPost(context.Request.Method) && await UnsentForms.Keep(context, reads.LargestForm) is { } refusal)
            {
                context.Response.StatusCode = refusal;
                return;
            }

            var to = context.Request.Path.ToUriComponent() + UnsentForms.Query(context);
            context.Response.StatusCode = StatusCodes.Status303SeeOther;
            context.Response.Headers.Location = SignInPages.Address(to);
            return;
        }

        if (reads.Access == Access.Operator && person is { IsOperator: false })
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (reads is { Access: not Access.Everyone, LargestForm: > 0 } && HttpMethods.IsGet(context.Request.Method)) await UnsentForms.GiveBack(context);
        await next(context);
    });

    /// <summary>Lets a browser in.</summary>
    public static Task SignIn(HttpContext context, Session session) => context.SignInAsync(Scheme, Principal(session), new AuthenticationProperties { IsPersistent = true });

    /// <summary>Has a browser forget.</summary>
    public static Task SignOut(HttpContext context) => context.SignOutAsync(Scheme);

    static async Task<(SignedInPerson? Person, Session? Session)> Read(HttpContext context)
    {
        var ticket = await context.AuthenticateAsync(Scheme);
        if (ticket.Principal?.FindFirstValue(ClaimTypes.NameIdentifier) is not { } id || ticket.Principal.FindFirstValue(Stamp) is not { } stamp || !Guid.TryParse(id, out var row))
            return (null, null);
        var session = new Session(new PersonId(row), stamp, Moment(ticket.Principal));
        var person = await context.RequestServices.GetRequiredService<Sessions>().Of(session, context.RequestAborted);
        if (person is null)
        {
            // Ended elsewhere, or the account was closed.
            context.User = new ClaimsPrincipal();
            await SignOut(context);
            return (null, null);
        }

        var now = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        if (ticket.Properties?.IssuedUtc is { } issued && now - issued > Fresh) await SignIn(context, session);
        return (person, session);
    }

    /// <summary>A cookie of a server that did not write it down yet tells no moment: what asks for one asks to sign in.</summary>
    static SignInMoment Moment(ClaimsPrincipal principal) =>
        Enum.TryParse<SignInMeans>(principal.FindFirstValue(By), out var by) && long.TryParse(principal.FindFirstValue(At), CultureInfo.InvariantCulture, out var seconds)
            ? new SignInMoment(by, DateTimeOffset.FromUnixTimeSeconds(seconds)) : SignInMoment.Unknown;

    static ClaimsPrincipal Principal(Session session) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, session.Person.Value.ToString()), new Claim(Stamp, session.Stamp),
            new Claim(By, session.SignedIn.By.ToString()), new Claim(At, session.SignedIn.At.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
        ],
        Scheme));
}
