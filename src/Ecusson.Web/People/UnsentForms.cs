using System.Security.Cryptography;
using Ecusson.People;
using Ecusson.Web.Shell;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Primitives;

namespace Ecusson.Web.People;

/// <summary>
/// Forms that were posted after the session had ended: kept, shown again to the same person once they have signed in, and never sent in their place. Whose a form is stands
/// sealed in it, so that neither another site nor another person can lay words into it.
/// </summary>
static class UnsentForms
{
    /// <summary>Name of the hidden field that says, sealed, to whom a form was shown.</summary>
    public const string OwnerField = "form-of";

    /// <summary>Name of the hidden field of a form that was given back.</summary>
    public const string AgainField = "form-again";

    /// <summary>In an address: shows the page as it is saved, without what was given back.</summary>
    public const string Without = "without-unsent";

    // What proves something for one moment, or is secret: it is asked for anew.
    static readonly string[] NeverKept =
        [FormToken.FieldName, OwnerField, AgainField, AccountPages.CurrentField, AccountPages.WantedField, PasskeyPages.AnswerField, PasskeyPages.ChallengeField];

    /// <summary>The value of <see cref="OwnerField"/> for who has signed in; null for nobody.</summary>
    public static string? Owner(HttpContext context) => context.SignedIn() is { } person ? Sealer(context).Protect(person.Person.Value.ToString()) : null;

    /// <summary>Keeps what was posted without a session, and has the page that asks to sign in say what became of it.</summary>
    /// <param name="context">The request.</param>
    /// <param name="largest">Most bytes that the page's form may have.</param>
    /// <returns>A status when what was posted cannot be read.</returns>
    public static async Task<int?> Keep(HttpContext context, int largest)
    {
        var (posted, refusal) = await PostedForm.Read(context, largest);
        if (refusal is not null) return refusal;
        var outcome = Reader(context, posted) is { } person
            ? await context.RequestServices.GetRequiredService<KeepForm>().For(person, Page(context), Typed(posted), context.RequestAborted)
            : new KeepFormOutcome.NobodyThere();
        Said.Next(context, Text(context)[outcome is KeepFormOutcome.Kept ? "SessionEndedKept" : "SessionEnded"], isGood: false);
        return null;
    }

    /// <summary>Gives back what was typed on the page that is asked for.</summary>
    public static async Task GiveBack(HttpContext context)
    {
        if (context.Request.Query.ContainsKey(Without)
            || await context.RequestServices.GetRequiredService<KeepForm>().Of(context.Actor(), Page(context), context.RequestAborted) is not { } typed) return;
        context.Features.Set(new PostedForm(new FormCollection(typed.Fields.ToDictionary(field => field.Key, field => new StringValues([.. field.Value]), StringComparer.Ordinal))));
        context.Features.Set(new GivenBack($"{context.Request.PathBase}{context.Request.Path}?{Without}"));
        context.Features.Set(new Said(Text(context)[typed.HadFiles ? "FormGivenBackNoFiles" : "FormGivenBack"], IsGood: false));
    }

    /// <summary>Lets go of what was given back, once it was sent.</summary>
    public static Task Sent(HttpContext context) =>
        context.Posted().Has(AgainField) ? context.RequestServices.GetRequiredService<KeepForm>().Done(context.Actor(), Page(context), context.RequestAborted) : Task.CompletedTask;

    static PersonId? Reader(HttpContext context, PostedForm posted)
    {
        if (posted.Text(OwnerField) is not { Length: > 0 } owner) return null;
        try
        {
            return Guid.TryParse(Sealer(context).Unprotect(owner), out var row) ? new PersonId(row) : null;
        }
        catch (CryptographicException)
        {
            // Not a form of ours: whoever wrote it gets nothing kept.
            return null;
        }
    }

    static TypedForm Typed(PostedForm posted) => new(
        posted.Names.Where(name => !NeverKept.Contains(name, StringComparer.Ordinal)).ToDictionary(name => name, posted.Texts, StringComparer.Ordinal),
        posted.Files?.Any(file => file.Length > 0) == true);

    static string Page(HttpContext context) => context.Request.Path.ToUriComponent();

    static IStringLocalizer Text(HttpContext context) => context.RequestServices.GetRequiredService<IStringLocalizer<Document>>();

    static IDataProtector Sealer(HttpContext context) => context.RequestServices.GetDataProtector("form-of");
}

/// <summary>Marks a page that shows what was typed and not taken.</summary>
/// <param name="Saved">Where the page is without it; null where the form was refused just now, and nothing is kept.</param>
sealed record GivenBack(string? Saved);
