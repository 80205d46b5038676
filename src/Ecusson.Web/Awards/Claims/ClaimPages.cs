using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Ecusson.Awards.Claims;
using Ecusson.Awards.Lists;
using Ecusson.People;
using Ecusson.Storage;
using Ecusson.Web.Shell;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.Options;

namespace Ecusson.Web.Awards.Claims;

/// <summary>Where a code from a wall leads: the badge, and a form of two fields; with an account, one press.</summary>
static class ClaimPages
{
    public const string CodeField = "code", AddressField = "address", NameField = "name", NameBox = "own-name", SureBox = "sure";

    /// <summary>The path of a code, which leads to the page in the visitor's language.</summary>
    public static string Path(string code) => $"/claim/{ClaimCodes.Written(code)}";

    /// <summary>The address that a QR code says.</summary>
    public static string Address(SiteAddress site, string code) => new Uri(site.Root, Path(code)).AbsoluteUri;

    /// <summary>An address as people type it: without what comes before the server's name.</summary>
    public static string Typed(SiteAddress site, string path) => $"{site.Root.Authority}{path}";

    public static void MapClaimPages(this WebApplication app)
    {
        app.MapFormPage("/claim", Access.Everyone, ShowCode, TakeCode, ClaimsRoom.RateLimit);
        app.MapFormPage("/claim/{code}", Access.Everyone, Show, Take, ClaimsRoom.RateLimit);
        app.MapFormPage("/claim/{code}/sent", Access.Everyone, ShowSent);
    }

    /// <summary>What says of the address in a form that it is right, and of no other.</summary>
    public static string Sure(PostedForm posted) => RowChange.Mark(posted.Text(AddressField));

    static Page ShowCode(HttpContext context) => Code(context, FormErrors.None);

    static IResult TakeCode(HttpContext context) =>
        ClaimCodes.TryRead(context.Posted().Text(CodeField), out var code) ? FormPages.SeeOther(context, Language.Here(Path(code))) : Code(context, FormErrors.Of(CodeField, context.Posted().Text(CodeField).Trim().Length == 0 ? "CodeMissing" : "CodeWrong"));

    static Page Code(HttpContext context, FormErrors errors, string? tried = null) => Page.Of<ClaimCodePage>(
        tried is null ? errors.Status : StatusCodes.Status404NotFound,
        (nameof(ClaimCodePage.Form), context.Posted()), (nameof(ClaimCodePage.Errors), errors), (nameof(ClaimCodePage.Tried), tried));

    static async Task<IResult> Show(HttpContext context, OpenClaims open, MyAccounts accounts, string code)
    {
        var (seen, refusal) = await Found(context, open, code);
        return seen is null ? refusal! : await Shown(context, accounts, seen, FormErrors.None, meant: null);
    }

    static async Task<IResult> ShowSent(HttpContext context, OpenClaims open, string code)
    {
        var (seen, refusal) = await Found(context, open, code);
        return seen is null ? refusal! : Page.Of<ClaimSentPage>(parameters: [(nameof(ClaimSentPage.Seen), seen), (nameof(ClaimSentPage.IsMember), context.SignedIn() is not null)]);
    }

    static async Task<IResult> Take(HttpContext context, OpenClaims open, ClaimBadge claim, MyAccounts accounts, string code)
    {
        var (seen, refusal) = await Found(context, open, code);
        if (seen is null) return refusal!;
        var posted = context.Posted();
        var form = new ClaimForm(posted.Text(AddressField), posted.Text(NameField), Language.Current.Code) { GivesName = posted.Has(NameBox), Receipt = Receipt(context, seen.Code) };
        if (seen.Standing == ClaimStanding.Open && context.SignedIn() is null && posted.Text(SureBox) != Sure(posted) && LikelyAddress.Of(form.Address) is { } meant)
            return await Shown(context, accounts, seen, FormErrors.Of(AddressField, "LikelyTypo"), meant);
        switch (await claim.With(context.Actor(), seen.Code, form, context.RequestAborted))
        {
            case ClaimBadgeOutcome.Noted:
                return FormPages.SeeOther(context, Language.Here($"{Path(seen.Code)}/sent"));
            case ClaimBadgeOutcome.Invalid { Problems: var problems }:
                var errors = new FormErrors();
                foreach (var (field, problem) in problems) errors.Add(field, $"Wrong_{field}_{problem}");
                return await Shown(context, accounts, seen, errors, meant: null);
            case ClaimBadgeOutcome.NotYours:
                return await Shown(context, accounts, seen, FormErrors.Of(AddressField, "NotYours"), meant: null);
            case ClaimBadgeOutcome.TooMany:
                context.Response.Headers.RetryAfter = Wait;
                return await Shown(context, accounts, seen, FormErrors.Of(AddressField, "TooMany"), meant: null, StatusCodes.Status429TooManyRequests);
            case ClaimBadgeOutcome.NotOpen or ClaimBadgeOutcome.NoSuchCode:
                return await Show(context, open, accounts, code);
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>What a code opens, or the answer to whoever has none that opens anything.</summary>
    static async Task<(SeenClaimLink? Seen, IResult? Refusal)> Found(HttpContext context, OpenClaims open, string typed)
    {
        context.Response.Headers["X-Robots-Tag"] = "noindex";
        var shown = typed.Length > 40 ? typed[..40] : typed;
        if (!ClaimCodes.TryRead(typed, out var code)) return (null, Code(context, FormErrors.None, shown));
        var (guesses, visitor) = (context.RequestServices.GetRequiredService<ClaimGuesses>(), RateLimits.Visitor(context));
        if (!guesses.May(visitor, code)) return (null, Guessed(context));
        if (await open.By(code, context.RequestAborted) is { } seen)
        {
            guesses.Right(visitor, code);
            return (seen, null);
        }

        return (null, guesses.Wrong(visitor) ? Code(context, FormErrors.None, shown) : Guessed(context));
    }

    static Page Guessed(HttpContext context)
    {
        context.Response.Headers.RetryAfter = Wait;
        return Page.Of<ClaimWaitPage>(StatusCodes.Status429TooManyRequests);
    }

    /// <summary>What no other browser can say: the secret half of its form token, and nothing that could be read back from it.</summary>
    static string? Receipt(HttpContext context, string code) =>
        context.RequestServices.GetRequiredService<IOptions<AntiforgeryOptions>>().Value.Cookie.Name is { } name && context.Request.Cookies[name] is { Length: > 0 } secret
            ? Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes($"{code} {secret}"))) : null;

    static string Wait => ClaimGuesses.Window.TotalSeconds.ToString(CultureInfo.InvariantCulture);

    static async Task<IResult> Shown(HttpContext context, MyAccounts accounts, SeenClaimLink seen, FormErrors errors, string? meant, int? refused = null)
    {
        var mine = context.SignedIn() is null ? null : await accounts.Of(context.Actor(), context.RequestAborted);
        IReadOnlyList<string> own = mine is null ? [] : [.. mine.Addresses.Where(address => address.IsVerified).Select(address => address.Written)];
        var status = refused ?? (seen.Standing is ClaimStanding.Open or ClaimStanding.NotYet ? errors.Status : StatusCodes.Status410Gone);
        return Page.Of<ClaimPage>(status,
            (nameof(ClaimPage.Seen), seen), (nameof(ClaimPage.Own), own), (nameof(ClaimPage.OwnName), mine?.Name), (nameof(ClaimPage.Form), context.Posted()), (nameof(ClaimPage.Errors), errors), (nameof(ClaimPage.Meant), meant));
    }
}
