using Ecusson.Storage;

namespace Ecusson.Web.Shell;

/// <summary>What browsers are told to refuse on every answer of this server.</summary>
static class SecurityHeaders
{
    // Pictures may be data URIs: a badge is shown from the very file that was handed in, never from an address inside it.
    const string Policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    // A year, and this host alone: what its neighbours do is not ours to say.
    const string HttpsAlone = "max-age=31536000";

    // Written when the answer starts: an error page begins by clearing what was set before.
    public static void UseSecurityHeaders(this WebApplication app)
    {
        var site = app.Services.GetRequiredService<SiteAddress>();
        app.Use((context, next) =>
        {
            context.Response.OnStarting(
                headers =>
                {
                    Write((IHeaderDictionary)headers, site);
                    return Task.CompletedTask;
                },
                context.Response.Headers);
            return next(context);
        });
    }

    /// <summary>Writes them.</summary>
    public static void Write(IHeaderDictionary headers, SiteAddress site)
    {
        // By the address, not by how a request seems to have come: in the clear browsers do not heed it (RFC 6797 §8.1).
        if (site.IsPublic) headers.StrictTransportSecurity = HttpsAlone;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        // Public files say otherwise: badges are shown on other sites.
        headers.TryAdd("Cross-Origin-Resource-Policy", "same-origin");
    }
}
