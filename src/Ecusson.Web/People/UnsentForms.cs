using System.Security.Cryptography;
using System.Text.Json;
using System.Threading.RateLimiting;
using Ecusson.People;
using Ecusson.Web.Shell;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Primitives;

namespace Ecusson.Web.People;

/// <summary>
/// Forms that were posted after the session had ended: kept, shown again to the same person once they have signed in, and never sent in their place. Whose a form is, on which page
/// and of which session stands sealed in it, so that neither another site nor another person can lay words into it, and nobody once the account's sessions were ended.
/// </summary>
static class UnsentForms
{
    /// <summary>Name of the hidden field that says, sealed, to whom a form was shown.</summary>
    public const string OwnerField = "form-of";

    /// <summary>Name of the hidden field of a form that was given back.</summary>
    public const string AgainField = "form-again";

    /// <summary>In an address: shows the page as it is saved, without what was given back.</summary>
    public const string Without = "without-unsent";

    /// <summary>Name of the limit on what is kept without a session.</summary>
    public const string RateLimit = "unsent-forms";

    // What proves something for one moment, or is secret: it is asked for anew.
    static readonly string[] NeverKept =
        [FormToken.FieldName, OwnerField, AgainField, AccountPages.CurrentField, AccountPages.WantedField, PasskeyPages.AnswerField, PasskeyPages.ChallengeField];

    /// <summary>The value of <see cref="OwnerField"/> for who has signed in; null for nobody.</summary>
    public static string? Owner(HttpContext context) => context.Session() is { } session
        ? Sealer(context).Protect(JsonSerializer.Serialize(new FormOwner(session.Person.Value, session.Stamp, Page(context), Now(context) + SessionCookie.Life)))
        : null;

    /// <summary>Whether the page shows what was given back, also again after it was sent and refused.</summary>
    public static bool IsGivenBack(HttpContext context) => context.Features.Get<GivenBack>() is { Saved: not null } || context.Posted().Has(AgainField);

    /// <summary>What the page was asked with, but for <see cref="Without"/>: whoever signs in again finds there what was kept.</summary>
    public static string Query(HttpContext context)
    {
        var asked = context.Request.QueryString.ToUriComponent().TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries);
        var left = string.Join('&', asked.Where(part => part.Split('=')[0] != Without));
        return left.Length == 0 ? "" : $"?{left}";
    }

    /// <summary>Keeps what was posted without a session, and has the page that asks to sign in say what became of it.</summary>
    /// <param name="context">The request.</param>
    /// <param name="largest">Most bytes that the page's form may have.</param>
    /// <returns>A status when what was posted cannot be read.</returns>
    public static async Task<int?> Keep(HttpContext context, int largest)
    {
        var isKept = false;
        using var lease = context.RequestServices.GetRequiredKeyedService<PartitionedRateLimiter<HttpContext>>(RateLimit).AttemptAcquire(context);
        if (lease.IsAcquired)
        {
            // Without files it is read no further than what can be kept.
            var hasFiles = context.Request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true;
            var most = hasFiles ? largest : Math.Min(largest, FormPages.Plain);
            var (posted, refusal) = await PostedForm.Read(context, most);
            if (refusal is not null && (refusal != StatusCodes.Status413PayloadTooLarge || most == largest)) return refusal;
            isKept = await Reader(context, posted) is { } person
                && await context.RequestServices.GetRequiredService<KeepForm>().For(person, Page(context), Typed(posted), context.RequestAborted) is KeepFormOutcome.Kept;
        }

        Said.Next(context, Text(context)[isKept ? "SessionEndedKept" : "SessionEnded"], isGood: false);
        return null;
    }

    /// <summary>Gives back what was typed on the page that is asked for.</summary>
    public static async Task GiveBack(HttpContext context)
    {
        if (context.Request.Query.ContainsKey(Without)
            || await context.RequestServices.GetRequiredService<KeepForm>().Of(context.Actor(), Page(context), context.RequestAborted) is not { } typed) return;
        context.Features.Set(new PostedForm(new FormCollection(typed.Fields.ToDictionary(field => field.Key, field => new StringValues([.. field.Value]), StringComparer.Ordinal))));
        var query = Query(context);
        context.Features.Set(new GivenBack($"{context.Request.PathBase}{context.Request.Path}{(query.Length == 0 ? "?" : $"{query}&")}{Without}"));
        context.Features.Set(new Said(Text(context)[typed.HadFiles ? "FormGivenBackNoFiles" : "FormGivenBack"], IsGood: false));
    }

    /// <summary>Lets go of what was given back, once it was sent, and not when another form of the same page was.</summary>
    public static async Task Sent(HttpContext context)
    {
        if (!context.Posted().Has(AgainField)) return;
        var forms = context.RequestServices.GetRequiredService<KeepForm>();
        if (await forms.Of(context.Actor(), Page(context), context.RequestAborted) is { } kept && IsSameForm(kept, Typed(context.Posted())))
            await forms.Done(context.Actor(), Page(context), context.RequestAborted);
    }

    /// <summary>To whom a form was shown, while the session that it was shown in could still be: it ended in this browser, by time or by its reader's hand.</summary>
    static async Task<PersonId?> Reader(HttpContext context, PostedForm posted)
    {
        if (Opened(context, posted.Text(OwnerField)) is not { } owner || owner.Page != Page(context) || owner.Until <= Now(context)) return null;
        var session = new Session(new PersonId(owner.Person), owner.Stamp, SignInMoment.Unknown);
        return (await context.RequestServices.GetRequiredService<Sessions>().Of(session, context.RequestAborted))?.Person;
    }

    static FormOwner? Opened(HttpContext context, string owner)
    {
        if (owner.Length == 0) return null;
        try
        {
            return JsonSerializer.Deserialize<FormOwner>(Sealer(context).Unprotect(owner));
        }
        catch (CryptographicException)
        {
            // Not a form of ours: whoever wrote it gets nothing kept.
            return null;
        }
    }

    /// <summary>Whether most fields are the same: boxes may be ticked or not, and buttons differ.</summary>
    static bool IsSameForm(TypedForm kept, TypedForm sent)
    {
        var (there, here) = (kept.Fields.Keys.Where(name => name != AccountPages.Do).ToHashSet(StringComparer.Ordinal), sent.Fields.Keys.Where(name => name != AccountPages.Do).ToHashSet(StringComparer.Ordinal));
        var shared = there.Count(here.Contains);
        return 2 * shared > there.Count + here.Count - shared || there.SetEquals(here);
    }

    static TypedForm Typed(PostedForm posted) => new(
        posted.Names.Where(name => !NeverKept.Contains(name, StringComparer.Ordinal)).ToDictionary(name => name, posted.Texts, StringComparer.Ordinal),
        posted.Files?.Any(file => file.Length > 0) == true);

    static string Page(HttpContext context) => context.Request.Path.ToUriComponent();

    static IStringLocalizer Text(HttpContext context) => context.RequestServices.GetRequiredService<IStringLocalizer<Document>>();

    static IDataProtector Sealer(HttpContext context) => context.RequestServices.GetDataProtector("form-of", "session-and-page");

    static DateTimeOffset Now(HttpContext context) => context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
}

/// <summary>To whom a form was shown: what stands sealed in it.</summary>
/// <param name="Person">Row id of who had signed in.</param>
/// <param name="Stamp">Of their session: with another all of its time have ended.</param>
/// <param name="Page">The path of the page.</param>
/// <param name="Until">When it proves nothing any more.</param>
sealed record FormOwner(Guid Person, string Stamp, string Page, DateTimeOffset Until);

/// <summary>Marks a page that shows what was typed and not taken.</summary>
/// <param name="Saved">Where the page is without it; null where the form was refused just now, and nothing is kept.</param>
sealed record GivenBack(string? Saved);
