namespace Ecusson.Web.Shell;

/// <summary>What browsers are told to refuse on every answer of this server.</summary>
static class SecurityHeaders
{
    // Pictures may be data URIs: a badge is shown from the very file that was handed in, never from an address inside it.
    const string Policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    // Written when the answer starts: an error page begins by clearing what was set before.
    public static void UseSecurityHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(
            headers =>
            {
                Write((IHeaderDictionary)headers);
                return Task.CompletedTask;
            },
            context.Response.Headers);
        return next(context);
    });

    /// <summary>Writes them.</summary>
    public static void Write(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        // Public files say otherwise: badges are shown on other sites.
        headers.TryAdd("Cross-Origin-Resource-Policy", "same-origin");
    }
}
