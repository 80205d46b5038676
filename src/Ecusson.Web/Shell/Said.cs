using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Ecusson.Web.Shell;

/// <summary>A sentence that the next page shows once: what came of the form that led there.</summary>
/// <param name="Sentence">As it is shown.</param>
/// <param name="IsGood">Whether it is good news.</param>
sealed record Said(string Sentence, bool IsGood)
{
    const string Cookie = "ecusson-said";

    static readonly TimeSpan Life = TimeSpan.FromMinutes(1);

    /// <summary>Has the next page say a sentence. It travels sealed, so that no other site can put words on our pages.</summary>
    public static void Next(HttpContext context, string sentence) =>
        context.Response.Cookies.Append(Cookie, Sealer(context).Protect(sentence), new CookieOptions
        {
            HttpOnly = true, Secure = context.Request.IsHttps, SameSite = SameSiteMode.Lax, MaxAge = Life, Path = "/", IsEssential = true,
        });

    /// <summary>Takes what the page before had said, to be shown on this one.</summary>
    public static void Take(HttpContext context)
    {
        if (context.Request.Cookies[Cookie] is not { Length: > 0 } kept) return;
        context.Response.Cookies.Delete(Cookie, new CookieOptions { Path = "/" });
        try
        {
            context.Features.Set(new Said(Sealer(context).Unprotect(kept), IsGood: true));
        }
        catch (CryptographicException)
        {
            // Not said by us: nothing is shown.
        }
    }

    static IDataProtector Sealer(HttpContext context) => context.RequestServices.GetDataProtector("said");
}
