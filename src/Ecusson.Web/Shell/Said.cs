using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Localization;

namespace Ecusson.Web.Shell;

/// <summary>A sentence that the next page shows once: what came of the form that led there.</summary>
/// <param name="Sentence">As it is shown.</param>
/// <param name="IsGood">Whether it is good news.</param>
sealed record Said(string Sentence, bool IsGood)
{
    const string Good = "+", Bad = "-";

    static readonly TimeSpan Life = TimeSpan.FromMinutes(1);

    /// <summary>Has the next page say a sentence. It travels sealed, so that no other site can put words on our pages.</summary>
    public static void Next(HttpContext context, string sentence, bool isGood = true) =>
        Cookie(context).Append(context, Sealer(context).Protect((isGood ? Good : Bad) + sentence), Life);

    /// <summary>The same, for a sentence that stands in a page's texts.</summary>
    /// <typeparam name="TPage">The page.</typeparam>
    /// <param name="context">The request.</param>
    /// <param name="sentence">The sentence's name.</param>
    /// <param name="words">What is filled into it.</param>
    public static void Next<TPage>(HttpContext context, string sentence, params object[] words) =>
        Next(context, context.RequestServices.GetRequiredService<IStringLocalizer<TPage>>()[sentence, words]);

    /// <summary>Takes what the page before had said, to be shown on this one.</summary>
    public static void Take(HttpContext context)
    {
        var cookie = Cookie(context);
        if (context.Request.Cookies[cookie.Name] is not { Length: > 0 } kept) return;
        cookie.Delete(context);
        try
        {
            var said = Sealer(context).Unprotect(kept);
            context.Features.Set(new Said(said[1..], said[0] == Good[0]));
        }
        catch (CryptographicException)
        {
            // Not said by us: nothing is shown.
        }
    }

    static SaidCookie Cookie(HttpContext context) => context.RequestServices.GetRequiredService<SaidCookie>();

    static IDataProtector Sealer(HttpContext context) => context.RequestServices.GetDataProtector("said");
}

/// <summary>The cookie in which a sentence travels.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsSecure">Whether it always needs https; else it does as the visitor comes.</param>
sealed record SaidCookie(string Name, bool IsSecure)
{
    public void Append(HttpContext context, string value, TimeSpan life)
    {
        var options = Options(context);
        options.MaxAge = life;
        context.Response.Cookies.Append(Name, value, options);
    }

    public void Delete(HttpContext context) => context.Response.Cookies.Delete(Name, Options(context));

    CookieOptions Options(HttpContext context) => new() { HttpOnly = true, Secure = IsSecure || context.Request.IsHttps, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true };
}
